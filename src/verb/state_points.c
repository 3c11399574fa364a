/* The table of points: what each text says, told by whom, and where the point
 * stands. Up to three texts have a column each; beyond that, one column says
 * whether they agree. */
#include "room/said.h"
#include "verb/state.h"

enum {
    MOST_TEXT_COLUMNS = 3,
    MOST_COLUMNS = MOST_TEXT_COLUMNS + 3,
    MOST_TELLERS = 64
};

/* Who told something of a text, numbered in order of appearance. */
typedef struct {
    const State *state;
    Str names[MOST_TELLERS]; /* [count] */
    size_t count;
    const Record *drafts[MOST_TEXT_COLUMNS]; /* [draft_count] described ones */
    Str letters[MOST_TEXT_COLUMNS];
    size_t draft_count;
    bool one_column; /* more texts than columns */
} Tellers;

static const char *const RAISED[] = {
    "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

/* A number in raised digits. */
static Str raised(Arena *arena, size_t number)
{
    StrBuf buf = strbuf_new(arena);
    Str digits = str_int(arena, (int64_t)number);
    for (size_t i = 0; i < digits.size; i++)
        strbuf_add(&buf, str_of(RAISED[digits.data[i] - '0']));
    return strbuf_str(&buf);
}

static Str teller_name(const State *state, const Record *account)
{
    Arena *arena = state->room->arena;
    Str name = describe_speaker(&state->room->model, account);
    if (account->grade == GRADE_REPORTED || account->grade == GRADE_OWN_WORDS)
        return name;
    return message_format(
        arena, MSG_TOLD_GRADE, ARGS(name, describe_grade(account->grade)));
}

/* The raised number of who tells this; "" for what a text itself says. */
static Str teller_mark(Tellers *tellers, const Record *account)
{
    const State *state = tellers->state;
    if (account->kind != KIND_ACCOUNT) return S("");
    Str name = teller_name(state, account);
    size_t i = 0;
    while (i < tellers->count && !str_equal(tellers->names[i], name)) i++;
    if (i == MOST_TELLERS) return S("*");
    if (i == tellers->count) tellers->names[tellers->count++] = name;
    return raised(state->room->arena, i + 1);
}

/* What an account says, in words: the option's label, a number with its
 * unit, or the words told. */
static Str said_words(
    const State *state, const PointView *point, const Said *said)
{
    const Model *model = &state->room->model;
    Str key = point->point->key;
    if (!said->option.size) return record_text(said->record, S("words"));
    return stance_is_number(point->point)
               ? model_measure(model, key, said->option)
               : model_option_name(model, key, said->option);
}

/* "limits ¹, none ²" for one text. */
static Str cell_words(
    Tellers *tellers, const PointView *point, const Record *draft)
{
    Arena *arena = tellers->state->room->arena;
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < point->said_count; i++) {
        const Said *said = &point->said[i];
        if (ref_kind(said->draft) != KIND_DRAFT ||
            !str_equal(ref_key(said->draft), draft->key))
            continue;
        Str mark = teller_mark(tellers, said->record);
        if (buf.size) strbuf_add(&buf, S(", "));
        strbuf_add(&buf, said_words(tellers->state, point, said));
        if (mark.size) strbuf_add(&buf, S("\u00A0"));
        strbuf_add(&buf, mark);
    }
    return buf.size ? strbuf_str(&buf) : message_text(MSG_NOT_TOLD);
}

/* Which texts anything is told of. */
static void find_texts(Tellers *tellers)
{
    const Model *model = &tellers->state->room->model;
    const RecordList *drafts = &model->heads[KIND_DRAFT];
    for (size_t i = 0; i < drafts->count; i++) {
        if (!said_count_points(model, drafts->items[i])) continue;
        if (tellers->draft_count == MOST_TEXT_COLUMNS) {
            tellers->one_column = true;
            return;
        }
        char c = (char)('A' + i % 26);
        tellers->letters[tellers->draft_count] =
            str_copy(model->arena, (Str){&c, 1});
        tellers->drafts[tellers->draft_count++] = drafts->items[i];
    }
}

