/* Which records of a key a view need not look at.
 *
 * The fold is the only judge, but a key may have thousands of records, nearly
 * all of them long hidden. So the store keeps, for a record s, that it is
 * settled: in every view that holds s (with `at` = all) the heads stay the
 * same if all records below s (in order of place) are left out, but for those
 * listed as beyond s. A view then reads downwards from its date, and stops at
 * the first settled record that it holds.
 *
 * Let H(x, r) mean that the fold hides r by x where both are in the view and
 * x is not retracted: (1) x replaces r and is of equal or stronger grade, or
 * (2) both are of one grade, x begins after r ends, and r does not replace x,
 * directly or through others. Let A(s) be s and those records below it that
 * are in every view that s is in: known no later than s, for all of its
 * readers, and touched by no retraction or purge. Let N(s) be the records
 * below s that no member of A(s) hides. Then s is settled beyond N(s) if
 *   (a) s is untouched;
 *   (b) no record below s replaces s or a record above it;
 *   (c) no record below s that is not in N(s) can hide one of N(s).
 * Proof. Take a view that holds s. It holds A(s), so all records below s but
 * those of N(s) are hidden; left out, they are no heads either. Nor did they
 * hide others: none of N(s) by (c); s and those above it could be hidden from
 * below only by (1), which (b) excludes, since (2) hides what is earlier. And
 * (2)'s exception is about r replacing x, for r below s and x above through
 * others, which by (b) never leads upwards past s.
 *
 * To work this out it is enough to look down to the first settled c in A(s):
 * A(c) is part of A(s), so below c only N(c) may count; and (c) for c says
 * that nothing else below c can hide one of N(c). No record below c hides c
 * or one above it, by (b) for c. What is in between, c and N(c) are compared
 * pair by pair. The search ends after WINDOW records; s is then not settled,
 * which costs time but is never wrong.
 *
 * So what is worked out for s depends on the WINDOW records below it and on
 * what is beyond one of them. A new record changes those above it until
 * WINDOW of them in a row came out as they were. Where a record is touched or
 * its `known` moves, all above it are worked out again, as they may rest on
 * it from afar.
 * Cost: constant for a record that comes in order, O(k) for one that comes
 * below k others. */
#include "store/settle.h"

#include <string.h>
#include "store/read.h"
#include "store/slot.h"

enum { WINDOW = 16, MOST_BEYOND = 8 };

/* s, those between, c, those beyond c; in falling order of place. */
typedef struct {
    Entry items[1 + WINDOW + MOST_BEYOND];
    bool always[1 + WINDOW + MOST_BEYOND]; /* in A(s) */
    bool counts[1 + WINDOW + MOST_BEYOND]; /* in N(s) */
    size_t count;
} Window;

static Status is_within(
    Store *store, int64_t narrow, int64_t wide, bool *within, Err *err)
{
    const Audience *a, *b;
    *within = narrow == wide;
    if (*within) return STATUS_OK;
    TRY(intern_audience_of(store, narrow, &a, err));
    TRY(intern_audience_of(store, wide, &b, err));
    *within = a && b && audience_within(a, b);
    return STATUS_OK;
}

/* Whether ENTRY is in every view that holds S. */
static Status is_always(
    Store *store, const Entry *s, const Entry *entry, bool *always, Err *err)
{
    *always = false;
    if (entry->touched || entry->known > s->known) return STATUS_OK;
    return is_within(store, s->audience, entry->audience, always, err);
}

static Status push(Store *store, Window *window, Entry entry, Err *err)
{
    size_t at = window->count++;
    window->items[at] = entry;
    return is_always(
        store, &window->items[0], &entry, &window->always[at], err);
}

static Status push_beyond(Store *store, Window *window, Err *err)
{
    PlaceList beyond = window->items[window->count - 1].beyond;
    if (beyond.count > MOST_BEYOND) return STATUS_NO;
    for (size_t i = beyond.count; i-- > 0;) {
        Entry entry;
        TRY(entry_get(store, store->scratch, window->items[0].slot,
            beyond.items[i], &entry, err));
        TRY(push(store, window, entry, err));
    }
    return STATUS_OK;
}

/* Puts into BELOW the records below s until one ends the search; *ENDED says
 * whether one did, *MORE whether WINDOW was not enough. */
static Status find_end(
    Store *store, Window *window, bool *ended, bool *more, Err *err)
{
    const Entry *s = &window->items[0];
    Status status = STATUS_OK;
    *ended = *more = false;
    Query query = query_of(store, SQL_ENTRIES_DOWN);
    bind_int(&query, s->slot);
    bind_int(&query, s->place - 1);
    while (!*ended && status == STATUS_OK && query_next(&query)) {
        *more = window->count > WINDOW;
        if (*more) break;
        Entry entry = entry_of(&query, store->scratch, s->slot);
        status = push(store, window, entry, err);
        *ended = entry.settled && window->always[window->count - 1];
    }
    Status ending = query_end(&query, err);
    return status == STATUS_OK ? ending : status;
}

/* Fills the window; STATUS_NO if it is too small. */
static Status look_down(Store *store, Window *window, Err *err)
{
    bool ended, more;
    TRY(find_end(store, window, &ended, &more, err));
    if (ended) return push_beyond(store, window, err);
    return more ? STATUS_NO : STATUS_OK;
}

static bool replaces(const Entry *x, const Entry *r)
{
    return x->grade <= r->grade && place_list_has(x->replaces, r->place);
}

