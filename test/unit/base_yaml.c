/* YAML in: everything is text, and knows where it stands. */
#include "test/unit.h"

#include "base/json.h"
#include "base/yaml.h"

static Status read(const char *text, Node **root, Err *err)
{
    return yaml_read(arena, str_of(text), "f.yaml", root, err);
}

static Str as_json(const char *text)
{
    Node *root;
    StrBuf buf = strbuf_new(arena);
    assert_int_equal(read(text, &root, NULL), STATUS_OK);
    json_write(&buf, root);
    return strbuf_str(&buf);
}

static void scalars_stay_text(void **state)
{
    (void)state;
    assert_str(
        as_json("[NO, no, yes, on, 1_000, 0x1F, 1.50, 2025-11-25, .inf]"),
        "[\"NO\",\"no\",\"yes\",\"on\",\"1_000\",\"0x1F\",\"1.50\","
        "\"2025-11-25\",\".inf\"]");
    assert_str(as_json("NO: NO"), "{\"NO\":\"NO\"}");
    assert_str(as_json("a: |\n  two\n  lines\nb: >\n  one\n  line\n"),
        "{\"a\":\"two\\nlines\\n\",\"b\":\"one line\\n\"}");
}

static void nulls_are_plain(void **state)
{
    (void)state;
    assert_str(as_json("[~, null, Null, '~', \"null\", '']"),
        "[null,null,\"Null\",\"~\",\"null\",\"\"]");
    assert_str(as_json("a:\nb: ~\n"), "{\"a\":null,\"b\":null}");
    assert_str(as_json("null: 1\n~: 2\n"), "{\"null\":\"1\",\"~\":\"2\"}");
    assert_str(as_json(""), "null");
    assert_str(as_json("# only a comment\n"), "null");
}

static void nodes_know_their_places(void **state)
{
    Node *root;
    (void)state;
    assert_int_equal(read("# first\npoints:\n  - key: army\n    label: 'A b'\n",
                         &root, NULL),
        STATUS_OK);
    assert_int_equal(root->line, 2);
    assert_int_equal(root->entries[0].line, 2);
    assert_int_equal(root->entries[0].column, 1);
    const Node *point = node_get(root, S("points"))->items[0];
    assert_int_equal(point->line, 3);
    assert_int_equal(point->column, 5);
    assert_int_equal(point->entries[1].line, 4);
    assert_int_equal(point->entries[1].column, 5);
    assert_int_equal(node_get(point, S("label"))->column, 12);
}

static void what_is_not_read_is_refused(void **state)
{
    static const struct {
        const char *text;
        MessageId id;
        uint32_t line, column;
    } cases[] = {{"a: &x 1\nb: *x\n", MSG_YAML_ALIAS, 2, 4},
        {"a: !!int 1\n", MSG_YAML_TAG, 1, 4},
        {"a: !x [1]\n", MSG_YAML_TAG, 1, 4},
        {"!x {a: 1}\n", MSG_YAML_TAG, 1, 1},
        {"a: 1\n---\nb: 2\n", MSG_YAML_DOCUMENTS, 2, 1},
        {"? [a]\n: 1\n", MSG_YAML_KEY, 1, 3},
        {"? {a: 1}\n: 1\n", MSG_YAML_KEY, 1, 3},
        {"{\"\": 1}\n", MSG_YAML_KEY, 1, 2},
        {"? *x\n: 1\n", MSG_YAML_KEY, 1, 3},
        {"a: 1\nb: 2\na: 3\n", MSG_DOUBLED_FIELD, 3, 1},
        {"a: 1\n\"a\": 2\n", MSG_DOUBLED_FIELD, 2, 1},
        {"a: \"\\0\"\n", MSG_YAML_NUL, 1, 4},
        {"a: [1\nb: 2\n", MSG_YAML_SYNTAX, 2, 2},
        {"a: b: c\n", MSG_YAML_SYNTAX, 1, 5},
        {"\ta: 1\n", MSG_YAML_SYNTAX, 1, 1}, {"a: \xFF\n", MSG_NOT_UTF8, 1, 4}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Node *root;
        Err err = {0};
        assert_int_equal(read(cases[i].text, &root, &err), STATUS_INPUT);
        assert_str(message_name(err.id), message_name(cases[i].id).data);
        assert_int_equal(err.line, cases[i].line);
        assert_int_equal(err.column, cases[i].column);
    }
}

static Status read_nested(size_t depth, Err *err)
{
    Node *root;
    StrBuf buf = strbuf_new(arena);
    strbuf_repeat(&buf, S("["), depth);
    strbuf_repeat(&buf, S("]"), depth);
    return yaml_read(arena, strbuf_str(&buf), "", &root, err);
}

static void depth_is_limited(void **state)
{
    Err err;
    (void)state;
    assert_int_equal(read_nested(YAML_MAX_DEPTH, &err), STATUS_OK);
    assert_int_equal(read_nested(YAML_MAX_DEPTH + 1, &err), STATUS_INPUT);
    assert_int_equal(err.id, MSG_TOO_DEEP);
    assert_int_equal(read_nested(100000, &err), STATUS_INPUT);
}

static void read_some(Arena *scratch)
{
    Node *root;
    Status status = yaml_read(
        scratch, S("a: [1, 2, {b: c}]\nd:\n  e: 'f'\n"), "", &root, NULL);
    assert_int_equal(status, STATUS_OK);
}

static void faults_leave_no_trace(void **state)
{
    (void)state;
    assert_true(unit_fail_each(read_some) > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(scalars_stay_text),
        UNIT(nulls_are_plain),
        UNIT(nodes_know_their_places),
        UNIT(what_is_not_read_is_refused),
        UNIT(depth_is_limited),
        UNIT(faults_leave_no_trace),
    };
    return UNIT_RUN(tests);
}
