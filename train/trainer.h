#ifndef TRAIN_TRAINER_H
#define TRAIN_TRAINER_H

#include "read/corpus.h"
#include "train/convolve.h"
#include "train/learner.h"

/* How the model is made. What is not said is as the shipped one was made. */
typedef struct {
    const char *corpus;  /* a folder with train/ and dev/ */
    const char *tags;    /* a folder with train/ and dev/; NULL: no tags */
    const char *wordnet; /* a folder with data.verb and others */
    const char *out;     /* the model file */
    const char *from;    /* a model to score and calibrate anew; NULL: learn */
    size_t limit;        /* articles learnt from; 0: all */
    size_t hold;         /* score every so many-th of train, not dev; 0: dev */
    int folds;           /* of the jackknife; 0: only the first stage */
    FieldOptions field;
    int tag_epochs;
    float bias;     /* against saying nothing, in units of log odds */
    uint32_t least; /* articles a feature must be in */
    size_t tag_lines, first_lines, second_lines; /* of the tables */
    size_t networks;        /* of the third stage; 0: there is none */
    NetworkOptions network; /* how each is learnt */
} Options;

typedef struct {
    Arena *arena;
    Options options;
    const WordLists *lists;
    Articles train, dev;
    ReadModel model;
    StrBuf report; /* what is to be known about the model */
} Trainer;

/* Makes the table of senses; without WordNet it knows nothing. */
CHECKED Status train_senses(Trainer *trainer, Err *err);

/* Learns parts of speech from the tags of the training articles. */
void train_tags(Trainer *trainer);

/* Gives all ARTICLES their tags and contexts; reports the accuracy. */
void train_apply_tags(Trainer *trainer, Articles *articles, const char *name);

/* Learns the first stage's table, and guesses the labels of all articles as
 * texts not learnt from. */
void train_first_stage(Trainer *trainer);

/* Learns a table of labels, of LINE_COUNT lines in ARENA, from all training
 * articles but those of FOLD (-1: from all). */
void train_labels(const Trainer *trainer, Arena *arena, int fold,
    size_t line_count, Table *table);

/* Guesses the labels of the articles of FOLD (-1: of all), and the scores of
 * their tokens where there is room for them, with work space in ARENA. */
void train_apply_labels(const Trainer *trainer, Arena *arena,
    const Table *table, Articles *articles, int fold);

/* Guesses the second stage's labels and scores of the training articles as of
 * texts not learnt from. */
void train_second_folds(Trainer *trainer);

/* Learns the networks of careful reading, scores them on dev, and writes their
 * file to OUT; the model must have its checksum. */
void train_careful(Trainer *trainer, StrBuf *out);

/* Puts guessed labels right, as the reader does after the last stage. */
void train_repair(const Articles *articles);

/* Hands the guessed labels to the next stage. */
void train_use_labels(Trainer *trainer, Articles *articles);

/* Fits the confidence of statements to how often they are right. */
void train_calibrate(Trainer *trainer, const Articles *articles);

/* Adds a line to the report, and shows it. */
void train_say(Trainer *trainer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Reports how the guessed labels, linked, agree with the annotation. */
void train_score(Trainer *trainer, const Articles *articles, const char *name);

#endif
