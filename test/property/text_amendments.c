/* Amendments to one law, as its readers filed them: how many find the words
 * they replace, and what those on one provision are to each other. */
#include "test/unit.h"

#include "base/map.h"
#include "test/shared_data.h"
#include "text/amend.h"

typedef struct {
    VEC(Amendment) amendments;
    Str text;
} Filed;

typedef struct {
    size_t all, applied, pairs[3], chosen, unproven;
} Score;

static Map read_base(const char *name)
{
    Map map = map_new(arena);
    Node *root;
    Str text = shared_read(arena, name);
    assert_int_equal(json_read(arena, text, name, &root, NULL), STATUS_OK);
    for (size_t i = 0; i < root->count; i++) {
        Filed *filed = arena_alloc(arena, sizeof *filed);
        filed->text = node_get_text(root->items[i], S("text"));
        map_put(&map, node_get_text(root->items[i], S("id")), filed);
    }
    return map;
}

static bool replaces_english(const Node *node)
{
    return str_equal(node_get_text(node, S("lang")), S("en")) &&
           node_get_text(node, S("old")).size &&
           node_get_text(node, S("new")).size;
}

/* The words of an old text are all of the provision's. */
static void keep_whole(Provision *provision)
{
    for (size_t i = 0; i < provision->count; i++)
        provision->amendments[i].found &= provision->amendments[i].whole;
}

static void check_single(const Provision *provision, size_t i)
{
    bool *chosen = arena_array(arena, provision->count, 1);
    chosen[i] = true;
    Str made = provision_apply(arena, provision, chosen);
    Amendment same = {.old_text = made, .new_text = S("x")};
    Provision again = {.text = provision->amendments[i].new_text,
        .amendments = &same,
        .count = 1};
    provision_match(arena, &again);
    if (!same.whole)
        fail_msg(
            "made: %.*s\nwanted: %.*s", STR_ARGS(made), STR_ARGS(again.text));
}

static void score(Filed *filed, Score *sum)
{
    Provision provision = {.text = filed->text,
        .amendments = filed->amendments.items,
        .count = filed->amendments.count};
    provision_match(arena, &provision);
    keep_whole(&provision);
    for (size_t i = 0; i < provision.count; i++) {
        if (!provision.amendments[i].found) continue;
        sum->applied++;
        check_single(&provision, i);
        for (size_t k = 0; k < i; k++)
            if (provision.amendments[k].found)
                sum->pairs[provision_pair(&provision, k, i)]++;
    }
    bool *chosen = arena_array(arena, provision.count, 1);
    sum->unproven += !provision_largest(arena, &provision, chosen);
    for (size_t i = 0; i < provision.count; i++) {
        sum->chosen += chosen[i];
        for (size_t k = 0; k < i; k++)
            if (chosen[i] && chosen[k])
                assert_int_not_equal(
                    provision_pair(&provision, k, i), PAIR_CLASHING);
    }
}

static void amendments_apply(void **state)
{
    (void)state;
    SharedNodes nodes = shared_lines(arena, "text/gdpr/amendments.jsonl");
    Map base = read_base("text/gdpr/base_2012_en.json");
    Score sum = {0};
    for (size_t i = 0; i < nodes.count; i++) {
        const Node *node = nodes.items[i];
        if (!replaces_english(node)) continue;
        sum.all++;
        Filed *filed = map_get(&base, node_get_text(node, S("prov")));
        Amendment amendment = {.old_text = node_get_text(node, S("old")),
            .new_text = node_get_text(node, S("new"))};
        if (filed) vec_push(arena, &filed->amendments, amendment);
    }
    for (size_t i = 0; i < base.count; i++) score(base.entries[i].value, &sum);
    print_message("# %zu English replacements, %zu apply; pairs: %zu "
                  "identical, %zu clashing, %zu composable; %zu in largest "
                  "sets (%zu not proven)\n",
        sum.all, sum.applied, sum.pairs[PAIR_IDENTICAL],
        sum.pairs[PAIR_CLASHING], sum.pairs[PAIR_COMPOSABLE], sum.chosen,
        sum.unproven);
    assert_true(sum.applied >= 1596);
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(amendments_apply)};
    return UNIT_RUN(tests);
}
