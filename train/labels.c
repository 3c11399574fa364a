/* Learning labels: features are numbered, then the field is learnt. The
 * jackknife leaves out every Nth article, so that the second stage sees first
 * labels as wrong as they will be on unknown texts. */
#include <stdlib.h>
#include <string.h>

#include "read/labeller.h"
#include "train/trainer.h"

/* Articles whose number modulo FOLDS is FOLD are left out (-1: none). */
static bool left_out(const Trainer *trainer, size_t article, int fold)
{
    return fold >= 0 && (int)(article % (size_t)trainer->options.folds) == fold;
}

static void *allocate(size_t count, size_t size)
{
    void *memory = calloc(count + 1, size);
    if (!memory) abort();
    return memory;
}

/* Numbers the features; counts tokens, their features and paragraphs. */
static void count_lessons(
    const Trainer *trainer, int fold, Dictionary *dictionary, Lessons *lessons)
{
    Feature features[FEATURES_MAX];
    size_t tokens = 0, paragraphs = 0, rows = 0;
    for (uint32_t a = 0; a < trainer->train.count; a++) {
        const Article *article = &trainer->train.items[a];
        if (left_out(trainer, a, fold)) continue;
        tokens += article->tokens.token_count;
        paragraphs += article->tokens.paragraph_count;
        for (size_t i = 0; i < article->tokens.token_count; i++) {
            size_t count = feature_label(&article->context, i, features);
            rows += count;
            for (size_t f = 0; f < count; f++)
                dictionary_note(dictionary, features[f], a);
        }
    }
    dictionary_number(dictionary, trainer->options.least);
    *lessons = (Lessons){.rows = allocate(rows, sizeof(uint32_t)),
        .row_from = allocate(tokens, sizeof(size_t)),
        .labels = allocate(tokens, 1),
        .kinds = allocate(tokens, 1),
        .paragraphs = allocate(paragraphs, sizeof(TokenRange))};
}

static void add_article(
    const Dictionary *dictionary, const Article *article, Lessons *lessons)
{
    Feature features[FEATURES_MAX];
    uint32_t base = (uint32_t)lessons->token_count;
    for (size_t p = 0; p < article->tokens.paragraph_count; p++) {
        TokenRange range = article->tokens.paragraphs[p];
        lessons->paragraphs[lessons->paragraph_count++] =
            (TokenRange){base + range.begin, base + range.end};
    }
    for (size_t i = 0; i < article->tokens.token_count; i++) {
        size_t token = lessons->token_count++;
        size_t from = lessons->row_from[token];
        lessons->labels[token] = article->labels[i];
        lessons->kinds[token] = context_move(&article->context, i);
        lessons->row_from[token + 1] =
            from + dictionary_rows(dictionary, features,
                       feature_label(&article->context, i, features),
                       lessons->rows + from);
    }
}

static void lessons_free(Lessons *lessons)
{
    free(lessons->rows);
    free(lessons->row_from);
    free(lessons->labels);
    free(lessons->kinds);
    free(lessons->paragraphs);
}

/* Saying nothing is right so often that it is said too often. */
static void add_bias(Learner *learner, float bias)
{
    for (size_t kind = 0; kind < MOVE_KINDS; kind++)
        for (size_t label = 0; label < LABEL_COUNT; label++)
            learner->moves[LEARNER_MOVE(kind, label, LABEL_OUT)] -= bias;
}

void train_labels(const Trainer *trainer, Arena *arena, int fold,
    size_t line_count, Table *table)
{
    const Options *options = &trainer->options;
    Dictionary dictionary;
    Lessons lessons;
    Learner learner;
    dictionary_start(&dictionary);
    count_lessons(trainer, fold, &dictionary, &lessons);
    for (size_t a = 0; a < trainer->train.count; a++)
        if (!left_out(trainer, a, fold))
            add_article(&dictionary, &trainer->train.items[a], &lessons);
    learner_start(&learner, dictionary.rows, LABEL_COUNT);
    learner_learn_field(&learner, &lessons, &options->field);
    learner_average(&learner);
    add_bias(&learner, options->bias);
    learner_table(arena, &learner, &dictionary, line_count, table);
    learner_free(&learner);
    lessons_free(&lessons);
    dictionary_free(&dictionary);
}

void train_apply_labels(const Trainer *trainer, Arena *arena,
    const Table *table, Articles *articles, int fold)
{
    for (size_t a = 0; a < articles->count; a++)
        if (fold < 0 || left_out(trainer, a, fold))
            labels_find(arena, table, &articles->items[a].context,
                articles->items[a].guessed, articles->items[a].margins,
                articles->items[a].scores);
}

void train_use_labels(Trainer *trainer, Articles *articles)
{
    for (size_t a = 0; a < articles->count; a++) {
        Article *article = &articles->items[a];
        size_t count = article->tokens.token_count;
        uint8_t *copy = arena_alloc(trainer->arena, count + 1);
        memcpy(copy, article->guessed, count);
        context_add_labels(trainer->arena, &article->context, copy);
    }
}
