/* Drafts as records: what goes into a room comes out the same; keys are keys
 * and unique; what is settled before aligning stays, and each clause is told
 * once; blame gives each byte back, and a draft that has it. Texts are made at
 * random, of few words, so that much is alike. */
#include "test/unit.h"

#include <ctype.h>

#include "bridge/blame.h"
#include "bridge/drafts.h"
#include "room/check.h"
#include "test/random.h"
#include "text/formats.h"

enum { ROUNDS = 300, ROUNDS_LONG = 20000, DRAFTS = 3 };

static const char *const WORDS[] = {"boats", "toll", "lock", "shall", "may",
    "pay", "winter", "keeper", "the", "Ärger", "72", "[lamp]"};
static const char *const NUMBERS[] = {
    "", "1. ", "2. ", "(a) ", "Article 3: ", "2 bis. ", "iv) "};
static const char *const HEADINGS[] = {
    "# Article 1\n\n", "## Fees~2\n\n", "## Fees.2\n\n", "# Ö\n\n"};

#define PICK(TABLE) TABLE[random_below(sizeof(TABLE) / sizeof *(TABLE))]

static Str random_text(void)
{
    StrBuf buf = strbuf_new(arena);
    size_t clauses = 1 + random_below(8);
    for (size_t i = 0; i < clauses; i++) {
        if (!random_below(3)) strbuf_add(&buf, str_of(PICK(HEADINGS)));
        strbuf_add(&buf, str_of(PICK(NUMBERS)));
        for (size_t k = 2 + random_below(8); k > 0; k--)
            strbuf_printf(&buf, "%s%s", PICK(WORDS), k > 1 ? " " : ".");
        strbuf_add(&buf, S("\n\n"));
    }
    return strbuf_str(&buf);
}

static Draft random_draft(void)
{
    Draft draft;
    Status (*read)(Arena *, Str, const char *, Draft *, Err *) =
        random_below(2) ? markdown_read : plain_read;
    assert_int_equal(STATUS_OK, read(arena, random_text(), "a", &draft, NULL));
    return draft;
}

/* DRAFT as records of a room, read back. */
static RoomDraft through_room(const Draft *draft, Str key)
{
    Model *model = arena_alloc(arena, sizeof *model);
    Record *own = arena_alloc(arena, sizeof *own);
    RecordList list = {0};
    const Str *keys = draft_clause_keys(arena, key, draft);
    Map seen = map_new(arena);
    *model = model_new(arena, (View){0});
    for (size_t i = draft->count; i-- > 0;) { /* in any order */
        Record *record = arena_alloc(arena, sizeof *record);
        *record = (Record){.kind = KIND_CLAUSE,
            .key = keys[i],
            .body = draft_clause_body(arena, key, draft, keys, i)};
        assert_true(check_key(KIND_CLAUSE, keys[i]));
        assert_null(map_put(&seen, keys[i], record));
        vec_push(arena, &list, record);
    }
    model_add(model, &list);
    *own = (Record){.kind = KIND_DRAFT, .key = key, .body = node_map(arena)};
    return draft_of_record(model, own);
}

static void compare_drafts(const Draft *a, const Draft *b)
{
    assert_int_equal(a->count, b->count);
    assert_str(a->source, str_c(arena, b->source));
    for (size_t i = 0; i < a->count; i++) {
        const Clause *x = &a->items[i], *y = &b->items[i];
        assert_str(x->id, str_c(arena, y->id));
        assert_str(x->number, str_c(arena, y->number));
        assert_str(x->label, str_c(arena, y->label));
        assert_str(x->heading, str_c(arena, y->heading));
        assert_str(x->text, str_c(arena, y->text));
        assert_int_equal(x->parent, y->parent);
        assert_int_equal(x->depth, y->depth);
        assert_int_equal(x->end, y->end);
        if (x->heading.size || x->number.size)
            assert_int_equal(x->titled, y->titled);
    }
}

static size_t rounds(void)
{
    return unit_long() ? ROUNDS_LONG : ROUNDS;
}

static void drafts_come_back(void **state)
{
    (void)state;
    for (size_t r = 0; r < rounds(); r++) {
        Draft draft = random_draft();
        RoomDraft back = through_room(&draft, S("d"));
        compare_drafts(&draft, &back.draft);
    }
}

/* --- settled --- */

static const Change CHANGES[] = {CHANGE_ADDED, CHANGE_DELETED, CHANGE_SPLIT,
    CHANGE_MERGED, CHANGE_MODIFIED, CHANGE_MOVED};

static Settled random_settled(const Draft *a, const Draft *b)
{
    Settled settled = {
        random_below(a->count), random_below(b->count), PICK(CHANGES), 1};
    if (settled.change == CHANGE_ADDED) settled.old_clause = NO_CLAUSE;
    if (settled.change == CHANGE_DELETED) settled.new_clause = NO_CLAUSE;
    return settled;
}

