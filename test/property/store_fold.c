/* The store against the text of the design: random histories of several keys
 * with grades, overlapping and open dates, late arrivals, `replaces` that
 * point anywhere, retractions of retractions, audiences, sources whose dates
 * are corrected, purges; read in random views. What the store answers is held
 * against an oracle that knows all records of a key and asks of each pair,
 * in the design's words, whether one hides the other. It shares no code with
 * the fold or the store. At the end each room is verified, which holds rows
 * that were kept up to date against rows worked out anew. */
#include "test/unit.h"

#include <string.h>
#include "store/inner.h"
#include "test/random.h"
#include "test/store.h"

enum { KEYS = 4, MOST = 160, VIEWS = 24, COPIES = 3 };

/* A record and what the oracle must remember of it. */
typedef struct {
    Record *record;
    bool there, purged;
    int batch;
} Item;

typedef struct {
    Item items[MOST];
    size_t count;
    Hash commits[MOST];
    int batches;
    Store *store;
} Room;

/* --- the oracle --- */

static bool readers_within(const Audience *narrow, const Audience *wide)
{
    if (wide->type == AUDIENCE_PUBLIC) return true;
    if (narrow->type == AUDIENCE_PUBLIC) return false;
    if (narrow->type == AUDIENCE_PARTIES) return wide->type == AUDIENCE_PARTIES;
    for (size_t i = 0; i < narrow->count; i++) {
        bool in = wide->type == AUDIENCE_PARTIES &&
                  str_equal(narrow->seats[i], S("mediator"));
        for (size_t j = 0; j < wide->count; j++)
            in = in || str_equal(narrow->seats[i], wide->seats[j]);
        if (!in) return false;
    }
    return true;
}

static bool may_read(const View *view, const Item *item)
{
    const Audience *audience = &item->record->audience;
    if (audience->type == AUDIENCE_PUBLIC) return true;
    if (audience->type == AUDIENCE_PARTIES) return view->viewer.admitted;
    for (size_t i = 0; i < audience->count; i++)
        if (str_equal(audience->seats[i], view->viewer.seat)) return true;
    return false;
}

/* The date of the last record of a source that all readers of ITEM see. */
static Instant source_date(const Room *room, const Item *item, Str key)
{
    const Item *last = NULL;
    for (size_t i = 0; i < room->count; i++) {
        const Item *source = &room->items[i];
        if (!source->there || source->purged) continue;
        if (source->record->kind != KIND_SOURCE) continue;
        if (!str_equal(source->record->key, key)) continue;
        if (!readers_within(&item->record->audience, &source->record->audience))
            continue;
        if (!last || source->record->recorded > last->record->recorded)
            last = source;
    }
    if (!last) return INT64_MAX;
    Date date = date_of(record_text(last->record, S("date")));
    return date.unknown ? INT64_MAX
                        : ((int64_t)date.latest + 1) * 86400 * 1000000 - 1;
}

static Str source_of(const Item *item)
{
    return item->there && !item->purged ? record_text(item->record, S("source"))
                                        : S("");
}

static Instant known_since(const Room *room, const Item *item)
{
    if (item->record->kind == KIND_RETRACTION) return item->record->recorded;
    if (source_of(item).size) {
        Instant known = source_date(room, item, source_of(item));
        if (known != INT64_MAX) return known;
    }
    Instant latest = INT64_MIN;
    for (size_t i = 0; i < item->record->basis_count; i++)
        for (size_t j = 0; j < room->count; j++) {
            const Item *basis = &room->items[j];
            if (!hash_equal(&basis->record->id, &item->record->basis[i]))
                continue;
            if (!source_of(basis).size) continue;
            Instant known = source_date(room, item, source_of(basis));
            if (known != INT64_MAX && known > latest) latest = known;
        }
    return latest != INT64_MIN ? latest : item->record->recorded;
}

static int batch_of(const Room *room, const Hash *commit)
{
    for (int i = 0; i < room->batches; i++)
        if (hash_equal(&room->commits[i], commit)) return i;
    return -1;
}

