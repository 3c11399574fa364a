/* The mapping of stances that is shipped as a file is the one built in: every
 * line of it, none more and none less. */
#include "test/unit.h"

#include "base/file.h"
#include "base/yaml.h"
#include "bridge/mapping.h"

static const char FILE_NAME[] = "examples/stances.yaml";

static Node *read_shipped(void)
{
    Err err;
    Str text;
    Node *root;
    assert_int_equal(
        STATUS_OK, file_read(arena, FILE_NAME, 1 << 16, &text, &err));
    assert_int_equal(STATUS_OK, yaml_read(arena, text, FILE_NAME, &root, &err));
    return root;
}

static bool same(DealInterval a, DealInterval b)
{
    return a.least == b.least && a.most == b.most;
}

static void the_shipped_file_is_the_built_in_one(void **state)
{
    Err err;
    StanceMapping mapping;
    (void)state;
    const Node *root = read_shipped();
    assert_int_equal(
        STATUS_OK, mapping_read(arena, root, FILE_NAME, &mapping, &err));
    for (size_t i = 0; i < STANCE_COUNT; i++)
        assert_true(same(mapping.stances[i], STANCE_MAPPING.stances[i]));
    assert_true(same(mapping.reservation, STANCE_MAPPING.reservation));
}

/* What a file leaves out is as built in, so equality alone would not tell. */
static void the_shipped_file_leaves_nothing_out(void **state)
{
    (void)state;
    const Node *root = read_shipped();
    const Node *all = mapping_node(arena, &STANCE_MAPPING);
    assert_int_equal(root->count, all->count);
    for (size_t i = 0; i < all->count; i++)
        assert_non_null(node_get(root, all->entries[i].key));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(the_shipped_file_is_the_built_in_one),
        UNIT(the_shipped_file_leaves_nothing_out)};
    return UNIT_RUN(tests);
}
