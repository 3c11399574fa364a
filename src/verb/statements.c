/* statements: the ledger of who said what, filtered. */
#include "verb/arguments.h"
#include "verb/point.h"
#include "verb/statement_table.h"

/* A common word of a large room has more statements than anybody counts. */
enum { DEFAULT_LIMIT = 50, COUNT_MOST = 10000 };

typedef VEC(Str) Keys;

/* All voices of a party: itself, its people, and its unnamed speakers. */
static Status party_voices(RoomView *room, Str word, Keys *keys, Err *err)
{
    Arena *arena = room->arena;
    const Model *model = &room->model;
    bool coalition = model_find(model, KIND_COALITION, word) != NULL;
    if (!coalition && !model_find(model, KIND_PARTY, word))
        return err_set(err, STATUS_NO, NOWHERE, MSG_NO_PARTY_OF,
            ARGS(word,
                model_hint(model,
                    KIND_BIT(KIND_PARTY) | KIND_BIT(KIND_COALITION), word)));
    vec_push(arena, keys,
        str_printf(arena, "by %s:%.*s", coalition ? "coalition" : "party",
            STR_ARGS(word)));
    vec_push(arena, keys, str_printf(arena, "party %.*s", STR_ARGS(word)));
    const RecordList *people = &model->heads[KIND_PERSON];
    for (size_t i = 0; i < people->count; i++)
        if (str_equal(record_text(people->items[i], S("party")), word))
            vec_push(arena, keys,
                str_printf(
                    arena, "by person:%.*s", STR_ARGS(people->items[i]->key)));
    return STATUS_OK;
}

static Status read_voices(VerbCall *call, RoomView *room, Keys *keys, Err *err)
{
    Str word;
    for (size_t i = 0; verb_nth(call, "party", i, &word); i++)
        TRY(party_voices(room, word, keys, err));
    for (size_t i = 0; verb_nth(call, "person", i, &word); i++) {
        if (!model_find(&room->model, KIND_PERSON, word))
            return err_set(err, STATUS_NO, NOWHERE, MSG_NO_SUCH_PERSON,
                ARGS(word,
                    model_hint(&room->model, KIND_BIT(KIND_PERSON), word)));
        vec_push(room->arena, keys,
            str_printf(room->arena, "by person:%.*s", STR_ARGS(word)));
    }
    return STATUS_OK;
}

/* Points, drafts and meetings may all be spoken about. */
static Status read_about(VerbCall *call, RoomView *room, Keys *keys, Err *err)
{
    static const Kind kinds[] = {KIND_POINT, KIND_DRAFT, KIND_MEETING};
    Str word;
    for (size_t i = 0; verb_nth(call, "point", i, &word); i++) {
        bool found = false;
        for (size_t j = 0; j < sizeof kinds / sizeof *kinds; j++) {
            Kind named = ref_kind(word);
            if (named != KIND_UNKNOWN && named != kinds[j]) continue;
            if (!model_find(&room->model, kinds[j], ref_key(word))) continue;
            found = true;
            vec_push(room->arena, keys,
                str_printf(room->arena, "%s:%.*s", KINDS[kinds[j]].name,
                    STR_ARGS(ref_key(word))));
        }
        if (!found)
            return err_set(err, STATUS_NO, NOWHERE, MSG_NO_SUCH_MATTER,
                ARGS(word, model_hint(&room->model,
                               KIND_BIT(KIND_POINT) | KIND_BIT(KIND_DRAFT) |
                                   KIND_BIT(KIND_MEETING),
                               word)));
    }
    return STATUS_OK;
}

static Status read_sources(VerbCall *call, RoomView *room, Keys *keys, Err *err)
{
    Str word;
    for (size_t i = 0; verb_nth(call, "source", i, &word); i++) {
        if (!model_find(&room->model, KIND_SOURCE, word))
            return err_set(err, STATUS_NO, NOWHERE, MSG_NO_SUCH_SOURCE,
                ARGS(word,
                    model_hint(&room->model, KIND_BIT(KIND_SOURCE), word)));
        vec_push(room->arena, keys, word);
    }
    return STATUS_OK;
}

static Status read_day(
    VerbCall *call, const char *name, bool last, Day *day, Err *err)
{
    Str word = verb_value(call, name);
    Date date;
    if (!word.size) return STATUS_OK;
    TRY(date_parse(word, NOWHERE, &date, err));
    *day = last ? date.latest : date.earliest;
    return STATUS_OK;
}

static Status read_count(
    VerbCall *call, const char *name, size_t *count, Err *err)
{
    Str word = verb_value(call, name);
    int64_t number;
    if (!word.size) return STATUS_OK;
    if (!str_to_int(word, &number) || number < 0)
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_COUNT_NEEDED,
            ARGS(str_of(name), word));
    *count = (size_t)number;
    return STATUS_OK;
}

