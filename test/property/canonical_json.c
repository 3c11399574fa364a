/* The canonical form: one text a tree, and no other text is read. Holds for
 * random trees, and for random changes of their texts. */
#include "test/unit.h"

#include <string.h>
#include "base/json.h"
#include "base/utf8.h"
#include "test/random.h"

static uint32_t random_character(void)
{
    static const uint32_t ends[] = {0x80, 0x800, 0xD800, 0x10000, 0x110000};
    if (random_below(4)) return 1 + (uint32_t)random_below(0x7F);
    uint32_t c = 1 + (uint32_t)random_below(ends[random_below(5)] - 1);
    return c >= 0xD800 && c < 0xE000 ? '"' : c;
}

static Str random_text(Arena *in)
{
    StrBuf buf = strbuf_new(in);
    for (size_t n = random_below(6); n; n--) utf8_add(&buf, random_character());
    return str_copy(in, strbuf_str(&buf));
}

static Node *random_tree(Arena *in, size_t depth)
{
    size_t shape = depth ? random_below(4) : 0;
    if (shape < 2) return node_text(in, random_text(in));
    Node *node = shape == 2 ? node_list(in) : node_map(in);
    for (size_t n = random_below(5); n; n--) {
        Node *value = random_tree(in, depth - 1);
        if (shape == 2)
            node_push(in, node, value);
        else
            node_set(in, node, random_text(in), value);
    }
    return node;
}

static Str canonical(const Node *node)
{
    StrBuf buf = strbuf_new(arena);
    json_write_canonical(&buf, node);
    return strbuf_str(&buf);
}

static void assert_same(Str a, Str b)
{
    if (str_equal(a, b)) return;
    print_error("%.*s\n%.*s\n", STR_ARGS(a), STR_ARGS(b));
    fail();
}

static void check_tree(const Node *tree)
{
    Node *read;
    Str text = canonical(tree);
    assert_true(json_read_canonical(arena, text, &read));
    assert_true(node_equal(tree, read));
    assert_same(canonical(read), text);
    StrBuf pretty = strbuf_new(arena);
    json_write_pretty(&pretty, tree);
    assert_int_equal(
        json_read(arena, strbuf_str(&pretty), "", &read, NULL), STATUS_OK);
    assert_same(canonical(read), text);
}

/* A changed text is refused, or is itself the canonical form of its tree. */
static void check_changed(Str text)
{
    static const char interesting[] = "\"\\u0/{}[],: n\x01";
    Node *read;
    Str changed = str_copy(arena, text);
    ((char *)(uintptr_t)changed.data)[random_below(changed.size)] =
        interesting[random_below(sizeof interesting)];
    if (json_read_canonical(arena, changed, &read))
        assert_same(canonical(read), changed);
}

static void trees_come_back(void **state)
{
    (void)state;
    for (int i = unit_long() ? 100000 : 2000; i; i--) {
        unit_setup(NULL);
        Node *tree = random_tree(arena, random_below(6));
        Str text = canonical(tree);
        check_tree(tree);
        for (int changes = 0; changes < 10; changes++) check_changed(text);
        unit_end(NULL);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(trees_come_back)};
    return UNIT_RUN(tests);
}
