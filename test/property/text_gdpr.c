/* Aligning two versions of one law by bodies alone: the articles of the draft
 * of 2012 against those of 2016. Pairs are known from their headings, which
 * the alignment does not see: those whose likeness (Ratcliff and Obershelp,
 * 1988, as Python's difflib has it) is at least .85. */
#include "test/unit.h"

#include <ctype.h>
#include <string.h>
#include "test/shared_data.h"
#include "text/align.h"

typedef struct {
    Draft draft;         /* a section for each article, its number as label */
    VEC(Str) headings;   /* by article, in small letters */
    VEC(size_t) clauses; /* by article */
} Law;

static Str small(Str text)
{
    char *copy = (char *)(uintptr_t)str_copy(arena, text).data;
    for (size_t i = 0; i < text.size; i++)
        copy[i] = (char)tolower((unsigned char)copy[i]);
    return (Str){copy, text.size};
}

static Law read_law(const char *name)
{
    Node *root;
    Law law = {0};
    DraftBuilder builder = draft_builder(arena);
    Str text = shared_read(arena, name);
    assert_int_equal(json_read(arena, text, name, &root, NULL), STATUS_OK);
    for (size_t i = 0; i < root->count; i++) {
        const Node *item = root->items[i];
        Str type = node_get_text(item, S("type"));
        Str words = node_get_text(item, S("text"));
        bool body = node_get_text(item, S("id")).data[0] == 'a';
        if (str_equal(type, S("article"))) {
            vec_push(arena, &law.headings, small(words));
            vec_push(arena, &law.clauses, builder.clauses.count);
            draft_add(&builder, 0, NULL, true, S(""), S(""));
        } else if (body && law.headings.count) {
            draft_add(&builder, 1, NULL, false, S(""), words);
        }
    }
    law.draft = draft_finish(&builder, S(""));
    return law;
}

/* The longest common block of a and b, then the same left and right of it:
 * how many characters are common. */
static size_t common(Str a, Str b)
{
    size_t best = 0, best_i = 0, best_j = 0;
    for (size_t i = 0; i < a.size; i++)
        for (size_t j = 0; j < b.size; j++) {
            size_t k = 0;
            while (i + k < a.size && j + k < b.size &&
                   a.data[i + k] == b.data[j + k])
                k++;
            if (k <= best) continue;
            best = k;
            best_i = i;
            best_j = j;
        }
    if (!best) return 0;
    return best + common(str_slice(a, 0, best_i), str_slice(b, 0, best_j)) +
           common(str_slice(a, best_i + best, a.size),
               str_slice(b, best_j + best, b.size));
}

static double ratio(Str a, Str b)
{
    if (!a.size || !b.size) return 0;
    return 2 * (double)common(a, b) / (double)(a.size + b.size);
}

/* The article of NEW whose heading is that of article I of OLD; where several
 * are, the first that TAKEN does not name. */
static size_t same_heading(
    const Law *old_law, size_t i, const Law *new_law, bool *taken)
{
    size_t best = NO_CLAUSE;
    double most = .85;
    for (size_t j = 0; j < new_law->headings.count; j++) {
        double found =
            ratio(old_law->headings.items[i], new_law->headings.items[j]);
        if (taken[j] || found < most || (found == most && best != NO_CLAUSE))
            continue;
        most = found;
        best = j;
    }
    if (best != NO_CLAUSE) taken[best] = true;
    return best;
}

static size_t article_of(const Law *law, size_t clause)
{
    for (size_t i = 0; i < law->clauses.count; i++)
        if (law->clauses.items[i] == clause) return i;
    return NO_CLAUSE;
}

/* Dice's coefficient of the words of two bodies, counted as often as they
 * occur. */