static bool in_view(const Room *room, const View *view, const Item *item)
{
    if (!item->there || !may_read(view, item)) return false;
    if (view->at && item->batch > batch_of(room, view->at)) return false;
    if (known_since(room, item) > view->known) return false;
    return item->record->kind == KIND_RETRACTION ||
           item->record->since_date.latest <= view->on;
}

static bool retracted(const Room *room, const View *view, const Item *item)
{
    Str own = hash_hex(arena, &item->record->id);
    for (size_t i = 0; i < room->count; i++) {
        const Item *by = &room->items[i];
        if (by->record->kind != KIND_RETRACTION || by->purged) continue;
        if (!str_equal(record_text(by->record, S("of")), own)) continue;
        if (!in_view(room, view, by)) continue;
        if (!str_equal(by->record->author, S("mediator")) &&
            !str_equal(by->record->author, item->record->author))
            continue;
        if (!retracted(room, view, by)) return true;
    }
    return false;
}

/* What counts of one key in a view. */
typedef struct {
    const Item *items[MOST];
    bool retracted[MOST];
    bool reaches[MOST][MOST]; /* replaces, directly or through others */
    size_t count;
} Held;

static void close_over(Held *held)
{
    for (size_t k = 0; k < held->count; k++)
        for (size_t i = 0; i < held->count; i++)
            for (size_t j = 0; held->reaches[i][k] && j < held->count; j++)
                held->reaches[i][j] |= held->reaches[k][j];
}

static bool names(const Record *record, const Hash *id)
{
    for (size_t i = 0; i < record->replaces_count; i++)
        if (hash_equal(&record->replaces[i], id)) return true;
    return false;
}

static void hold(const Room *room, const View *view, Str key, Held *held)
{
    memset(held, 0, sizeof *held);
    for (size_t i = 0; i < room->count; i++) {
        const Item *item = &room->items[i];
        if (item->record->kind != KIND_POSITION) continue;
        if (!str_equal(item->record->key, key)) continue;
        if (!in_view(room, view, item)) continue;
        held->retracted[held->count] = retracted(room, view, item);
        held->items[held->count++] = item;
    }
    for (size_t i = 0; i < held->count; i++)
        for (size_t j = 0; j < held->count; j++) {
            const Record *a = held->items[i]->record;
            const Record *b = held->items[j]->record;
            held->reaches[i][j] =
                !held->retracted[i] && names(a, &b->id) && a->grade <= b->grade;
        }
    close_over(held);
}

static bool hides(const Held *held, size_t x, size_t r)
{
    const Record *a = held->items[x]->record, *b = held->items[r]->record;
    if (x == r || held->retracted[x]) return false;
    if (names(a, &b->id) && a->grade <= b->grade) return true;
    return a->grade == b->grade && !held->reaches[r][x] &&
           !held->reaches[x][r] &&
           a->since_date.earliest > b->since_date.latest;
}

static bool is_head(const Held *held, size_t r)
{
    if (held->retracted[r] || held->items[r]->purged) return false;
    for (size_t x = 0; x < held->count; x++)
        if (hides(held, x, r)) return false;
    return true;
}

/* --- random rooms --- */

static const char *pick_audience(void)
{
    static const char *const ALL[] = {"\"public\"", "\"public\"", "\"parties\"",
        "[\"A\",\"mediator\"]", "[\"mediator\"]", "[\"A\"]"};
    return ALL[random_below(sizeof ALL / sizeof *ALL)];
}

static const char *random_day(void)
{
    return str_printf(arena, "2025-%02d-%02d", (int)random_below(2) + 1,
        (int)random_below(28) + 1)
        .data;
}

static const char *random_since(size_t step, bool in_order)
{
    size_t day = in_order ? step / 2 % 28 : random_below(28);
    Str one = str_printf(arena, "2025-%02d-%02d",
        in_order ? (int)(step / 56) % 2 + 1 : (int)random_below(2) + 1,
        (int)day + 1);
    switch (random_below(12)) {
    case 0: return random_below(2) ? "2025-01" : "2025-02";
    case 1: return str_printf(arena, "%s/..", one.data).data;
    case 2: return str_printf(arena, "../%s", one.data).data;
    case 3: return "always";
    case 4: return str_printf(arena, "%s/2025-03-01", one.data).data;
    default: return one.data;
    }
}

