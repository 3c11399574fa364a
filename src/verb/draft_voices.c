/* What each party says of a point. Only what is recorded: a party without a
 * stance and without words about the point has no line. Linear in the stances
 * and the MOST_SAID latest statements, but for sorting by party. */
#include "verb/draft_voices.h"

#include <stdlib.h>

#include "room/number.h"
#include "verb/statement_table.h"

enum { MOST_SAID = 256 }; /* statements looked at for each party's latest */

typedef struct {
    Str name; /* of the party */
    Record *statement;
} Voice;

typedef VEC(Voice) VoiceList;

/* "Borsk accepts Best effort (reported)"; "" where no stance is told. */
static Str bare_stance(
    const Model *model, Str point, const OptionStance *stance)
{
    Interval range;
    Str party = model_name(model, stance->party);
    Str grade = describe_grade(stance->grade);
    const Record *deciding = stance->deciding;
    if (stance->stance)
        return message_format(model->arena, MSG_TABLE_STANCE,
            ARGS(party, describe_stance(stance->stance),
                model_option_name(model, point, stance->option), grade));
    if (!deciding ||
        !number_interval(record_get(deciding, S("accepts")), &range))
        return S("");
    return message_format(model->arena, MSG_TABLE_ACCEPTS,
        ARGS(party, range.low, range.high, grade));
}

static Str stance_words(
    const Model *model, Str point, const OptionStance *stance)
{
    Arena *arena = model->arena;
    const Record *basis =
        stance->deciding ? describe_basis(model, stance->deciding) : NULL;
    Str words = bare_stance(model, point, stance);
    if (!basis || !words.size) return words;
    return message_format(arena, MSG_TABLE_STANCE_WORDS,
        ARGS(words, describe_speaker(model, basis),
            describe_words(arena, basis)));
}

static Str statement_words(const Model *model, const Voice *voice)
{
    Arena *arena = model->arena;
    Str speaker = describe_speaker(model, voice->statement);
    bool own = str_equal(speaker, voice->name);
    return message_format(arena, own ? MSG_TABLE_SAID_SELF : MSG_TABLE_SAID,
        ARGS(speaker, statement_support(model, voice->statement),
            describe_words(arena, voice->statement), voice->name));
}

/* A stance of POINT rests on STATEMENT, so that its words are told there. */
static bool is_told(
    const Model *model, const PointView *point, const Record *statement)
{
    for (size_t i = 0; i < point->stance_count; i++) {
        const Record *deciding = point->stances[i].deciding;
        const Record *basis = deciding ? describe_basis(model, deciding) : NULL;
        if (basis && hash_equal(&basis->id, &statement->id)) return true;
    }
    return false;
}

static int compare_voices(const void *a, const void *b)
{
    const Voice *x = a, *y = b;
    return str_compare(x->name, y->name);
}

/* The latest statement of each party in FOUND, which has the latest first. */
static VoiceList latest_of_each(
    const Model *model, const PointView *point, const RecordList *found)
{
    VoiceList voices = {0};
    Map seen = map_new(model->arena);
    for (size_t i = 0; i < found->count; i++) {
        Record *statement = found->items[i];
        Str party = describe_speaker_party(model, statement);
        if (!party.size || map_get(&seen, party)) continue;
        map_put(&seen, party, &voices);
        if (is_told(model, point, statement)) continue;
        vec_push(model->arena, &voices,
            ((Voice){model_key_name(model, KIND_PARTY, party), statement}));
    }
    if (voices.count)
        qsort(voices.items, voices.count, sizeof(Voice), compare_voices);
    return voices;
}

static Status find_statements(
    const Report *report, Str point, RecordList *found, Err *err)
{
    Str about = str_printf(report->arena, "point:%.*s", STR_ARGS(point));
    StatementQuery query = {.about = &about,
        .about_count = 1,
        .from = DAY_MIN,
        .to = DAY_MAX,
        .limit = MOST_SAID};
    return store_statements(
        report->room->store, &report->model->view, &query, found, NULL, err);
}

Status draft_voices(
    const Report *report, const PointView *point, Voices *voices, Err *err)
{
    const Model *model = report->model;
    RecordList found = {0};
    *voices = (Voices){0};
    if (!point) return STATUS_OK;
    Str key = point->point->key;
    TRY(find_statements(report, key, &found, err));
    for (size_t i = 0; i < point->stance_count; i++) {
        const OptionStance *stance = &point->stances[i];
        Str line = stance->implied ? S("") : stance_words(model, key, stance);
        if (line.size) vec_push(report->arena, &voices->lines, line);
    }
    VoiceList said = latest_of_each(model, point, &found);
    for (size_t i = 0; i < said.count; i++) {
        vec_push(report->arena, &voices->lines,
            statement_words(model, &said.items[i]));
        vec_push(report->arena, &voices->statements, said.items[i].statement);
    }
    return STATUS_OK;
}
