/* Amendments to one law, as its readers filed them: how many find the words
 * they replace, and what those on one provision are to each other; and, step
 * by step, why that differs from what another rule makes of them. */
#include "test/unit.h"

#include "base/map.h"
#include "test/shared_data.h"
#include "text/amend.h"

typedef struct {
    VEC(Amendment) amendments;
    VEC(Str) documents; /* by amendment: where it was filed */
    Str text;
} Filed;

enum { KINDS = 3 };
static const char *const KIND_NAMES[KINDS] = {
    "identical", "composable", "clashing"};

/* Rules by which two amendments are one of the kinds; each differs from the
 * one before in one thing, the last is the product's. */
enum { BY_SPACES, BY_WORDS, BY_FEWEST, BY_PRODUCT, RULES };

static const char *const RULE_NAMES[RULES] = {
    "words are parted by spaces, changes stand between longest common blocks, "
    "a clash is a common word or two insertions in one place",
    "words and signs are apart",
    "the fewest words are changed, whatever the blocks",
    "what begins in one place clashes too"};

typedef struct {
    size_t all, applied, chosen, unproven;
    size_t pairs[RULES][KINDS];
    size_t turned[RULES][KINDS][KINDS]; /* from the rule before, to this one */
    size_t apart[KINDS]; /* by the first rule, of two documents */
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

/* One filed to a point that it says is new repeats its words as old ones. */
static bool replaces_english(const Node *node)
{
    return str_equal(node_get_text(node, S("lang")), S("en")) &&
           !str_ends(node_get_text(node, S("location")), S("(new)")) &&
           node_get_text(node, S("old")).size &&
           node_get_text(node, S("new")).size;
}

/* --- the other rules --- */

typedef struct {
    uint32_t *items;
    size_t count;
} Ids;

static bool space_between(const Tokens *tokens, size_t i)
{
    static const char *const spaces[] = {" ", "\n", "\u00a0"};
    const Token *last = &tokens->items[i - 1];
    Str between = str_slice(
        tokens->source, last->at + last->text.size, tokens->items[i].at);
    for (size_t k = 0; k < sizeof spaces / sizeof *spaces; k++)
        if (str_find(between, str_of(spaces[k]), 0) != SIZE_MAX) return true;
    return false;
}

/* TOKENS, or the runs of them without a space, as numbers. */
static Ids ids_of(Lexicon *lexicon, const Tokens *tokens, bool by_spaces)
{
    Ids ids = {arena_array(arena, tokens->count + 1, sizeof(uint32_t)), 0};
    StrBuf run = strbuf_new(arena);
    for (size_t i = 0; i < tokens->count; i++) {
        bool last = i + 1 == tokens->count;
        strbuf_printf(&run, "%u ", tokens->items[i].id);
        if (by_spaces && !last && !space_between(tokens, i + 1)) continue;
        ids.items[ids.count++] = lexicon_id(lexicon, strbuf_str(&run));
        run = strbuf_new(arena);
    }
    return ids;
}

/* The longest block that A and B have in common within IN, the first of
 * these. */
static Stretch longest_block(const Ids *a, const Ids *b, Stretch in)
{
    size_t *before = arena_array(arena, b->count + 1, sizeof *before);
    size_t most = 0; /* of the lengths of blocks that end at a place */
    Stretch best = {in.old_from, in.old_from, in.new_from, in.new_from};
    for (size_t i = in.old_from; i < in.old_to; i++) {
        size_t *now = arena_array(arena, b->count + 1, sizeof *now);
        for (size_t j = in.new_from; j < in.new_to; j++) {
            if (a->items[i] != b->items[j]) continue;
            size_t size = now[j + 1] = before[j] + 1;
            if (size <= most) continue;
            most = size;
            best = (Stretch){i + 1 - size, i + 1, j + 1 - size, j + 1};
        }
        before = now;
    }
    return best;
}

/* What stands between longest blocks: Ratcliff and Obershelp, 1988. */
static void add_between(const Ids *a, const Ids *b, Stretch in, Hunks *changes)
{
    if (in.old_from == in.old_to && in.new_from == in.new_to) return;
    Stretch best = longest_block(a, b, in);
    if (best.old_from == best.old_to) {
        vec_push(arena, changes, in);
        return;
    }
    add_between(a, b,
        (Stretch){in.old_from, best.old_from, in.new_from, best.new_from},
        changes);
    add_between(a, b, (Stretch){best.old_to, in.old_to, best.new_to, in.new_to},
        changes);
}

static bool share_a_word(Stretch a, Stretch b)
{
    return a.old_from < b.old_to && b.old_from < a.old_to;
}

static bool insert_in_one_place(Stretch a, Stretch b)
{
    return a.old_from == a.old_to && b.old_from == b.old_to &&
           a.old_from == b.old_from;
}

static bool changes_clash(const Hunks *a, const Hunks *b)
{
    for (size_t i = 0; i < a->count; i++)
        for (size_t j = 0; j < b->count; j++)
            if (share_a_word(a->items[i], b->items[j]) ||
                insert_in_one_place(a->items[i], b->items[j]))
                return true;
    return false;
}

static bool ids_equal(const Ids *a, const Ids *b)
{
    if (a->count != b->count) return false;
    for (size_t i = 0; i < a->count; i++)
        if (a->items[i] != b->items[i]) return false;
    return true;
}

/* An amendment as one of the rules reads it. */
typedef struct {
    Ids words; /* of the new text */
    Hunks changes;
} Reading;

static Reading *read_by(const Provision *provision, int rule)
{
    Lexicon lexicon = lexicon_new(arena);
    bool by_spaces = rule == BY_SPACES;
    Reading *readings = arena_array(arena, provision->count, sizeof *readings);
    Ids old = ids_of(&lexicon, &provision->tokens, by_spaces);
    for (size_t i = 0; i < provision->count; i++) {
        const Amendment *amendment = &provision->amendments[i];
        Reading *reading = &readings[i];
        if (!amendment->found) continue;
        reading->words = ids_of(&lexicon, &amendment->new_tokens, by_spaces);
        Stretch all = {0, old.count, 0, reading->words.count};
        if (rule == BY_FEWEST)
            reading->changes = amendment->changes;
        else
            add_between(&old, &reading->words, all, &reading->changes);
    }
    return readings;
}

static PairKind pair_by(const Provision *provision, const Reading *readings,
    int rule, size_t a, size_t b)
{
    if (rule == BY_PRODUCT) return provision_pair(provision, a, b);
    const Reading *x = &readings[a], *y = &readings[b];
    if (ids_equal(&x->words, &y->words)) return PAIR_IDENTICAL;
    return changes_clash(&x->changes, &y->changes) ? PAIR_CLASHING
                                                   : PAIR_COMPOSABLE;
}

static void score_pairs(
    const Filed *filed, const Provision *provision, Score *sum)
{
    const Amendment *all = provision->amendments;
    Reading *readings[RULES] = {0};
    for (int rule = 0; rule < BY_PRODUCT; rule++)
        readings[rule] = read_by(provision, rule);
    for (size_t i = 0; i < provision->count; i++)
        for (size_t k = 0; all[i].found && k < i; k++) {
            PairKind before = PAIR_IDENTICAL;
            for (int rule = 0; all[k].found && rule < RULES; rule++) {
                PairKind kind = pair_by(provision, readings[rule], rule, k, i);
                sum->pairs[rule][kind]++;
                sum->turned[rule][before][kind]++;
                sum->apart[kind] +=
                    rule == BY_SPACES && !str_equal(filed->documents.items[i],
                                             filed->documents.items[k]);
                before = kind;
            }
        }
}

/* --- what is counted --- */

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
    }
    score_pairs(filed, &provision, sum);
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

