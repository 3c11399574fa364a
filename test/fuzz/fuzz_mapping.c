/* Mappings of stances: whatever stands in the file, reading it ends in
 * intervals within 0..1 that do not fall, or in an error; what was read is
 * written and read again the same. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/json.h"
#include "base/yaml.h"
#include "bridge/mapping.h"

static void require(bool holds)
{
    if (!holds) abort();
}

static void check_interval(DealInterval interval)
{
    require(interval.least >= 0 && interval.least <= interval.most &&
            interval.most <= 1);
}

static void check_again(Arena *arena, const StanceMapping *mapping)
{
    Node *root;
    StanceMapping again;
    StrBuf buf = strbuf_new(arena);
    json_write(&buf, mapping_node(arena, mapping));
    require(json_read(arena, strbuf_str(&buf), "m", &root, NULL) == STATUS_OK);
    require(mapping_read(arena, root, "m", &again, NULL) == STATUS_OK);
    require(!memcmp(mapping, &again, sizeof again));
}

static void check(Arena *arena, Str text)
{
    Node *root;
    Err err = {0};
    StanceMapping mapping;
    if (yaml_read(arena, text, "m", &root, &err) != STATUS_OK) return;
    if (mapping_read(arena, root, "m", &mapping, &err) != STATUS_OK) {
        require(err.text[0] != 0);
        return;
    }
    for (int i = 0; i < STANCE_COUNT; i++) check_interval(mapping.stances[i]);
    check_interval(mapping.reservation);
    check_again(arena, &mapping);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static bool started;
    if (!started && !hash_start()) abort();
    started = true;
    Arena *arena = arena_new((size_t)64 << 20);
    if (!arena) return 0;
    if (!ARENA_GUARD(arena)) check(arena, (Str){(const char *)data, size});
    arena_free(arena);
    return 0;
}
