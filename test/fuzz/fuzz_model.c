/* The model file: whatever is taken can be used without harm. */
#include <string.h>

#include "read/model.h"
#include "test/fuzz/fuzz.h"

void fuzz(Arena *arena, Str text)
{
    ReadModel model;
    Err err;
    char *bytes = arena_alloc(arena, text.size + 1);
    if (text.size) memcpy(bytes, text.data, text.size);
    if (model_read((Str){bytes, text.size}, "f", &model, &err) == STATUS_OK)
        for (uint32_t feature = 1; feature < 100; feature++)
            table_row(&model.tables[feature % TABLE_COUNT], feature);
}
