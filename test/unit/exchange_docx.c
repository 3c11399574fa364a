/* Word documents: what we write is read back with authors and moves; what is
 * damaged, too large or nested without end is refused. */
#include "test/unit.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zip.h>
#include "exchange/docx.h"
#include "text/formats.h"

#define DOCUMENT(BODY)                                                         \
    "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas."             \
    "openxmlformats.org/wordprocessingml/2006/main\"><w:body>" BODY            \
    "</w:body></w:document>"

/* Further parts of the next docx. */
static Str notes_xml, endnotes_xml, comments_xml, styles_xml, numbering_xml;

static void add_part(zip_t *archive, const char *name, Str xml)
{
    if (xml.size)
        zip_file_add(archive, name,
            zip_source_buffer(archive, xml.data, xml.size, 0), 0);
}

/* A docx whose main part is XML, compressed or only stored. */
static Str packed_as(Str xml, zip_int32_t method)
{
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *archive = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
    zip_stat_t info;
    assert_non_null(archive);
    zip_source_keep(source);
    zip_int64_t part = zip_file_add(archive, "word/document.xml",
        zip_source_buffer(archive, xml.data, xml.size, 0), 0);
    zip_set_file_compression(archive, (zip_uint64_t)part, method, 0);
    add_part(archive, "word/footnotes.xml", notes_xml);
    add_part(archive, "word/endnotes.xml", endnotes_xml);
    add_part(archive, "word/comments.xml", comments_xml);
    add_part(archive, "word/styles.xml", styles_xml);
    add_part(archive, "word/numbering.xml", numbering_xml);
    assert_int_equal(zip_close(archive), 0);
    assert_int_equal(zip_source_stat(source, &info), 0);
    char *data = arena_alloc(arena, info.size + 1);
    assert_int_equal(zip_source_open(source), 0);
    assert_int_equal(zip_source_read(source, data, info.size), info.size);
    zip_source_close(source);
    zip_source_free(source);
    return (Str){data, info.size};
}

static Str packed(Str xml)
{
    return packed_as(xml, ZIP_CM_DEFAULT);
}

static Str texts_of(const Draft *draft)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < draft->count; i++)
        strbuf_printf(&buf, "%.*s|", STR_ARGS(str_trim(draft->items[i].text)));
    return strbuf_str(&buf);
}

static void tracked_changes_are_read(void **state)
{
    (void)state;
    Str bytes = packed(S(DOCUMENT(
        "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Article 1"
        "</w:t></w:r></w:p><w:p><w:r><w:t xml:space=\"preserve\">We </w:t>"
        "</w:r><w:del w:id=\"1\" w:author=\"Ada\" w:date=\"2026-01-02T00:00:"
        "00Z\"><w:r><w:delText>may</w:delText></w:r></w:del><w:ins w:id=\"2\" "
        "w:author=\"Ben\"><w:r><w:t>shall</w:t></w:r></w:ins><w:r><w:t> act."
        "</w:t></w:r></w:p><w:p><w:pPr><w:rPr><w:moveFrom w:id=\"3\" w:author="
        "\"Ada\"/></w:rPr></w:pPr><w:moveFrom w:id=\"4\" w:author=\"Ada\"><w:r>"
        "<w:t>Gone.</w:t></w:r></w:moveFrom></w:p><w:p><w:r><w:t>End.</w:t>"
        "</w:r></w:p>")));
    Docx docx;
    Err err;
    assert_int_equal(docx_read(arena, bytes, "a.docx", &docx, &err), STATUS_OK);
    assert_int_equal(docx.paragraphs.count, 4);
    assert_str(docx.paragraphs.items[1].runs.items[1].author, "Ada");
    assert_str(docx.paragraphs.items[1].runs.items[2].author, "Ben");
    assert_true(docx.paragraphs.items[2].runs.items[0].moved);
    Draft accepted = docx_draft(arena, &docx, true);
    Draft rejected = docx_draft(arena, &docx, false);
    assert_str(texts_of(&accepted), "Article 1|We shall act.|End.|");
    assert_str(texts_of(&rejected), "Article 1|We may act.|Gone.|End.|");
    assert_str(accepted.items[1].id, "article-1.p1");
}

