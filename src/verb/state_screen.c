/* The first screen for people: a headline, then one section a question. */
#include "room/said.h"
#include "verb/state.h"

#include <stdlib.h>

enum { MOST_ROWS = 20, OUTLOOK_WIDTH = 120, GROUND_PARTS = 6 };

static const MessageId COUNTS[POINT_STATUS_COUNT] = {MSG_COUNT_WITHDRAWN,
    MSG_COUNT_AGREED, MSG_COUNT_ACCEPTED, MSG_COUNT_CONDITIONAL,
    MSG_COUNT_SILENT, MSG_COUNT_DEADLOCKED, MSG_COUNT_OPEN};

/* "2 agreed, 1 open", leaving out what there is none of. */
static Str counts_words(const State *state)
{
    Arena *arena = state->room->arena;
    StrBuf buf = strbuf_new(arena);
    for (int i = 0; i < POINT_STATUS_COUNT; i++) {
        if (!state->counts[i]) continue;
        if (buf.size) strbuf_add(&buf, S(", "));
        message_add(
            &buf, COUNTS[i], ARGS(str_int(arena, (int64_t)state->counts[i])));
    }
    return strbuf_str(&buf);
}

static bool until_all(const State *state)
{
    const Record *own = model_room(&state->room->model);
    return own && !str_equal(record_text(own, S("until-all")), S("no"));
}

static void show_headline(const State *state, Screen *screen)
{
    Arena *arena = state->room->arena;
    size_t agreed = state->counts[POINT_AGREED];
    Str all = str_int(arena, (int64_t)state->point_count);
    StrBuf buf = strbuf_new(arena);
    screen_title(
        screen, room_view_title(state->room), room_view_words(state->room));
    if (!state->point_count) {
        screen_text(screen, message_text(MSG_NO_POINTS), TONE_PLAIN);
        return;
    }
    if (!agreed)
        strbuf_add(&buf, message_text(MSG_NONE_AGREED));
    else
        message_add(
            &buf, MSG_SOME_AGREED, ARGS(str_int(arena, (int64_t)agreed), all));
    strbuf_char(&buf, ' ');
    if (agreed && until_all(state)) {
        strbuf_add(&buf, message_text(MSG_UNTIL_ALL));
        strbuf_char(&buf, ' ');
    }
    message_add(&buf, MSG_COUNTS, ARGS(all, counts_words(state)));
    screen_text(screen, strbuf_str(&buf), TONE_PLAIN);
}

static Str letter(const State *state, size_t index)
{
    char c = (char)('A' + index % 26);
    return str_copy(state->room->arena, (Str){&c, 1});
}

static Str draft_words(const State *state, const Record *draft)
{
    Arena *arena = state->room->arena;
    const Model *model = &state->room->model;
    Str words = record_text(draft, S("title"));
    Str points = record_text(draft, S("points"));
    const Node *by = record_get(draft, S("by"));
    const Node *same = record_get(draft, S("maybe-same"));
    if (points.size)
        words = message_format(arena, MSG_DRAFT_POINTS, ARGS(words, points));
    if (by && !record_lists(draft, S("by"), S("unknown")))
        words = message_format(
            arena, MSG_DRAFT_BY, ARGS(words, model_names(model, by)));
    if (str_equal(record_text(draft, S("text")), S("unpublished")))
        words = message_format(arena, MSG_DRAFT_UNPUBLISHED, ARGS(words));
    if (node_is(same, NODE_LIST) && same->count)
        words = message_format(arena, MSG_DRAFT_SAME,
            ARGS(words,
                model_key_name(model, KIND_DRAFT, same->items[0]->text)));
    return words;
}

static void show_texts(const State *state, Screen *screen)
{
    static const Column columns[] = {{.least = 1}, {.least = 30, .shrink = 1},
        {.align = ALIGN_RIGHT, .least = 10, .shrink = 1}};
    Arena *arena = state->room->arena;
    const RecordList *drafts = &state->room->model.heads[KIND_DRAFT];
    if (!drafts->count) return;
    screen_heading(screen, message_text(MSG_TEXTS), S(""));
    Block *table = screen_table(screen, columns, 3);
    for (size_t i = 0; i < drafts->count; i++) {
        const Record *draft = drafts->items[i];
        const Cell cells[] = {TONED(letter(state, i), TONE_STRONG),
            CELL(draft_words(state, draft)),
            TONED(describe_date(arena, draft, S("date")), TONE_MUTED)};
        screen_row(screen, table, cells);
    }
}

static const Column OUTLOOK_COLUMNS[] = {{.least = 8, .shrink = 1},
    {.least = 8, .shrink = 1}, {.least = 30, .shrink = 3},
    {.align = ALIGN_RIGHT, .least = 6}};