static Status read_query(
    VerbCall *call, RoomView *room, StatementQuery *query, Err *err)
{
    Keys by = {0}, about = {0}, source = {0};
    TRY(read_voices(call, room, &by, err));
    TRY(read_about(call, room, &about, err));
    TRY(read_sources(call, room, &source, err));
    *query = (StatementQuery){.by = by.items,
        .by_count = by.count,
        .about = about.items,
        .about_count = about.count,
        .source = source.items,
        .source_count = source.count,
        .from = DAY_MIN,
        .to = DAY_MAX,
        .search = verb_value(call, "search"),
        .outlook = verb_has(call, "outlook"),
        .garbled = verb_has(call, "garbled"),
        .limit = DEFAULT_LIMIT,
        .count_most = COUNT_MOST};
    TRY(read_day(call, "from", false, &query->from, err));
    TRY(read_day(call, "to", true, &query->to, err));
    TRY(read_count(call, "skip", &query->skip, err));
    return read_count(call, "limit", &query->limit, err);
}

/* How many match: all of them, or so many and MORE. */
typedef struct {
    size_t count;
    bool more;
} Total;

static Total total_of(const StatementQuery *query, size_t shown, size_t counted)
{
    size_t most = query->skip + shown;
    if (most < query->count_most) most = query->count_most;
    return counted > most ? (Total){most, true} : (Total){counted, false};
}

static Str total_words(Arena *arena, Total total)
{
    Str count = str_int(arena, (int64_t)total.count);
    return total.more ? message_format(arena, MSG_MORE_THAN, ARGS(count))
                      : count;
}

static Node *answer_node(RoomView *room, const RecordList *found, Total total)
{
    Arena *arena = room->arena;
    Node *map = node_map(arena);
    put_text(arena, map, S("room"), room_view_key(room));
    put(arena, map, S("view"), room_view_node(room));
    put(arena, map, S("names"), describe_names(&room->model));
    put_int(arena, map, S("total"), total.count);
    put_bool(arena, map, S("more"), total.more);
    put(arena, map, S("statements"), describe_statements(&room->model, found));
    return map;
}

static Status run_statements(VerbCall *call, Err *err)
{
    RoomView *room;
    StatementQuery query;
    RecordList found = {0};
    size_t counted;
    int year, month, day;
    TRY(room_view_open(call, STORE_READ, &room, err));
    TRY(room_view_load(room, ROOM_FRAME, err));
    TRY(read_query(call, room, &query, err));
    TRY(store_statements(
        room->store, &room->model.view, &query, &found, &counted, err));
    Total total = total_of(&query, found.count, counted);
    day_split(room->model.view.on, &year, &month, &day);
    call->data = answer_node(room, &found, total);
    call->answer = counted ? STATUS_OK : STATUS_NO;
    screen_title(call->screen, message_text(MSG_STATEMENTS_HEADING),
        room_view_words(room));
    screen_text(call->screen,
        !counted ? message_text(MSG_STATEMENTS_NONE)
                 : message_format(call->arena, MSG_SHOWN_OF,
                       ARGS(str_int(call->arena, (int64_t)found.count),
                           total_words(call->arena, total))),
        TONE_MUTED);
    statement_table(&room->model, &found, year, call->screen);
    if (query.skip + found.count < counted)
        screen_text(call->screen,
            message_format(call->arena, MSG_MORE_STATEMENTS,
                ARGS(
                    str_int(call->arena, (int64_t)(query.skip + found.count)))),
            TONE_MUTED);
    return STATUS_OK;
}

#define FILTER(NAME, TYPE, REPEATED, HELP)                                     \
    {                                                                          \
        .name = NAME, .type = TYPE, .repeated = REPEATED, .help = HELP         \
    }

static const Arg ARGS_STATEMENTS[] = {ROOM_ARG,
    FILTER("party", ARG_KEY, true, MSG_FILTER_PARTY),
    FILTER("person", ARG_KEY, true, MSG_FILTER_PERSON),
    FILTER("point", ARG_KEY, true, MSG_FILTER_POINT),
    FILTER("source", ARG_KEY, true, MSG_FILTER_SOURCE),
    FILTER("from", ARG_DATE, false, MSG_FILTER_FROM),
    FILTER("to", ARG_DATE, false, MSG_FILTER_TO),
    FILTER("search", ARG_TEXT, false, MSG_FILTER_SEARCH),
    FILTER("outlook", ARG_FLAG, false, MSG_FILTER_OUTLOOK),
    FILTER("garbled", ARG_FLAG, false, MSG_FILTER_GARBLED),
    FILTER("skip", ARG_NUMBER, false, MSG_FILTER_SKIP),
    FILTER("limit", ARG_NUMBER, false, MSG_FILTER_LIMIT), {.name = NULL}};

const Verb verb_statements = {.name = "statements",
    .summary = MSG_STATEMENTS,
    .help = MSG_STATEMENTS_ABOUT,
    .example = "statements varda.room --party BO --point dam",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_STATEMENTS,
    .takes_view = true,
    .run = run_statements};
