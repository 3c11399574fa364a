/* The path from a text to its statements, one small part after the other:
 * tokens, quotations, parts of speech, labels twice (the second time seeing
 * the first), a third time where it is read carefully, links, speakers,
 * kinds. */
#include "read/reader.h"

#include <string.h>
#include "read/boilerplate.h"
#include "read/confidence.h"
#include "read/labeller.h"
#include "read/language.h"
#include "read/link.h"
#include "read/quote.h"
#include "read/repair.h"
#include "read/sense.h"
#include "read/tagger.h"
#include "read/turns.h"

Status reader_open(
    Arena *arena, const char *model_path, Reader *reader, Err *err)
{
    *reader = (Reader){.topics = NULL};
    reader->lists = word_lists_new(arena);
    reader->gazetteer = gazetteer_new(arena);
    return model_open(arena, model_path, &reader->model, err);
}

Status reader_open_careful(
    Arena *arena, const char *careful_path, Reader *reader, Err *err)
{
    TRY(careful_open(
        arena, careful_path, &reader->model, &reader->careful, err));
    memcpy(reader->model.calibration, reader->careful.calibration,
        sizeof reader->model.calibration);
    return STATUS_OK;
}

static void clear_boilerplate(const Tokens *tokens, uint8_t *labels)
{
    for (size_t p = 0; p < tokens->paragraph_count; p++) {
        TokenRange range = tokens->paragraphs[p];
        if (paragraph_is_boilerplate(tokens, range))
            memset(labels + range.begin, LABEL_OUT, range.end - range.begin);
    }
}

/* The second stage's labels and margins; then, if the reader is a careful one,
 * those of the networks. */
static void label_again(Arena *arena, const Reader *reader, Context *context,
    int32_t *margins, uint8_t *labels)
{
    const Table *table = &reader->model.tables[TABLE_SECOND];
    const Careful *careful = &reader->careful;
    size_t count = context->tokens->token_count * LABEL_COUNT + 1;
    int32_t *scores =
        careful->count ? arena_array(arena, count, sizeof *scores) : NULL;
    labels_find(arena, table, context, labels, margins, scores);
    if (!careful->count) return;
    context_add_labels(arena, context, labels);
    careful_label(arena, careful, context, scores, labels, margins);
}

static void find_attributions(Arena *arena, const Reader *reader,
    const Tokens *tokens, int32_t *margins, uint8_t *second, Attributions *out)
{
    Context context;
    uint8_t *first = arena_alloc(arena, tokens->token_count + 1);
    context_fill(arena, tokens, &context);
    labels_find(
        arena, &reader->model.tables[TABLE_FIRST], &context, first, NULL, NULL);
    context_add_labels(arena, &context, first);
    label_again(arena, reader, &context, margins, second);
    labels_repair(tokens, second);
    turns_label(tokens, second);
    clear_boilerplate(tokens, second);
    attributions_link(arena, tokens, second, out);
    attributions_drop_unsaid(out);
}

/* What a statement's own words tell of it. */
static void tell_about(Arena *arena, const Reader *reader, const Tokens *tokens,
    Statement *statement)
{
    statement_classify(arena, tokens, statement);
    topics_find(arena, reader->topics, tokens,
        &statement->attribution.spans[SPAN_CONTENT], &statement->topics);
    statement_find_details(arena, tokens, statement);
}

void reader_read(Arena *arena, const Reader *reader, Str text, Reading *reading)
{
    Attributions attributions;
    *reading = (Reading){0};
    tokens_cut(arena, reader->lists, text, &reading->tokens);
    Tokens *tokens = &reading->tokens;
    reading->lang = language_of(tokens);
    if (!str_equal(reading->lang, S("en"))) return;
    quotes_find(tokens);
    senses_find(&reader->model.tables[TABLE_SENSES], tokens);
    tags_find(&reader->model.tables[TABLE_TAGS], tokens);
    int32_t *margins =
        arena_array(arena, tokens->token_count + 1, sizeof *margins);
    reading->labels = arena_alloc(arena, tokens->token_count + 1);
    find_attributions(
        arena, reader, tokens, margins, reading->labels, &attributions);
    people_find(arena, reader->gazetteer, tokens, &reading->people);
    for (size_t i = 0; i < attributions.count; i++) {
        Statement statement = {
            .attribution = attributions.items[i], .nested_in = -1};
        statement.confidence = confidence_of(&reader->model,
            confidence_margin(tokens, margins, &statement.attribution));
        vec_push(arena, &reading->statements, statement);
    }
    statements_find_nested(arena, tokens, &reading->statements);
    for (size_t i = 0; i < reading->statements.count; i++)
        tell_about(arena, reader, tokens, &reading->statements.items[i]);
    speakers_resolve(arena, reader->gazetteer, tokens, &reading->people,
        &reading->statements);
}