static const Item *random_item(const Room *room, Kind kind, Str key)
{
    for (int tries = 0; room->count && tries < 20; tries++) {
        const Item *item = &room->items[random_below(room->count)];
        if (item->record->kind == kind &&
            (!key.size || str_equal(item->record->key, key)))
            return item;
    }
    return NULL;
}

static void add(Room *room, const Told *told)
{
    Record *record = test_record(arena, told);
    room->items[room->count++] = (Item){.record = record, .batch = -1};
}

static void add_source(Room *room)
{
    Str key = str_printf(arena, "s%d", (int)random_below(3));
    Str body = str_printf(
        arena, "{\"date\":\"%s\"}", random_below(8) ? random_day() : "unknown");
    add(room, &(Told){.kind = KIND_SOURCE,
                  .key = key.data,
                  .since = "2025-01-01",
                  .body = body.data,
                  .audience = pick_audience()});
}

static Str source_body(void)
{
    if (random_below(2)) return S("{}");
    return str_printf(arena, "{\"source\":\"s%d\"}", (int)random_below(3));
}

static void add_statement(Room *room)
{
    Str key = str_printf(arena, "%zu", room->count);
    add(room, &(Told){.kind = KIND_STATEMENT,
                  .key = key.data,
                  .since = "2025-01-01",
                  .body = source_body().data,
                  .grade = GRADE_REPORTED,
                  .audience = pick_audience()});
}

static void add_retraction(Room *room)
{
    static const char *const AUTHORS[] = {"mediator", "A", "B"};
    const Item *of = random_item(
        room, random_below(3) ? KIND_POSITION : KIND_RETRACTION, S(""));
    if (!of) return;
    Str hex = hash_hex(arena, &of->record->id);
    Str body = str_printf(arena, "{\"of\":\"%.*s\"}", STR_ARGS(hex));
    Str key = str_printf(arena, "%zu", room->count);
    add(room, &(Told){.kind = KIND_RETRACTION,
                  .key = key.data,
                  .body = body.data,
                  .author = AUTHORS[random_below(3)],
                  .audience = pick_audience()});
}

/* What a verb would replace: what is last of that key; or anything. */
static const Hash *pick_replaced(const Room *room, Str key)
{
    const Item *any = random_item(room, KIND_POSITION, key);
    if (random_below(4) == 0) return any ? &any->record->id : NULL;
    for (size_t i = room->count; i-- > 0;)
        if (room->items[i].record->kind == KIND_POSITION &&
            str_equal(room->items[i].record->key, key))
            return random_below(4) ? &room->items[i].record->id : NULL;
    return NULL;
}

static void add_position(Room *room, bool in_order, bool plain)
{
    static const char *const AUTHORS[] = {"mediator", "mediator", "A"};
    Str key = str_printf(arena, "p%d", (int)random_below(KEYS));
    const Item *basis = random_item(room, KIND_STATEMENT, S(""));
    bool rests = basis && random_below(3) == 0;
    add(room, &(Told){.kind = KIND_POSITION,
                  .key = key.data,
                  .since = random_since(room->count, in_order),
                  .body = plain ? "{}" : source_body().data,
                  .audience = plain ? NULL : pick_audience(),
                  .author = AUTHORS[random_below(3)],
                  .grade = (Grade)(plain ? 2 : random_below(3)),
                  .basis = rests ? &basis->record->id : NULL,
                  .replaces = pick_replaced(room, key)});
}

static void add_any(Room *room, bool in_order, bool plain)
{
    size_t dice = random_below(plain ? 200 : 20);
    if (dice == 0)
        add_source(room);
    else if (dice == 1)
        add_statement(room);
    else if (dice == 2)
        add_retraction(room);
    else
        add_position(room, in_order, plain);
}

/* --- writing and comparing --- */

/* And begins the next, in the OPEN batch or in one of its own. */
static void commit(Room *room, bool open)
{
    Hash *id = &room->commits[room->batches++];
    Status (*end)(Store *, Str, Instant, Hash *, Err *) =
        open ? store_close_commit : store_commit;
    OK(end(room->store, S("mediator"), ++clock_now, id, &fault));
    if (!open) OK(store_begin(room->store, &fault));
}

