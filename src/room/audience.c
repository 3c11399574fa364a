/* Audiences: who may read a record. */
#include "room/audience.h"

#include <stdlib.h>

static int by_bytes(const void *a, const void *b)
{
    return str_compare(*(const Str *)a, *(const Str *)b);
}

static bool read_seats(Arena *arena, const Node *list, Audience *audience)
{
    Str *seats = arena_array(arena, list->count, sizeof *seats);
    for (size_t i = 0; i < list->count; i++) {
        seats[i] = list->items[i]->text;
        if (list->items[i]->type != NODE_TEXT || !seats[i].size) return false;
    }
    if (!list->count) return false;
    qsort(seats, list->count, sizeof *seats, by_bytes);
    size_t kept = 1;
    for (size_t i = 1; i < list->count; i++)
        if (!str_equal(seats[i], seats[kept - 1])) seats[kept++] = seats[i];
    *audience = (Audience){AUDIENCE_SEATS, seats, kept};
    return true;
}

bool audience_read(Arena *arena, const Node *node, Audience *audience)
{
    if (node_is(node, NODE_LIST)) return read_seats(arena, node, audience);
    if (!node_is(node, NODE_TEXT)) return false;
    *audience = (Audience){AUDIENCE_PUBLIC, NULL, 0};
    if (str_equal(node->text, S("public"))) return true;
    audience->type = AUDIENCE_PARTIES;
    return str_equal(node->text, S("parties"));
}

Node *audience_node(Arena *arena, const Audience *audience)
{
    if (audience->type == AUDIENCE_PUBLIC) return node_text(arena, S("public"));
    if (audience->type == AUDIENCE_PARTIES)
        return node_text(arena, S("parties"));
    return node_texts(arena, audience->seats, audience->count);
}

Str audience_text(Arena *arena, const Audience *audience)
{
    if (audience->type == AUDIENCE_SEATS)
        return str_join(arena, audience->seats, audience->count, S(", "));
    return audience_node(arena, audience)->text;
}

static bool has_seat(const Audience *audience, Str seat)
{
    for (size_t i = 0; i < audience->count; i++)
        if (str_equal(audience->seats[i], seat)) return true;
    return false;
}

bool audience_equal(const Audience *a, const Audience *b)
{
    if (a->type != b->type || a->count != b->count) return false;
    for (size_t i = 0; i < a->count; i++)
        if (!str_equal(a->seats[i], b->seats[i])) return false;
    return true;
}

bool audience_has(const Audience *audience, const Viewer *viewer)
{
    switch (audience->type) {
    case AUDIENCE_PUBLIC: return true;
    case AUDIENCE_PARTIES: return viewer->admitted;
    case AUDIENCE_SEATS: return has_seat(audience, viewer->seat);
    }
    return false;
}

bool audience_within(const Audience *narrow, const Audience *wide)
{
    if (wide->type == AUDIENCE_PUBLIC) return true;
    if (narrow->type != AUDIENCE_SEATS) return narrow->type == wide->type;
    for (size_t i = 0; i < narrow->count; i++) {
        Str seat = narrow->seats[i];
        bool may = wide->type == AUDIENCE_PARTIES
                       ? str_equal(seat, S("mediator"))
                       : has_seat(wide, seat);
        if (!may) return false;
    }
    return true;
}
