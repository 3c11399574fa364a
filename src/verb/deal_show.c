/* Packages and utilities, for people and as JSON. */
#include "verb/deal_call.h"

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

Node *deal_numbers_node(Arena *arena, const double *numbers, size_t count)
{
    Node *list = node_list(arena);
    for (size_t i = 0; i < count; i++)
        node_push(arena, list, node_number(arena, numbers[i]));
    return list;
}

Node *deal_parties_node(Arena *arena, const DealProblem *problem)
{
    Node *list = node_list(arena);
    for (size_t p = 0; p < problem->party_count; p++)
        node_push(arena, list, node_text(arena, problem->parties[p].key));
    return list;
}

Node *deal_reservation_node(Arena *arena, const DealProblem *problem)
{
    Node *list = node_list(arena);
    for (size_t p = 0; p < problem->party_count; p++)
        node_push(
            arena, list, node_number(arena, problem->parties[p].reservation));
    return list;
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

Block *deal_table(
    VerbCall *call, const DealProblem *problem, Str first, Str last)
{
    size_t count = problem->party_count + 2;
    Column *columns = arena_array(call->arena, count, sizeof *columns);
    columns[0] = (Column){.heading = first, .shrink = 1, .least = 12};
    for (size_t p = 0; p < problem->party_count; p++)
        columns[p + 1] = (Column){.heading = problem->parties[p].key,
            .align = ALIGN_RIGHT,
            .shrink = 1,
            .least = 6};
    columns[count - 1] = (Column){.heading = last, .shrink = 2, .least = 20};
    return screen_table(call->screen, columns, count);
}

void deal_row(VerbCall *call, Block *table, const DealProblem *problem,
    Cell first, const double *numbers, Cell last)
{
    size_t count = problem->party_count + 2;
    Cell *cells = arena_array(call->arena, count, sizeof *cells);
    cells[0] = first;
    for (size_t p = 0; p < problem->party_count; p++)
        cells[p + 1] = CELL(deal_number_words(call->arena, numbers[p]));
    cells[count - 1] = last;
    screen_row(call->screen, table, cells);
}
