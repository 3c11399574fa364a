/* Redlines made by people for one law (1,219 amendments), against ours. What
 * is in both is counted as doc/text.md defines it: a redline is exact if both
 * sides have the same marks on the same words; precision and recall are over
 * marked words. The worths in src/text were tuned on every second one, so
 * the other half is told apart. */
#include "test/unit.h"

#include "test/shared_data.h"
#include "text/redline.h"

typedef struct {
    Str word;
    bool marked;
} Labelled;

typedef VEC(Labelled) Labels;

typedef struct {
    size_t redlines, exact, hunks, human_hunks;
    size_t both, only_ours, only_human; /* marked words */
} Score;

/* The words of a side as people marked it; [-…-] or {+…+}, as BEGIN says. */
static Labels human_labels(Str side, Str begin, Str end)
{
    Labels labels = {0};
    Str word;
    bool marked = false;
    while (str_next(&side, ' ', &word)) {
        if (str_starts(word, begin)) {
            marked = true;
            word = str_slice(word, begin.size, word.size);
        }
        bool last = str_ends(word, end);
        if (last) word.size -= end.size;
        if (word.size) vec_push(arena, &labels, ((Labelled){word, marked}));
        if (last) marked = false;
    }
    return labels;
}

static Str plain_text(const Labels *labels)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < labels->count; i++) {
        if (i) strbuf_char(&buf, ' ');
        strbuf_add(&buf, labels->items[i].word);
    }
    return strbuf_str(&buf);
}

/* The words of one side of our redline. */
static Labels our_labels(const Edits *edits, EditOp mark, EditOp other)
{
    Labels labels = {0};
    for (size_t i = 0; i < edits->count; i++) {
        Str rest = edits->items[i].text, word;
        if (edits->items[i].op == other) continue;
        while (str_next(&rest, ' ', &word))
            if (word.size)
                vec_push(arena, &labels,
                    ((Labelled){word, edits->items[i].op == mark}));
    }
    return labels;
}

static bool count_side(Score *score, const Labels *ours, const Labels *human)
{
    bool same = ours->count == human->count;
    for (size_t i = 0; i < human->count && i < ours->count; i++) {
        bool a = ours->items[i].marked, b = human->items[i].marked;
        assert_true(str_equal(ours->items[i].word, human->items[i].word));
        score->both += a && b;
        score->only_ours += a && !b;
        score->only_human += b && !a;
        same = same && a == b;
    }
    return same;
}

static void score_one(Score *score, Redliner *redliner, const Node *node)
{
    Labels human_old =
        human_labels(node_get_text(node, S("old")), S("[-"), S("-]"));
    Labels human_new =
        human_labels(node_get_text(node, S("new")), S("{+"), S("+}"));
    Str old_text = plain_text(&human_old), new_text = plain_text(&human_new);
    Edits edits = redline_texts(redliner, old_text, new_text);
    assert_true(str_equal(redline_apply(arena, &edits, false), old_text));
    assert_true(str_equal(redline_apply(arena, &edits, true), new_text));
    Labels our_old = our_labels(&edits, EDIT_DELETE, EDIT_INSERT);
    Labels our_new = our_labels(&edits, EDIT_INSERT, EDIT_DELETE);
    bool old_same = count_side(score, &our_old, &human_old);
    bool new_same = count_side(score, &our_new, &human_new);
    score->redlines++;
    score->exact += old_same && new_same;
}

static double exact_share(const Score *score)
{
    return (double)score->exact / (double)score->redlines;
}

static double f1(const Score *score)
{
    return 2 * (double)score->both /
           (double)(2 * score->both + score->only_ours + score->only_human);
}

static void tell(const char *name, const Score *score)
{
    print_message("# %s: %zu redlines, %.1f %% exact, token F1 %.4f\n", name,
        score->redlines, 100 * exact_share(score), f1(score));
}

static Score sum(const Score *a, const Score *b)
{
    return (Score){.redlines = a->redlines + b->redlines,
        .exact = a->exact + b->exact,
        .both = a->both + b->both,
        .only_ours = a->only_ours + b->only_ours,
        .only_human = a->only_human + b->only_human};
}

static void redlines_read_like_a_humans(void **state)
{
    (void)state;
    SharedNodes nodes = shared_lines(arena, "text/gdpr/redlines.jsonl");
    Redliner redliner = redliner_new(arena);
    Score halves[2] = {0};
    for (size_t i = 0; i < nodes.count; i++)
        score_one(&halves[i % 2], &redliner, nodes.items[i]);
    Score all = sum(&halves[0], &halves[1]);
    tell("tuned on", &halves[0]);
    tell("held out", &halves[1]);
    tell("all", &all);
    assert_true(exact_share(&all) >= .78);
    assert_true(f1(&all) >= .970);
    assert_true(exact_share(&halves[1]) >= .765);
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(redlines_read_like_a_humans)};
    return UNIT_RUN(tests);
}
