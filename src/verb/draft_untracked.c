/* Changes outside a Word document's own tracked changes. */
#include "verb/draft_untracked.h"

#include "text/shown.h"
#include "verb/text_file.h"

/* Spaces are no change: a word processor lays them out anew. */
static bool changes_words(const Edits *edits)
{
    for (size_t i = 0; i < edits->count; i++)
        if (edits->items[i].op != EDIT_SAME &&
            str_trim(edits->items[i].text).size)
            return true;
    return false;
}

void draft_untracked(
    Screen *screen, const Docx *docx, const Draft *old_draft, Node *list)
{
    Arena *arena = screen->arena;
    Redliner redliner = redliner_new(arena);
    Draft rejected = docx_draft(arena, docx, false);
    Alignment alignment =
        draft_align(arena, &redliner.lexicon, old_draft, &rejected);
    Page page = page_of(&redliner, &alignment);
    for (size_t i = 0; i < page.count; i++) {
        const Row *row = &page.items[i];
        Edits edits = shown_edits(arena, &row->edits, page.marked);
        if (!row->move && !changes_words(&edits)) continue;
        Str text = text_edits_cell(arena, &edits, true).text;
        node_push(arena, list, node_text(arena, text));
        screen_item(screen, text, TONE_WARNING);
    }
}
