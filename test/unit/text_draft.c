/* Drafts as trees of clauses, from each format; how they are aligned; their
 * brackets. */
#include "test/unit.h"

#include "text/align.h"
#include "text/amend.h"
#include "text/brackets.h"
#include "text/counted.h"
#include "text/formats.h"
#include "text/redline.h"

static Draft read_as(const char *file, const char *text)
{
    Draft draft;
    Err err;
    if (draft_read(arena, str_of(text), file, &draft, &err) != STATUS_OK)
        fail_msg("%s", err.text);
    return draft;
}

/* The ids, each in brackets of its depth. */
static Str outline(const Draft *draft)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < draft->count; i++)
        strbuf_printf(&buf, "%s%zu:%.*s", i ? " " : "", draft->items[i].depth,
            STR_ARGS(draft->items[i].id));
    return strbuf_str(&buf);
}

static Str all_texts(const Draft *draft)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < draft->count; i++)
        strbuf_add(&buf, draft->items[i].text);
    return strbuf_str(&buf);
}

static const char MARKDOWN[] =
    "---\ntitle: x\n---\nBefore.\n\n## Preamble\n\nThe Parties,\n\n"
    "## Article 2 bis *(purpose)*\n\n1. First\n   1. inner\n   2. other\n\n"
    "   More of first.\n2. Second\n\n**Option 1:** words\n\n"
    "(a) Point\n\n```\ncode\n```\n";

static void markdown_becomes_a_tree(void **state)
{
    (void)state;
    Draft draft = read_as("a.md", MARKDOWN);
    assert_str(outline(&draft),
        "0:front-matter 0:p1 0:preamble 1:preamble.p1 0:article-2bis "
        "1:article-2bis.1 2:article-2bis.1.1 2:article-2bis.1.2 "
        "2:article-2bis.1.p1 1:article-2bis.2 1:article-2bis.option-1 "
        "1:article-2bis.a 1:article-2bis.p1");
    assert_str(all_texts(&draft), MARKDOWN);
    assert_str(draft.items[4].heading, "(purpose)");
    assert_str(draft.items[4].number, "Article 2 bis");
}

