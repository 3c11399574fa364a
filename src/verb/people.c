/* people: by party in alphabetical order, with roles and times; then those of
 * no party, bodies and coalitions. */
#include "verb/arguments.h"
#include "verb/report.h"

#include <stdlib.h>

static const Column COLUMNS[] = {{.least = 14, .shrink = 1},
    {.least = 20, .shrink = 2}, {.least = 12, .shrink = 1}};

static Str time_words(const Report *report, const Record *person)
{
    bool from = record_get(person, S("from")), to = record_get(person, S("to"));
    Str begin = describe_date(report->arena, person, S("from"));
    Str end = describe_date(report->arena, person, S("to"));
    if (from && to)
        return message_format(
            report->arena, MSG_PERSON_FROM_TO, ARGS(begin, end));
    if (from)
        return message_format(report->arena, MSG_PERSON_FROM, ARGS(begin));
    if (to) return message_format(report->arena, MSG_PERSON_TO, ARGS(end));
    return S("");
}

/* "reporter (Varda Herald)": the role, and of what where that is told. */
static Str role_words(const Report *report, const Record *person)
{
    Str role = record_text(person, S("role"));
    const Node *group = record_get(person, S("of"));
    if (!group) return role;
    Str of = model_voice(report->model, group);
    if (!role.size) return of;
    return message_format(report->arena, MSG_PEOPLE_OF, ARGS(role, of));
}

static void put_person(const Report *report, Node *list, const Record *person)
{
    static const char *const fields[] = {
        "name", "aka", "role", "party", "of", "place", "from", "to"};
    Node *map = report_record(report, list, person);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        put(report->arena, map, str_of(fields[i]),
            describe_field(report->arena, person, str_of(fields[i])));
}

/* The people of PARTY ("": of none) under HEADING. */
static void tell_party(
    const Report *report, Str party, Str heading, Str aside, Node *list)
{
    const RecordList *people = &report->model->heads[KIND_PERSON];
    Block *table = NULL;
    for (size_t i = 0; i < people->count; i++) {
        const Record *person = people->items[i];
        if (!str_equal(record_text(person, S("party")), party)) continue;
        put_person(report, list, person);
        if (!table) {
            screen_heading(report->screen, heading, aside);
            table = screen_table(report->screen, COLUMNS, 3);
        }
        const Cell cells[] = {CELL(record_text(person, S("name"))),
            CELL(role_words(report, person)),
            TONED(time_words(report, person), TONE_MUTED)};
        screen_row(report->screen, table, cells);
    }
}

/* Who belongs to a body or coalition, as far as that is told. */
static Str group_words(const Report *report, const Record *group)
{
    Arena *arena = report->arena;
    const Node *members = record_get(group, S("by"));
    const Node *chairs = record_get(group, S("chairs"));
    Str size = record_text(group, S("size"));
    Str parts[3];
    size_t count = 0;
    if (members) parts[count++] = model_names(report->model, members);
    if (size.size)
        parts[count++] = message_format(arena, MSG_GROUP_SIZE, ARGS(size));
    if (chairs)
        parts[count++] = message_format(
            arena, MSG_GROUP_CHAIRS, ARGS(model_names(report->model, chairs)));
    return str_join(arena, parts, count, S("; "));
}

static void tell_groups(Report *report)
{
    static const Kind kinds[] = {KIND_BODY, KIND_COALITION};
    static const char *const fields[] = {
        "name", "task", "size", "by", "members", "chairs", "supports"};
    Arena *arena = report->arena;
    Node *list = report_list(report, S("groups"));
    Block *table = NULL;
    for (size_t i = 0; i < 2; i++)
        for (size_t j = 0; j < report->model->heads[kinds[i]].count; j++) {
            const Record *group = report->model->heads[kinds[i]].items[j];
            Node *map = report_record(report, list, group);
            for (size_t k = 0; k < sizeof fields / sizeof *fields; k++)
                put(arena, map, str_of(fields[k]),
                    describe_field(arena, group, str_of(fields[k])));
            if (!table) {
                screen_heading(
                    report->screen, message_text(MSG_PEOPLE_GROUPS), S(""));
                table = screen_table(report->screen, COLUMNS, 3);
            }
            const Cell cells[] = {CELL(record_text(group, S("name"))),
                CELL(group_words(report, group)),
                TONED(record_text(group, S("task")), TONE_MUTED)};
            screen_row(report->screen, table, cells);
        }
}

static int by_name(const void *a, const void *b)
{
    const Record *left = *(Record *const *)a, *right = *(Record *const *)b;
    int order = str_compare(
        record_text(left, S("name")), record_text(right, S("name")));
    return order ? order : str_compare(left->key, right->key);
}

static Status run_people(VerbCall *call, Err *err)
{
    Report report;
    TRY(report_open(call, ROOM_FRAME, MSG_PEOPLE, &report, err));
    RoomView *room = report.room;
    RecordList *people = &room->model.heads[KIND_PERSON];
    RecordList *parties = &room->model.heads[KIND_PARTY];
    Node *list = report_list(&report, S("people"));
    if (people->count)
        qsort(people->items, people->count, sizeof *people->items, by_name);
    if (parties->count)
        qsort(parties->items, parties->count, sizeof *parties->items, by_name);
    for (size_t i = 0; i < parties->count; i++)
        if (!i ||
            !str_equal(parties->items[i - 1]->key, parties->items[i]->key))
            tell_party(&report, parties->items[i]->key,
                record_text(parties->items[i], S("name")),
                record_text(parties->items[i], S("role")), list);
    tell_party(&report, S(""), message_text(MSG_PEOPLE_OUTSIDE), S(""), list);
    tell_groups(&report);
    call->answer = people->count ? STATUS_OK : STATUS_NO;
    return report_close(&report, err);
}

static const Arg ARGS_PEOPLE[] = {ROOM_ARG, {.name = NULL}};

const Verb verb_people = {.name = "people",
    .summary = MSG_PEOPLE_VERB,
    .help = MSG_PEOPLE_ABOUT,
    .example = "people varda.room",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_PEOPLE,
    .takes_view = true,
    .run = run_people};
