/* Trees of clauses. Linear in clauses and in the lengths of their ids. */
#include "text/clause.h"

#include "base/map.h"

enum { MOST_SLUG = 40 };

DraftBuilder draft_builder(Arena *arena)
{
    return (DraftBuilder){.arena = arena};
}

/* Labels of one word and number are one: "article-5". */
static Str label_of(Arena *arena, const Printed *printed)
{
    if (!printed->word.size) return printed->value;
    const Str parts[] = {printed->word, printed->value};
    return str_join(arena, parts, 2, S("-"));
}

/* No heading stands below a paragraph. */
static size_t parent_of(const DraftBuilder *builder, size_t depth, bool titled)
{
    const Clause *clauses = builder->clauses.items;
    size_t i = builder->clauses.count ? builder->clauses.count - 1 : NO_CLAUSE;
    while (i != NO_CLAUSE &&
           (clauses[i].depth >= depth || (titled && !clauses[i].titled)))
        i = clauses[i].parent;
    return i;
}

void draft_add(DraftBuilder *builder, size_t depth, const Printed *printed,
    bool titled, Str heading, Str text)
{
    Clause clause = {.heading = heading,
        .text = text,
        .depth = depth,
        .parent = parent_of(builder, depth, titled),
        .titled = titled};
    if (printed) {
        clause.number = printed->text;
        clause.label = label_of(builder->arena, printed);
    }
    vec_push(builder->arena, &builder->clauses, clause);
}

/* A heading in small letters, digits and hyphens. */
static Str slug_of(Arena *arena, Str heading)
{
    StrBuf buf = strbuf_new(arena);
    bool gap = false;
    for (size_t i = 0; i < heading.size && buf.size < MOST_SLUG; i++) {
        char c = heading.data[i];
        if (c >= 'A' && c <= 'Z') c = (char)(c | 0x20);
        bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                    (unsigned char)c >= 0x80;
        if (kept && gap && buf.size) strbuf_char(&buf, '-');
        if (kept) strbuf_char(&buf, c);
        gap = !kept;
    }
    while (buf.size && ((unsigned char)buf.data[buf.size - 1] & 0xC0) == 0x80)
        buf.size--; /* the last character may be cut */
    if (buf.size && (unsigned char)buf.data[buf.size - 1] >= 0xC0) buf.size--;
    return strbuf_str(&buf);
}

/* The name of a clause among its neighbours; PLACE counts those that have
 * neither number nor heading. */
static Str own_name(Arena *arena, const Clause *clause, size_t *place)
{
    if (clause->label.size) return clause->label;
    Str slug = slug_of(arena, clause->heading);
    if (slug.size) return slug;
    return str_printf(arena, "p%zu", ++*place);
}

/* ID, or ID~2, ID~3, … if it is taken. */
static Str take_id(Arena *arena, Map *taken, Str id)
{
    size_t *times = map_get(taken, id);
    if (!times) {
        times = arena_alloc(arena, sizeof *times);
        *times = 1;
        map_put(taken, id, times);
        return id;
    }
    return take_id(
        arena, taken, str_printf(arena, "%.*s~%zu", STR_ARGS(id), ++*times));
}

static void name_clauses(Arena *arena, Clause *clauses, size_t count)
{
    Map taken = map_new(arena);
    size_t *places = arena_array(arena, count + 1, sizeof *places);
    for (size_t i = 0; i < count; i++) {
        Clause *clause = &clauses[i];
        size_t parent = clause->parent == NO_CLAUSE ? count : clause->parent;
        Str name = own_name(arena, clause, &places[parent]);
        if (parent != count) {
            const Str parts[] = {clauses[parent].id, name};
            name = str_join(arena, parts, 2, S("."));
        }
        clause->id = take_id(arena, &taken, name);
    }
}

static void close_tree(Clause *clauses, size_t count)
{
    for (size_t i = 0; i < count; i++)
        clauses[i].depth = clauses[i].parent == NO_CLAUSE
                               ? 0
                               : clauses[clauses[i].parent].depth + 1;
    for (size_t i = count; i-- > 0;) {
        if (!clauses[i].end) clauses[i].end = i + 1;
        size_t parent = clauses[i].parent;
        if (parent != NO_CLAUSE && !clauses[parent].end)
            clauses[parent].end = clauses[i].end;
    }
}

Draft draft_finish(DraftBuilder *builder, Str source)
{
    Clause *clauses = builder->clauses.items;
    size_t count = builder->clauses.count;
    name_clauses(builder->arena, clauses, count);
    close_tree(clauses, count);
    return (Draft){.items = clauses, .count = count, .source = source};
}

Str clause_words(const Clause *clause)
{
    size_t at = str_find(clause->text, clause->number, 0);
    size_t begin = at == SIZE_MAX ? 0 : at + clause->number.size;
    return str_trim(str_slice(clause->text, begin, clause->text.size));
}

Str draft_short_id(const Draft *draft, size_t clause)
{
    const Clause *title = &draft->items[0];
    Str id = draft->items[clause].id;
    bool over_all =
        title->titled && !title->number.size && title->end == draft->count;
    bool below = clause && over_all && str_starts(id, title->id);
    return below ? str_slice(id, title->id.size + 1, id.size) : id;
}

size_t draft_find(const Draft *draft, Str id)
{
    for (size_t i = 0; i < draft->count; i++)
        if (str_equal(draft->items[i].id, id)) return i;
    for (size_t i = 0; i < draft->count; i++)
        if (str_equal(draft_short_id(draft, i), id)) return i;
    return NO_CLAUSE;
}
