/* Single values into normal form, and keys. */
#include "test/unit.h"

#include "base/json.h"
#include "room/check.h"

/* A room with the party AL, the person kim, the coalition and the point
 * `basin`. */
static bool exists(void *state, Kind kind, Str key)
{
    (void)state;
    switch (kind) {
    case KIND_PARTY: return str_equal(key, S("AL"));
    case KIND_PERSON: return str_equal(key, S("kim"));
    case KIND_COALITION:
    case KIND_POINT: return str_equal(key, S("basin"));
    default: return false;
    }
}

static Status no_file(void *state, Str path, Str *bytes, Err *err)
{
    (void)state;
    (void)bytes;
    return err_set(err, STATUS_STORAGE, NOWHERE, MSG_FILE_OPEN,
        ARGS(path, S("there is none")));
}

static const CheckLookup LOOKUP = {exists, NULL, no_file, NULL};

/* The normal form of JSON under FIELD, "-" where nothing is left, or the
 * first error. */
static Str normal(const Field *field, const char *json)
{
    Err err;
    Node *tree;
    StrBuf buf = strbuf_new(arena);
    Errors errors = {.arena = arena};
    Check check = {.arena = arena, .errors = &errors, .lookup = &LOOKUP};
    assert_int_equal(
        json_read(arena, str_of(json), NULL, &tree, &err), STATUS_OK);
    const Node *made = check_value(&check, field, tree);
    if (errors.count) return str_copy(arena, str_of(errors.items[0].text));
    if (!made) return S("-");
    json_write_canonical(&buf, made);
    return strbuf_str(&buf);
}

#define F(...)                                                                 \
    {                                                                          \
        "field", __VA_ARGS__                                                   \
    }

static void scalars(void **state)
{
    (void)state;
    const Field text = F(FIELD_TEXT, 0, 0, NULL);
    const Field number = F(FIELD_NUMBER, 0, 0, NULL);
    const Field yes = F(FIELD_YES, 0, 0, NULL);
    assert_str(normal(&text, "\"a\""), "\"a\"");
    assert_str(normal(&text, "\"\""), "-");
    assert_str(normal(&text, "null"), "-");
    assert_str(normal(&text, "12"), "\"12\"");
    assert_str(normal(&text, "{}"), "field: found {}, expected text");
    assert_str(normal(&number, "1.50"), "\"1.5\"");
    assert_str(normal(&number, "-0.0"), "\"0\"");
    assert_str(normal(&number, "\"1e3\""), "\"1000\"");
    assert_str(normal(&number, "\"\""),
        "field: found '', expected a number, such as 17 or 0.35");
    assert_str(normal(&yes, "true"), "\"yes\"");
    assert_str(normal(&yes, "\"no\""), "\"no\"");
    assert_str(normal(&yes, "1"), "field: found '1', expected yes or no");
}

static void lists(void **state)
{
    (void)state;
    const Field texts = F(FIELD_TEXTS, 0, 0, NULL);
    const Field spans = F(FIELD_SPANS, 0, 0, NULL);
    const Field range = F(FIELD_RANGE, 0, 0, NULL);
    assert_str(normal(&texts, "\"a\""), "[\"a\"]");
    assert_str(normal(&texts, "[]"), "-");
    assert_str(normal(&texts, "[null, \"\", \"b\"]"), "[\"b\"]");
    assert_str(normal(&spans, "[1, 2]"), "[[\"1\",\"2\"]]");
    assert_str(
        normal(&spans, "[[1, 2], [2, 13]]"), "[[\"1\",\"2\"],[\"2\",\"13\"]]");
    assert_str(normal(&spans, "[]"), "-");
    assert_str(normal(&spans, "[2, 2]"),
        "field: found [2, 2], expected [begin, end] or a list of these, in "
        "bytes from 0, begin before end");
    assert_str(normal(&range, "[1.0, 2]"), "[\"1\",\"2\"]");
    assert_str(normal(&range, "[2, 1]"),
        "field: found [2, 1], expected two numbers, the smaller first: "
        "[0, 900]");
}

