/* Views made ready. What a viewer may read is asked once an audience; the
 * commits of `at` are walked once, from it to its ancestors, into a bit a
 * record. */
#include "store/lens.h"

#include <string.h>
#include "store/read.h"

typedef VEC(int64_t) Numbers;

/* --- commits --- */

static Status take_numbers(
    Store *store, SqlId id, int64_t number, Numbers *list, Err *err)
{
    Query query = query_of(store, id);
    bind_int(&query, number);
    while (query_next(&query)) vec_push(store->arena, list, get_int(&query, 0));
    return query_end(&query, err);
}

static Status find_commit(Store *store, const Hash *id, int64_t *no, Err *err)
{
    Query query = query_of(store, SQL_FIND_COMMIT);
    bind_hash(&query, id);
    *no = query_next(&query) ? get_int(&query, 0) : 0;
    return query_end(&query, err);
}

static Status add_members(
    Store *store, int64_t no, uint8_t *bits, int64_t rec_count, Err *err)
{
    Query query = query_of(store, SQL_MEMBERS);
    bind_int(&query, no);
    while (query_next(&query)) {
        int64_t rec = get_int(&query, 0), last = get_int(&query, 1);
        if (rec < 1) rec = 1;
        for (; rec <= last && rec < rec_count; rec++)
            bits[rec / 8] |= (uint8_t)(1 << rec % 8);
    }
    return query_end(&query, err);
}

static Status count_recs(Store *store, int64_t *count, Err *err)
{
    Query query = query_of(store, SQL_LAST_REC);
    *count = query_next(&query) ? get_int(&query, 0) + 1 : 0;
    return query_end(&query, err);
}

/* Parents have lower numbers, so going down from AT meets each once. */
static Status load_members(Store *store, Lens *lens, Err *err)
{
    int64_t no;
    TRY(find_commit(store, &lens->at, &no, err));
    TRY(count_recs(store, &lens->rec_count, err));
    uint8_t *bits = arena_alloc(store->arena, (size_t)lens->rec_count / 8 + 1);
    bool *reached = arena_alloc(store->arena, (size_t)no + 1);
    reached[no] = true;
    for (; no > 0; no--) {
        Numbers parents = {0};
        if (!reached[no]) continue;
        TRY(add_members(store, no, bits, lens->rec_count, err));
        TRY(take_numbers(store, SQL_PARENTS, no, &parents, err));
        for (size_t i = 0; i < parents.count; i++)
            if (parents.items[i] > 0 && parents.items[i] < no)
                reached[parents.items[i]] = true;
    }
    lens->members = bits;
    return STATUS_OK;
}

/* --- lenses --- */

static bool is_same(const Lens *lens, const View *view)
{
    return str_equal(lens->viewer.seat, view->viewer.seat) &&
           lens->viewer.admitted == view->viewer.admitted &&
           lens->bounded == (view->at != NULL) &&
           (!view->at || hash_equal(&lens->at, view->at));
}

Status lens_of(Store *store, const View *view, Lens **out, Err *err)
{
    Lens *lens = store->lens;
    if (lens && is_same(lens, view)) {
        lens->view = view;
        *out = lens;
        return STATUS_OK;
    }
    lens = arena_alloc(store->arena, sizeof *lens);
    lens->view = view;
    lens->viewer = view->viewer;
    lens->viewer.seat = str_copy(store->arena, view->viewer.seat);
    lens->bounded = view->at != NULL;
    if (view->at) {
        lens->at = *view->at;
        TRY(load_members(store, lens, err));
    }
    *out = store->lens = lens;
    return STATUS_OK;
}

static void make_space(Store *store, Lens *lens, int64_t audience)
{
    size_t count = (size_t)audience + 64;
    lens->sees = arena_grow(
        store->arena, lens->sees, lens->sees_count, count, sizeof *lens->sees);
    lens->sees_count = count;
}

Status lens_sees(
    Store *store, Lens *lens, int64_t audience, bool *sees, Err *err)
{
    const Audience *found;
    *sees = false;
    if (audience < 1 || audience > INTERN_MOST_AUDIENCES) return STATUS_OK;
    if ((size_t)audience >= lens->sees_count) make_space(store, lens, audience);
    if (!lens->sees[audience]) {
        TRY(intern_audience_of(store, audience, &found, err));
        bool has = found && audience_has(found, &lens->viewer);
        lens->sees[audience] = has ? 1 : -1;
    }
    *sees = lens->sees[audience] > 0;
    return STATUS_OK;
}

bool lens_has(const Lens *lens, int64_t rec)
{
    if (!lens->bounded) return true;
    return rec > 0 && rec < lens->rec_count &&
           (lens->members[rec / 8] >> rec % 8 & 1);
}

Status lens_holds(Store *store, Lens *lens, int64_t audience, Instant known,
    int64_t rec, bool *holds, Err *err)
{
    *holds = false;
    if (known > lens->view->known || !lens_has(lens, rec)) return STATUS_OK;
    return lens_sees(store, lens, audience, holds, err);
}

/* --- retractions --- */

typedef VEC(Record) Records;

static bool in_view(const Lens *lens, int64_t rec, const Record *record)
{
    return record->kind == KIND_RETRACTION && record->body &&
           record->recorded <= lens->view->known && lens_has(lens, rec) &&
           audience_has(&record->audience, &lens->viewer);
}

static Status add_retractions_of(
    Store *store, const Lens *lens, const Hash *id, Records *list, Err *err)
{
    Numbers recs = {0};
    Query query = query_of(store, SQL_AIMS);
    bind_hash(&query, id);
    while (query_next(&query))
        vec_push(store->arena, &recs, get_int(&query, 0));
    TRY(query_end(&query, err));
    for (size_t i = 0; i < recs.count; i++) {
        Record record;
        TRY(read_rec(store, store->arena, recs.items[i], &record, err));
        if (in_view(lens, recs.items[i], &record))
            vec_push(store->arena, list, record);
    }
    return STATUS_OK;
}

/* Gathers what aims at the record, at what aims at it, and so on. */
Status lens_is_retracted(
    Store *store, Lens *lens, const Record *record, bool *retracted, Err *err)
{
    Records list = {0};
    TRY(add_retractions_of(store, lens, &record->id, &list, err));
    for (size_t i = 0; i < list.count; i++) {
        Hash id = list.items[i].id;
        TRY(add_retractions_of(store, lens, &id, &list, err));
    }
    *retracted =
        fold_is_retracted(&record->id, record->author, list.items, list.count);
    return STATUS_OK;
}
