/* The file of networks: what is taken can be used without harm, whatever its
 * numbers are. The checksum is put right, so that the rest is looked at. */
#include <string.h>

#include "read/careful.h"
#include "read/mapped.h"
#include "test/fuzz/fuzz.h"

enum { TOKENS = 40 };

/* A file of one network that begins with TEXT and goes on with its bytes again
 * and again. */
static Str make_file(Arena *arena, Str text)
{
    size_t size = 64 + sizeof(Network);
    char *bytes = arena_alloc(arena, size);
    for (size_t i = 0; i < size && text.size; i++)
        bytes[i] = text.data[i % text.size];
    uint64_t sum = mapped_checksum((Str){bytes, size});
    memcpy(bytes + 8, &sum, sizeof sum);
    return (Str){bytes, size};
}

static void use(Arena *arena, const Careful *careful, Str text)
{
    NetworkInput *inputs = arena_array(arena, TOKENS, sizeof *inputs);
    float(*out)[NETWORK_SCORES] = arena_array(arena, TOKENS, sizeof *out);
    NetworkWork work = network_work(arena, TOKENS);
    for (size_t i = 0; i < TOKENS; i++)
        memcpy(&inputs[i], text.data,
            text.size < sizeof *inputs ? text.size : sizeof *inputs);
    network_add(careful->networks, &work, inputs, TOKENS, out);
}

void fuzz(Arena *arena, Str text)
{
    ReadModel model = {0};
    Careful careful;
    Err err;
    Str file = make_file(arena, text);
    if (file.size > 24) memcpy(&model.checksum, file.data + 16, 8);
    if (careful_read(arena, file, "f", &model, &careful, &err) == STATUS_OK)
        use(arena, &careful, text);
    Str bare = {arena_alloc(arena, text.size + 1), text.size};
    if (text.size) memcpy((char *)bare.data, text.data, text.size);
    if (careful_read(arena, bare, "f", &model, &careful, &err) == STATUS_OK)
        use(arena, &careful, text);
}