static void print_rules(const Score *sum)
{
    print_message("# filed in two documents: %zu identical, %zu clashing, %zu "
                  "composable by the first of these rules:\n",
        sum->apart[PAIR_IDENTICAL], sum->apart[PAIR_CLASHING],
        sum->apart[PAIR_COMPOSABLE]);
    for (int rule = 0; rule < RULES; rule++) {
        const size_t *pairs = sum->pairs[rule];
        const size_t(*turned)[KINDS] = sum->turned[rule];
        print_message("# %s: %zu identical, %zu clashing, %zu composable\n",
            RULE_NAMES[rule], pairs[PAIR_IDENTICAL], pairs[PAIR_CLASHING],
            pairs[PAIR_COMPOSABLE]);
        for (int from = 0; rule && from < KINDS; from++)
            for (int to = 0; to < KINDS; to++)
                if (from != to && turned[from][to])
                    print_message("#   %zu %s became %s\n", turned[from][to],
                        KIND_NAMES[from], KIND_NAMES[to]);
    }
}

static void assert_pairs(
    const size_t *pairs, size_t identical, size_t clashing, size_t composable)
{
    assert_int_equal(pairs[PAIR_IDENTICAL], identical);
    assert_int_equal(pairs[PAIR_CLASHING], clashing);
    assert_int_equal(pairs[PAIR_COMPOSABLE], composable);
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
        if (!filed) continue;
        vec_push(arena, &filed->amendments, amendment);
        vec_push(arena, &filed->documents, node_get_text(node, S("src")));
    }
    for (size_t i = 0; i < base.count; i++) score(base.entries[i].value, &sum);
    print_message("# %zu English replacements, %zu apply; %zu in largest "
                  "sets (%zu not proven)\n",
        sum.all, sum.applied, sum.chosen, sum.unproven);
    print_rules(&sum);
    assert_int_equal(sum.all, 1631);
    assert_int_equal(sum.applied, 1596);
    assert_pairs(sum.pairs[BY_SPACES], 588, 1573, 898);
    assert_pairs(sum.apart, 1, 5, 0);
    assert_pairs(sum.pairs[BY_PRODUCT], 589, 1584, 886);
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(amendments_apply)};
    return UNIT_RUN(tests);
}