static void notes_and_comments_are_read(void **state)
{
    (void)state;
    notes_xml = S("<w:footnotes xmlns:w=\"w\"><w:footnote w:id=\"0\"><w:p><w:r>"
                  "<w:t>-</w:t></w:r></w:p></w:footnote><w:footnote w:id=\"2\">"
                  "<w:p><w:r><w:t>At the lock.</w:t></w:r></w:p></w:footnote>"
                  "</w:footnotes>");
    comments_xml =
        S("<w:comments xmlns:w=\"w\"><w:comment w:author=\"Ada\" w:date=\"d\">"
          "<w:p><w:r><w:t>Why</w:t></w:r></w:p><w:p><w:r><w:t>so?</w:t></w:r>"
          "</w:p></w:comment></w:comments>");
    Str bytes = packed(S(DOCUMENT(
        "<w:p><w:r><w:t>1. Ships pay.</w:t></w:r><w:r><w:footnoteReference "
        "w:id=\"2\"/></w:r></w:p><w:p><w:r><w:t>End.</w:t></w:r></w:p>")));
    notes_xml = comments_xml = S("");
    Docx docx;
    Err err;
    assert_int_equal(docx_read(arena, bytes, "a.docx", &docx, &err), STATUS_OK);
    Draft draft = docx_draft(arena, &docx, true);
    assert_str(texts_of(&draft), "1. Ships pay.|At the lock.|End.|");
    assert_str(draft.items[1].id, "1.footnote-2");
    assert_int_equal(docx.comments.count, 1);
    assert_str(docx.comments.items[0].author, "Ada");
    assert_str(docx.comments.items[0].text, "Why so?");
}

#define P(WORDS) "<w:p><w:r><w:t>" WORDS "</w:t></w:r></w:p>"

static const char CELLS[] = DOCUMENT(
    "<w:p><w:pPr><w:pStyle w:val=\"Normal\"/><w:pPrChange w:id=\"9\"><w:pPr>"
    "<w:pStyle w:val=\"Heading1\"/></w:pPr></w:pPrChange></w:pPr>"
    "<w:r><w:t>Before</w:t></w:r><w:r><mc:AlternateContent xmlns:mc=\"m\">"
    "<mc:Choice><w:txbxContent>%s</w:txbxContent></mc:Choice>"
    "<mc:Fallback><w:txbxContent>%s</w:txbxContent></mc:Fallback>"
    "</mc:AlternateContent></w:r><w:r><w:t> and</w:t><w:noBreakHyphen/>"
    "<w:t>after</w:t></w:r></w:p><w:tbl><w:tr><w:tc>%s</w:tc><w:tc>%s"
    "<w:tbl><w:tr><w:tc>%s</w:tc></w:tr></w:tbl>%s</w:tc></w:tr>"
    "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>B2</w:t>"
    "<w:endnoteReference w:id=\"2\"/></w:r></w:p></w:tc></w:tr></w:tbl>");

/* Cells row by row, text boxes, endnotes: nothing is lost, nothing is there
 * twice; a style of before is not the style. */
static void cells_and_boxes_are_read(void **state)
{
    (void)state;
    endnotes_xml = S("<w:endnotes xmlns:w=\"w\"><w:endnote w:id=\"2\">" P(
        "At the end.") "</w:endnote></w:endnotes>");
    Str bytes = packed(str_printf(arena, CELLS, P("Box"), P("Box"), P("A1"),
        P("B1"), P("inner"), P("B1 more")));
    endnotes_xml = S("");
    Docx docx;
    Err err;
    assert_int_equal(docx_read(arena, bytes, "a.docx", &docx, &err), STATUS_OK);
    Draft draft = docx_draft(arena, &docx, true);
    assert_str(texts_of(&draft),
        "Before and\u2011after|Box|A1|B1|inner|B1 more|"
        "B2|At the end.|");
    assert_false(draft.items[0].titled);
    assert_str(draft.items[7].label, "endnote-2");
}

#define STYLE(ID, NAME, MORE)                                                  \
    "<w:style w:type=\"paragraph\" w:styleId=\"" ID "\"><w:name w:val=\"" NAME \
    "\"/>" MORE "</w:style>"
#define LEVEL(I, FORMAT, TEXT, MORE)                                           \
    "<w:lvl w:ilvl=\"" I "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" FORMAT  \
    "\"/>" MORE "<w:lvlText w:val=\"" TEXT "\"/></w:lvl>"
#define STYLED(ID, WORDS)                                                      \
    "<w:p><w:pPr><w:pStyle w:val=\"" ID "\"/></w:pPr><w:r><w:t>" WORDS         \
    "</w:t></w:r></w:p>"
#define ITEM(I, LIST, MORE, RUN)                                               \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" I "\"/><w:numId w:val=\"" LIST     \
    "\"/></w:numPr>" MORE "</w:pPr>" RUN "</w:p>"
