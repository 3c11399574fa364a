/* What the verbs that read the record have in common. */
#include "verb/report.h"

#include "base/vec.h"

Status report_begin(VerbCall *call, RoomView *room, KindSet kinds,
    MessageId title, Report *report, Err *err)
{
    const KindSet always = KINDS_VOICE | KIND_BIT(KIND_SOURCE);
    int month, day;
    TRY(room_view_load(room, kinds | always, err));
    *report = (Report){.call = call,
        .room = room,
        .model = &room->model,
        .arena = call->arena,
        .data = node_map(call->arena),
        .screen = call->screen,
        .notes = notes_new(call->arena)};
    day_split(room->model.view.on, &report->year, &month, &day);
    call->data = report->data;
    put_text(call->arena, report->data, S("room"), room_view_key(room));
    put(call->arena, report->data, S("view"), room_view_node(room));
    screen_title(call->screen, message_text(title), room_view_words(room));
    return STATUS_OK;
}

Status report_open(
    VerbCall *call, KindSet kinds, MessageId title, Report *report, Err *err)
{
    RoomView *room;
    TRY(room_view_open(call, STORE_READ, &room, err));
    return report_begin(call, room, kinds, title, report, err);
}

Status report_close(Report *report, Err *err)
{
    Footer footer;
    TRY(footer_read(report->room, &footer, err));
    footer.notes = report->notes;
    footer_show(report->room, &footer, report->screen);
    return STATUS_OK;
}

Status report_refuse(VerbCall *call, Status status)
{
    call->screen = screen_new(call->arena);
    return status;
}

Node *report_list(Report *report, Str name)
{
    Node *list = node_list(report->arena);
    put(report->arena, report->data, name, list);
    return list;
}

Node *report_record(const Report *report, Node *list, const Record *record)
{
    Arena *arena = report->arena;
    Node *map = node_map(arena);
    put_text(arena, map, S("kind"), record->kind_name);
    put_text(arena, map, S("key"), record->key);
    put_text(arena, map, S("id"), hash_hex(arena, &record->id));
    put_text(arena, map, S("grade"), grade_name(record->grade));
    put_text(arena, map, S("since"), record->since);
    put(arena, map, S("source"), describe_field(arena, record, S("source")));
    return node_push(arena, list, map);
}

Str report_date(const Report *report, Str edtf)
{
    return date_words(report->arena, edtf, report->year);
}

Str report_when(const Record *record)
{
    bool dated = record->kind != KIND_STATEMENT;
    if (dated && record_get(record, S("date")))
        return record_date(record, S("date"));
    return record->since;
}

Str report_names(const Report *report, Kind kind, const Node *keys)
{
    StrBuf buf = strbuf_new(report->arena);
    for (size_t i = 0; node_is(keys, NODE_LIST) && i < keys->count; i++) {
        bool last = i + 1 == keys->count;
        if (i) strbuf_add(&buf, last ? message_text(MSG_LIST_AND) : S(", "));
        strbuf_add(
            &buf, model_key_name(report->model, kind, keys->items[i]->text));
    }
    return strbuf_str(&buf);
}

Block *report_table(const Report *report, const MessageId *headings,
    const Column *columns, size_t count)
{
    Column *headed = arena_array(report->arena, count, sizeof *headed);
    for (size_t i = 0; i < count; i++) {
        headed[i] = columns[i];
        headed[i].heading = message_text(headings[i]);
    }
    return screen_table(report->screen, headed, count);
}

Str report_count(const Report *report, size_t count)
{
    return str_int(report->arena, (int64_t)count);
}

typedef VEC(Str) Keys;

/* Inserts KEY in order of bytes: ids are in no order that tells anything. */
static void add_key(Arena *arena, Keys *keys, Str key)
{
    size_t at = keys->count;
    for (size_t i = 0; i < keys->count; i++)
        if (str_equal(keys->items[i], key)) return;
    if (!key.size) return;
    vec_push(arena, keys, key);
    for (; at && str_compare(key, keys->items[at - 1]) < 0; at--)
        keys->items[at] = keys->items[at - 1];
    keys->items[at] = key;
}

void report_sources(
    const Report *report, const Record *record, const Str **keys, size_t *count)
{
    const Node *told = record_get(record, S("as-reported-by"));
    Keys found = {0};
    add_key(report->arena, &found, record_text(record, S("source")));
    for (size_t i = 0; node_is(told, NODE_LIST) && i < told->count; i++)
        if (ref_kind(told->items[i]->text) == KIND_SOURCE)
            add_key(report->arena, &found, ref_key(told->items[i]->text));
    for (size_t i = 0; i < record->basis_count; i++) {
        const Record *basis = model_by_id(report->model, &record->basis[i]);
        if (basis)
            add_key(report->arena, &found, record_text(basis, S("source")));
    }
    *keys = found.items;
    *count = found.count;
}

Str report_source_name(const Report *report, Str key)
{
    const Record *source = model_find(report->model, KIND_SOURCE, key);
    if (!source) return key;
    return message_format(report->arena, MSG_SOURCE_OF,
        ARGS(record_text(source, S("publisher")),
            report_date(report, record_date(source, S("date")))));
}

/* "Varda Herald, 11 Mar, Water talks adjourn" */
static Str source_words(const Report *report, Str key)
{
    const Record *source = model_find(report->model, KIND_SOURCE, key);
    if (!source) return key;
    Str last = record_text(source, S("title"));
    if (!last.size) last = record_text(source, S("url"));
    return message_format(report->arena, MSG_SOURCE_NOTE,
        ARGS(record_text(source, S("publisher")),
            date_words(report->arena, record_date(source, S("date")), 0),
            last.size ? last : key));
}

size_t report_source_note(const Report *report, Str key)
{
    return notes_number(report->notes, key, source_words(report, key));
}

Str report_source_marks(const Report *report, const Str *keys, size_t count)
{
    size_t *numbers = arena_array(report->arena, count, sizeof *numbers);
    for (size_t i = 0; i < count; i++)
        numbers[i] = report_source_note(report, keys[i]);
    return notes_marks(report->arena, numbers, count);
}

Str report_note_marks(const Report *report, const Record *record)
{
    const Str *keys;
    size_t count;
    report_sources(report, record, &keys, &count);
    return report_source_marks(report, keys, count);
}

Status report_day(
    VerbCall *call, const char *name, bool last, Day *day, Err *err)
{
    Str word = verb_value(call, name);
    Date date;
    if (!word.size) return STATUS_OK;
    TRY(date_parse(word, NOWHERE, &date, err));
    if (date.unknown)
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_DATE_NEEDED,
            ARGS(str_printf(call->arena, "--%s", name)));
    *day = last ? date.latest : date.earliest;
    return STATUS_OK;
}

Status report_since(VerbCall *call, const RoomView *room, Day since, Err *err)
{
    Arena *arena = call->arena;
    Day on = room->model.view.on;
    if (since <= on) return STATUS_OK;
    return report_refuse(
        call, err_set(err, STATUS_USAGE, NOWHERE, MSG_SINCE_LATER,
                  ARGS(day_text(arena, since), day_text(arena, on))));
}

Status report_limit(VerbCall *call, size_t *limit, Err *err)
{
    Str word = verb_value(call, "limit");
    int64_t number;
    if (!word.size) return STATUS_OK;
    if (!str_to_int(word, &number) || number < 0)
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_COUNT_NEEDED,
            ARGS(S("limit"), word));
    *limit = (size_t)number;
    return STATUS_OK;
}