static void references(void **state)
{
    (void)state;
    const Field party = F(FIELD_REF, 0, KIND_BIT(KIND_PARTY), NULL);
    const Field voice = F(FIELD_REF, 0, KINDS_VOICE, NULL);
    const Field either =
        F(FIELD_REFS, 0, KINDS_VOICE | KIND_BIT(KIND_POINT), NULL);
    const Field plain = F(FIELD_REF, FIELD_PLAIN, KINDS_VOICE, NULL);
    const Field nobody = F(FIELD_REFS, FIELD_NOBODY, KINDS_VOICE, NULL);
    assert_str(normal(&party, "\"AL\""), "\"AL\"");
    assert_str(normal(&party, "\"party:AL\""), "\"AL\"");
    assert_str(normal(&voice, "\"AL\""), "\"party:AL\"");
    assert_str(normal(&voice, "\"person:AL\""),
        "field: there is no party, person, coalition or body 'person:AL'; "
        "add it, or correct the key");
    assert_str(normal(&party, "\"kim\""),
        "field: 'kim' is a person, expected a party");
    assert_str(normal(&either, "\"basin\""),
        "field: 'basin' may be a coalition or point; write coalition:basin or "
        "point:basin");
    assert_str(normal(&either, "[\"point:basin\", \"kim\"]"),
        "[\"point:basin\",\"person:kim\"]");
    assert_str(normal(&plain, "\"the press\""), "{\"text\":\"the press\"}");
    assert_str(normal(&plain, "{\"text\": \"kim\"}"), "{\"text\":\"kim\"}");
    assert_str(normal(&plain, "\"note: kim\""), "{\"text\":\"note: kim\"}");
    assert_str(normal(&plain, "\"person:tim\""),
        "field: there is no party, person, coalition or body 'tim'; add it, "
        "or correct the key");
    assert_str(normal(&nobody, "\"unknown\""), "[\"unknown\"]");
    assert_str(normal(&voice, "\"unknown\""),
        "field: 'unknown' cannot stand here, expected a party, person, "
        "coalition or body; leave the field out");
}

static void keys(void **state)
{
    static const struct {
        Kind kind;
        const char *key;
        bool good;
    } cases[] = {{KIND_POINT, "dam", true}, {KIND_POINT, "dam-2", true},
        {KIND_POINT, "2", true}, {KIND_POINT, "", false},
        {KIND_POINT, "-dam", false}, {KIND_POINT, "dam-", false},
        {KIND_POINT, "d--m", false}, {KIND_POINT, "Dam", false},
        {KIND_POINT, "a b", false}, {KIND_POINT, "a/b", false},
        {KIND_POINT, "unknown", false}, {KIND_POINT, "public", true},
        {KIND_PARTY, "AL", true}, {KIND_PARTY, "mediator", false},
        {KIND_PARTY, "parties", false}, {KIND_PARTY, "public", false},
        {KIND_NAME, "Der Fluss", true}, {KIND_NAME, "", false}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(
            check_key(cases[i].kind, str_of(cases[i].key)), cases[i].good);
}

static void long_lists_are_refused(void **state)
{
    (void)state;
    const Field texts = F(FIELD_TEXTS, 0, 0, NULL);
    StrBuf json = strbuf_new(arena);
    strbuf_char(&json, '[');
    strbuf_repeat(&json, S("\"a\","), LIST_MOST);
    strbuf_add(&json, S("\"a\"]"));
    assert_str(normal(&texts, str_c(arena, strbuf_str(&json))),
        "field: found 1001 values, expected at most 1000");
}

static void errors_are_counted_and_sorted(void **state)
{
    (void)state;
    Errors errors = {.arena = arena, .file = "x"};
    for (uint32_t i = 0; i < ERRORS_MOST + 5; i++)
        errors_add_at(&errors, (Place){"x", 100 - i, 1}, MSG_NONE, NO_ARGS);
    assert_int_equal(errors.count, ERRORS_MOST);
    assert_int_equal(errors.missed, 5);
    assert_int_equal(errors_total(&errors), ERRORS_MOST + 5);
    errors_sort(&errors);
    assert_int_equal(errors.items[0].line, 100 - ERRORS_MOST + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(scalars), UNIT(lists),
        UNIT(references), UNIT(keys), UNIT(long_lists_are_refused),
        UNIT(errors_are_counted_and_sorted)};
    return UNIT_RUN(tests);
}