#define WORDS(TEXT) "<w:r><w:t>" TEXT "</w:t></w:r>"
#define ADDED(TEXT) "<w:ins w:author=\"Ada\">" WORDS(TEXT) "</w:ins>"

static const char STYLES[] = "<w:styles xmlns:w=\"w\">" STYLE("Titel1",
    "heading 1", "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>")
    STYLE("Mein", "Mein Titel", "<w:basedOn w:val=\"Titel1\"/>") STYLE(
        "Umriss", "Umriss", "<w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>")
        STYLE("Kreis", "Kreis", "<w:basedOn w:val=\"Kreis\"/>") "</w:styles>";
static const char NUMBERING[] =
    "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"7\">" LEVEL(
        "0", "upperRoman", "Article %1",
        "<w:pStyle w:val=\"Titel1\"/>") LEVEL("1", "decimal", "%1.%2",
        "<w:isLgl/>") LEVEL("2", "lowerLetter", "(%3)", "") LEVEL("3", "bullet",
        "-", "") LEVEL("4", "decimal", "%5",
        "") "</w:abstractNum>"
            "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>"
            "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride "
            "w:ilvl=\"2\"><w:startOverride "
            "w:val=\"27\"/></w:lvlOverride></w:num>"
            "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"99\"/></w:num>"
            "</w:numbering>";

static Docx docx_of(const char *body)
{
    Docx docx;
    Err err;
    styles_xml = str_of(STYLES);
    numbering_xml = str_of(NUMBERING);
    Str bytes = packed(str_printf(arena, DOCUMENT("%s"), body));
    styles_xml = numbering_xml = S("");
    if (docx_read(arena, bytes, "a.docx", &docx, &err) != STATUS_OK)
        fail_msg("%s", err.text);
    return docx;
}

/* Levels go on, begin anew below each number above, and restart where a list
 * says so; headings are told by the names of their styles. */
static void lists_are_counted(void **state)
{
    (void)state;
    Docx docx = docx_of(STYLED("Titel1", "Tolls") ITEM(
        "1", "1", "", WORDS("Ships pay.")) ITEM("2", "1", "", WORDS("Boats"))
            ITEM("2", "1", "", WORDS("Rafts")) STYLED("Mein", "Locks") ITEM("1",
                "1", "", WORDS("Open.")) ITEM("2", "1", "", WORDS("By day"))
                ITEM("3", "1", "", WORDS("Not here")) ITEM("2", "2", "",
                    WORDS("Late")) ITEM("4", "1", "", WORDS("Bare")) ITEM("1",
                    "0", "", WORDS("None")) ITEM("1", "3", "", WORDS("Lost"))
                    STYLED("Umriss", "Annex") STYLED("Kreis", "Round"));
    Draft draft = docx_draft(arena, &docx, true);
    assert_str(texts_of(&draft),
        "Article I Tolls|1.1 Ships pay.|(a) Boats|(b) Rafts|Article II Locks|"
        "2.1 Open.|(a) By day|Not here|(aa) Late|1 Bare|None|Lost|Annex|"
        "Round|");
    assert_str(draft.items[0].number, "Article I");
    assert_str(draft.items[0].heading, "Tolls");
    assert_str(draft.items[2].id, "article-i.1.1.a");
    assert_str(draft.items[4].heading, "Locks");
    assert_str(draft.items[9].number, "1");
    assert_true(draft.items[12].titled);
    assert_false(draft.items[13].titled);
}

/* Each text counts its own paragraphs; a number is nobody's word, and that a
 * paragraph became one of a list is no change of its words. */
static void numbers_follow_tracked_changes(void **state)
{
    (void)state;
    Owners *owners;
    Docx docx = docx_of(ITEM("2", "1", "", WORDS("Boats")) ITEM("2", "1",
        "<w:rPr><w:ins w:author=\"Ada\"/></w:rPr>",
        ADDED("Rafts")) ITEM("2", "1", "",
        WORDS("Ships")) "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"2\"/><w:numId "
                        "w:val=\"1\"/>"
                        "<w:ins w:author=\"Ada\"/></w:numPr></w:pPr>" WORDS(
                            "Last") "</w:p>");
    Draft accepted = docx_draft_owned(arena, &docx, &owners);
    Draft rejected = docx_draft(arena, &docx, false);
    assert_str(texts_of(&accepted), "(a) Boats|(b) Rafts|(c) Ships|(d) Last|");
    assert_str(texts_of(&rejected), "(a) Boats|(b) Ships|(c) Last|");
    assert_int_equal(owners[1].count, 2);
    assert_int_equal(owners[1].items[0].end, 4);
    assert_str(owners[1].items[0].author, "");
    assert_int_equal(owners[1].items[1].end, 9);
    assert_str(owners[1].items[1].author, "Ada");
}

