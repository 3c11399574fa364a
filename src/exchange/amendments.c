/* Amendments from tracked changes and from lists with marks. */
#include "exchange/amendments.h"

#include <string.h>

#include "text/formats.h"
#include "text/redline.h"

static void put_text(Arena *arena, Node *map, Str key, Str text)
{
    node_set(arena, map, key, node_text(arena, text));
}

static Node *add_amendment(Arena *arena, Node *list, Str old_text, Str new_text)
{
    Node *map = node_push(arena, list, node_map(arena));
    put_text(arena, map, S("old"), old_text);
    put_text(arena, map, S("new"), new_text);
    node_set(arena, map, S("by"), node_list(arena));
    node_set(arena, map, S("supporters"), node_list(arena));
    return map;
}

/* --- tracked changes --- */

/* PARAGRAPH with the changes of AUTHOR made, of nobody if NULL. */
static Str paragraph_text(
    Arena *arena, const DocxParagraph *paragraph, const Str *author)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < paragraph->runs.count; i++) {
        const DocxRun *run = &paragraph->runs.items[i];
        bool made = author && str_equal(run->author, *author);
        EditOp left_out = made ? EDIT_DELETE : EDIT_INSERT;
        if (!run->gone && run->op != left_out) strbuf_add(&buf, run->text);
    }
    return strbuf_str(&buf);
}

/* Run I is the first change of its author in PARAGRAPH. */
static bool is_first_of(const DocxParagraph *paragraph, size_t i)
{
    const DocxRun *run = &paragraph->runs.items[i];
    if (run->op == EDIT_SAME || run->gone) return false;
    for (size_t k = 0; k < i; k++) {
        const DocxRun *other = &paragraph->runs.items[k];
        if (other->op != EDIT_SAME && !other->gone &&
            str_equal(other->author, run->author))
            return false;
    }
    return true;
}

static Str below(Arena *arena, Str anchor, Str text)
{
    const Str parts[] = {anchor, S("\n\n"), text};
    return str_join(arena, parts, 3, S(""));
}

Node *amendments_of_docx(Arena *arena, const Docx *docx)
{
    Node *list = node_list(arena);
    Str anchor = S("");
    for (size_t i = 0; i < docx->paragraphs.count; i++) {
        const DocxParagraph *paragraph = &docx->paragraphs.items[i];
        Str old_text = paragraph_text(arena, paragraph, NULL);
        bool inserted = !str_trim(old_text).size;
        if (!inserted) anchor = old_text;
        for (size_t k = 0; k < paragraph->runs.count; k++) {
            if (!is_first_of(paragraph, k)) continue;
            const DocxRun *run = &paragraph->runs.items[k];
            Str author = run->author;
            Str text = paragraph_text(arena, paragraph, &author);
            Node *map = add_amendment(arena, list, anchor,
                inserted ? below(arena, anchor, text) : text);
            if (author.size)
                node_push(
                    arena, node_get(map, S("by")), node_text(arena, author));
            if (run->date.size) put_text(arena, map, S("date"), run->date);
        }
    }
    return list;
}

/* --- a list with marks --- */

static Str without_bullet(Str text)
{
    size_t i = 0;
    text = str_trim(text);
    while (i < text.size && strchr("0123456789", text.data[i])) i++;
    if (i < text.size && strchr(i ? ".)" : "-*+", text.data[i]))
        return str_trim(str_slice(text, i + 1, text.size));
    return text;
}

static void add_names(Arena *arena, Node *map, Str names)
{
    Str name;
    const char *into = "by";
    while (str_next(&names, ',', &name)) {
        name = str_trim(name);
        if (!name.size) continue;
        node_push(arena, node_get(map, str_of(into)), node_text(arena, name));
        into = "supporters";
    }
}

/* NULL if TEXT has no marks. */
static Node *read_item(Arena *arena, Node *list, Str text)
{
    Edits edits = {0};
    Str item = without_bullet(text), names = S("");
    size_t mark = str_find(item, S("[-"), 0);
    size_t other = str_find(item, S("{+"), 0);
    if (other < mark) mark = other;
    size_t colon = str_find(item, S(": "), 0);
    if (mark == SIZE_MAX) return NULL;
    if (colon < mark) {
        names = str_slice(item, 0, colon);
        item = str_slice(item, colon + 2, item.size);
    }
    if (!redline_read(arena, item, &edits)) return NULL;
    Node *map = add_amendment(arena, list, redline_apply(arena, &edits, false),
        redline_apply(arena, &edits, true));
    add_names(arena, map, names);
    return map;
}

static void add_reason(Arena *arena, Node *map, Str text)
{
    Str before = node_get_text(map, S("justification"));
    text = without_bullet(text);
    put_text(arena, map, S("justification"),
        before.size ? below(arena, before, text) : text);
}

Status amendments_of_markdown(
    Arena *arena, Str text, const char *file, Node **list, Err *err)
{
    Draft draft;
    TRY(markdown_read(arena, text, file, &draft, err));
    Node **made = arena_array(arena, draft.count, sizeof *made);
    *list = node_list(arena);
    for (size_t i = 0; i < draft.count; i++) {
        const Clause *clause = &draft.items[i];
        made[i] = read_item(arena, *list, clause->text);
        if (made[i] || clause->parent == NO_CLAUSE) continue;
        Node *above = made[clause->parent];
        if (above) add_reason(arena, above, clause->text);
        made[i] = above;
    }
    return STATUS_OK;
}
