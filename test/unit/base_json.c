/* JSON in and out. What is valid is held against jansson. */
#include "test/unit.h"

#include <string.h>
#include "base/json.h"
#include "test/oracle.h"

static const char *const VALID[] = {"null", "true", "false", "0", "-0", "-1",
    "10", "1.5", "-0.0e-0", "1E5", "1e+05", "123456789012345678", "\"\"",
    "\"a\"", "[]", "{}", " \t\r\n[ ] \n", "[1,2]", "[ 1 , [ ] , { } ]",
    "{\"\":1}", "{\"a\":{\"a\":{\"a\":null}}}", "{\"a\" : 1 , \"b\" : 2}",
    "\"\\\" \\\\ \\/ \\b \\f \\n \\r \\t\"", "\"\\u00e4\\u20AC\\uD83D\\ude00\"",
    "\"\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80\"", "\"\x7F\"", "\"\\u001f\"",
    "\"\\u2028\xE2\x80\xA8\"", "\"\\uFFFF\\uD7FF\\uE000\""};

static const char *const INVALID[] = {"", " ", "nul", "True", "nulll", "01",
    "-", "+1", "1.", ".5", "1e", "1e+", "0x1", "1 2", "NaN", "Infinity", "\"",
    "\"a", "'a'", "\"\\x41\"", "\"\\\"", "\"\\", "\"\\u12\"", "\"\\u123g\"",
    "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"\\ud800\\ud800\"",
    "\"\\u0000\"", "\"\n\"", "\"\t\"", "\"\x1F\"", "[", "]", "[1", "[1,",
    "[1,]", "[,1]", "[1 2]", "{", "}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}",
    "{\"a\" 1}", "{a:1}", "{1:1}", "{\"a\":1 \"b\":2}", "{\"a\":1,\"a\":1}",
    "{\"a\":1,\"\\u0061\":2}", "[1}", "{\"a\":1]", "/* */1", "1//",
    "\xEF\xBB\xBF"
    "1",
    "\"\xC0\x80\"", "\"\xED\xA0\x80\"", "\"\xF4\x90\x80\x80\"", "\"\xE2\x82\"",
    "\"\x80\"", "\xFF", "[]]"};

static Status read(const char *text, Node **root, Err *err)
{
    return json_read(arena, str_of(text), "f.json", root, err);
}

static void valid_texts_are_read_as_jansson_does(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof VALID / sizeof *VALID; i++) {
        Node *root;
        json_t *other;
        assert_int_equal(read(VALID[i], &root, NULL), STATUS_OK);
        assert_int_equal(oracle_read(str_of(VALID[i]), &other), ORACLE_GOOD);
        assert_true(oracle_same(root, other));
        json_decref(other);
    }
}

static void invalid_texts_are_refused_as_by_jansson(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof INVALID / sizeof *INVALID; i++) {
        Node *root;
        json_t *other;
        Err err = {0};
        assert_int_equal(read(INVALID[i], &root, &err), STATUS_INPUT);
        assert_true(err.text[0] && err.line >= 1 && err.column >= 1);
        assert_int_equal(oracle_read(str_of(INVALID[i]), &other), ORACLE_BAD);
    }
}

static Str nested(size_t depth)
{
    StrBuf buf = strbuf_new(arena);
    strbuf_repeat(&buf, S("["), depth);
    strbuf_repeat(&buf, S("]"), depth);
    return strbuf_str(&buf);
}

static void depth_is_limited(void **state)
{
    Node *root;
    Err err;
    Str at_limit = nested(JSON_MAX_DEPTH), beyond = nested(JSON_MAX_DEPTH + 1);
    (void)state;
    assert_int_equal(json_read(arena, at_limit, "", &root, &err), STATUS_OK);
    assert_int_equal(json_read(arena, beyond, "", &root, &err), STATUS_INPUT);
    assert_int_equal(err.id, MSG_TOO_DEEP);
    assert_true(json_read_canonical(arena, at_limit, &root));
    assert_false(json_read_canonical(arena, beyond, &root));
    assert_int_equal(
        json_read(arena, nested(1000000), "", &root, &err), STATUS_INPUT);
}

static void nodes_know_their_places(void **state)
{
    Node *root;
    (void)state;
    assert_int_equal(
        read("{\n  \"a\": [1,\n    \"\xC3\xA4\", null]}", &root, NULL),
        STATUS_OK);
    assert_int_equal(root->line, 1);
    assert_int_equal(root->entries[0].line, 2);
    assert_int_equal(root->entries[0].column, 3);
    const Node *list = node_get(root, S("a"));
    assert_int_equal(list->column, 8);
    assert_int_equal(list->items[1]->line, 3);
    assert_int_equal(list->items[1]->column, 5);
    assert_int_equal(list->items[2]->column, 11); /* in bytes */
    assert_int_equal(list->items[2]->type, NODE_NULL);
}

