/* Heads of a view as tables that a spreadsheet opens: one table a kind, whose
 * columns are those of the table of kinds. Lists are joined by "; ", maps
 * stand as JSON. */
#include "verb/export_csv.h"

#include "base/csv.h"
#include "base/json.h"
#include "verb/describe.h"

typedef VEC(Str) Cells;

static const char *const OWN[] = {
    "key", "since", "recorded", "author", "audience", "grade", "id"};
static const char *const AMOUNT[] = {"low", "best", "high"};
enum { OWN_COUNT = 7, AMOUNT_COUNT = 3 };

/* --- columns --- */

static void add_headings(Arena *arena, const Field *fields, Cells *cells)
{
    for (const Field *field = fields; field->name; field++) {
        if (field->type != FIELD_AMOUNT) {
            vec_push(arena, cells, str_of(field->name));
            continue;
        }
        for (size_t i = 0; i < AMOUNT_COUNT; i++)
            vec_push(arena, cells,
                str_printf(arena, "%s %s", field->name, AMOUNT[i]));
    }
}

static Cells headings(Arena *arena, Kind kind)
{
    Cells cells = {0};
    for (size_t i = 0; i < OWN_COUNT; i++)
        vec_push(arena, &cells, str_of(OWN[i]));
    add_headings(arena, KINDS[kind].fields, &cells);
    add_headings(arena, COMMON_FIELDS, &cells);
    return cells;
}

/* --- cells --- */

static Str json_text(Arena *arena, const Node *value)
{
    StrBuf buf = strbuf_new(arena);
    json_write(&buf, value);
    return strbuf_str(&buf);
}

static Str value_text(Arena *arena, const Node *value)
{
    if (!value) return S("");
    if (value->type == NODE_MAP) return json_text(arena, value);
    if (value->type != NODE_LIST) return value->text;
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < value->count; i++) {
        const Node *item = value->items[i];
        bool deep = item->type == NODE_LIST || item->type == NODE_MAP;
        if (i) strbuf_add(&buf, S("; "));
        strbuf_add(&buf, deep ? json_text(arena, item) : item->text);
    }
    return strbuf_str(&buf);
}

/* A plain number is the best; {about: n} is kept as JSON there. */
static void add_amount(Arena *arena, const Node *value, Cells *cells)
{
    bool range = node_is(value, NODE_MAP) && !node_get(value, S("about"));
    for (size_t i = 0; i < AMOUNT_COUNT; i++) {
        Str cell = range ? node_get_text(value, str_of(AMOUNT[i]))
                         : value_text(arena, i == 1 ? value : NULL);
        vec_push(arena, cells, cell);
    }
}

static void add_fields(
    Arena *arena, const Field *fields, const Record *record, Cells *cells)
{
    for (const Field *field = fields; field->name; field++) {
        const Node *value = record_get(record, str_of(field->name));
        if (field->type == FIELD_AMOUNT)
            add_amount(arena, value, cells);
        else if (field->type == FIELD_DATE && node_is(value, NODE_MAP))
            vec_push(arena, cells, record_date(record, str_of(field->name)));
        else
            vec_push(arena, cells, value_text(arena, value));
    }
}

static Cells row_of(Arena *arena, const Record *record)
{
    const Str own[OWN_COUNT] = {record->key, record->since,
        instant_text(arena, record->recorded), record->author,
        audience_text(arena, &record->audience), grade_name(record->grade),
        hash_hex(arena, &record->id)};
    Cells cells = {0};
    for (size_t i = 0; i < OWN_COUNT; i++) vec_push(arena, &cells, own[i]);
    add_fields(arena, KINDS[record->kind].fields, record, &cells);
    add_fields(arena, COMMON_FIELDS, record, &cells);
    return cells;
}

static void add_row(Arena *arena, ExportSink *sink, const Cells *cells)
{
    StrBuf buf = strbuf_new(arena);
    csv_add_row(&buf, cells->items, cells->count);
    sink_add(sink, strbuf_str(&buf));
}

Status export_csv(
    RoomView *room, Kind kind, ExportSink *sink, size_t *rows, Err *err)
{
    Arena *arena = room->arena;
    RecordList heads = {0};
    TRY(store_heads(
        room->store, &room->model.view, kind, NULL, NULL, &heads, err));
    Cells first = headings(arena, kind);
    add_row(arena, sink, &first);
    for (size_t i = 0; i < heads.count; i++) {
        Cells cells = row_of(arena, heads.items[i]);
        add_row(arena, sink, &cells);
    }
    *rows = heads.count;
    return STATUS_OK;
}
