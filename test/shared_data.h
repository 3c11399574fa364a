#ifndef SHARED_DATA_H
#define SHARED_DATA_H

/* Real texts to measure against; they are no part of the product. They are
 * looked for in $TRAVAUX_DATA, else in ../shared/data beside the repository;
 * where they are missing, the test says so and skips. */
#include "base/file.h"
#include "base/json.h"
#include "base/vec.h"
#include "test/unit.h"

enum { SHARED_MOST_BYTES = 64 << 20 };

/* The bytes of the shared file NAME; skips the test if there is none. */
static inline Str shared_read(Arena *in, const char *name)
{
    const char *folder = getenv("TRAVAUX_DATA");
    Str path =
        str_printf(in, "%s/%s", folder ? folder : "../shared/data", name);
    Str bytes;
    if (file_read(in, path.data, SHARED_MOST_BYTES, &bytes, NULL) !=
        STATUS_OK) {
        print_message("# skipped: %s is not there\n", path.data);
        skip();
    }
    return bytes;
}

typedef VEC(Node *) SharedNodes;

/* All values of a shared file of JSON lines. */
static inline SharedNodes shared_lines(Arena *in, const char *name)
{
    Str rest = shared_read(in, name), line;
    SharedNodes nodes = {0};
    while (str_next(&rest, '\n', &line)) {
        Node *node;
        if (!line.size) continue;
        assert_int_equal(json_read(in, line, name, &node, NULL), STATUS_OK);
        vec_push(in, &nodes, node);
    }
    return nodes;
}

#endif
