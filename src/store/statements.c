/* Which statements were asked for, in a view. Each thing asked is a falling
 * stream of places (stream.h), and what they have in common is read until the
 * page is full, or to the end where the total is wanted. Most statements are
 * the only record of their key, and a row of the index says so: then it is a
 * head if it is in the view. Of others the fold judges the key.
 * Cost: about the smallest list of what was asked, not of the room. */
#include <stdlib.h>
#include "base/map.h"
#include "store/heads.h"
#include "store/index.h"
#include "store/read.h"
#include "store/stream.h"
#include "store/waiting.h"

typedef VEC(Stream *) Streams;

static Instant first_known(const StatementQuery *query)
{
    if (!query->after) return INT64_MIN;
    return *query->after < INT64_MAX ? *query->after + 1 : INT64_MAX;
}

/* --- what was asked, as streams --- */

static Status push_term(
    Store *store, Instant from, int role, Str key, Streams *streams, Err *err)
{
    int64_t term;
    Stream *stream;
    TRY(intern_term(store, role, key, false, &term, err));
    if (!term) return STATUS_OK;
    TRY(stream_term(store, term, from, &stream, err));
    vec_push(store->arena, streams, stream);
    return STATUS_OK;
}

static Status push_group(Store *store, Instant from, MentionRole role,
    const Str *keys, size_t count, Streams *all, Err *err)
{
    Streams group = {0};
    if (!count) return STATUS_OK;
    for (size_t i = 0; i < count; i++)
        TRY(push_term(store, from, (int)role, keys[i], &group, err));
    vec_push(
        store->arena, all, stream_any(store->arena, group.items, group.count));
    return STATUS_OK;
}

/* Keys of `by` are written "by KEY" or "party KEY". */
static Status push_by(
    Store *store, const StatementQuery *query, Streams *all, Err *err)
{
    Streams group = {0};
    if (!query->by_count) return STATUS_OK;
    for (size_t i = 0; i < query->by_count; i++) {
        Str key = query->by[i], role;
        if (!str_next(&key, ' ', &role)) continue;
        TRY(push_term(store, first_known(query),
            str_equal(role, S("party")) ? MENTION_PARTY : MENTION_BY, key,
            &group, err));
    }
    vec_push(
        store->arena, all, stream_any(store->arena, group.items, group.count));
    return STATUS_OK;
}

static Status push_only(
    Store *store, Instant from, int role, bool only, Streams *all, Err *err)
{
    const Str key = S("");
    if (!only) return STATUS_OK;
    return push_group(store, from, (MentionRole)role, &key, 1, all, err);
}

/* One word or "phrase" of what a person typed, in FTS5's words. */
static void add_word(StrBuf *buf, Str word)
{
    bool prefix = str_ends(word, S("*"));
    if (prefix) word.size--;
    if (!word.size) return;
    if (buf->size) strbuf_char(buf, ' ');
    strbuf_char(buf, '"');
    strbuf_add(buf, word);
    strbuf_add(buf, prefix ? S("\"*") : S("\""));
}

/* Words are all wanted; "several words" are wanted as they stand, and a word
 * that ends in * as a beginning. Nothing else has a meaning. */
static Str words_query(Arena *arena, Str typed)
{
    StrBuf buf = strbuf_new(arena);
    Str rest = typed, part;
    for (bool quoted = false; str_next(&rest, '"', &part); quoted = !quoted) {
        Str word, words = part;
        if (quoted)
            add_word(&buf, part);
        else
            while (str_next(&words, ' ', &word)) add_word(&buf, word);
    }
    return strbuf_str(&buf);
}

static Status push_search(Store *store, Str typed, Streams *all, Err *err)
{
    Stream *stream;
    if (!typed.size) return STATUS_OK;
    Str words = words_query(store->arena, typed);
    if (words.size)
        TRY(stream_words(store, words, &stream, err));
    else
        stream = stream_any(store->arena, NULL, 0);
    vec_push(store->arena, all, stream);
    return STATUS_OK;
}

/* The text index alone does not say who may see what. */
static Status open_streams(
    Store *store, const StatementQuery *query, Stream **stream, Err *err)
{
    Streams all = {0};
    Instant from = first_known(query);
    TRY(push_by(store, query, &all, err));
    TRY(push_group(store, from, MENTION_SOURCE, query->source,
        query->source_count, &all, err));
    TRY(push_group(store, from, MENTION_ABOUT, query->about, query->about_count,
        &all, err));
    TRY(push_only(store, from, ROLE_OUTLOOK, query->outlook, &all, err));
    TRY(push_only(store, from, MENTION_GARBLED, query->garbled, &all, err));
    bool known = all.count > 0;
    TRY(push_search(store, query->search, &all, err));
    TRY(push_only(store, from, ROLE_EVERY, !known, &all, err));
    *stream = stream_all(store->arena, all.items, all.count);
    return STATUS_OK;
}

