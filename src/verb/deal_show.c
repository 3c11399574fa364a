/* Packages and utilities, for people and as JSON. */
#include "verb/deal_approval.h"

Node *deal_package_node(
    Arena *arena, const DealProblem *problem, const uint32_t *package)
{
    Node *map = node_map(arena);
    for (size_t i = 0; i < problem->point_count; i++)
        node_set(arena, map, problem->points[i].key,
            node_text(arena, problem->points[i].options[package[i]]));
    return map;
}

Node *deal_box_node(
    Arena *arena, const DealProblem *problem, const DealBox *box)
{
    Node *map = node_map(arena);
    for (size_t i = 0; i < problem->point_count; i++) {
        const DealPoint *point = &problem->points[i];
        const uint32_t *options = box->options[i];
        Node *value = node_text(arena, point->options[options[0]]);
        if (box->option_counts[i] > 1) {
            value = node_list(arena);
            for (size_t k = 0; k < box->option_counts[i]; k++)
                node_push(
                    arena, value, node_text(arena, point->options[options[k]]));
        }
        node_set(arena, map, point->key, value);
    }
    return map;
}

bool deal_shows(const DealCall *deal, size_t party)
{
    return !deal->room || party == deal->own;
}

Node *deal_numbers_node(const DealCall *deal, const double *numbers)
{
    Arena *arena = deal->arena;
    const DealProblem *problem = &deal->problem;
    Node *node = deal->room ? node_map(arena) : node_list(arena);
    for (size_t p = 0; p < problem->party_count; p++) {
        if (!deal->room)
            node_push(arena, node, node_number(arena, numbers[p]));
        else if (p == deal->own)
            node_set(arena, node, problem->parties[p].key,
                node_number(arena, numbers[p]));
    }
    return node;
}

Node *deal_joint_node(const DealCall *deal, double number)
{
    if (deal->room) return node_null(deal->arena);
    return node_number(deal->arena, number);
}

Node *deal_parties_node(Arena *arena, const DealProblem *problem)
{
    Node *list = node_list(arena);
    for (size_t p = 0; p < problem->party_count; p++)
        node_push(arena, list, node_text(arena, problem->parties[p].key));
    return list;
}

Node *deal_reservation_node(const DealCall *deal)
{
    double reservation[DEAL_PARTIES_MAX];
    for (size_t p = 0; p < deal->problem.party_count; p++)
        reservation[p] = deal->problem.parties[p].reservation;
    return deal_numbers_node(deal, reservation);
}

Node *deal_digits_node(Arena *arena, Str digits)
{
    Node *node = node_text(arena, digits);
    node->type = NODE_NUMBER;
    return node;
}

Str deal_package_words(
    Arena *arena, const DealProblem *problem, const uint32_t *package)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < problem->point_count; i++) {
        if (i) strbuf_add(&buf, S(", "));
        strbuf_add(&buf, problem->points[i].key);
        strbuf_add(&buf, S("="));
        strbuf_add(&buf, problem->points[i].options[package[i]]);
    }
    return strbuf_str(&buf);
}

Str deal_box_words(Arena *arena, const DealProblem *problem, const DealBox *box)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < problem->point_count; i++) {
        const DealPoint *point = &problem->points[i];
        if (i) strbuf_add(&buf, S(", "));
        strbuf_add(&buf, point->key);
        strbuf_char(&buf, '=');
        for (size_t k = 0; k < box->option_counts[i]; k++) {
            if (k) strbuf_char(&buf, '|');
            strbuf_add(&buf, point->options[box->options[i][k]]);
        }
    }
    return strbuf_str(&buf);
}

Str deal_number_words(Arena *arena, double number)
{
    return str_printf(arena, "%.4f", number);
}

Str deal_choices_words(Arena *arena, const Node *package)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < package->count; i++)
        strbuf_printf(&buf, "%s%.*s=%.*s", i ? ", " : "",
            STR_ARGS(package->entries[i].key),
            STR_ARGS(package->entries[i].value->text));
    return strbuf_str(&buf);
}

void deal_title(VerbCall *call, const DealCall *deal, Str aside)
{
    Str view = deal->room ? room_view_words(deal->room) : S("");
    screen_title(call->screen, deal->problem.name, view);
    deal_show_approval(call, &deal->problem);
    if (aside.size) screen_heading(call->screen, aside, S(""));
}

void deal_show_none(VerbCall *call, const DealCall *deal)
{
    screen_text(call->screen,
        message_text(deal_by_rule(deal, MSG_DEAL_NONE, MSG_DEAL_NONE_APPROVED)),
        TONE_DEADLOCKED);
}

Block *deal_table(VerbCall *call, const DealCall *deal, Str first, Str last)
{
    size_t count = 0, parties = deal->problem.party_count;
    Column *columns = arena_array(call->arena, parties + 2, sizeof *columns);
    columns[count++] = (Column){.heading = first, .shrink = 1, .least = 12};
    for (size_t p = 0; p < parties; p++)
        if (deal_shows(deal, p))
            columns[count++] = (Column){.heading = deal->problem.parties[p].key,
                .align = ALIGN_RIGHT,
                .shrink = 1,
                .least = 6};
    columns[count++] = (Column){.heading = last, .shrink = 2, .least = 20};
    return screen_table(call->screen, columns, count);
}

void deal_row(VerbCall *call, Block *table, const DealCall *deal, Cell first,
    const double *numbers, Cell last)
{
    size_t count = 0, parties = deal->problem.party_count;
    Cell *cells = arena_array(call->arena, parties + 2, sizeof *cells);
    cells[count++] = first;
    for (size_t p = 0; p < parties; p++)
        if (deal_shows(deal, p))
            cells[count++] = CELL(deal_number_words(call->arena, numbers[p]));
    cells[count++] = last;
    screen_row(call->screen, table, cells);
}
