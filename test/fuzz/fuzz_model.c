/* The model file: whatever is taken can be used without harm. */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "read/model.h"
#include "test/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_new(0);
    ReadModel model;
    Err err;
    if (!hash_start() || !arena || ARENA_GUARD(arena)) abort();
    char *bytes = arena_alloc(arena, size + 1);
    if (size) memcpy(bytes, data, size);
    if (model_read((Str){bytes, size}, "f", &model, &err) == STATUS_OK)
        for (uint32_t feature = 1; feature < 100; feature++)
            table_row(&model.tables[feature % TABLE_COUNT], feature);
    arena_free(arena);
    return 0;
}
