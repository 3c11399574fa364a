/* The document tree. */
#include "test/unit.h"

#include "base/json.h"

static Str compact(const Node *node)
{
    StrBuf buf = strbuf_new(arena);
    json_write(&buf, node);
    return strbuf_str(&buf);
}

/* {"b":"2","a":["x",null,true,7]} */
static Node *sample(Arena *in)
{
    Node *map = node_map(in);
    node_set(in, map, S("b"), node_textc(in, "2"));
    Node *list = node_set(in, map, S("a"), node_list(in));
    node_push(in, list, node_text(in, S("x")));
    node_push(in, list, node_null(in));
    node_push(in, list, node_bool(in, true));
    node_push(in, list, node_int(in, 7));
    return map;
}

static void trees_are_built(void **state)
{
    (void)state;
    Node *map = sample(arena);
    assert_str(compact(map), "{\"b\":\"2\",\"a\":[\"x\",null,true,7]}");
    assert_str(node_get_text(map, S("b")), "2");
    assert_str(node_get_text(map, S("c")), "");
    assert_null(node_get(map, S("c")));
    assert_null(node_get(NULL, S("c")));
    assert_null(node_get(node_get(map, S("a")), S("c")));
    assert_true(node_is(map, NODE_MAP));
    assert_false(node_is(NULL, NODE_MAP));
}

static void setting_again_replaces(void **state)
{
    (void)state;
    Node *map = sample(arena);
    node_set(arena, map, S("b"), node_null(arena));
    assert_int_equal(map->count, 2);
    assert_str(compact(map), "{\"b\":null,\"a\":[\"x\",null,true,7]}");
}

static void numbers_are_short_and_exact(void **state)
{
    static const struct {
        double number;
        const char *text;
    } cases[] = {{0.1, "0.1"}, {1, "1"}, {-2.5, "-2.5"}, {1e300, "1e+300"},
        {0.1 + 0.2, "0.30000000000000004"}, {1.0 / 3, "0.3333333333333333"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(node_number(arena, cases[i].number)->text, cases[i].text);
    assert_str(node_int(arena, INT64_MIN)->text, "-9223372036854775808");
}

static void maps_are_equal_in_any_order(void **state)
{
    (void)state;
    Node *a = sample(arena), *b = node_copy(arena, a, true);
    assert_str(compact(b), "{\"a\":[\"x\",null,true,7],\"b\":\"2\"}");
    assert_true(node_equal(a, b));
    node_set(arena, b, S("b"), node_textc(arena, "3"));
    assert_false(node_equal(a, b));
    node_set(arena, b, S("b"), node_int(arena, 2));
    assert_false(node_equal(a, b));
    node_set(arena, a, S("c"), node_null(arena));
    assert_false(node_equal(a, b));
    node_set(arena, b, S("d"), node_null(arena));
    assert_false(node_equal(a, b));
}

static void a_copy_stands_alone(void **state)
{
    (void)state;
    Node *a = sample(arena), *b = node_copy(arena, a, false);
    assert_str(compact(b), compact(a).data);
    node_push(arena, node_get(b, S("a")), node_null(arena));
    node_set(arena, b, S("c"), node_null(arena));
    assert_str(compact(a), "{\"b\":\"2\",\"a\":[\"x\",null,true,7]}");
}

static void the_second_of_two_keys_is_named(void **state)
{
    Node *map = node_map(arena);
    Err err;
    (void)state;
    for (uint32_t line = 1; line <= 40; line++) {
        Str key = str_int(arena, line == 33 ? 5 : (int64_t)line);
        node_append(arena, map, (NodeEntry){key, line, 3, node_null(arena)});
    }
    assert_int_equal(
        node_check_doubled(arena, map, "f.yaml", &err), STATUS_INPUT);
    assert_str(err_describe(arena, &err),
        "f.yaml:33:3: '5' stands twice here; the first is on line 5");
    map->count = 32;
    assert_int_equal(node_check_doubled(arena, map, "f.yaml", &err), STATUS_OK);
}

static void a_place_is_that_of_the_node(void **state)
{
    Node node = {.line = 4, .column = 2};
    (void)state;
    Place place = node_place(&node, "f.yaml");
    assert_string_equal(place.file, "f.yaml");
    assert_int_equal(place.line, 4);
    assert_int_equal(place.column, 2);
    assert_int_equal(node_place(NULL, "f.yaml").line, 0);
}

static void build_and_copy(Arena *scratch)
{
    Node *map = sample(scratch);
    assert_true(node_equal(map, node_copy(scratch, map, true)));
    assert_int_equal(node_check_doubled(scratch, map, "", NULL), STATUS_OK);
}

static void faults_leave_no_trace(void **state)
{
    (void)state;
    assert_true(unit_fail_each(build_and_copy) > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(trees_are_built),
        UNIT(setting_again_replaces),
        UNIT(numbers_are_short_and_exact),
        UNIT(maps_are_equal_in_any_order),
        UNIT(a_copy_stands_alone),
        UNIT(the_second_of_two_keys_is_named),
        UNIT(a_place_is_that_of_the_node),
        UNIT(faults_leave_no_trace),
    };
    return UNIT_RUN(tests);
}