static void count_told(const Alignment *alignment, size_t n, size_t m)
{
    size_t *old_told = arena_array(arena, n, sizeof *old_told);
    size_t *new_told = arena_array(arena, m, sizeof *new_told);
    for (size_t i = 0; i < alignment->lineages.count; i++) {
        Lineage lineage = alignment->lineages.items[i];
        if (lineage.change != CHANGE_ADDED && lineage.change != CHANGE_SPLIT)
            old_told[lineage.old_clause]++;
        if (lineage.change != CHANGE_DELETED && lineage.change != CHANGE_MERGED)
            new_told[lineage.new_clause]++;
    }
    for (size_t i = 0; i < n; i++) assert_int_equal(old_told[i], 1);
    for (size_t j = 0; j < m; j++) assert_int_equal(new_told[j], 1);
}

static bool is_told(const Alignment *alignment, const Settled *settled)
{
    for (size_t i = 0; i < alignment->lineages.count; i++) {
        const Lineage *lineage = &alignment->lineages.items[i];
        if (lineage->old_clause == settled->old_clause &&
            lineage->new_clause == settled->new_clause &&
            lineage->change == settled->change)
            return true;
    }
    return false;
}

static void what_is_settled_stays(void **state)
{
    (void)state;
    for (size_t r = 0; r < rounds(); r++) {
        Draft a = random_draft(), b = random_draft();
        Redliner redliner = redliner_new(arena);
        Settled settled[3];
        for (size_t k = 0; k < 3; k++) settled[k] = random_settled(&a, &b);
        Alignment alignment = draft_align_settled(
            arena, &redliner.lexicon, &a, &b, settled, random_below(4));
        count_told(&alignment, a.count, b.count);
        alignment =
            draft_align_settled(arena, &redliner.lexicon, &a, &b, settled, 1);
        assert_true(is_told(&alignment, &settled[0]));
    }
}

/* --- blame --- */

/* Each run of letters and digits of TEXT stands in SOURCE. */
static void check_words(Str text, Str source)
{
    for (size_t i = 0, end; i < text.size; i = end + 1) {
        for (end = i; end < text.size; end++) {
            unsigned char c = (unsigned char)text.data[end];
            if (c < 0x80 && !isalnum(c)) break;
        }
        assert_true(str_find(source, str_slice(text, i, end), 0) != SIZE_MAX);
    }
}

/* Runs of some bytes, by an author whose name is that of draft K. */
static Owners *random_owners(const Draft *draft, size_t k)
{
    static const char *const names[] = {"", "0", "1", "2"};
    Owners *owners = arena_array(arena, draft->count, sizeof *owners);
    for (size_t i = 0; i < draft->count; i++) {
        size_t size = draft->items[i].text.size;
        for (size_t end = 0; end < size;) {
            end += 1 + random_below(20);
            Str author = str_of(names[random_below(2) ? k + 1 : 0]);
            vec_push(arena, &owners[i], ((Owner){end, author}));
        }
    }
    return owners;
}

/* Who is named is an author of the draft since which the words stand. */
static void check_author(const Phrase *phrase, const RoomDraft *drafts)
{
    if (!phrase->author.size) return;
    assert_non_null(drafts[phrase->draft].owners);
    assert_int_equal(phrase->author.data[0] - '0', phrase->draft);
}

static void check_phrases(
    const Phrases *phrases, const RoomDraft *drafts, const Clause *clause)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < phrases->count; i++) {
        const Phrase *phrase = &phrases->items[i];
        strbuf_add(&buf, phrase->text);
        assert_true(phrase->draft < DRAFTS);
        check_words(phrase->text, drafts[phrase->draft].draft.source);
        check_author(phrase, drafts);
    }
    assert_str(strbuf_str(&buf), str_c(arena, clause->text));
}

static void blame_gives_all_back(void **state)
{
    (void)state;
    for (size_t r = 0; r < rounds(); r++) {
        RoomDraft drafts[DRAFTS] = {0};
        Alignment alignments[DRAFTS] = {0};
        Redliner redliner = redliner_new(arena);
        for (size_t k = 0; k < DRAFTS; k++) {
            drafts[k].draft = random_draft();
            drafts[k].owners =
                random_below(2) ? random_owners(&drafts[k].draft, k) : NULL;
            if (k)
                alignments[k] = draft_align(arena, &redliner.lexicon,
                    &drafts[k - 1].draft, &drafts[k].draft);
        }
        Phrases *phrases = draft_blame(&redliner, drafts, alignments, DRAFTS);
        const Draft *last = &drafts[DRAFTS - 1].draft;
        for (size_t i = 0; i < last->count; i++)
            check_phrases(&phrases[i], drafts, &last->items[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(drafts_come_back),
        UNIT(what_is_settled_stays), UNIT(blame_gives_all_back)};
    return UNIT_RUN(tests);
}
