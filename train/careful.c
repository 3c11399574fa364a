/* The third stage: networks learn from what the second stage guesses of texts
 * it has not seen. Each network is learnt by itself, from a seed of its own,
 * by two threads, so that their order changes nothing. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "read/careful.h"
#include "read/labeller.h"
#include "train/convolve.h"
#include "train/trainer.h"

typedef struct {
    Trainer *trainer;
    NetworkLesson *lessons; /* [train.count] */
    Network *networks;      /* [options.networks] */
    atomic_size_t next;     /* network */
} Third;

static NetworkInput *see_article(Arena *arena, const Article *article)
{
    size_t count = article->tokens.token_count;
    NetworkInput *inputs = arena_array(arena, count + 1, sizeof *inputs);
    for (size_t i = 0; i < count; i++)
        careful_see(&article->context, i, article->scores + i * LABEL_COUNT,
            &inputs[i]);
    return inputs;
}

static NetworkLesson lesson_of(Arena *arena, const Article *article)
{
    size_t count = article->tokens.token_count;
    uint8_t *kinds = arena_array(arena, count + 1, 1);
    for (size_t i = 0; i < count; i++)
        kinds[i] = context_move(&article->context, i);
    return (NetworkLesson){.count = count,
        .inputs = see_article(arena, article),
        .right = article->labels,
        .kinds = kinds,
        .paragraphs = article->tokens.paragraphs,
        .paragraph_count = article->tokens.paragraph_count};
}

/* Each row is for the feature that most articles have, of those that would
 * stand there; what fewer than LEAST have is left out. */
static void give_keys(
    const Dictionary *features, uint32_t least, uint16_t *keys)
{
    DictionaryEntry *best = calloc(NETWORK_ROWS, sizeof *best);
    if (!best) abort();
    for (size_t i = 0; i < features->slots; i++) {
        const DictionaryEntry *entry = &features->entries[i];
        if (!entry->key || entry->articles < least) continue;
        DictionaryEntry *row = &best[network_row(entry->key)];
        bool more = entry->articles > row->articles;
        bool same = entry->articles == row->articles;
        if (more || (same && entry->key < row->key)) *row = *entry;
    }
    for (size_t row = 0; row < NETWORK_ROWS; row++)
        keys[row] = best[row].key ? network_key(best[row].key) : 0;
    free(best);
}

static void find_keys(const Third *in, uint16_t *keys)
{
    Dictionary features;
    dictionary_start(&features);
    for (uint32_t a = 0; a < in->trainer->train.count; a++)
        for (size_t i = 0; i < in->lessons[a].count; i++)
            for (size_t f = 0; f < NETWORK_FEATURES; f++)
                dictionary_note(
                    &features, in->lessons[a].inputs[i].features[f], a);
    give_keys(&features, in->trainer->options.least, keys);
    dictionary_free(&features);
}

static void *learn_networks(void *thing)
{
    Third *in = thing;
    const Options *options = &in->trainer->options;
    size_t n;
    while ((n = atomic_fetch_add(&in->next, 1)) < options->networks) {
        NetworkOptions network = options->network;
        network.seed = options->field.seed * 1000 + n;
        network_learn(
            &in->networks[n], in->lessons, in->trainer->train.count, &network);
    }
    return NULL;
}

static Network *learn_all(Trainer *trainer)
{
    Arena *arena = trainer->arena;
    size_t count = trainer->train.count;
    pthread_t other;
    Third in = {.trainer = trainer,
        .lessons = arena_array(arena, count + 1, sizeof *in.lessons),
        .networks =
            arena_array(arena, trainer->options.networks, sizeof *in.networks)};
    for (size_t a = 0; a < count; a++)
        in.lessons[a] = lesson_of(arena, &trainer->train.items[a]);
    find_keys(&in, in.networks[0].keys);
    for (size_t n = 1; n < trainer->options.networks; n++)
        memcpy(in.networks[n].keys, in.networks[0].keys,
            sizeof in.networks[n].keys);
    if (pthread_create(&other, NULL, learn_networks, &in)) abort();
    learn_networks(&in);
    pthread_join(other, NULL);
    return in.networks;
}

static void allocate_scores(Arena *arena, Articles *articles)
{
    for (size_t a = 0; a < articles->count; a++) {
        Article *article = &articles->items[a];
        article->scores = arena_array(arena, article->tokens.token_count + 1,
            LABEL_COUNT * sizeof *article->scores);
    }
}

static void label_articles(
    Trainer *trainer, const Careful *careful, Articles *articles)
{
    for (size_t a = 0; a < articles->count; a++) {
        Article *article = &articles->items[a];
        careful_label(trainer->arena, careful, &article->context,
            article->scores, article->guessed, article->margins);
    }
}

/* The second stage's labels and scores, as of texts not learnt from. */
static void apply_second_stage(Trainer *trainer)
{
    const Table *second = &trainer->model.tables[TABLE_SECOND];
    allocate_scores(trainer->arena, &trainer->train);
    allocate_scores(trainer->arena, &trainer->dev);
    train_second_folds(trainer);
    train_apply_labels(trainer, trainer->arena, second, &trainer->dev, -1);
    train_use_labels(trainer, &trainer->train);
    train_use_labels(trainer, &trainer->dev);
}

void train_careful(Trainer *trainer, StrBuf *out)
{
    const Options *options = &trainer->options;
    apply_second_stage(trainer);
    Careful careful = {.count = options->networks};
    careful.networks = learn_all(trainer);
    careful.moves =
        careful_moves(trainer->arena, careful.networks, careful.count);
    label_articles(trainer, &careful, &trainer->dev);
    train_repair(&trainer->dev);
    train_say(trainer,
        "%zu networks, epochs %d, rate %g, left out %g, of words %g, of "
        "features %g",
        options->networks, options->network.epochs,
        (double)options->network.rate, (double)options->network.drop,
        (double)options->network.drop_word,
        (double)options->network.drop_feature);
    train_score(trainer, &trainer->dev, "dev, read carefully");
    ReadModel plain = trainer->model;
    train_calibrate(trainer, &trainer->dev);
    memcpy(careful.calibration, trainer->model.calibration,
        sizeof careful.calibration);
    careful_write(out, &careful, &plain);
    trainer->model = plain;
}
