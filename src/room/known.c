/* Since when a record is known (DESIGN section 2), as one function of the
 * record and of what the store can look up. */
#include "room/view.h"

static bool is_frame(const Record *record)
{
    return record->kind != KIND_UNKNOWN &&
           KINDS[record->kind].since == SINCE_ALWAYS;
}

/* A day's last instant; `recorded` where the day is unknown. */
static Instant known_of_date(const Record *record, Str edtf, Str zone)
{
    Date date = date_of(edtf);
    if (date.unknown) return record->recorded;
    return zone_day_end(zone, date.latest);
}

/* The latest date of the sources of its basis; INT64_MAX if there is none. */
static Instant known_of_basis(const Record *record, const KnownLookup *lookup)
{
    Instant latest = INT64_MAX;
    for (size_t i = 0; i < record->basis_count; i++) {
        Str key = lookup->basis_source(lookup->state, &record->basis[i]);
        if (!key.size) continue;
        Instant known = lookup->source_known(lookup->state, record, key);
        if (known == INT64_MAX) continue;
        if (latest == INT64_MAX || known > latest) latest = known;
    }
    return latest;
}

Instant record_known(const Record *record, const KnownLookup *lookup)
{
    Str source = record_text(record, S("source"));
    Instant known = INT64_MAX;
    if (record->kind == KIND_RETRACTION) return record->recorded;
    if (record->kind == KIND_SOURCE && record->body)
        return known_of_date(
            record, record_date(record, S("date")), lookup->zone);
    if (source.size)
        known = lookup->source_known(lookup->state, record, source);
    if (known == INT64_MAX) known = known_of_basis(record, lookup);
    if (known != INT64_MAX) return known;
    return is_frame(record) ? INT64_MIN : record->recorded;
}
