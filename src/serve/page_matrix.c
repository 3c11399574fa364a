/* Points by parties: each party's stance on each option, how well it is
 * supported, and where the point stands; a stance leads to its reason. From
 * `state`. Linear in the stances. */
#include "serve/page_matrix.h"

#include <stdlib.h>
#include <string.h>

#include "serve/draw.h"
#include "serve/route.h"
#include "serve/sheet.h"

static const struct {
    const char *stance;
    Mark mark;
    MessageId words;
} STANCES[] = {
    {"demands", MARK_SQUARE, MSG_TERM_STANCE_DEMANDS},
    {"prefers", MARK_DISC, MSG_TERM_STANCE_PREFERS},
    {"accepts", MARK_RING, MSG_TERM_STANCE_ACCEPTS},
    {"accepts-if", MARK_HALF, MSG_TERM_STANCE_ACCEPTS_IF},
    {"resists", MARK_BAR, MSG_TERM_STANCE_RESISTS},
    {"rejects", MARK_CROSS, MSG_TERM_STANCE_REJECTS},
    {"split", MARK_SPLIT, MSG_MATRIX_SPLIT},
    {"", MARK_DASHED, MSG_MATRIX_NOT_COUNTED},
};
enum { STANCE_COUNT = sizeof STANCES / sizeof *STANCES };

static const struct {
    const char *status, *names;
    MessageId words;
} STATUSES[] = {
    {"withdrawn", "aside muted", MSG_TERM_STATUS_WITHDRAWN},
    {"agreed", "aside agreed", MSG_TERM_STATUS_AGREED},
    {"accepted", "aside accepted", MSG_TERM_STATUS_ACCEPTED},
    {"conditional", "aside conditional", MSG_TERM_STATUS_CONDITIONAL},
    {"silent", "aside silent", MSG_TERM_STATUS_SILENT},
    {"deadlocked", "aside deadlocked", MSG_TERM_STATUS_DEADLOCKED},
    {"open", "aside open", MSG_TERM_STATUS_OPEN},
};
enum { STATUS_COUNT = sizeof STATUSES / sizeof *STATUSES };

typedef struct {
    Str key, name;
} Party;

typedef struct {
    Arena *arena;
    const VerbCall *call;
    const Node *points, *names;
    VEC(Party) parties;
} Making;

/* --- parties, by name --- */

static void add_party(Making *making, Str key)
{
    for (size_t i = 0; i < making->parties.count; i++)
        if (str_equal(making->parties.items[i].key, key)) return;
    Str name = node_get_text(making->names, key);
    Party party = {key, name.size ? name : key};
    vec_push(making->arena, &making->parties, party);
}

static int by_name(const void *left, const void *right)
{
    const Party *a = left, *b = right;
    return str_compare(a->name, b->name);
}

static void find_parties(Making *making)
{
    for (size_t i = 0; i < making->points->count; i++) {
        const Node *point = making->points->items[i];
        const Node *consent = node_get(point, S("consent"));
        const Node *positions = node_get(point, S("positions"));
        for (size_t j = 0; j < consent->count; j++)
            add_party(making, consent->items[j]->text);
        for (size_t j = 0; j < positions->count; j++)
            add_party(making, positions->entries[j].key);
    }
    if (making->parties.count)
        qsort(making->parties.items, making->parties.count, sizeof(Party),
            by_name);
}

/* --- cells --- */

static size_t stance_of(const Node *option)
{
    Str status = node_get_text(option, S("status"));
    if (str_equal(node_get_text(option, S("split")), S("true")))
        status = S("split");
    for (size_t i = 0; i < STANCE_COUNT; i++)
        if (str_equal(status, str_of(STANCES[i].stance))) return i;
    return STANCE_COUNT - 1;
}

/* "own-words" as people write it. */
static Str plain_words(Arena *arena, Str word)
{
    char *copy = arena_array(arena, word.size + 1, 1);
    memcpy(copy, word.data, word.size);
    for (size_t i = 0; i < word.size; i++)
        if (copy[i] == '-') copy[i] = ' ';
    return (Str){copy, word.size};
}

static Str grade_of(const Making *making, const Node *option)
{
    const Node *heads = node_get(option, S("heads"));
    if (!node_is(heads, NODE_LIST) || !heads->count)
        return message_text(MSG_MATRIX_IMPLIED);
    return plain_words(
        making->arena, node_get_text(heads->items[0], S("grade")));
}

/* "4 to 8" of a number; the option's label, else the point's title. */
static Str option_words(
    const Making *making, const Node *point, const NodeEntry *option)
{
    const Node *heads = node_get(option->value, S("heads"));
    const Node *head =
        node_is(heads, NODE_LIST) && heads->count ? heads->items[0] : NULL;
    const Node *range = node_get(head, S("accepts"));
    Str label = node_get_text(node_get(point, S("labels")), option->key);
    if (label.size) return label;
    if (!node_is(range, NODE_LIST) || range->count != 2)
        return node_get_text(point, S("title"));
    return message_format(making->arena, MSG_MATRIX_RANGE,
        ARGS(range->items[0]->text, range->items[1]->text));
}

/* "prefers: The set Ukraine seeks (reported)". */
static Str cell_words(
    const Making *making, const Node *point, const NodeEntry *option)
{
    return message_format(making->arena, MSG_MATRIX_CELL,
        ARGS(message_text(STANCES[stance_of(option->value)].words),
            option_words(making, point, option),
            grade_of(making, option->value)));
}