static void errors_say_where_and_what(void **state)
{
    static const char *const cases[][2] = {
        {"[1,\n 2 3]", "f.json:2:4: JSON: found '3', expected ',' or ']'"},
        {"{\"a\":1", "f.json:1:7: JSON: the text ends here, "
                     "expected ',' or '}'"},
        {"{\"a\" 1}", "f.json:1:6: JSON: found '1', expected ':'"},
        {"{a:1}", "f.json:1:2: JSON: found 'a', expected '\"'"},
        {"[\n\xE2\x82\xAC]", "f.json:2:1: JSON: found '\xE2\x82\xAC', "
                             "expected a value"},
        {"1 1", "f.json:1:3: JSON: found '1', expected nothing more"},
        {"\"a\n\"", "f.json:1:3: JSON: a raw control character in a string"},
        {"{\"b\":1,\n\"a\":1,\n\"b\":1}",
            "f.json:3:1: 'b' stands twice here; the first is on line 1"},
        {"[\"\xFF\"]", "f.json:1:3: byte 2 is not UTF-8; save the file as "
                       "UTF-8"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Node *root;
        Err err;
        assert_int_equal(read(cases[i][0], &root, &err), STATUS_INPUT);
        assert_str(err_describe(arena, &err), cases[i][1]);
    }
}

static void nul_is_refused(void **state)
{
    Node *root;
    Err err;
    (void)state;
    assert_int_equal(
        json_read(arena, S("[1]\0"), "", &root, &err), STATUS_INPUT);
    assert_int_equal(err.id, MSG_HAS_NUL);
    assert_false(json_read_canonical(arena, S("\"\0\""), &root));
}

static Str written(void (*write)(StrBuf *, const Node *), const Node *node)
{
    StrBuf buf = strbuf_new(arena);
    write(&buf, node);
    return strbuf_str(&buf);
}

static void three_forms_are_written(void **state)
{
    Node *root;
    (void)state;
    assert_int_equal(
        read("{\"b\":[1.50,true,null],\"a\":{},\"c\":[]}", &root, NULL),
        STATUS_OK);
    node_set(arena, root, S("d"), node_int(arena, 7));
    assert_str(written(json_write, root),
        "{\"b\":[\"1.50\",\"true\",null],\"a\":{},\"c\":[],\"d\":7}");
    assert_str(written(json_write_canonical, root),
        "{\"a\":{},\"b\":[\"1.50\",\"true\",\"\"],\"c\":[],\"d\":\"7\"}");
    assert_str(written(json_write_pretty, root),
        "{\n  \"b\": [\n    \"1.50\",\n    \"true\",\n    null\n  ],\n"
        "  \"a\": {},\n  \"c\": [],\n  \"d\": 7\n}\n");
}

/* RFC 8785, section 3.2.2.2. */
static void characters_are_escaped(void **state)
{
    StrBuf buf = strbuf_new(arena);
    (void)state;
    json_write_text(&buf, S("\x01\b\t\n\v\f\r\x1F \"\\/\x7F\xE2\x82\xAC"));
    assert_str(strbuf_str(&buf), "\"\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f "
                                 "\\\"\\\\/\x7F\xE2\x82\xAC\"");
}

static void only_the_canonical_spelling_is_canonical(void **state)
{
    static const char *const good[] = {"\"\"", "{}", "[]", "[\"a\",[\"b\"]]",
        "{\"a\":\"\",\"b\":{\"a\":[]}}", "\"\\u0001\\n\\\\\\\"/\"",
        "{\"\":\"\",\"A\":\"\",\"a\":\"\",\"aa\":\"\"}"};
    static const char *const bad[] = {"", "null", "1", "true", " \"\"", "\"\" ",
        "[ ]", "[\"a\", \"b\"]", "{\"b\":\"\",\"a\":\"\"}",
        "{\"a\":\"\",\"a\":\"\"}", "\"\\/\"", "\"\\u000A\"", "\"\\u001F\"",
        "\"\\u000a\"", "\"\\u0041\"", "\"\\u00e4\"", "\"\\u0022\"",
        "\"\\ud83d\\ude00\"", "[1]", "[\"a\",]", "\"\xED\xA0\x80\""};
    Node *root;
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(json_read_canonical(arena, str_of(good[i]), &root));
        assert_str(written(json_write_canonical, root), good[i]);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(json_read_canonical(arena, str_of(bad[i]), &root));
}

static void there_and_back(Arena *scratch)
{
    Node *root;
    StrBuf buf = strbuf_new(scratch);
    assert_int_equal(json_read(scratch, S("{\"a\":[1,{\"\\n\":null}],\"b\":2}"),
                         "", &root, NULL),
        STATUS_OK);
    json_write_canonical(&buf, root);
    assert_true(json_read_canonical(scratch, strbuf_str(&buf), &root));
}

static void faults_leave_no_trace(void **state)
{
    (void)state;
    assert_true(unit_fail_each(there_and_back) > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(valid_texts_are_read_as_jansson_does),
        UNIT(invalid_texts_are_refused_as_by_jansson),
        UNIT(depth_is_limited),
        UNIT(nodes_know_their_places),
        UNIT(errors_say_where_and_what),
        UNIT(nul_is_refused),
        UNIT(three_forms_are_written),
        UNIT(characters_are_escaped),
        UNIT(only_the_canonical_spelling_is_canonical),
        UNIT(faults_leave_no_trace),
    };
    return UNIT_RUN(tests);
}
