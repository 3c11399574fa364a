/* Drafts in a room: records of kind `clause` to a tree of clauses and back.
 * Each record keeps the clause's words byte for byte, so that the words of
 * all, one after the other, are the text again. */
#include "bridge/drafts.h"

#include <stdlib.h>

#include "text/formats.h"

enum { HASH_DIGITS = 8 };

typedef struct {
    const Record *record;
    int64_t place; /* from 1; INT64_MAX where none is written */
    size_t order;
} Placed;

static int compare_places(const void *a, const void *b)
{
    const Placed *x = a, *y = b;
    if (x->place != y->place) return x->place < y->place ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

typedef VEC(Placed) PlacedList;

/* The clauses of a draft; of a split key the first head. */
static PlacedList clauses_of(const Model *model, Str draft)
{
    const RecordList *heads = &model->heads[KIND_CLAUSE];
    PlacedList list = {0};
    for (size_t i = 0; i < heads->count; i++) {
        const Record *record = heads->items[i];
        Placed placed = {record, INT64_MAX, i};
        if (!str_equal(record_text(record, S("draft")), draft) ||
            model_find(model, KIND_CLAUSE, record->key) != record)
            continue;
        if (!str_to_int(record_text(record, S("place")), &placed.place))
            placed.place = INT64_MAX;
        vec_push(model->arena, &list, placed);
    }
    if (list.count)
        qsort(list.items, list.count, sizeof(Placed), compare_places);
    return list;
}

/* A heading that is only a number is stored as that number. */
static Str heading_of(const Record *record)
{
    Str heading = record_text(record, S("heading"));
    return str_equal(heading, record_text(record, S("number"))) ? S("")
                                                                : heading;
}

static void add_clause(
    RoomDraft *out, DraftBuilder *builder, const Record *record)
{
    const Clause *clauses = builder->clauses.items;
    const size_t *parent =
        map_get(&out->by_key, record_text(record, S("parent")));
    size_t depth = parent ? clauses[*parent].depth + 1 : 0;
    bool titled = record_text(record, S("heading")).size > 0;
    Str number = record_text(record, S("number"));
    Printed printed = {.text = number, .value = number};
    if (number.size) {
        bool read = printed_read(builder->arena, number, titled, &printed);
        if (!read) printed = (Printed){.text = number, .value = number};
        printed.text = number;
    }
    size_t *index = arena_alloc(builder->arena, sizeof *index);
    *index = builder->clauses.count;
    out->clauses[*index] = record;
    map_put(&out->by_key, record->key, index);
    draft_add(builder, depth, number.size ? &printed : NULL, titled,
        heading_of(record), record_text(record, S("words")));
}

static Str whole_text(Arena *arena, const Draft *draft)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < draft->count; i++)
        strbuf_add(&buf, draft->items[i].text);
    return strbuf_str(&buf);
}

RoomDraft draft_of_record(const Model *model, const Record *record)
{
    Arena *arena = model->arena;
    PlacedList placed = clauses_of(model, record->key);
    DraftBuilder builder = draft_builder(arena);
    RoomDraft out = {
        .name = record->key, .record = record, .by_key = map_new(arena)};
    out.clauses = arena_array(arena, placed.count, sizeof *out.clauses);
    for (size_t i = 0; i < placed.count; i++)
        add_clause(&out, &builder, placed.items[i].record);
    out.draft = draft_finish(&builder, S(""));
    out.draft.source = whole_text(arena, &out.draft);
    const Node *file = record_get(record, S("file"));
    out.draft.marked = draft_is_marked(node_get_text(file, S("name")));
    for (size_t i = 0; i < out.draft.count; i++) {
        Str id = record_text(out.clauses[i], S("id"));
        out.draft.items[i].id = id.size ? id : out.clauses[i]->key;
    }
    return out;
}

size_t draft_find_clause(const RoomDraft *draft, Str word)
{
    const size_t *index = draft->clauses ? map_get(&draft->by_key, word) : NULL;
    return index ? *index : draft_find(&draft->draft, word);
}

/* --- from clauses to records --- */

static bool is_key_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* The letters of ID after the draft's key; false if it is not all of it. */
static bool add_id(StrBuf *buf, Str id)
{
    bool gap = true;
    for (size_t i = 0; i < id.size; i++) {
        char c = id.data[i];
        bool letter = is_key_letter(c);
        if (buf->size + (letter && gap) + 1 > KEY_LONGEST) return false;
        if (!letter && c != '.' && c != '-') return false;
        if (letter && gap) strbuf_char(buf, '-');
        if (letter) strbuf_char(buf, c);
        gap = !letter;
    }
    return id.size > 0;
}

static Str key_of(Arena *arena, Str draft, Str id, const Map *taken)
{
    enum { MOST = KEY_LONGEST - HASH_DIGITS - 1 };
    StrBuf buf = strbuf_new(arena);
    strbuf_add(&buf, draft);
    if (add_id(&buf, id) && !map_get(taken, strbuf_str(&buf)))
        return strbuf_str(&buf);
    Hash hash = hash_of(id);
    if (buf.size > MOST) buf.size = MOST;
    while (buf.size && buf.data[buf.size - 1] == '-') buf.size--;
    strbuf_char(&buf, '-');
    strbuf_add(&buf, str_slice(hash_hex(arena, &hash), 0, HASH_DIGITS));
    return strbuf_str(&buf);
}

const Str *draft_clause_keys(Arena *arena, Str draft, const Draft *clauses)
{
    Str *keys = arena_array(arena, clauses->count, sizeof *keys);
    Map taken = map_new(arena);
    for (size_t i = 0; i < clauses->count; i++) {
        keys[i] = key_of(arena, draft, clauses->items[i].id, &taken);
        map_put(&taken, keys[i], &keys[i]);
    }
    return keys;
}

static void put_field(Arena *arena, Node *map, Str name, Str value)
{
    if (value.size) node_set(arena, map, name, node_text(arena, value));
}

Node *draft_clause_body(Arena *arena, Str draft, const Draft *clauses,
    const Str *keys, size_t place)
{
    const Clause *clause = &clauses->items[place];
    Node *map = node_map(arena);
    Str heading = clause->heading.size ? clause->heading : clause->number;
    put_field(arena, map, S("draft"), draft);
    if (clause->parent != NO_CLAUSE)
        put_field(arena, map, S("parent"), keys[clause->parent]);
    put_field(arena, map, S("number"), clause->number);
    if (clause->titled) put_field(arena, map, S("heading"), heading);
    put_field(arena, map, S("words"), clause->text);
    put_field(arena, map, S("id"), clause->id);
    put_field(arena, map, S("place"), str_int(arena, (int64_t)place + 1));
    return map;
}

/* --- who may read what names both --- */

static bool has_seat(const Audience *audience, Str seat)
{
    for (size_t i = 0; i < audience->count; i++)
        if (str_equal(audience->seats[i], seat)) return true;
    return false;
}

Audience draft_shared_audience(
    Arena *arena, const Audience *a, const Audience *b)
{
    if (audience_within(a, b)) return *a;
    if (audience_within(b, a)) return *b;
    if (a->type != AUDIENCE_SEATS) {
        const Audience *swap = a;
        a = b;
        b = swap;
    }
    Str *seats = arena_array(arena, a->count + 1, sizeof *seats);
    Audience shared = {AUDIENCE_SEATS, seats, 0};
    for (size_t i = 0; i < a->count; i++)
        if (b->type == AUDIENCE_SEATS ? has_seat(b, a->seats[i])
                                      : str_equal(a->seats[i], S("mediator")))
            seats[shared.count++] = a->seats[i];
    return shared;
}