static Url point_url(const Making *making, const Node *point)
{
    return route_in_view(making->arena,
        url_path(making->arena, "/point/", node_get_text(point, S("key"))),
        making->call);
}

static SvgItems cell_of(
    const Making *making, const Node *point, const Party *party)
{
    SvgItems items = {0};
    const Node *options = node_get(node_get(point, S("positions")), party->key);
    for (size_t i = 0; node_is(options, NODE_MAP) && i < options->count; i++) {
        const NodeEntry *entry = &options->entries[i];
        SvgItem item = {STANCES[stance_of(entry->value)].mark,
            cell_words(making, point, entry),
            url_fragment(making->arena, point_url(making, point),
                str_printf(making->arena, "party:%.*s", STR_ARGS(party->key)))};
        vec_push(making->arena, &items, item);
    }
    return items;
}

static size_t status_of(const Node *point)
{
    Str status = node_get_text(point, S("status"));
    for (size_t i = 0; i < STATUS_COUNT; i++)
        if (str_equal(status, str_of(STATUSES[i].status))) return i;
    return 0;
}

static SvgRow row_of(const Making *making, const Node *point)
{
    size_t status = status_of(point);
    return (SvgRow){.label = node_get_text(point, S("title")),
        .aside = message_text(STATUSES[status].words),
        .names = STATUSES[status].names,
        .url = point_url(making, point)};
}

static Making making_of(const VerbCall *call)
{
    Making making = {.arena = call->arena,
        .call = call,
        .points = node_get(call->data, S("points")),
        .names = node_get(call->data, S("names"))};
    find_parties(&making);
    return making;
}

static SvgMatrix matrix_of(const Making *making)
{
    size_t rows = making->points->count, columns = making->parties.count;
    SvgRow *labels = arena_array(making->arena, rows + 1, sizeof *labels);
    Str *heads = arena_array(making->arena, columns + 1, sizeof *heads);
    SvgItems *cells =
        arena_array(making->arena, rows * columns + 1, sizeof *cells);
    for (size_t c = 0; c < columns; c++)
        heads[c] = making->parties.items[c].name;
    for (size_t r = 0; r < rows; r++) {
        labels[r] = row_of(making, making->points->items[r]);
        for (size_t c = 0; c < columns; c++)
            cells[r * columns + c] = cell_of(
                making, making->points->items[r], &making->parties.items[c]);
    }
    return (SvgMatrix){labels, heads, cells, rows, columns};
}

static void add_legend(Markup *html)
{
    markup_open_class(html, "p", "legend");
    for (size_t i = 0; i < STANCE_COUNT; i++)
        svg_legend(html, STANCES[i].mark, message_text(STANCES[i].words));
    svg_legend(html, MARK_NONE, message_text(MSG_MOVED_NOTHING));
    markup_close(html);
}

static void plot(Markup *html, const Making *making)
{
    const SvgWords words = {"matrix", message_text(MSG_MATRIX_TITLE),
        message_text(MSG_MATRIX_ABOUT)};
    SvgMatrix matrix = matrix_of(making);
    if (!matrix.row_count || !matrix.column_count) return;
    svg_matrix(html, &words, &matrix);
    add_legend(html);
}

void matrix_plot(Markup *html, const VerbCall *call)
{
    Making making = making_of(call);
    plot(html, &making);
}

/* --- the table of the same data --- */

static void add_words(Markup *html, Str party, const SvgItems *items)
{
    markup_open_class(html, "td", "stances");
    if (items->count) markup_attribute(html, "data-heading", party);
    markup_attribute(html, "dir", S("auto"));
    for (size_t i = 0; i < items->count; i++) {
        markup_open_class(html, "p", "stance");
        markup_link(html, items->items[i].url, items->items[i].words);
        markup_close(html);
    }
    markup_close(html);
}

static void add_heads(Markup *html, const SvgMatrix *matrix)
{
    markup_open(html, "thead");
    markup_open(html, "tr");
    draw_column_head(html, message_text(MSG_MATRIX_POINT));
    for (size_t c = 0; c < matrix->column_count; c++)
        draw_column_head(html, matrix->columns[c]);
    draw_column_head(html, message_text(MSG_WHERE_IT_STANDS));
    markup_close(html);
    markup_close(html);
}

static void add_row(Markup *html, const SvgMatrix *matrix, size_t row)
{
    markup_open(html, "tr");
    markup_open(html, "th");
    markup_attribute(html, "scope", S("row"));
    markup_link(html, matrix->rows[row].url, matrix->rows[row].label);
    markup_close(html);
    for (size_t c = 0; c < matrix->column_count; c++)
        add_words(html, matrix->columns[c],
            &matrix->cells[row * matrix->column_count + c]);
    markup_element(
        html, "td", matrix->rows[row].names, matrix->rows[row].aside);
    markup_close(html);
}

void page_matrix(Markup *html, const VerbCall *call)
{
    Making making = making_of(call);
    SvgMatrix matrix = matrix_of(&making);
    draw_head(html, call->screen, call);
    plot(html, &making);
    draw_section(html, message_text(MSG_MATRIX_TABLE));
    draw_table_begin(html, message_text(MSG_MATRIX_TABLE));
    add_heads(html, &matrix);
    markup_open(html, "tbody");
    for (size_t r = 0; r < matrix.row_count; r++) add_row(html, &matrix, r);
    markup_close(html);
    draw_table_end(html);
    draw_last(html, call->screen, call);
}