/* Whether item FROM replaces item TO directly or through others. */
static bool leads_to(const Window *window, size_t from, size_t to)
{
    bool seen[1 + WINDOW + MOST_BEYOND] = {false};
    size_t stack[1 + WINDOW + MOST_BEYOND], top = 0;
    stack[top++] = from;
    seen[from] = true;
    while (top && !seen[to]) {
        const Entry *r = &window->items[stack[--top]];
        for (size_t i = 0; r->replaces.count && i < window->count; i++) {
            if (seen[i] || !replaces(r, &window->items[i])) continue;
            seen[i] = true;
            stack[top++] = i;
        }
    }
    return seen[to];
}

static bool is_later(const Entry *x, const Entry *r)
{
    return x->grade == r->grade && x->earliest > place_day(r->place);
}

/* H(x, r), by numbers in the window. */
static bool hides(const Window *window, size_t x, size_t r)
{
    const Entry *above = &window->items[x], *below = &window->items[r];
    return replaces(above, below) ||
           (is_later(above, below) && !leads_to(window, r, x));
}

/* Where (2) might apply in some view, whatever else is in it. */
static bool may_hide(const Entry *x, const Entry *r)
{
    return replaces(x, r) || is_later(x, r);
}

static void find_counting(Window *window)
{
    for (size_t r = 1; r < window->count; r++) {
        window->counts[r] = true;
        for (size_t x = 0; x < window->count && window->counts[r]; x++)
            if (x != r && window->always[x] && hides(window, x, r))
                window->counts[r] = false;
    }
}

/* Condition (c); of A(s) too, since what (2) excepts, a view without the
 * record in between does not. */
static bool others_hide_none(const Window *window)
{
    for (size_t q = 1; q < window->count; q++)
        for (size_t r = 1; window->counts[q] && r < window->count; r++)
            if (!window->counts[r] &&
                may_hide(&window->items[r], &window->items[q]))
                return false;
    return true;
}

static PlaceList list_counting(Arena *arena, const Window *window)
{
    int64_t *places = arena_array(arena, window->count, sizeof *places);
    size_t count = 0;
    for (size_t i = window->count; i-- > 1;)
        if (window->counts[i]) places[count++] = window->items[i].place;
    return (PlaceList){places, count};
}

typedef VEC(int64_t) Places;

static Status list_loose(Store *store, int64_t slot, Places *places, Err *err)
{
    if (!store->has_loose) return STATUS_OK;
    Query query = query_of(store, SQL_LOOSE_IN);
    bind_int(&query, slot);
    while (query_next(&query))
        vec_push(store->scratch, places, get_int(&query, 1));
    return query_end(&query, err);
}

/* Condition (b): whether a record below ENTRY replaces it or one above. */
static Status is_crossed(
    Store *store, const Entry *entry, bool *crossed, Err *err)
{
    Places places = {0};
    *crossed = false;
    TRY(list_loose(store, entry->slot, &places, err));
    for (size_t i = 0; i < places.count; i++) {
        Entry from;
        if (places.items[i] >= entry->place) continue;
        Status status = entry_get(
            store, store->scratch, entry->slot, places.items[i], &from, err);
        if (status == STATUS_NO) continue;
        TRY(status);
        for (size_t j = 0; j < from.replaces.count; j++)
            if (from.replaces.items[j] >= entry->place) *crossed = true;
    }
    return STATUS_OK;
}

Status settle_entry(Store *store, Entry *entry, Err *err)
{
    bool crossed = false;
    entry->settled = false;
    entry->beyond = (PlaceList){NULL, 0};
    if (entry->touched) return STATUS_OK;
    TRY(is_crossed(store, entry, &crossed, err));
    if (crossed) return STATUS_OK;
    Window window = {.items = {*entry}, .always = {true}, .count = 1};
    Status status = look_down(store, &window, err);
    if (status == STATUS_NO) return STATUS_OK;
    TRY(status);
    find_counting(&window);
    PlaceList beyond = list_counting(store->scratch, &window);
    if (beyond.count > MOST_BEYOND || !others_hide_none(&window))
        return STATUS_OK;
    entry->settled = true;
    entry->beyond = beyond;
    return STATUS_OK;
}

static bool same_places(PlaceList a, PlaceList b)
{
    return a.count == b.count &&
           (!a.count || !memcmp(a.items, b.items, a.count * sizeof *a.items));
}

/* The places above FROM; the rows change while they are worked through. */
static Status list_above(
    Store *store, int64_t slot, int64_t from, Places *places, Err *err)
{
    Query query = query_of(store, SQL_ENTRIES_UP);
    bind_int(&query, slot);
    bind_int(&query, from);
    while (query_next(&query))
        vec_push(store->scratch, places, get_int(&query, 0));
    return query_end(&query, err);
}

Status settle_above(
    Store *store, int64_t slot, int64_t from, int64_t until, Err *err)
{
    Places places = {0};
    size_t unchanged = 0;
    TRY(list_above(store, slot, from, &places, err));
    for (size_t i = 0; i < places.count; i++) {
        Entry old, entry;
        if (unchanged >= WINDOW && places.items[i] > until) break;
        TRY(entry_get(store, store->scratch, slot, places.items[i], &old, err));
        entry = old;
        TRY(settle_entry(store, &entry, err));
        unchanged++;
        if (entry.settled == old.settled &&
            same_places(entry.beyond, old.beyond))
            continue;
        unchanged = 0;
        TRY(entry_set(store, &entry, err));
    }
    return slot_keep_top(store, slot, err);
}