static void list_items_are_counted(void **state)
{
    (void)state;
    static const struct {
        size_t number;
        CountStyle style;
        const char *text;
    } cases[] = {{3, COUNT_DIGITS, "3"}, {1, COUNT_LETTERS, "a"},
        {26, COUNT_CAPITALS, "Z"}, {27, COUNT_LETTERS, "aa"},
        {53, COUNT_LETTERS, "aaa"}, {4, COUNT_ROMAN, "iv"},
        {1994, COUNT_ROMAN_CAPITALS, "MCMXCIV"},
        {3999, COUNT_ROMAN, "mmmcmxcix"}, {4000, COUNT_ROMAN, "4000"},
        {0, COUNT_LETTERS, "0"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(
            counted(arena, cases[i].number, cases[i].style), cases[i].text);
    Draft draft = read_as("a.html",
        "<ol type=a start=3><li>Third<ol type=I><li>In</ol><li>Fourth</ol>");
    assert_str(all_texts(&draft), "c. Third\nI. In\nd. Fourth\n");
}

/* Below a title over all, an id also counts without the title's. */
static void short_ids_are_found(void **state)
{
    (void)state;
    Draft titled = read_as("a.md", "# Text of May\n\n1. One\n2. Two\n");
    assert_str(titled.items[2].id, "text-of-may.2");
    assert_str(draft_short_id(&titled, 2), "2");
    assert_str(draft_short_id(&titled, 0), "text-of-may");
    assert_int_equal(draft_find(&titled, S("2")), 2);
    assert_int_equal(draft_find(&titled, S("text-of-may.2")), 2);
    assert_int_equal(draft_find(&titled, S("3")), NO_CLAUSE);
    Draft parts = read_as("a.md", "# One\n\n1. In one\n\n# Two\n\nLast.\n");
    assert_str(draft_short_id(&parts, 1), "one.1");
    assert_int_equal(draft_find(&parts, S("1")), NO_CLAUSE);
    assert_str(clause_words(&titled.items[2]), "Two");
}

static void plain_text_becomes_a_tree(void **state)
{
    (void)state;
    static const char text[] =
        "TREATY\n\nThe Parties agree:\n\nArticle 1\nPurpose\n\n"
        "1. One.\n(a) point a;\n(h) point h;\n(i) point i;\n\n2. Two.\n\n"
        "Still below.\n\nArticle 2: Scope\n\nWords.\n";
    Draft draft = read_as("a.txt", text);
    assert_str(outline(&draft),
        "0:p1 0:p2 0:article-1 1:article-1.1 2:article-1.1.a "
        "2:article-1.1.h 2:article-1.1.i 1:article-1.2 1:article-1.p1 "
        "0:article-2 1:article-2.p1");
    assert_str(all_texts(&draft), text);
    assert_str(draft.items[2].heading, "Purpose");
    assert_str(draft.items[9].heading, "Scope");
}

static void html_becomes_a_tree(void **state)
{
    (void)state;
    Draft draft = read_as("a.html",
        "<html><head><title>no</title><style>no</style></head><body>"
        "<h1>Article 1 Purpose</h1><p>The <b>Parties</b>\n  agree &amp; sign"
        "<ol start=3><li>three<li>four <ul><li>in</ul></ol>"
        "<h1>Article 2</h1><table><tr><td>a<td>b</table><script>no</script>");
    assert_str(outline(&draft),
        "0:article-1 1:article-1.p1 1:article-1.3 1:article-1.4 "
        "2:article-1.4.p1 0:article-2 1:article-2.p1 1:article-2.p2");
    assert_str(draft.items[1].text, "The Parties agree & sign\n");
    assert_str(draft.items[3].text, "4. four\n");
}

static void deep_pages_are_refused(void **state)
{
    (void)state;
    StrBuf html = strbuf_new(arena), markdown = strbuf_new(arena);
    strbuf_repeat(&html, S("<div>"), 1000000);
    strbuf_repeat(&markdown, S("> "), 20000);
    strbuf_add(&markdown, S("x"));
    Draft draft;
    Err err;
    assert_int_equal(
        html_read(arena, strbuf_str(&html), "a.html", &draft, &err),
        STATUS_INPUT);
    assert_int_equal(
        markdown_read(arena, strbuf_str(&markdown), "a.md", &draft, &err),
        STATUS_INPUT);
    assert_non_null(err.text);
}

/* "old>new change", clause by clause. */
static Str compared(const char *old_text, const char *new_text)
{
    Draft old_draft = read_as("a.md", old_text);
    Draft new_draft = read_as("b.md", new_text);
    Lexicon words = lexicon_new(arena);
    Alignment alignment = draft_align(arena, &words, &old_draft, &new_draft);
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < alignment.lineages.count; i++) {
        Lineage lineage = alignment.lineages.items[i];
        Str a = lineage.old_clause == NO_CLAUSE
                    ? S("-")
                    : old_draft.items[lineage.old_clause].id;
        Str b = lineage.new_clause == NO_CLAUSE
                    ? S("-")
                    : new_draft.items[lineage.new_clause].id;
        strbuf_printf(&buf, "%.*s>%.*s %s\n", STR_ARGS(a), STR_ARGS(b),
            CHANGE_KEYS[lineage.change]);
    }
    return strbuf_str(&buf);
}

#define FISH "Boats may fish in the northern waters from March to May.\n"
#define TOLL "Ships pay a toll at the lock, half of it in winter.\n"
#define LAMP "The keeper lights the lamp at dusk and trims it at dawn.\n"

static void clauses_keep_their_identity(void **state)
{
    (void)state;
    assert_str(compared("1. " FISH "2. " TOLL "3. " LAMP,
                   "1. " TOLL "2. " LAMP "3. " FISH),
        "2>1 renumbered\n3>2 renumbered\n1>3 moved\n");
    assert_str(
        compared("1. " FISH "2. " TOLL, "1. " FISH "2. " LAMP "3. " TOLL),
        "1>1 unchanged\n->2 added\n2>3 renumbered\n");
    assert_str(
        compared("1. " FISH "2. " TOLL "3. " LAMP, "1. " FISH "2. " LAMP),
        "1>1 unchanged\n2>- deleted\n3>2 renumbered\n");
    assert_str(compared("", ""), "");
    assert_str(compared("", "1. " FISH), "->1 added\n");
}

/* A draft against itself changes nothing; against another, what is matched is
 * matched the other way round too. */
static void alignment_has_two_sides(void **state)
{
    (void)state;
    assert_str(compared(MARKDOWN, MARKDOWN).size > 0 &&
                       str_find(compared(MARKDOWN, MARKDOWN), S("added"), 0) ==
                           SIZE_MAX
                   ? S("same")
                   : S("changed"),
        "same");
    assert_str(compared("1. " FISH "2. " TOLL, "1. " TOLL),
        "1>- deleted\n2>1 renumbered\n");
    assert_str(compared("1. " TOLL, "1. " FISH "2. " TOLL),
        "->1 added\n1>2 renumbered\n");
}

static void brackets_are_counted(void **state)
{
    (void)state;
    Str text = S("[shall][should] act [[in time] or [AOSIS, EU: later]] [X] "
                 "note[^1] [page](http://a.b) ] and [open\n[1]: http://x\n");
    Brackets found = brackets_of(arena, text);
    assert_int_equal(found.count, 7);
    assert_int_equal(found.deepest, 2);
    assert_int_equal(found.unclosed, 1);
    assert_int_equal(found.unopened, 1);
    assert_int_equal(found.items[0].kind, BRACKET_ALTERNATIVE);
    assert_int_equal(found.items[5].kind, BRACKET_PLACEHOLDER);
    assert_str(found.items[4].by, "AOSIS, EU");
    Str clean = S("We [shall] act [now [or later]], [if] agreed.");
    found = brackets_of(arena, clean);
    assert_str(brackets_clean(arena, clean, &found), "We act , agreed.");
}

static void amendments_compose(void **state)
{
    (void)state;
    Amendment amendments[] = {
        {.old_text = S("(1) Ships pay  a toll, half in winter."),
            .new_text = S("(1) All ships pay a toll, half in winter.")},
        {.old_text = S("half in Winter"), .new_text = S("a third in winter")},
        {.old_text = S("half in winter"), .new_text = S("none in winter")},
        {.old_text = S("half in winter"), .new_text = S("a THIRD in winter")},
        {.old_text = S("in summer"), .new_text = S("always")}};
    Provision provision = {.text = S("1. Ships pay a toll, half in winter."),
        .amendments = amendments,
        .count = 5};
    bool chosen[5];
    provision_match(arena, &provision);
    assert_true(amendments[0].whole && !amendments[1].whole);
    assert_false(amendments[4].found);
    assert_int_equal(provision_pair(&provision, 0, 1), PAIR_COMPOSABLE);
    assert_int_equal(provision_pair(&provision, 1, 2), PAIR_CLASHING);
    assert_int_equal(provision_pair(&provision, 1, 3), PAIR_IDENTICAL);
    assert_true(provision_largest(arena, &provision, chosen));
    assert_true(chosen[0] && chosen[1] && !chosen[2] && chosen[3]);
    assert_str(provision_apply(arena, &provision, chosen),
        "1. All Ships pay a toll, a third in winter.");
}

static void redlines_read_well(void **state)
{
    (void)state;
    Redliner redliner = redliner_new(arena);
    Edits edits = redline_texts(&redliner,
        S("Parties shall report every two years [-x-]."),
        S("Parties shall report every five years [-x-]."));
    assert_str(redline_write(arena, &edits),
        "Parties shall report every [-two-]{+five+} years \\[-x\\-].");
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(markdown_becomes_a_tree),
        UNIT(short_ids_are_found), UNIT(list_items_are_counted),
        UNIT(plain_text_becomes_a_tree), UNIT(html_becomes_a_tree),
        UNIT(deep_pages_are_refused), UNIT(clauses_keep_their_identity),
        UNIT(alignment_has_two_sides), UNIT(brackets_are_counted),
        UNIT(amendments_compose), UNIT(redlines_read_well)};
    return UNIT_RUN(tests);
}
