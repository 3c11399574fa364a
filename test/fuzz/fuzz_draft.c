/* Drafts in every format of text: never break; Markdown and plain text are
 * cut without a loss; ids are unique; a draft compared with half of itself
 * gives both back. The first byte chooses the format. */

#include "base/map.h"
#include "test/fuzz/fuzz.h"
#include "text/align.h"
#include "text/brackets.h"
#include "text/formats.h"
#include "text/redline.h"

static const char *const FILES[] = {"a.md", "a.txt", "a.html"};

static void check_draft(Arena *arena, const Draft *draft, bool whole)
{
    Map ids = map_new(arena);
    StrBuf texts = strbuf_new(arena);
    for (size_t i = 0; i < draft->count; i++) {
        const Clause *clause = &draft->items[i];
        require(clause->id.size && !map_put(&ids, clause->id, (void *)clause));
        require(clause->end > i && clause->end <= draft->count);
        require(clause->parent == NO_CLAUSE || clause->parent < i);
        Brackets found = brackets_of(arena, clause->text);
        brackets_clean(arena, clause->text, &found);
        strbuf_add(&texts, clause->text);
    }
    if (whole) require(str_equal(strbuf_str(&texts), draft->source));
}

static void check_pair(Arena *arena, const Draft *a, const Draft *b)
{
    Redliner redliner = redliner_new(arena);
    Alignment alignment = draft_align(arena, &redliner.lexicon, a, b);
    size_t old_count = 0, new_count = 0;
    for (size_t i = 0; i < alignment.lineages.count; i++) {
        Lineage lineage = alignment.lineages.items[i];
        old_count +=
            lineage.old_clause != NO_CLAUSE && lineage.change != CHANGE_SPLIT;
        new_count +=
            lineage.new_clause != NO_CLAUSE && lineage.change != CHANGE_MERGED;
    }
    require(old_count == a->count && new_count == b->count);
}

void fuzz(Arena *arena, Str text)
{
    Err err;
    Draft draft, half;
    size_t format = text.size ? (unsigned char)text.data[0] % 3 : 0;
    text = str_slice(text, 1, text.size);
    const char *file = FILES[format];
    if (draft_read(arena, text, file, &draft, &err) == STATUS_OK) {
        check_draft(arena, &draft, format < 2);
        if (draft_read(arena, str_slice(text, text.size / 2, text.size), file,
                &half, &err) == STATUS_OK)
            check_pair(arena, &draft, &half);
    } else {
        require(err.text[0] != 0);
    }
}
