/* Brackets on record as a text shows them: "[AL, BO: words]". Longer words
 * come first, so that brackets nest. */
#include "verb/draft_bracketed.h"

#include <ctype.h>
#include <stdlib.h>

#include "verb/describe.h"

static int compare_words(const void *a, const void *b)
{
    const Record *const *x = a, *const *y = b;
    size_t m = record_text(*x, S("words")).size;
    size_t n = record_text(*y, S("words")).size;
    return (m < n) - (m > n);
}

Status bracketing_of(Arena *arena, const RoomView *room, const RoomDraft *draft,
    Bracketing *bracketing, Err *err)
{
    *bracketing = (Bracketing){.arena = arena, .draft = draft};
    RecordList *records = &bracketing->records;
    if (!room) return STATUS_OK;
    TRY(store_heads(room->store, &room->model.view, KIND_BRACKET, NULL, NULL,
        records, err));
    if (records->count)
        qsort(records->items, records->count, sizeof *records->items,
            compare_words);
    return STATUS_OK;
}

static bool in_word(Str text, size_t i)
{
    unsigned char c = i < text.size ? (unsigned char)text.data[i] : 0;
    return c >= 0x80 || isalnum(c);
}

/* Where WORDS stand in TEXT as whole words, or SIZE_MAX. */
static size_t find_words(Str text, Str words)
{
    size_t at = words.size ? str_find(text, words, 0) : SIZE_MAX;
    for (; at != SIZE_MAX; at = str_find(text, words, at + 1)) {
        size_t end = at + words.size;
        bool begins = !at || !in_word(words, 0) || !in_word(text, at - 1);
        if (begins && (!in_word(words, words.size - 1) || !in_word(text, end)))
            return at;
    }
    return SIZE_MAX;
}

/* The clause it names, else the first of the draft that has its words. */
static size_t clause_of(const Bracketing *in, const Record *record)
{
    Str clause = record_text(record, S("clause"));
    Str words = str_trim(record_text(record, S("words")));
    const Draft *draft = &in->draft->draft;
    if (clause.size)
        return in->draft->clauses ? draft_find_clause(in->draft, clause)
                                  : NO_CLAUSE;
    if (!str_equal(record_text(record, S("draft")), in->draft->name))
        return NO_CLAUSE;
    for (size_t i = 0; i < draft->count; i++)
        if (find_words(draft->items[i].text, words) != SIZE_MAX) return i;
    return NO_CLAUSE;
}

/* "AL, BO: "; "" of nobody known. */
static Str whose(Arena *arena, const Record *record)
{
    const Node *by = record_get(record, S("by"));
    StrBuf buf = strbuf_new(arena);
    for (size_t k = 0; node_is(by, NODE_LIST) && k < by->count; k++) {
        if (k) strbuf_add(&buf, S(", "));
        strbuf_add(&buf, ref_key(by->items[k]->text));
    }
    if (buf.size) strbuf_add(&buf, S(": "));
    return strbuf_str(&buf);
}

/* At the end of TEXT, before the space that ends it. */
static Str at_end(Arena *arena, Str text, Str by, Str words)
{
    Str core = str_trim(text);
    size_t end =
        core.size ? (size_t)(core.data - text.data) + core.size : text.size;
    const Str parts[] = {str_slice(text, 0, end), S(" ["), by, words, S("]"),
        str_slice(text, end, text.size)};
    return str_join(arena, parts, sizeof parts / sizeof *parts, S(""));
}

static Str put_bracket(Arena *arena, Str text, const Record *record)
{
    Str words = str_trim(record_text(record, S("words")));
    Str by = whose(arena, record), how = record_text(record, S("how"));
    size_t at = find_words(text, words);
    if (!words.size) return text;
    if (at == SIZE_MAX)
        return str_equal(how, S("delete")) ? text
                                           : at_end(arena, text, by, words);
    size_t end = at + words.size;
    bool there = at && text.data[at - 1] == '[' && end < text.size &&
                 text.data[end] == ']';
    const Str parts[] = {str_slice(text, 0, at), there ? S("") : S("["), by,
        words, there ? S("") : S("]"), str_slice(text, end, text.size)};
    return str_join(arena, parts, sizeof parts / sizeof *parts, S(""));
}

Str bracketing_apply(const Bracketing *bracketing, size_t i, Str text)
{
    const RecordList *records = &bracketing->records;
    for (size_t k = 0; k < records->count; k++)
        if (clause_of(bracketing, records->items[k]) == i)
            text = put_bracket(bracketing->arena, text, records->items[k]);
    return text;
}