/* What one inserted and another deleted is in neither text; what follows
 * within the same insertion is still inserted. */
static void changes_nest(void **state)
{
    (void)state;
    Str bytes = packed(S(DOCUMENT(
        "<w:p><w:r><w:t>We </w:t></w:r><w:ins "
        "w:author=\"Ada\"><w:del w:author=\"Ben\"><w:r><w:delText>never "
        "</w:delText></w:r></w:del><w:r><w:t>shall </w:t></w:r></w:ins><w:r>"
        "<w:t>act.</w:t></w:r></w:p>")));
    Docx docx;
    Err err;
    assert_int_equal(docx_read(arena, bytes, "a.docx", &docx, &err), STATUS_OK);
    Draft accepted = docx_draft(arena, &docx, true);
    Draft rejected = docx_draft(arena, &docx, false);
    assert_str(texts_of(&accepted), "We shall act.|");
    assert_str(texts_of(&rejected), "We act.|");
    assert_str(docx.paragraphs.items[0].runs.items[1].author, "Ben");
    assert_str(docx.paragraphs.items[0].runs.items[2].author, "Ada");
}

#define FISH "Boats may fish in the northern waters from March to May.\n\n"
#define TOLL "Ships pay a toll at the lock, half of it in winter.\n\n"
#define LAMP "The keeper lights the lamp at dusk & trims it at dawn.\n\n"

static void what_is_written_is_read_back(void **state)
{
    (void)state;
    Redliner redliner = redliner_new(arena);
    Draft old_draft, new_draft;
    Err err;
    Str bytes;
    Docx docx;
    assert_int_equal(markdown_read(arena, S("# Article 1\n\n" FISH TOLL LAMP),
                         "", &old_draft, &err),
        STATUS_OK);
    assert_int_equal(
        markdown_read(arena,
            S("# Article 1\n\n" LAMP
              "Ships pay no toll at the lock in winter.\n\n" FISH "New <b>.\n"),
            "", &new_draft, &err),
        STATUS_OK);
    Alignment alignment =
        draft_align(arena, &redliner.lexicon, &old_draft, &new_draft);
    Page page = page_of(&redliner, &alignment);
    assert_int_equal(
        docx_write(arena, &page, S("A & \"B\""), &bytes, &err), STATUS_OK);
    if (docx_read(arena, bytes, "a.docx", &docx, &err) != STATUS_OK)
        fail_msg("%s", err.text);
    Draft accepted = docx_draft(arena, &docx, true);
    Draft rejected = docx_draft(arena, &docx, false);
    assert_str(texts_of(&accepted), texts_of(&new_draft).data);
    assert_str(texts_of(&rejected), texts_of(&old_draft).data);
    bool moved = false;
    for (size_t i = 0; i < docx.paragraphs.count; i++)
        for (size_t k = 0; k < docx.paragraphs.items[i].runs.count; k++) {
            const DocxRun *run = &docx.paragraphs.items[i].runs.items[k];
            moved |= run->moved && run->op == EDIT_INSERT;
            if (run->op != EDIT_SAME) assert_str(run->author, "A & \"B\"");
        }
    assert_true(moved);
}

static void assert_refused(Str bytes, MessageId id)
{
    Docx docx;
    Err err;
    assert_int_equal(
        docx_read(arena, bytes, "a.docx", &docx, &err), STATUS_INPUT);
    assert_int_equal(err.id, id);
}

static Str repeated(Str word, size_t times)
{
    StrBuf buf = strbuf_new(arena);
    strbuf_repeat(&buf, word, times);
    return strbuf_str(&buf);
}

/* Ten entities, each ten of the one before: 10^10 letters. */
static Str entity_bomb(void)
{
    StrBuf buf = strbuf_new(arena);
    strbuf_add(&buf, S("<!DOCTYPE d [<!ENTITY e0 \"aaaaaaaaaa\">"));
    for (int i = 1; i < 10; i++) {
        strbuf_printf(&buf, "<!ENTITY e%d \"", i);
        for (int k = 0; k < 10; k++) strbuf_printf(&buf, "&e%d;", i - 1);
        strbuf_add(&buf, S("\">"));
    }
    strbuf_add(&buf, S("]><d>&e9;</d>"));
    return strbuf_str(&buf);
}

