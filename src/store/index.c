/* The index over what records speak of. A statement has a row in `mention`
 * for each speaker, party, matter, source and outlook, and one for being a
 * statement; other records have one for their source, so that what rests on
 * the source is found when its date is corrected. The rows carry what a view
 * asks first, so that most are judged without a look at their records. */
#include "store/index.h"

#include "store/read.h"
#include "store/waiting.h"
#include "store/words.h"

int64_t index_prefix(const Hash *id)
{
    uint64_t prefix = 0;
    for (int i = 0; i < 8; i++) prefix = prefix << 8 | id->bytes[i];
    return (int64_t)prefix;
}

static Status add_mention(
    Store *store, int role, Str key, const MentionRow *row, Err *err)
{
    MentionRow added = *row;
    TRY(intern_term(store, role, key, true, &added.term, err));
    return waiting_add_mention(store, &added, err);
}

static Status set_mention(
    Store *store, int role, Str key, const MentionRow *row, Err *err)
{
    int64_t term;
    TRY(intern_term(store, role, key, false, &term, err));
    TRY(waiting_flush(store, err));
    Query query = query_of(store, SQL_SET_MENTION);
    bind_int(&query, row->known);
    bind_int(&query, row->contested);
    bind_int(&query, term);
    bind_int(&query, row->place);
    return query_run(&query, err);
}

static Status drop_mention(
    Store *store, int role, Str key, const MentionRow *row, Err *err)
{
    int64_t term;
    TRY(intern_term(store, role, key, false, &term, err));
    Query query = query_of(store, SQL_DROP_MENTION);
    bind_int(&query, term);
    bind_int(&query, row->place);
    return query_run(&query, err);
}

typedef Status (*MentionWork)(
    Store *store, int role, Str key, const MentionRow *row, Err *err);

/* Does WORK for every row that RECORD has in `mention`. */
static Status each_mention(Store *store, const Record *record, MentionWork work,
    const MentionRow *row, Err *err)
{
    Mention *mentions;
    size_t count = record_mentions(store->scratch, record, &mentions);
    bool statement = record->kind == KIND_STATEMENT && record->body;
    for (size_t i = 0; i < count; i++) {
        int role = (int)mentions[i].role;
        if (role == MENTION_BASIS) continue;
        if (role == MENTION_SOURCE && !statement) role = ROLE_TOLD;
        TRY(work(store, role, mentions[i].key, row, err));
    }
    if (!statement) return STATUS_OK;
    if (record_text(record, S("outlook")).size)
        TRY(work(store, ROLE_OUTLOOK, S(""), row, err));
    return work(store, ROLE_EVERY, S(""), row, err);
}

static MentionRow mention_of(const Entry *entry, bool several)
{
    return (MentionRow){.place = entry->place,
        .known = entry->known,
        .audience = entry->audience,
        .contested = several || entry->touched};
}

/* Whether a key has more than one record. */
static Status is_shared(Store *store, int64_t slot, bool *shared, Err *err)
{
    Query query = query_of(store, SQL_SLOT_PLACES);
    bind_int(&query, slot);
    *shared = query_next(&query) && query_next(&query);
    return query_end(&query, err);
}

/* The words of a statement; "" of other records. */
static Str words_of(const Record *record)
{
    return record->kind == KIND_STATEMENT ? record_text(record, S("words"))
                                          : S("");
}

static Status add_rests(
    Store *store, int64_t rec, const Record *record, Err *err)
{
    for (size_t i = 0; i < record->basis_count; i++)
        TRY(waiting_add_rest(store, index_prefix(&record->basis[i]), rec, err));
    return STATUS_OK;
}

Status index_add(Store *store, const Record *record, const Entry *entry,
    bool shared, Err *err)
{
    MentionRow row = mention_of(entry, shared);
    TRY(each_mention(store, record, add_mention, &row, err));
    TRY(add_rests(store, place_rec(entry->place), record, err));
    Str words = words_of(record);
    return words.size ? words_add(store, entry->place, words, err) : STATUS_OK;
}

Status index_refresh(Store *store, const Entry *entry, Err *err)
{
    Record record;
    bool shared;
    int64_t rec = place_rec(entry->place);
    TRY(read_rec(store, store->scratch, rec, &record, err));
    TRY(is_shared(store, entry->slot, &shared, err));
    MentionRow row = mention_of(entry, shared);
    return each_mention(store, &record, set_mention, &row, err);
}

Status index_share(Store *store, const Entry *added, Err *err)
{
    int64_t places[3];
    size_t count = 0;
    Query query = query_of(store, SQL_SLOT_PLACES);
    bind_int(&query, added->slot);
    while (count < 3 && query_next(&query))
        places[count++] = get_int(&query, 0);
    TRY(query_end(&query, err));
    if (count != 2) return STATUS_OK;
    Entry other;
    TRY(entry_get(store, store->scratch, added->slot,
        places[places[0] == added->place], &other, err));
    return index_refresh(store, &other, err);
}

Status index_drop(
    Store *store, const Record *record, const Entry *entry, Err *err)
{
    MentionRow row = mention_of(entry, true);
    TRY(waiting_flush(store, err));
    TRY(each_mention(store, record, drop_mention, &row, err));
    Str words = words_of(record);
    return words.size ? words_drop(store, entry->place, words, err) : STATUS_OK;
}