/* Outlooks in the order of party, then speaker. */
static Str outlook_side(const State *state, const Record *statement)
{
    const Model *model = &state->room->model;
    Str party = describe_speaker_party(model, statement);
    if (!party.size) return message_text(MSG_OF_NO_PARTY);
    if (model_find(model, KIND_PARTY, party))
        return model_key_name(model, KIND_PARTY, party);
    return model_key_name(model, KIND_COALITION, party);
}

static int by_voice(const void *a, const void *b, void *context)
{
    const State *state = context;
    const Record *left = *(Record *const *)a, *right = *(Record *const *)b;
    const Model *model = &state->room->model;
    bool left_none = !describe_speaker_party(model, left).size;
    bool right_none = !describe_speaker_party(model, right).size;
    if (left_none != right_none) return left_none ? 1 : -1;
    int order =
        str_compare(outlook_side(state, left), outlook_side(state, right));
    if (!order)
        order = str_compare(
            describe_speaker(model, left), describe_speaker(model, right));
    return order ? order : record_order(left, right);
}

static void show_more(
    const State *state, Screen *screen, size_t count, const char *command)
{
    if (count <= MOST_ROWS) return;
    screen_text(screen,
        message_format(state->room->arena, MSG_AND_MORE,
            ARGS(str_int(state->room->arena, (int64_t)(count - MOST_ROWS)),
                str_of(command))),
        TONE_MUTED);
}

static void show_outlooks(const State *state, Screen *screen)
{
    Arena *arena = state->room->arena;
    size_t count = state->outlooks.count;
    if (!count) return;
    screen_heading(
        screen, message_text(MSG_HOW_CLOSE), message_text(MSG_NOT_RANKED));
    Block *table = screen_table(screen, OUTLOOK_COLUMNS, 4);
    qsort_r(state->outlooks.items, count, sizeof *state->outlooks.items,
        by_voice, (void *)state);
    Str last = S("");
    for (size_t i = 0; i < count && i < MOST_ROWS; i++) {
        const Record *statement = state->outlooks.items[i];
        Str side = outlook_side(state, statement);
        const Cell cells[] = {CELL(str_equal(side, last) ? S("") : side),
            CELL(describe_speaker(&state->room->model, statement)),
            LINKED(describe_excerpt(arena, statement, OUTLOOK_WIDTH),
                describe_link(arena, statement)),
            TONED(
                date_words(arena, statement->since, state->year), TONE_MUTED)};
        screen_row(screen, table, cells);
        last = side;
    }
    show_more(state, screen, count, "travaux statements --outlook");
}

static void show_waits(const State *state, Screen *screen)
{
    static const Column columns[] = {
        {.least = 10, .shrink = 1}, {.least = 12, .shrink = 2}};
    Arena *arena = state->room->arena;
    const Model *model = &state->room->model;
    if (!state->wait_count) return;
    screen_heading(screen, message_text(MSG_WAITS_ON), S(""));
    Block *table = screen_table(screen, columns, 2);
    for (size_t i = 0; i < state->wait_count && i < MOST_ROWS; i++) {
        const Wait *wait = &state->waits[i];
        Str what = model_name(model, wait->what);
        if (wait->whose.size)
            what = message_format(
                arena, MSG_WAIT_OF, ARGS(what, model_name(model, wait->whose)));
        if (wait->record->kind == KIND_COMMITMENT)
            what = record_text(wait->record, S("what"));
        const Cell cells[] = {CELL(what), CELL(wait->on)};
        screen_row(screen, table, cells);
    }
    show_more(state, screen, state->wait_count, "travaux state --json");
}

static void show_next(const State *state, Screen *screen)
{
    static const Column columns[] = {
        {.least = 7, .shrink = 1}, {.least = 14, .shrink = 2}};
    Arena *arena = state->room->arena;
    if (!state->next_count) return;
    screen_heading(screen, message_text(MSG_NEXT), S(""));
    Block *table = screen_table(screen, columns, 2);
    for (size_t i = 0; i < state->next_count && i < MOST_ROWS; i++) {
        const Next *next = &state->next[i];
        Str date = date_words(arena, next->date, state->year);
        if (date_of(next->date).unknown)
            date = next->words.size
                       ? message_format(arena, MSG_QUOTED, ARGS(next->words))
                       : message_text(MSG_DATE_NONE);
        const Cell cells[] = {TONED(date, TONE_MUTED),
            LINKED(
                next->what, describe_link(state->room->arena, next->record))};
        screen_row(screen, table, cells);
    }
    show_more(state, screen, state->next_count, "travaux state --json");
}