static Str too_many_lists(void)
{
    StrBuf buf = strbuf_new(arena);
    strbuf_add(&buf, S("<w:numbering xmlns:w='w'>"));
    for (int i = 0; i <= DOCX_MOST_LISTS; i++)
        strbuf_printf(&buf, "<w:num w:numId='%d'/>", i);
    strbuf_add(&buf, S("</w:numbering>"));
    return strbuf_str(&buf);
}

enum { MOST_GROWTH = 64 << 20 }; /* bytes that refusing an attack may take */

/* Lets the process have MOST_GROWTH more than it has; the sanitizers' own
 * memory is beyond any such limit. */
static void limit_memory(void)
{
#ifndef __SANITIZE_ADDRESS__
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    assert_non_null(file);
    assert_int_equal(fscanf(file, "%lu", &pages), 1);
    fclose(file);
    rlim_t most = pages * (rlim_t)sysconf(_SC_PAGESIZE) + MOST_GROWTH;
    struct rlimit limit = {most, most};
    assert_int_equal(setrlimit(RLIMIT_AS, &limit), 0);
#endif
}

static long most_resident(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss * 1024;
}

/* Refused in a process of its own, which has little memory. */
static void assert_refused_in_bounds(Str bytes, MessageId id)
{
    pid_t child = fork();
    int status = -1;
    assert_true(child >= 0);
    if (child == 0) {
        long before = most_resident();
        limit_memory();
        Arena *own = arena_new(0);
        Docx docx;
        Err err;
        if (!own || ARENA_GUARD(own)) _exit(2);
        if (docx_read(own, bytes, "a.docx", &docx, &err) != STATUS_INPUT)
            _exit(3);
        if (err.id != id) {
            printf("# instead: %s\n", err.text);
            fflush(stdout);
            _exit(5);
        }
        _exit(most_resident() - before > MOST_GROWTH ? 4 : 0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

static void attacks_are_refused(void **state)
{
    (void)state;
    Str deep = repeated(S("<w:p>"), 1000000);
    Str bomb = repeated(S("          "), 5000000);
    assert_refused_in_bounds(packed(deep), MSG_DOCX_BOMB);
    assert_refused_in_bounds(packed_as(deep, ZIP_CM_STORE), MSG_DOCX_XML);
    assert_refused_in_bounds(
        packed(str_slice(deep, 0, 5 * 100000)), MSG_DOCX_XML);
    assert_refused_in_bounds(packed(bomb), MSG_DOCX_BOMB);
    assert_refused_in_bounds(packed(entity_bomb()), MSG_DOCX_ENTITIES);
    Str *const parts[] = {
        &notes_xml, &endnotes_xml, &comments_xml, &styles_xml, &numbering_xml};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        *parts[i] = bomb;
        assert_refused_in_bounds(packed(S(DOCUMENT(""))), MSG_DOCX_BOMB);
        *parts[i] = entity_bomb();
        assert_refused_in_bounds(packed(S(DOCUMENT(""))), MSG_DOCX_ENTITIES);
        *parts[i] = S("");
    }
    numbering_xml = too_many_lists();
    assert_refused_in_bounds(packed(S(DOCUMENT(""))), MSG_DOCX_LARGE);
    numbering_xml = S("");
    assert_refused(S("no zip at all"), MSG_DOCX_DAMAGED);
    assert_refused(packed(S(DOCUMENT("<w:p>"))), MSG_DOCX_XML);
}

/* Damage anywhere: refused or read, never worse. */
static void damage_is_survived(void **state)
{
    (void)state;
    Str bytes = packed(S(DOCUMENT("<w:p><w:r><w:t>Words</w:t></w:r></w:p>")));
    for (size_t i = 0; i < bytes.size; i++) {
        Str changed = str_copy(arena, bytes);
        Docx docx;
        ((char *)(uintptr_t)changed.data)[i] ^= 0x55;
        Status status = docx_read(arena, changed, "a.docx", &docx, NULL);
        assert_true(status == STATUS_OK || status == STATUS_INPUT);
        status =
            docx_read(arena, str_slice(bytes, 0, i), "a.docx", &docx, NULL);
        assert_int_equal(status, STATUS_INPUT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(tracked_changes_are_read),
        UNIT(notes_and_comments_are_read), UNIT(cells_and_boxes_are_read),
        UNIT(lists_are_counted), UNIT(numbers_follow_tracked_changes),
        UNIT(changes_nest), UNIT(what_is_written_is_read_back),
        UNIT(attacks_are_refused), UNIT(damage_is_survived)};
    return UNIT_RUN(tests);
}
