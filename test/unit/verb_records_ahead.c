/* Reading ahead gives every record in order, by a thread or without one. */
#include "test/unit.h"

#include "test/store.h"
#include "verb/records_ahead.h"

enum { MANY = 1500, FEW = 300 };

/* LINES lines: records, but the 2nd a file's and the 100th nothing. */
static Str make_text(size_t lines)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 1; i <= lines; i++) {
        Told told = {.kind = KIND_PARTY,
            .key = str_printf(arena, "p%zu", i).data,
            .body = "{\"name\":\"a party with a name of some length\"}"};
        if (i == 2)
            strbuf_add(&buf, S("{\"base64\":\"\"}"));
        else if (i == 100)
            strbuf_add(&buf, S("nonsense"));
        else
            strbuf_add(&buf, test_record(arena, &told)->line);
        if (i < lines) strbuf_char(&buf, '\n');
    }
    return strbuf_str(&buf);
}

static const AheadLine *next(RecordsAhead *ahead)
{
    const AheadLine *line;
    OK(records_ahead_next(ahead, &line, &fault));
    return line;
}

static void check_lines(size_t lines)
{
    RecordsAhead *ahead = records_ahead_start(arena, make_text(lines));
    for (size_t i = 1; i <= lines; i++) {
        if (i == 2) continue;
        const AheadLine *line = next(ahead);
        assert_non_null(line);
        assert_int_equal(line->number, i);
        assert_int_equal(line->type, i == 100 ? LINE_OTHER : LINE_RECORD);
        assert_int_equal(line->good, i != 100);
        if (line->good)
            assert_str(line->record.key, str_printf(arena, "p%zu", i).data);
    }
    assert_null(next(ahead));
    assert_null(next(ahead));
}

static void every_line_comes_in_order(void **state)
{
    (void)state;
    check_lines(FEW);
    check_lines(MANY);
    RecordsAhead *empty = records_ahead_start(arena, S(""));
    assert_int_equal(next(empty)->type, LINE_OTHER);
    assert_null(next(empty));
}

static void one_may_stop_early(void **state)
{
    (void)state;
    Str text = make_text(MANY);
    for (size_t taken = 0; taken < 3; taken++) {
        Arena *own = arena_new(0);
        assert_non_null(own);
        RecordsAhead *ahead = records_ahead_start(own, text);
        for (size_t i = 0; i < taken * 300; i++) assert_non_null(next(ahead));
        arena_free(own);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(every_line_comes_in_order),
        UNIT(one_may_stop_early),
    };
    return UNIT_RUN(tests);
}