/* Who says a side: its speaker, else its basis's, else its party. */
static Str side_voice(const State *state, const Record *side)
{
    const Model *model = &state->room->model;
    const Record *basis = describe_basis(model, side);
    const Record *told = record_get(side, S("by")) ? side : basis;
    Str voice = told ? describe_speaker(model, told)
                     : model_name(model, record_text(side, S("party")));
    return message_format(
        model->arena, MSG_SIDE_BY, ARGS(voice, describe_grade(side->grade)));
}

static void show_both_ways(const State *state, Screen *screen)
{
    static const Column columns[] = {{.least = 12, .shrink = 1},
        {.least = 24, .shrink = 3}, {.least = 14, .shrink = 1}};
    const Model *model = &state->room->model;
    if (!state->both_ways_count) return;
    screen_heading(
        screen, message_text(MSG_BOTH_WAYS), message_text(MSG_NONE_SETTLED));
    Block *table = screen_table(screen, columns, 3);
    for (size_t i = 0; i < state->both_ways_count && i < MOST_ROWS; i++) {
        const BothWays *both = &state->both_ways[i];
        Str about = model_name(model, both->about);
        if (both->whose.size)
            about = message_format(model->arena, MSG_WAIT_OF,
                ARGS(about, model_name(model, both->whose)));
        for (size_t j = 0; j < both->side_count; j++) {
            const Cell cells[] = {CELL(j ? S("") : about),
                LINKED(describe_side(model, both->sides[j]),
                    describe_link(model->arena, both->sides[j])),
                TONED(side_voice(state, both->sides[j]), TONE_MUTED)};
            screen_row(screen, table, cells);
        }
    }
    show_more(state, screen, state->both_ways_count, "travaux state --json");
}

/* "7 reported killed; power damaged; by X as reported (as reported by Y)" */
static Str event_words(const State *state, const Record *event)
{
    Arena *arena = state->room->arena;
    const Model *model = &state->room->model;
    Str killed = describe_amount(arena, record_get(event, S("killed")));
    Str injured = describe_amount(arena, record_get(event, S("injured")));
    const Node *by = record_get(event, S("by"));
    const Node *told = record_get(event, S("as-reported-by"));
    Str parts[GROUND_PARTS];
    size_t count = 0;
    parts[count++] = record_text(event, S("event"));
    if (killed.size)
        parts[count++] = message_format(arena, MSG_GROUND_KILLED, ARGS(killed));
    if (injured.size)
        parts[count++] =
            message_format(arena, MSG_GROUND_INJURED, ARGS(injured));
    if (record_text(event, S("damage")).size)
        parts[count++] = message_format(
            arena, MSG_GROUND_DAMAGE, ARGS(record_text(event, S("damage"))));
    if (by && !record_lists(event, S("by"), S("unknown")))
        parts[count++] =
            message_format(arena, MSG_GROUND_BY, ARGS(model_names(model, by)));
    if (told)
        parts[count++] = message_format(arena, MSG_GROUND_SOURCE,
            ARGS(str_int(arena, (int64_t)told->count),
                model_names(model, told)));
    return str_join(arena, parts, count, S("; "));
}

static void show_ground(const State *state, Screen *screen)
{
    static const Column columns[] = {
        {.least = 6}, {.least = 10, .shrink = 1}, {.least = 30, .shrink = 3}};
    Arena *arena = state->room->arena;
    const RecordList *events = &state->room->model.heads[KIND_EVENT];
    if (!events->count) return;
    screen_heading(screen, message_text(MSG_GROUND), S(""));
    Block *table = screen_table(screen, columns, 3);
    for (size_t i = 0; i < events->count && i < MOST_ROWS; i++) {
        const Record *event = events->items[i];
        const Cell cells[] = {
            TONED(date_words(arena, record_date(event, S("date")), state->year),
                TONE_MUTED),
            CELL(record_text(event, S("place"))),
            CELL(event_words(state, event))};
        screen_row(screen, table, cells);
    }
    show_more(state, screen, events->count, "travaux state --json");
}

static void show_footer(const State *state, Screen *screen)
{
    footer_show(state->room, &state->footer, screen);
    if (!state->point_count) return;
    screen_text(screen,
        message_format(state->room->arena, MSG_TRY_NEXT,
            ARGS(state->points[0].point->key)),
        TONE_MUTED);
}

void state_screen(const State *state, Screen *screen)
{
    show_headline(state, screen);
    show_texts(state, screen);
    state_points_screen(state, screen);
    show_outlooks(state, screen);
    Block *beside = screen_beside(screen);
    show_waits(state, beside->left);
    show_next(state, beside->right);
    show_both_ways(state, screen);
    show_ground(state, screen);
    show_footer(state, screen);
}
