/* What holds for any text: all spans of a reading are in order, not empty,
 * within the text and on character boundaries; reading again gives the same. */
#include "test/unit.h"

#include "base/utf8.h"
#include "test/random.h"
#include "test/read_model.h"

static Reader reader;

static const char *const PIECES[] = {"President ", "Rin ", "Aylin Sule ",
    "said ", "that ", "“", "” ", "\"", "'", "he ", "added ", ", ", ". ", "\n",
    "\n\n", "the dam ", "according to ", "officials ", "Kyiv", "’s ", "é", "€ ",
    "not ", "[", "] ", "denied ", "(", ") ", "1,000 ", "U.S. ", "— ", "\t",
    "RIN: ", "would ", "accept ", "\xff", "\xe2\x80", "\x01"};

static Str random_text(void)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t n = random_below(120); n--;)
        strbuf_add(
            &buf, str_of(PIECES[random_below(sizeof PIECES / sizeof *PIECES)]));
    return strbuf_str(&buf);
}

/* Between two characters; a stray byte counts as one. */
static bool is_boundary(Str text, size_t at)
{
    size_t offset = 0;
    while (offset < at) utf8_next(text, &offset);
    return offset == at;
}

static void check_spans(Str text, const ByteSpans *spans)
{
    for (size_t i = 0; i < spans->count; i++) {
        ByteSpan span = spans->items[i];
        assert_true(span.begin < span.end);
        assert_true(span.end <= text.size);
        assert_true(is_boundary(text, span.begin));
        assert_true(is_boundary(text, span.end));
        assert_true(!i || spans->items[i - 1].end <= span.begin);
    }
}

static void check_reading(Str text)
{
    Reading first, again;
    reader_read(arena, &reader, text, &first);
    reader_read(arena, &reader, text, &again);
    assert_int_equal(first.statements.count, again.statements.count);
    for (size_t i = 0; i < first.statements.count; i++) {
        const Statement *a = &first.statements.items[i];
        const Statement *b = &again.statements.items[i];
        for (int sort = 0; sort < SPAN_SORTS; sort++) {
            check_spans(text, &a->attribution.spans[sort]);
            assert_int_equal(a->attribution.spans[sort].count,
                b->attribution.spans[sort].count);
        }
        check_spans(text, &a->quoted);
        assert_true(str_equal(a->speaker.name, b->speaker.name));
        assert_true(a->confidence >= 0 && a->confidence <= 1);
        assert_true(a->nested_in < (int)first.statements.count);
    }
}

static void spans_are_valid(void **state)
{
    Err err;
    (void)state;
    assert_int_equal(test_open_reader(arena, &reader, &err), STATUS_OK);
    for (size_t i = 0; i < (unit_long() ? 20000u : 1000u); i++)
        check_reading(random_text());
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(spans_are_valid)};
    return UNIT_RUN(tests);
}