static void write_item(Room *room, Item *item)
{
    bool added;
    OK(store_append(room->store, item->record, &added, &fault));
    assert_true(added);
    item->there = true;
    item->batch = room->batches;
}

static void maybe_purge(Room *room)
{
    Item *item = &room->items[random_below(room->count)];
    if (!item->there || item->purged) return;
    if (item->record->kind == KIND_RETRACTION) return;
    OK(store_purge(room->store, &item->record->id, &fault));
    item->purged = true;
}

/* Merged copies bring records in any order. */
static void write_all(Room *room, bool shuffled, bool purging)
{
    size_t order[MOST];
    for (size_t i = 0; i < room->count; i++) order[i] = i;
    for (size_t i = room->count; shuffled && i-- > 1;) {
        size_t j = random_below(i + 1), kept = order[i];
        order[i] = order[j];
        order[j] = kept;
    }
    OK(store_begin(room->store, &fault));
    for (size_t i = 0; i < room->count; i++) {
        write_item(room, &room->items[order[i]]);
        if (purging && random_below(30) == 0) maybe_purge(room);
        if (random_below(12) || i + 1 == room->count) continue;
        commit(room, random_below(2));
    }
    commit(room, false);
    store_rollback(room->store);
}

static View random_view(const Room *room)
{
    static const char *const SEATS[] = {"mediator", "A", "B", "public"};
    const char *seat = SEATS[random_below(4)];
    View view = test_view();
    view.viewer.seat = str_of(seat);
    view.viewer.admitted = strcmp(seat, "public") != 0;
    if (random_below(3)) view.on = date_of(str_of(random_day())).latest;
    if (random_below(2)) {
        const Item *item = &room->items[random_below(room->count)];
        view.known = known_since(room, item) - (Instant)random_below(2);
    }
    if (room->batches && random_below(6) == 0)
        view.at = &room->commits[random_below((size_t)room->batches)];
    return view;
}

static bool has_record(const RecordList *list, const Hash *id)
{
    for (size_t i = 0; i < list->count; i++)
        if (hash_equal(&list->items[i]->id, id)) return true;
    return false;
}

static void compare_heads(const Room *room, const View *view, Str key)
{
    static Held held;
    RecordList heads = {0};
    size_t expected = 0;
    hold(room, view, key, &held);
    OK(store_heads_of(room->store, view, KIND_POSITION, key, &heads, &fault));
    for (size_t i = 0; i < held.count; i++) {
        bool head = is_head(&held, i);
        expected += head;
        assert_int_equal(has_record(&heads, &held.items[i]->record->id), head);
    }
    assert_int_equal(heads.count, expected);
}

static void compare_history(const Room *room, const View *view, Str key)
{
    static Held held;
    Candidate *items;
    size_t count;
    hold(room, view, key, &held);
    OK(store_history(
        room->store, view, KIND_POSITION, key, &items, &count, &fault));
    assert_int_equal(count, held.count);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < held.count; j++)
            if (hash_equal(&items[i].record->id, &held.items[j]->record->id))
                assert_int_equal(
                    items[i].state == FOLD_HEAD, is_head(&held, j));
}

static void compare_view(const Room *room, const View *view)
{
    RecordList all = {0};
    size_t sum = 0;
    OK(store_heads(room->store, view, KIND_POSITION, NULL, NULL, &all, &fault));
    for (int i = 0; i < KEYS; i++) {
        Str key = str_printf(arena, "p%d", i);
        RecordList heads = {0};
        compare_heads(room, view, key);
        if (random_below(4) == 0) compare_history(room, view, key);
        OK(store_heads_of(
            room->store, view, KIND_POSITION, key, &heads, &fault));
        sum += heads.count;
    }
    assert_int_equal(all.count, sum);
}

static void tell(void *state, MessageId id, MessageArgs args)
{
    (void)state;
    Str text = message_format(arena, id, args);
    print_error("%.*s\n", STR_ARGS(text));
}

