/* The jackknife, by two threads: one table for each fold, which labels the
 * articles it has not seen; for the first stage also one of all articles. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "train/trainer.h"

typedef struct {
    Trainer *trainer;
    size_t line_count; /* of the tables */
    atomic_int next;   /* fold */
} Folds;

/* Folds are independent: each is learnt with memory of its own, so that the
 * order in which the threads take them changes nothing. */
static void learn_fold(const Folds *folds, int fold)
{
    Trainer *trainer = folds->trainer;
    Table table;
    Arena *arena = arena_new(0);
    if (!arena || ARENA_GUARD(arena)) abort();
    train_labels(trainer, arena, fold, folds->line_count, &table);
    train_apply_labels(trainer, arena, &table, &trainer->train, fold);
    arena_free(arena);
}

static void *learn_folds(void *thing)
{
    Folds *folds = thing;
    int fold;
    while ((fold = atomic_fetch_add(&folds->next, 1)) <
           folds->trainer->options.folds)
        learn_fold(folds, fold);
    return NULL;
}

void train_first_stage(Trainer *trainer)
{
    size_t line_count = trainer->options.first_lines;
    Folds folds = {.trainer = trainer, .line_count = line_count};
    Table *first = &trainer->model.tables[TABLE_FIRST];
    pthread_t other;
    if (pthread_create(&other, NULL, learn_folds, &folds)) abort();
    train_labels(trainer, trainer->arena, -1, line_count, first);
    train_apply_labels(trainer, trainer->arena, first, &trainer->dev, -1);
    learn_folds(&folds);
    pthread_join(other, NULL);
    train_score(trainer, &trainer->dev, "dev, first stage");
    if (trainer->options.folds)
        train_score(trainer, &trainer->train, "train, jackknifed, first stage");
}

void train_second_folds(Trainer *trainer)
{
    Folds folds = {
        .trainer = trainer, .line_count = trainer->options.second_lines};
    pthread_t other;
    if (pthread_create(&other, NULL, learn_folds, &folds)) abort();
    learn_folds(&folds);
    pthread_join(other, NULL);
}
