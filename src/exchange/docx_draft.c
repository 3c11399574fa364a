/* A Word document as a draft: each paragraph that the chosen text has is a
 * clause; a paragraph whose end was deleted or inserted joins the next one in
 * the text that does not have that end. */
#include "exchange/docx.h"

/* A paragraph's own end is lost in this text. */
static bool loses_end(const DocxParagraph *paragraph, bool accept)
{
    return paragraph->mark == (accept ? EDIT_DELETE : EDIT_INSERT);
}

static void add_runs(StrBuf *buf, const DocxParagraph *paragraph, bool accept)
{
    EditOp left_out = accept ? EDIT_DELETE : EDIT_INSERT;
    for (size_t i = 0; i < paragraph->runs.count; i++)
        if (paragraph->runs.items[i].op != left_out)
            strbuf_add(buf, paragraph->runs.items[i].text);
}

/* A draft being put together. */
typedef struct {
    Arena *arena;
    const Docx *docx;
    bool accept;
    DraftBuilder builder;
    size_t below; /* depth of what stands below the last heading */
    size_t depth; /* of the last clause */
} Building;

static void add_clause(Building *in, const DocxParagraph *paragraph, Str text)
{
    Printed printed;
    bool titled = paragraph->level > 0;
    bool found = printed_read(in->arena, text, titled, &printed);
    in->depth = titled ? paragraph->level - 1 : in->below + paragraph->nesting;
    if (titled) in->below = paragraph->level;
    Str heading = str_slice(text, found ? printed.end : 0, text.size);
    draft_add(&in->builder, in->depth, found ? &printed : NULL, titled,
        titled ? str_trim(heading) : S(""), text);
}

/* The footnotes that PARAGRAPH refers to, below the clause added last. */
static void add_notes(Building *in, const DocxParagraph *paragraph)
{
    const DocxParagraphs *all = &in->docx->notes;
    for (size_t k = 0; k < paragraph->notes.count; k++)
        for (size_t i = 0; i < all->count; i++) {
            const DocxParagraph *note = &all->items[i];
            if (!str_equal(note->note, paragraph->notes.items[k])) continue;
            Printed printed = {
                .text = S(""), .word = S("footnote"), .value = note->note};
            StrBuf buf = strbuf_new(in->arena);
            add_runs(&buf, note, in->accept);
            if (str_trim(strbuf_str(&buf)).size)
                draft_add(&in->builder, in->depth + 1, &printed, false, S(""),
                    strbuf_str(&buf));
        }
}

Draft docx_draft(Arena *arena, const Docx *docx, bool accept)
{
    Building in = {.arena = arena,
        .docx = docx,
        .accept = accept,
        .builder = draft_builder(arena)};
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < docx->paragraphs.count; i++) {
        const DocxParagraph *paragraph = &docx->paragraphs.items[i];
        add_runs(&buf, paragraph, accept);
        bool last = i + 1 == docx->paragraphs.count;
        if (loses_end(paragraph, accept) && !last) continue;
        Str text = strbuf_str(&buf);
        buf = strbuf_new(arena);
        if (!str_trim(text).size) continue;
        add_clause(&in, paragraph, text);
        add_notes(&in, paragraph);
    }
    return draft_finish(&in.builder, S(""));
}
