/* Event lists of others as entries of a brief. Columns of the UCDP
 * Georeferenced Event Dataset are those of its codebook (Sundberg and
 * Melander, "Introducing the UCDP Georeferenced Event Dataset", Journal of
 * Peace Research 50(4), 2013). What a list codes as sides is kept as a note,
 * never as who did it. Cost: linear in the table. */
#include "verb/import_events.h"

#include "base/csv.h"
#include "verb/describe.h"

typedef struct {
    Arena *arena;
    CsvTable table;
    const CsvRow *row;
    Str source;
    Node *list; /* of entries */
} Events;

/* The cell of the row under NAME; "" where there is none. */
static Str cell(const Events *in, const char *name)
{
    const CsvRow *heading = &in->table.rows[0];
    for (size_t i = 0; i < heading->count; i++)
        if (str_equal(str_trim(heading->cells[i]), str_of(name)))
            return str_trim(in->row->cells[i]);
    return S("");
}

static bool has_column(Events *in, const char *name)
{
    in->row = &in->table.rows[0];
    return cell(in, name).size > 0;
}

static Node *placed(const Events *in, Node *node)
{
    node->line = in->row->line;
    node->column = 1;
    return node;
}

static void put_cell(const Events *in, Node *entry, Str name, Str text)
{
    if (text.size)
        put(in->arena, entry, name, placed(in, node_text(in->arena, text)));
}

/* {low, best, high}, or the one that is given. */
static void put_killed(const Events *in, Node *entry)
{
    static const char *const names[] = {"low", "best", "high"};
    Node *amount = placed(in, node_map(in->arena));
    for (size_t i = 0; i < 3; i++)
        put_cell(in, amount, str_of(names[i]), cell(in, names[i]));
    Str best = cell(in, "best");
    if (amount->count == 3)
        put(in->arena, entry, S("killed"), amount);
    else
        put_cell(in, entry, S("killed"), best);
}

static Node *start_entry(const Events *in)
{
    Node *entry = placed(in, node_map(in->arena));
    Node *by = placed(in, node_list(in->arena));
    Str parts[] = {S("source:"), in->source};
    node_push(in->arena, by,
        placed(in, node_text(in->arena, str_join(in->arena, parts, 2, S("")))));
    put_cell(in, entry, S("source"), in->source);
    put(in->arena, entry, S("as-reported-by"), by);
    put_killed(in, entry);
    return node_push(in->arena, in->list, entry);
}

/* --- UCDP GED --- */

/* "2011-06-24 00:00:00.000" */
static Str day_of(Str time)
{
    return str_slice(time, 0, 10);
}

static Str ged_date(const Events *in)
{
    Str days[] = {day_of(cell(in, "date_start")), day_of(cell(in, "date_end"))};
    if (!days[1].size || str_equal(days[0], days[1])) return days[0];
    return str_join(in->arena, days, 2, S("/"));
}

static Str ged_type(const Events *in)
{
    static const MessageId types[] = {
        MSG_EVENT_STATE, MSG_EVENT_NON_STATE, MSG_EVENT_ONE_SIDED};
    int64_t type;
    if (!str_to_int(cell(in, "type_of_violence"), &type) || type < 1 ||
        type > 3)
        return message_text(MSG_EVENT_OTHER);
    return message_text(types[type - 1]);
}

static Str ged_place(const Events *in)
{
    static const char *const names[] = {
        "where_coordinates", "adm_1", "country"};
    StrBuf buf = strbuf_new(in->arena);
    for (size_t i = 0; i < 3; i++) {
        Str part = cell(in, names[i]);
        if (buf.size && part.size) strbuf_add(&buf, S(", "));
        strbuf_add(&buf, part);
    }
    return strbuf_str(&buf);
}

static void add_ged(const Events *in)
{
    Node *entry = start_entry(in);
    Str id = cell(in, "id");
    Str key[] = {S("ged-"), id};
    put_cell(in, entry, S("key"), str_join(in->arena, key, 2, S("")));
    put_cell(in, entry, S("event"), ged_type(in));
    put_cell(in, entry, S("date"), ged_date(in));
    put_cell(in, entry, S("place"), ged_place(in));
    put_cell(in, entry, S("note"),
        message_format(in->arena, MSG_EVENT_NOTE,
            ARGS(id, cell(in, "side_a"), cell(in, "side_b"),
                cell(in, "source_article"))));
}

/* --- plain --- */

static void add_plain(const Events *in)
{
    static const char *const names[] = {
        "key", "event", "date", "place", "injured", "note"};
    Node *entry = start_entry(in);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        put_cell(in, entry, str_of(names[i]), cell(in, names[i]));
}

Status import_events(Arena *arena, Str text, const char *path, Str source,
    Str today, Node **brief, Err *err)
{
    Events in = {.arena = arena, .source = source, .list = node_list(arena)};
    TRY(csv_read(arena, text, path, &in.table, err));
    bool rows = in.table.count > 0;
    bool ged = rows && has_column(&in, "id") && has_column(&in, "date_start");
    if (!ged && !(rows && has_column(&in, "date") && has_column(&in, "event")))
        return err_set(err, STATUS_INPUT, (Place){path, 1, 1},
            MSG_EVENTS_COLUMNS, NO_ARGS);
    for (size_t i = 1; i < in.table.count; i++) {
        in.row = &in.table.rows[i];
        if (ged)
            add_ged(&in);
        else
            add_plain(&in);
    }
    *brief = node_map(arena);
    put_text(arena, *brief, S("date"), today);
    put(arena, *brief, S("events"), in.list);
    return STATUS_OK;
}