static const MessageId TEXTS_WORDS[TEXTS_COUNT] = {MSG_TEXTS_TERM_NOT_DESCRIBED,
    MSG_TEXTS_TERM_ONE_ACCOUNT, MSG_TEXTS_TERM_DIFFER, MSG_TEXTS_TERM_SAME};

static Cell texts_cell(const PointView *point)
{
    return TONED(message_text(TEXTS_WORDS[point->texts]),
        point->texts == TEXTS_DIFFER ? TONE_DIFFER : TONE_MUTED);
}

static size_t fill_columns(const Tellers *tellers, Column *columns)
{
    Arena *arena = tellers->state->room->arena;
    size_t count = 0;
    columns[count++] = (Column){.heading = S(""), .least = 2};
    columns[count++] =
        (Column){.heading = message_text(MSG_POINTS), .least = 14, .shrink = 2};
    if (tellers->one_column)
        columns[count++] =
            (Column){.heading = message_text(MSG_TEXTS_SAY), .least = 12};
    for (size_t i = 0; !tellers->one_column && i < tellers->draft_count; i++)
        columns[count++] =
            (Column){.heading = message_format(
                         arena, MSG_LETTER_SAYS, ARGS(tellers->letters[i])),
                .least = 9,
                .shrink = 4};
    columns[count++] = (Column){
        .heading = message_text(MSG_WHERE_IT_STANDS), .least = 32, .shrink = 2};
    return count;
}

static void add_row(
    Tellers *tellers, size_t index, Screen *screen, Block *table)
{
    const State *state = tellers->state;
    const PointView *point = &state->points[index];
    Tone tone = describe_status_tone(point->status);
    bool differ = point->texts == TEXTS_DIFFER;
    Cell cells[MOST_COLUMNS];
    size_t count = 0;
    const Str marks[] = {describe_status_symbol(point->status),
        differ ? message_text(MSG_DIFFER_MARK) : S("")};
    cells[count++] = TONED(str_join(state->room->arena, marks, 2, S("")), tone);
    cells[count++] = (Cell){.text = record_text(point->point, S("title")),
        .link = str_printf(
            state->room->arena, "point:%.*s", STR_ARGS(point->point->key))};
    if (tellers->one_column) cells[count++] = texts_cell(point);
    for (size_t i = 0; !tellers->one_column && i < tellers->draft_count; i++)
        cells[count++] = TONED(cell_words(tellers, point, tellers->drafts[i]),
            differ ? TONE_DIFFER : TONE_PLAIN);
    cells[count++] = TONED(state_point_words(state, index), tone);
    screen_row(screen, table, cells);
}

/* What the marks mean: who tells what, and where texts differ. */
static void show_legend(const Tellers *tellers, Screen *screen)
{
    const State *state = tellers->state;
    StrBuf buf = strbuf_new(state->room->arena);
    bool differ = false;
    for (size_t i = 0; i < state->point_count; i++)
        differ |= state->points[i].texts == TEXTS_DIFFER;
    if (differ) strbuf_add(&buf, message_text(MSG_DIFFER_LEGEND));
    if (buf.size && tellers->count) strbuf_add(&buf, S("  "));
    if (tellers->count) strbuf_add(&buf, message_text(MSG_TOLD_BY));
    for (size_t i = 0; i < tellers->count; i++) {
        strbuf_add(&buf, S("  "));
        message_add(&buf, MSG_TOLD_ENTRY,
            ARGS(raised(state->room->arena, i + 1), tellers->names[i]));
    }
    if (buf.size) screen_text(screen, strbuf_str(&buf), TONE_MUTED);
}

void state_points_screen(const State *state, Screen *screen)
{
    Arena *arena = state->room->arena;
    Tellers *tellers = arena_alloc(arena, sizeof *tellers);
    Column *columns = arena_array(arena, MOST_COLUMNS, sizeof *columns);
    if (!state->point_count) return;
    tellers->state = state;
    find_texts(tellers);
    size_t count = fill_columns(tellers, columns);
    Block *table = screen_table(screen, columns, count);
    for (size_t i = 0; i < state->point_count; i++)
        add_row(tellers, i, screen, table);
    show_legend(tellers, screen);
}