static void try_room(size_t count, bool in_order, bool plain, bool purging)
{
    Room *room = arena_alloc(arena, sizeof *room);
    OK(store_open_temporary(arena, &room->store, &fault));
    while (room->count < count) add_any(room, in_order, plain);
    write_all(room, random_below(2), purging);
    for (int i = 0; i < VIEWS; i++) {
        View view = random_view(room);
        compare_view(room, &view);
    }
    OK(store_verify(room->store, tell, NULL, NULL, &fault));
    store_close(room->store);
}

/* --- copies that grew apart --- */

/* Each copy gets some of the records, all of which stand in one at least; any
 * may be purged in any. */
static void write_copy(Room *room, Store *store, size_t copy)
{
    OK(store_begin(store, &fault));
    for (size_t i = 0; i < room->count; i++) {
        Item *item = &room->items[i];
        if (i % COPIES != copy && random_below(3)) continue;
        OK(store_append(store, item->record, NULL, &fault));
        item->there = true;
        if (item->record->kind != KIND_RETRACTION && random_below(40) == 0) {
            OK(store_purge(store, &item->record->id, &fault));
            item->purged = true;
        }
        if (random_below(12)) continue;
        OK(store_commit(store, S("A"), ++clock_now, NULL, &fault));
        OK(store_begin(store, &fault));
    }
    Status status = store_commit(store, S("A"), ++clock_now, NULL, &fault);
    assert_true(status == STATUS_OK || status == STATUS_NO);
}

static Status take(void *state, const Record *record, Err *err)
{
    return store_append(state, record, NULL, err);
}

/* What OTHER has comes into STORE; no commit is made. */
static void merge(Store *store, Store *other)
{
    CommitInfo *commits;
    size_t count;
    OK(store_begin(store, &fault));
    OK(store_each_lacking(store, other, take, store, &fault));
    OK(store_commits(other, &commits, &count, &fault));
    for (size_t i = 0; i < count; i++) {
        Str line;
        OK(store_commit_line(other, &commits[i].id, &line, &fault));
        OK(store_keep_commit(store, line, NULL, &fault));
    }
    assert_int_equal(
        STATUS_NO, store_commit(store, S("A"), ++clock_now, NULL, &fault));
}

/* In any order and any number of times, at least once from each into the
 * first. */
static void merge_all(Store **stores)
{
    for (size_t i = random_below(2 * COPIES); i > 0; i--) {
        size_t into = random_below(COPIES), from = random_below(COPIES);
        if (into != from) merge(stores[into], stores[from]);
    }
    size_t first = 1 + random_below(COPIES - 1);
    for (size_t i = 0; i + 1 < COPIES; i++)
        merge(stores[0], stores[1 + (first + i) % (COPIES - 1)]);
}

static void try_copies(size_t count)
{
    Room *room = arena_alloc(arena, sizeof *room);
    Store *stores[COPIES];
    while (room->count < count) add_any(room, random_below(2), random_below(2));
    for (size_t i = 0; i < COPIES; i++) {
        OK(store_open_temporary(arena, &stores[i], &fault));
        write_copy(room, stores[i], i);
    }
    merge_all(stores);
    room->store = stores[0];
    for (int i = 0; i < VIEWS; i++) {
        View view = random_view(room);
        compare_view(room, &view);
    }
    OK(store_verify(room->store, tell, NULL, NULL, &fault));
    for (size_t i = 0; i < COPIES; i++) store_close(stores[i]);
}

static void merged_copies_read_so_too(void **state)
{
    (void)state;
    Arena *outer = arena;
    size_t rooms = unit_long() ? 5000 : 60;
    for (size_t i = 0; i < rooms; i++) {
        arena = arena_new(0);
        try_copies(2 + random_below(MOST - 2));
        arena_free(arena);
    }
    arena = outer;
}

static void histories_read_as_the_design_says(void **state)
{
    (void)state;
    Arena *outer = arena;
    size_t rooms = unit_long() ? 20000 : 200;
    for (size_t i = 0; i < rooms; i++) {
        arena = arena_new(0);
        try_room(2 + random_below(MOST - 2), random_below(2), random_below(2),
            random_below(2));
        arena_free(arena);
    }
    arena = outer;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(histories_read_as_the_design_says),
        UNIT(merged_copies_read_so_too),
    };
    return UNIT_RUN(tests);
}
