#ifndef ROOM_FIXTURE_H
#define ROOM_FIXTURE_H

#include "base/json.h"
#include "room/model.h"
#include "test/unit.h"

/* Records made by hand for tests of `room`: the body as JSON in normal form,
 * whose scalars are all texts. */
static inline Record *fixture_record(Kind kind, const char *key,
    const char *body, Grade grade, const char *since)
{
    static int count;
    Record *record = arena_alloc(arena, sizeof *record);
    Node *node;
    Err err;
    if (json_read(arena, str_of(body), "fixture", &node, &err) != STATUS_OK)
        fail_msg("%s: %s", err.text, body);
    *record = (Record){.kind = kind,
        .kind_name = kind_name(kind),
        .key = str_copy(arena, str_of(key)),
        .since = str_copy(arena, str_of(since)),
        .recorded = ++count,
        .author = S("mediator"),
        .audience = {AUDIENCE_PUBLIC, NULL, 0},
        .grade = grade,
        .body = node};
    record->salt = str_printf(arena, "%032x", count);
    record->since_date = str_equal(record->since, S("always"))
                             ? (Date){DAY_MIN, DAY_MIN, .unknown = false}
                             : date_of(record->since);
    record_seal(arena, record);
    return record;
}

static inline void fixture_add(Model *model, Record *record)
{
    RecordList one = {0};
    vec_push(model->arena, &one, record);
    model_add(model, &one);
}

/* The commonest: a record that is declared and holds always. */
static inline Record *fixture(
    Model *model, Kind kind, const char *key, const char *body)
{
    Record *record = fixture_record(kind, key, body, GRADE_DECLARED, "always");
    fixture_add(model, record);
    return record;
}

#endif
