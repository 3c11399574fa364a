/* The trainer: reads a corpus, learns the tables of the model, scores them on
 * texts not learnt from, writes the model, and beside it (.txt) what is to be
 * known about it. The same corpus and seed give the same bytes.
 *     train_reader CORPUS OUT [NAME=VALUE...] */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/hash.h"
#include "read/repair.h"
#include "train/trainer.h"

static const Options DEFAULTS = {.folds = 5,
    .field = {.epochs = 16, .rate = 0.007f, .drop = 0.5f, .seed = 1},
    .tag_epochs = 4,
    .bias = 0.2f,
    .least = 4,
    .first_lines = 30000,
    .second_lines = 50000,
    .tag_lines = 16000,
    .networks = 3,
    .network = {.epochs = 6,
        .rate = 0.002f,
        .drop = 0.3f,
        .drop_word = 0.4f,
        .drop_feature = 0.2f}};

/* "epochs=12" */
static bool set_option(Options *options, const char *text)
{
    const char *value = strchr(text, '=');
    if (!value) return false;
    Str name = {text, (size_t)(value++ - text)};
    if (str_equal(name, S("tags")))
        options->tags = value;
    else if (str_equal(name, S("wordnet")))
        options->wordnet = value;
    else if (str_equal(name, S("from")))
        options->from = value;
    else if (str_equal(name, S("limit")))
        options->limit = (size_t)atol(value);
    else if (str_equal(name, S("hold")))
        options->hold = (size_t)atol(value);
    else if (str_equal(name, S("folds")))
        options->folds = atoi(value);
    else if (str_equal(name, S("epochs")))
        options->field.epochs = atoi(value);
    else if (str_equal(name, S("rate")))
        options->field.rate = (float)atof(value);
    else if (str_equal(name, S("drop")))
        options->field.drop = (float)atof(value);
    else if (str_equal(name, S("bias")))
        options->bias = (float)atof(value);
    else if (str_equal(name, S("least")))
        options->least = (uint32_t)atol(value);
    else if (str_equal(name, S("first")))
        options->first_lines = (size_t)atol(value);
    else if (str_equal(name, S("second")))
        options->second_lines = (size_t)atol(value);
    else if (str_equal(name, S("networks")))
        options->networks = (size_t)atol(value);
    else if (str_equal(name, S("turns")))
        options->network.epochs = atoi(value);
    else if (str_equal(name, S("seed")))
        options->field.seed = (uint64_t)atol(value);
    else
        return false;
    return true;
}

static const char *part(Trainer *trainer, const char *folder, const char *name)
{
    if (!folder) return NULL;
    return str_c(
        trainer->arena, str_printf(trainer->arena, "%s/%s", folder, name));
}

/* Scores are of texts held back from training; dev is not looked at. */
static void hold_back(Trainer *trainer)
{
    Articles all = trainer->train;
    trainer->train = trainer->dev = (Articles){0};
    for (size_t a = 0; a < all.count; a++)
        if (a % trainer->options.hold == 0)
            vec_push(trainer->arena, &trainer->dev, all.items[a]);
        else
            vec_push(trainer->arena, &trainer->train, all.items[a]);
}

static Status read_corpus(Trainer *trainer, Err *err)
{
    const Options *options = &trainer->options;
    TRY(corpus_read(trainer->arena, trainer->lists,
        part(trainer, options->corpus, "train"),
        part(trainer, options->tags, "train"), options->limit, &trainer->train,
        err));
    if (options->hold) {
        hold_back(trainer);
        return STATUS_OK;
    }
    return corpus_read(trainer->arena, trainer->lists,
        part(trainer, options->corpus, "dev"),
        part(trainer, options->tags, "dev"), 0, &trainer->dev, err);
}

void train_repair(const Articles *articles)
{
    for (size_t a = 0; a < articles->count; a++)
        labels_repair(&articles->items[a].tokens, articles->items[a].guessed);
}

static void learn_second_stage(Trainer *trainer)
{
    Table *second = &trainer->model.tables[TABLE_SECOND];
    train_use_labels(trainer, &trainer->train);
    train_use_labels(trainer, &trainer->dev);
    train_labels(
        trainer, trainer->arena, -1, trainer->options.second_lines, second);
    train_apply_labels(trainer, trainer->arena, second, &trainer->dev, -1);
    train_repair(&trainer->dev);
    train_score(trainer, &trainer->dev, "dev, second stage");
}

static bool write_file(const char *path, Str bytes)
{
    FILE *file = fopen(path, "wb");
    if (!file) return false;
    bool whole = fwrite(bytes.data, 1, bytes.size, file) == bytes.size;
    return fclose(file) == 0 && whole;
}