/* --- heads among them --- */

static Status is_head(
    Store *store, Lens *lens, int64_t rec, bool *head, Err *err)
{
    Record record;
    int64_t slot;
    RecordList heads = {0};
    *head = false;
    TRY(read_rec(store, store->arena, rec, &record, err));
    TRY(read_slot(store, record.kind_name, record.key, &slot, err));
    if (!slot) return STATUS_OK;
    TRY(heads_of_slot(store, lens, slot, &heads, err));
    for (size_t i = 0; i < heads.count && !*head; i++)
        *head = hash_equal(&heads.items[i]->id, &record.id);
    return STATUS_OK;
}

static Status matches(
    Store *store, Lens *lens, const Mentioned *found, bool *match, Err *err)
{
    int64_t rec = place_rec(found->place);
    TRY(lens_holds(
        store, lens, found->audience, found->known, rec, match, err));
    if (!*match || !found->contested) return STATUS_OK;
    return is_head(store, lens, rec, match, err);
}

/* --- pages --- */

typedef struct {
    int64_t rec;
    Instant recorded;
    Hash id;
} Item;

/* The statements of one day, and how many came before that day. */
typedef struct {
    VEC(Item) day;
    size_t before;
    size_t skip, limit;
    bool counts;       /* the total is asked for, */
    size_t count_most; /* up to here */
    RecordList *heads;
} Page;

static int by_recorded(const void *a, const void *b)
{
    const Item *left = a, *right = b;
    if (left->recorded != right->recorded)
        return left->recorded < right->recorded ? -1 : 1;
    return hash_compare(&left->id, &right->id);
}

/* Whether the page is full and enough was counted. */
static bool is_done(const Page *page)
{
    return page->before >= page->skip &&
           page->before - page->skip >= page->limit &&
           (!page->counts || page->before > page->count_most);
}

static Status look_at_order(Store *store, Item *item, Err *err)
{
    Query query = query_of(store, SQL_GET_ORDER);
    bind_int(&query, item->rec);
    if (query_next(&query)) {
        item->recorded = get_int(&query, 0);
        get_hash(&query, 1, &item->id);
    }
    return query_end(&query, err);
}

static Status take_item(Store *store, Page *page, const Item *item, Err *err)
{
    Record *record = arena_alloc(store->arena, sizeof *record);
    TRY(read_rec(store, store->arena, item->rec, record, err));
    vec_push(store->arena, page->heads, record);
    return STATUS_OK;
}

/* Takes what of the day is on the page; sorts only then. */
static Status end_day(Store *store, Page *page, Err *err)
{
    size_t count = page->day.count, first = page->before;
    page->before += count;
    page->day.count = 0;
    if (page->before <= page->skip || !count) return STATUS_OK;
    if (first >= page->skip && first - page->skip >= page->limit)
        return STATUS_OK;
    Item *items = page->day.items;
    for (size_t i = 0; i < count; i++)
        TRY(look_at_order(store, &items[i], err));
    qsort(items, count, sizeof *items, by_recorded);
    for (size_t i = 0; i < count; i++)
        if (first + i >= page->skip && first + i - page->skip < page->limit)
            TRY(take_item(store, page, &items[i], err));
    return STATUS_OK;
}

static Status read_pages(Store *store, Lens *lens, const StatementQuery *query,
    Stream *stream, Page *page, Err *err)
{
    Mentioned found;
    Day day = DAY_MAX;
    Day last = query->to < lens->view->on ? query->to : lens->view->on;
    int64_t place = place_end(last);
    while (stream_seek(stream, place, &found)) {
        bool match;
        if (place_day(found.place) < query->from) break;
        if (place_day(found.place) != day) {
            TRY(end_day(store, page, err));
            if (is_done(page)) break;
        }
        day = place_day(found.place);
        TRY(matches(store, lens, &found, &match, err));
        if (match)
            vec_push(store->arena, &page->day,
                ((Item){.rec = place_rec(found.place)}));
        if (found.place == INT64_MIN) break;
        place = found.place - 1;
    }
    return end_day(store, page, err);
}