static double dice(const DraftWords *a, size_t i, const DraftWords *b, size_t j)
{
    enum { MOST_TERMS = 100000 };
    size_t i0 = a->begins[i], i1 = a->begins[a->draft->items[i].end];
    size_t j0 = b->begins[j], j1 = b->begins[b->draft->items[j].end];
    int *left = arena_array(arena, MOST_TERMS, sizeof *left);
    size_t both = 0;
    for (size_t p = i0; p < i1; p++) left[a->terms.items[p] % MOST_TERMS]++;
    for (size_t q = j0; q < j1; q++)
        both += left[b->terms.items[q] % MOST_TERMS]-- > 0;
    return 2 * (double)both / (double)(i1 - i0 + j1 - j0 + 1);
}

static bool has_alike(const Alignment *alignment, const Law *old_law, size_t i,
    const Law *new_law)
{
    for (size_t j = 0; j < new_law->clauses.count; j++)
        if (dice(&alignment->old_words, old_law->clauses.items[i],
                &alignment->new_words, new_law->clauses.items[j]) > .5)
            return true;
    return false;
}

typedef struct {
    Law old_law, new_law;
    Alignment alignment;
    bool *taken; /* by article of the new law */
    size_t pairs, right, deleted, matched, false_matches;
    VEC(double) right_dice; /* of each pair that is found */
    VEC(double) kept_dice;  /* of each deleted article that is matched */
} Scoring;

/* Articles that the rule calls deleted though the later law has them, as the
 * two texts read side by side, under
 * another heading and in other words. */
static const struct {
    size_t article, successor;
    const char *why;
} SUCCESSORS[] = {
    {10, 11, "processing that does not (require) identification"},
    {66, 70, "the Board's tasks: two thirds of its words went there"},
    {83, 89, "historical, statistical and scientific research"},
    {90, 97, "the Commission evaluates the law and reports"},
};

static const char *why_successor(size_t article, size_t found)
{
    for (size_t i = 0; i < sizeof SUCCESSORS / sizeof *SUCCESSORS; i++)
        if (SUCCESSORS[i].article == article &&
            SUCCESSORS[i].successor == found)
            return SUCCESSORS[i].why;
    return NULL;
}

static double dice_of(const Scoring *scoring, size_t i, size_t j)
{
    return dice(&scoring->alignment.old_words,
        scoring->old_law.clauses.items[i], &scoring->alignment.new_words,
        scoring->new_law.clauses.items[j]);
}

static void score_deleted(Scoring *scoring, size_t i, size_t found)
{
    scoring->deleted++;
    if (found == NO_CLAUSE) return;
    const char *why = why_successor(i + 1, found + 1);
    scoring->matched++;
    scoring->false_matches += !why;
    double alike = dice_of(scoring, i, found);
    vec_push(arena, &scoring->kept_dice, alike);
    print_message("# no such heading, no body above .5: article %zu is matched "
                  "with %zu (Dice %.2f): %s\n",
        i + 1, found + 1, alike, why ? why : "FALSE");
}

static void score_article(Scoring *scoring, size_t i)
{
    const Law *old_law = &scoring->old_law, *new_law = &scoring->new_law;
    const Matching *matching = &scoring->alignment.matching;
    size_t wanted = same_heading(old_law, i, new_law, scoring->taken);
    size_t partner = matching->to_new[old_law->clauses.items[i]];
    size_t found =
        partner == NO_CLAUSE ? NO_CLAUSE : article_of(new_law, partner);
    if (wanted != NO_CLAUSE) {
        scoring->pairs++;
        scoring->right += found == wanted;
        if (found == wanted)
            vec_push(arena, &scoring->right_dice, dice_of(scoring, i, found));
        else
            print_message("# article %zu is not found\n", i + 1);
    } else if (!has_alike(&scoring->alignment, old_law, i, new_law)) {
        score_deleted(scoring, i, found);
    }
}

static size_t count_above(const double *values, size_t count, double least)
{
    size_t above = 0;
    for (size_t i = 0; i < count; i++) above += values[i] > least;
    return above;
}

