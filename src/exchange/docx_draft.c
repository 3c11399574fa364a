/* A Word document as a draft: each paragraph that the chosen text has is a
 * clause; a paragraph whose end was deleted or inserted joins the next one in
 * the text that does not have that end. */
#include "exchange/docx.h"

#include <string.h>

/* A paragraph's own end is lost in this text. */
static bool loses_end(const DocxParagraph *paragraph, bool accept)
{
    return paragraph->mark == (accept ? EDIT_DELETE : EDIT_INSERT);
}

/* The text of a clause to be, and whose it is. */
typedef struct {
    StrBuf text;
    Owners owners;
} Words;

static void add_runs(
    Arena *arena, Words *words, const DocxParagraph *paragraph, bool accept)
{
    EditOp left_out = accept ? EDIT_DELETE : EDIT_INSERT;
    for (size_t i = 0; i < paragraph->runs.count; i++) {
        const DocxRun *run = &paragraph->runs.items[i];
        if (run->op == left_out || run->gone) continue;
        strbuf_add(&words->text, run->text);
        vec_push(
            arena, &words->owners, ((Owner){words->text.size, run->author}));
    }
}

/* A draft being put together. */
typedef struct {
    Arena *arena;
    const Docx *docx;
    bool accept;
    DraftBuilder builder;
    VEC(Owners) owners; /* by clause */
    size_t below;       /* depth of what stands below the last heading */
    size_t depth;       /* of the last clause */
    DocxCounter counter;
} Building;

/* The number that the paragraph's list prints, which is counted on. */
static Str count_paragraph(Building *in, const DocxParagraph *paragraph)
{
    return paragraph->list ? docx_count(&in->counter, paragraph->list,
                                 paragraph->nesting - 1)
                           : S("");
}

/* Puts NUMBER, which nobody wrote, before WORDS. */
static void put_number(Arena *arena, Words *words, Str number)
{
    if (!number.size) return;
    const Str parts[] = {number, S(" "), strbuf_str(&words->text)};
    words->text = strbuf_new(arena);
    strbuf_add(&words->text, str_join(arena, parts, 3, S("")));
    vec_push(arena, &words->owners, ((Owner){0, S("")}));
    for (size_t i = words->owners.count; --i > 0;) {
        words->owners.items[i] = words->owners.items[i - 1];
        words->owners.items[i].end += number.size + 1;
    }
    words->owners.items[0] = (Owner){number.size + 1, S("")};
}

/* NUMBER as a list prints it, "1" too, which no words begin with. */
static Printed printed_bare(Arena *arena, Str number)
{
    StrBuf value = strbuf_new(arena);
    for (size_t i = 0; i < number.size; i++) {
        char c = number.data[i];
        if (c >= 'A' && c <= 'Z') c = (char)(c | 0x20);
        if (!strchr("()[]. ", c)) strbuf_char(&value, c);
    }
    return (Printed){.text = number,
        .word = S(""),
        .value = value.size ? strbuf_str(&value) : number,
        .style = '1',
        .parts = 1,
        .end = number.size};
}

static void add_clause(Building *in, const DocxParagraph *paragraph, Str number,
    const Words *words)
{
    Printed printed;
    Str text = strbuf_str(&words->text);
    bool titled = paragraph->level > 0;
    bool found = printed_read(in->arena, text, titled, &printed);
    if (number.size && (!found || printed.end < number.size)) {
        printed = printed_bare(in->arena, str_slice(text, 0, number.size));
        found = true;
    }
    in->depth = titled ? paragraph->level - 1 : in->below + paragraph->nesting;
    if (titled) in->below = paragraph->level;
    Str heading = str_slice(text, found ? printed.end : 0, text.size);
    draft_add(&in->builder, in->depth, found ? &printed : NULL, titled,
        titled ? str_trim(heading) : S(""), text);
    vec_push(in->arena, &in->owners, words->owners);
}

/* "footnote-2" as a printed number. */
static Printed printed_note(Str note)
{
    size_t hyphen = str_find(note, S("-"), 0);
    return (Printed){.text = S(""),
        .word = str_slice(note, 0, hyphen),
        .value = str_slice(note, hyphen + 1, note.size)};
}

/* The notes that PARAGRAPH refers to, below the clause added last. */
static void add_notes(Building *in, const DocxParagraph *paragraph)
{
    const DocxParagraphs *all = &in->docx->notes;
    for (size_t k = 0; k < paragraph->notes.count; k++)
        for (size_t i = 0; i < all->count; i++) {
            const DocxParagraph *note = &all->items[i];
            if (!str_equal(note->note, paragraph->notes.items[k])) continue;
            Printed printed = printed_note(note->note);
            Words words = {.text = strbuf_new(in->arena)};
            add_runs(in->arena, &words, note, in->accept);
            if (!str_trim(strbuf_str(&words.text)).size) continue;
            draft_add(&in->builder, in->depth + 1, &printed, false, S(""),
                strbuf_str(&words.text));
            vec_push(in->arena, &in->owners, words.owners);
        }
}

static Draft build(Building *in)
{
    Words words = {.text = strbuf_new(in->arena)};
    in->builder = draft_builder(in->arena);
    in->counter = docx_counter(in->arena, &in->docx->numbering);
    for (size_t i = 0; i < in->docx->paragraphs.count; i++) {
        const DocxParagraph *paragraph = &in->docx->paragraphs.items[i];
        add_runs(in->arena, &words, paragraph, in->accept);
        bool last = i + 1 == in->docx->paragraphs.count;
        if (loses_end(paragraph, in->accept) && !last) continue;
        bool any = str_trim(strbuf_str(&words.text)).size > 0;
        Str number = count_paragraph(in, paragraph);
        if (any) put_number(in->arena, &words, number);
        if (any) add_clause(in, paragraph, number, &words);
        if (any) add_notes(in, paragraph);
        words = (Words){.text = strbuf_new(in->arena)};
    }
    return draft_finish(&in->builder, S(""));
}

Draft docx_draft(Arena *arena, const Docx *docx, bool accept)
{
    Building in = {.arena = arena, .docx = docx, .accept = accept};
    return build(&in);
}

Draft docx_draft_owned(Arena *arena, const Docx *docx, Owners **owners)
{
    Building in = {.arena = arena, .docx = docx, .accept = true};
    Draft draft = build(&in);
    *owners = in.owners.items;
    return draft;
}
