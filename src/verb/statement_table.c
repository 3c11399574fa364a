/* Statements as a table, for every verb that lists them. */
#include "verb/statement_table.h"

static const Column COLUMNS[] = {{.least = 6}, {.least = 12, .shrink = 1},
    {.least = 30, .shrink = 4}, {.least = 10, .shrink = 2},
    {.least = 8, .shrink = 1}};

/* "Okan, Borsk": the speaker and the party. */
static Str voice_words(const Model *model, const Record *statement)
{
    Str party = describe_speaker_party(model, statement);
    Str name = describe_speaker(model, statement);
    if (!party.size) return name;
    Str party_name = model_key_name(model, KIND_PARTY, party);
    if (str_equal(party_name, name)) return name;
    return message_format(model->arena, MSG_VOICE_OF, ARGS(name, party_name));
}

Str statement_support(const Model *model, const Record *statement)
{
    Str grade = describe_grade(statement->grade);
    if (!str_equal(record_text(statement, S("quality")), S("garbled")))
        return grade;
    return message_format(model->arena, MSG_GARBLED, ARGS(grade));
}

void statement_table(
    const Model *model, const RecordList *statements, int year, Screen *screen)
{
    Block *table = screen_table(screen, COLUMNS, 5);
    for (size_t i = 0; i < statements->count; i++) {
        const Record *statement = statements->items[i];
        const Cell cells[] = {
            TONED(date_words(model->arena, statement->since, year), TONE_MUTED),
            CELL(voice_words(model, statement)),
            LINKED(describe_words(model->arena, statement),
                describe_link(model->arena, statement)),
            TONED(model_names(model, record_get(statement, S("about"))),
                TONE_MUTED),
            TONED(statement_support(model, statement), TONE_MUTED)};
        screen_row(screen, table, cells);
    }
}