/* Writes the file that is named as the model but ENDS so. */
static Status write_part(
    Trainer *trainer, const char *ends, Str bytes, Err *err)
{
    Str out = str_of(trainer->options.out);
    Str stem =
        str_ends(out, S(".model")) ? str_slice(out, 0, out.size - 6) : out;
    const char *path = str_c(trainer->arena,
        str_printf(trainer->arena, "%.*s%s", STR_ARGS(stem), ends));
    if (write_file(path, bytes)) return STATUS_OK;
    return err_set(err, STATUS_STORAGE, NOWHERE, MSG_FILE_WRITE,
        ARGS(str_of(path), str_of("?")));
}

/* models/en.model, models/en-careful.model, and models/en.txt beside them. */
static Status write_model(Trainer *trainer, Err *err)
{
    StrBuf model = strbuf_new(trainer->arena);
    trainer->model.checksum = model_write(&model, &trainer->model);
    train_say(trainer, "%zu bytes", model.size);
    TRY(write_part(trainer, ".model", strbuf_str(&model), err));
    if (trainer->options.networks && trainer->options.folds) {
        StrBuf careful = strbuf_new(trainer->arena);
        train_careful(trainer, &careful);
        train_say(trainer, "%zu bytes", careful.size);
        TRY(write_part(trainer, "-careful.model", strbuf_str(&careful), err));
    }
    return write_part(trainer, ".txt", strbuf_str(&trainer->report), err);
}

static void say_head(Trainer *trainer)
{
    const Options *options = &trainer->options;
    const char *name = strrchr(options->corpus, '/');
    time_t now = time(NULL);
    char date[20];
    strftime(date, sizeof date, "%Y-%m-%d", gmtime(&now));
    train_say(trainer, "corpus: %s, %zu articles learnt, %zu scored",
        name ? name + 1 : options->corpus, trainer->train.count,
        trainer->dev.count);
    train_say(trainer, "made: %s, seed %llu", date,
        (unsigned long long)options->field.seed);
    train_say(trainer,
        "epochs %d, rate %g, left out %g, bias %g, features in at least %u "
        "articles, %zu and %zu lines",
        options->field.epochs, (double)options->field.rate,
        (double)options->field.drop, (double)options->bias, options->least,
        options->first_lines, options->second_lines);
}

/* A model learnt before: scored and calibrated on dev. */
static Status rescore(Trainer *trainer, Err *err)
{
    ReadModel *model = &trainer->model;
    TRY(model_open(trainer->arena, trainer->options.from, model, err));
    trainer->options.networks = 0;
    train_apply_tags(trainer, &trainer->dev, "dev");
    train_apply_labels(trainer, trainer->arena, &model->tables[TABLE_FIRST],
        &trainer->dev, -1);
    train_score(trainer, &trainer->dev, "dev, first stage");
    train_use_labels(trainer, &trainer->dev);
    train_apply_labels(trainer, trainer->arena, &model->tables[TABLE_SECOND],
        &trainer->dev, -1);
    train_repair(&trainer->dev);
    train_score(trainer, &trainer->dev, "dev, second stage");
    train_calibrate(trainer, &trainer->dev);
    return write_model(trainer, err);
}

static Status train(Trainer *trainer, Err *err)
{
    TRY(read_corpus(trainer, err));
    say_head(trainer);
    if (trainer->options.from) return rescore(trainer, err);
    TRY(train_senses(trainer, err));
    train_tags(trainer);
    train_apply_tags(trainer, &trainer->train, "train");
    train_apply_tags(trainer, &trainer->dev, "dev");
    train_first_stage(trainer);
    if (!trainer->options.folds) return STATUS_OK;
    learn_second_stage(trainer);
    train_calibrate(trainer, &trainer->dev);
    return write_model(trainer, err);
}

int main(int argc, char **argv)
{
    Arena *arena = arena_new(0);
    Trainer trainer = {.arena = arena, .options = DEFAULTS};
    Err err;
    if (argc < 3 || !arena || !hash_start() || ARENA_GUARD(arena)) return 2;
    trainer.options.corpus = argv[1];
    trainer.options.out = argv[2];
    for (int i = 3; i < argc; i++)
        if (!set_option(&trainer.options, argv[i])) return 2;
    trainer.lists = word_lists_new(arena);
    trainer.report = strbuf_new(arena);
    Status status = train(&trainer, &err);
    if (status != STATUS_OK) {
        Str text = err_describe(arena, &err);
        fprintf(stderr, "train_reader: %.*s\n", STR_ARGS(text));
    }
    arena_free(arena);
    return status_exit(status);
}