Status store_statements(Store *store, const View *view,
    const StatementQuery *query, RecordList *heads, size_t *total, Err *err)
{
    Lens *lens;
    Stream *stream;
    Page page = {.skip = query->skip,
        .limit = query->limit,
        .counts = total != NULL,
        .count_most = query->count_most ? query->count_most : SIZE_MAX,
        .heads = heads};
    TRY(lens_of(store, view, &lens, err));
    TRY(open_streams(store, query, &stream, err));
    Status status = read_pages(store, lens, query, stream, &page, err);
    Status ending = stream_end(stream, err);
    if (total) *total = page.before;
    return status == STATUS_OK ? ending : status;
}

/* --- outlooks --- */

/* The heads that mention TERM on the latest date that has any. */
static Status latest_of_term(
    Store *store, Lens *lens, int64_t term, Page *page, Err *err)
{
    Day day = DAY_MIN;
    Status status = STATUS_OK;
    TRY(waiting_flush(store, err));
    Query query = query_of(store, SQL_MENTIONS_DOWN);
    bind_int(&query, term);
    bind_int(&query, place_end(lens->view->on));
    while (status == STATUS_OK && query_next(&query)) {
        bool match;
        Mentioned found = {get_int(&query, 0), get_int(&query, 1),
            get_int(&query, 2), get_int(&query, 3) != 0};
        if (page->day.count && place_day(found.place) != day) break;
        status = matches(store, lens, &found, &match, err);
        day = place_day(found.place);
        if (status == STATUS_OK && match)
            vec_push(store->arena, &page->day,
                ((Item){.rec = place_rec(found.place)}));
    }
    Status ending = query_end(&query, err);
    TRY(status);
    TRY(ending);
    return end_day(store, page, err);
}

/* Several speakers may share a statement, and one may be about two things:
 * keeps each record once. SEEN holds the ids of those before FROM. */
static void drop_doubles(RecordList *list, size_t from, Map *seen)
{
    size_t kept = from;
    for (size_t i = from; i < list->count; i++) {
        Record *record = list->items[i];
        const Str id = {(const char *)record->id.bytes, HASH_SIZE};
        if (!map_put(seen, id, record)) list->items[kept++] = record;
    }
    list->count = kept;
}

Status store_outlooks(
    Store *store, const View *view, RecordList *heads, Err *err)
{
    Lens *lens;
    VEC(int64_t) terms = {0};
    Map seen = map_new(store->arena);
    TRY(lens_of(store, view, &lens, err));
    Query query = query_of(store, SQL_TERMS_OF_ROLE);
    bind_int(&query, MENTION_OUTLOOK);
    while (query_next(&query))
        vec_push(store->arena, &terms, get_int(&query, 0));
    TRY(query_end(&query, err));
    for (size_t i = 0; i < terms.count; i++) {
        size_t from = heads->count;
        Page page = {.limit = SIZE_MAX, .heads = heads};
        TRY(latest_of_term(store, lens, terms.items[i], &page, err));
        drop_doubles(heads, from, &seen);
    }
    return STATUS_OK;
}

/* --- garbled passages --- */

/* Whether the mention found is for the viewer; its record's id then. */
static Status garbled_id(Store *store, const View *view, const Mentioned *found,
    Hash *id, bool *sees, Err *err)
{
    Arena *scratch = store->arena;
    Record record;
    TRY(read_rec(store, scratch, place_rec(found->place), &record, err));
    *id = record.id;
    *sees = audience_has(&record.audience, &view->viewer);
    return STATUS_OK;
}

Status store_garbled(
    Store *store, const View *view, const Hash **ids, size_t *count, Err *err)
{
    VEC(Hash) found = {0};
    VEC(int64_t) terms = {0};
    Query query = query_of(store, SQL_TERMS_OF_ROLE);
    bind_int(&query, MENTION_GARBLED);
    while (query_next(&query))
        vec_push(store->arena, &terms, get_int(&query, 0));
    TRY(query_end(&query, err));
    for (size_t i = 0; i < terms.count; i++) {
        VEC(int64_t) places = {0};
        query = query_of(store, SQL_MENTION_PLACES);
        bind_int(&query, terms.items[i]);
        while (query_next(&query))
            vec_push(store->arena, &places, get_int(&query, 0));
        TRY(query_end(&query, err));
        for (size_t j = 0; j < places.count; j++) {
            const Mentioned mentioned = {.place = places.items[j]};
            Hash id;
            bool sees;
            TRY(garbled_id(store, view, &mentioned, &id, &sees, err));
            if (sees) vec_push(store->arena, &found, id);
        }
    }
    *ids = found.items;
    *count = found.count;
    return STATUS_OK;
}
