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

Draft docx_draft(Arena *arena, const Docx *docx, bool accept)
{
    DraftBuilder builder = draft_builder(arena);
    size_t below = 0; /* depth of what stands below the last heading */
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < docx->paragraphs.count; i++) {
        const DocxParagraph *paragraph = &docx->paragraphs.items[i];
        add_runs(&buf, paragraph, accept);
        bool last = i + 1 == docx->paragraphs.count;
        if (loses_end(paragraph, accept) && !last) continue;
        Str text = strbuf_str(&buf);
        buf = strbuf_new(arena);
        if (!str_trim(text).size) continue;
        Printed printed;
        bool titled = paragraph->level > 0;
        bool found = printed_read(arena, text, titled, &printed);
        size_t depth =
            titled ? paragraph->level - 1 : below + paragraph->nesting;
        if (titled) below = paragraph->level;
        Str heading = str_slice(text, found ? printed.end : 0, text.size);
        draft_add(&builder, depth, found ? &printed : NULL, titled,
            titled ? str_trim(heading) : S(""), text);
    }
    return draft_finish(&builder, S(""));
}