/* What a least likeness of bodies would cost, were it asked of all matches. */
static void print_trade(const Scoring *scoring)
{
    for (double least = 0; least < .55; least += .1)
        print_message("# if only bodies above %.1f were matched: %zu of 60 "
                      "pairs, %zu deleted articles\n",
            least,
            count_above(
                scoring->right_dice.items, scoring->right_dice.count, least),
            count_above(
                scoring->kept_dice.items, scoring->kept_dice.count, least));
}

static void print_splits(const Scoring *scoring)
{
    const Alignment *alignment = &scoring->alignment;
    for (size_t i = 0; i < alignment->lineages.count; i++) {
        Lineage lineage = alignment->lineages.items[i];
        if (lineage.change != CHANGE_SPLIT) continue;
        size_t from = scoring->old_law.draft.items[lineage.old_clause].parent;
        size_t into = scoring->new_law.draft.items[lineage.new_clause].parent;
        if (from == NO_CLAUSE || into == NO_CLAUSE) continue;
        print_message("# words of article %zu in %zu (%.2f)\n",
            article_of(&scoring->old_law, from) + 1,
            article_of(&scoring->new_law, into) + 1, lineage.confidence);
    }
}

/* The article that CLAUSE stands in, from 1; 0 if in none. */
static size_t article_number(const Law *law, size_t clause)
{
    size_t article = NO_CLAUSE;
    if (clause == NO_CLAUSE) return 0;
    size_t parent = law->draft.items[clause].parent;
    article = article_of(law, parent == NO_CLAUSE ? clause : parent);
    return article == NO_CLAUSE ? 0 : article + 1;
}

/* Some clause of the new article has its words from one of the old. */
static bool comes_from(
    const Scoring *scoring, size_t old_article, size_t new_article)
{
    const Alignment *alignment = &scoring->alignment;
    for (size_t i = 0; i < alignment->lineages.count; i++) {
        const Lineage *lineage = &alignment->lineages.items[i];
        if (lineage->change != CHANGE_MERGED &&
            lineage->old_clause != NO_CLAUSE &&
            article_number(&scoring->old_law, lineage->old_clause) ==
                old_article &&
            article_number(&scoring->new_law, lineage->new_clause) ==
                new_article)
            return true;
    }
    return false;
}

/* Articles that were split, as the two texts tell: 9 into 9 and 10, 14 into 13
 * and 14. */
static void assert_splits(const Scoring *scoring)
{
    static const size_t pairs[][2] = {{9, 9}, {9, 10}, {14, 13}, {14, 14}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (!comes_from(scoring, pairs[i][0], pairs[i][1]))
            fail_msg("nothing of article %zu is found in %zu", pairs[i][0],
                pairs[i][1]);
}

static void articles_are_found_by_their_bodies(void **state)
{
    (void)state;
    Scoring scoring = {.old_law = read_law("text/gdpr/base_2012_en.json"),
        .new_law = read_law("text/gdpr/final_2016_en.json")};
    Lexicon words = lexicon_new(arena);
    scoring.alignment = draft_align(
        arena, &words, &scoring.old_law.draft, &scoring.new_law.draft);
    scoring.taken = arena_array(arena, scoring.new_law.headings.count, 1);
    for (size_t i = 0; i < scoring.old_law.clauses.count; i++)
        score_article(&scoring, i);
    if (unit_long()) print_splits(&scoring);
    print_message("# %zu pairs by heading, %zu right; %zu deleted articles, "
                  "%zu matched, %zu of these falsely\n",
        scoring.pairs, scoring.right, scoring.deleted, scoring.matched,
        scoring.false_matches);
    print_trade(&scoring);
    assert_int_equal(scoring.pairs, 60);
    assert_true(scoring.right >= 59);
    assert_int_equal(scoring.false_matches, 0);
    assert_splits(&scoring);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(articles_are_found_by_their_bodies)};
    return UNIT_RUN(tests);
}
