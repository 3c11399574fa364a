/* The model file: a damaged one is refused with a word, never used. */
#include "test/unit.h"

#include <string.h>

#include "base/file.h"
#include "test/random.h"
#include "test/read_model.h"

/* A small sound model: every table knows nothing. */
static Str small_model(void)
{
    static TableLine lines[8];
    static int32_t moves[MOVE_KINDS * TABLE_CLASSES_MAX * TABLE_CLASSES_MAX];
    ReadModel model = {0};
    for (size_t i = 0; i < TABLE_COUNT; i++)
        model.tables[i] = (Table){.classes = table_classes(i),
            .line_count = 8,
            .lines = lines,
            .moves = moves};
    StrBuf buf = strbuf_new(arena);
    model_write(&buf, &model);
    return strbuf_str(&buf);
}

static MessageId refusal(Str bytes)
{
    ReadModel model;
    Err err = {0};
    Status status = model_read(bytes, "x.model", &model, &err);
    return status == STATUS_OK ? MSG_NONE : err.id;
}

static void what_was_written_can_be_read(void **state)
{
    (void)state;
    assert_int_equal(refusal(small_model()), MSG_NONE);
}

static void damage_is_told(void **state)
{
    (void)state;
    Str whole = small_model();
    for (size_t i = 0; i < 500; i++) {
        char *copy = arena_alloc(arena, whole.size);
        memcpy(copy, whole.data, whole.size);
        size_t at = i < 200 ? i : random_below(whole.size);
        copy[at] = (char)(copy[at] ^ (1 << random_below(8)));
        assert_int_not_equal(refusal((Str){copy, whole.size}), MSG_NONE);
    }
}

static void a_cut_file_is_told(void **state)
{
    (void)state;
    Str whole = small_model();
    for (size_t size = 0; size < whole.size; size += 7)
        assert_int_not_equal(refusal(str_slice(whole, 0, size)), MSG_NONE);
    assert_int_equal(refusal(S("")), MSG_MODEL_NONE);
    assert_int_equal(refusal(S("#!/bin/sh")), MSG_MODEL_NONE);
}

static void the_shipped_model_is_whole(void **state)
{
    (void)state;
    Reader reader;
    Err err;
    assert_int_equal(test_open_reader(arena, &reader, &err), STATUS_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(what_was_written_can_be_read),
        UNIT(damage_is_told),
        UNIT(a_cut_file_is_told),
        UNIT(the_shipped_model_is_whole),
    };
    return UNIT_RUN(tests);
}
