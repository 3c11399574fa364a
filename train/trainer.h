#ifndef TRAIN_TRAINER_H
#define TRAIN_TRAINER_H

#include "read/corpus.h"
#include "train/learner.h"

/* How the model is made. What is not said is as the shipped one was made. */
typedef struct {
    const char *corpus; /* a folder with train/ and dev/ */
    const char *tags;   /* a folder with train/ and dev/; NULL: no tags */
    const char *out;    /* the model file */
    const char *from;   /* a model to score and calibrate anew; NULL: learn */
    size_t limit;       /* articles learnt from; 0: all */
    int folds;          /* of the jackknife; 0: only the first stage */
    int epochs, tag_epochs;
    float rate;            /* of the field's steps */
    float bias;            /* against saying nothing, in units of log odds */
    uint32_t least;        /* articles a feature must be in */
    size_t rows, tag_rows; /* most that are kept of a table */
    uint64_t seed;
} Options;

typedef struct {
    Arena *arena;
    Options options;
    const WordLists *lists;
    Articles train, dev;
    ReadModel model;
    StrBuf report; /* what is to be known about the model */
} Trainer;

/* Learns parts of speech from the tags of the training articles. */
void train_tags(Trainer *trainer);

/* Gives all ARTICLES their tags and contexts; reports the accuracy. */
void train_apply_tags(Trainer *trainer, Articles *articles, const char *name);

/* Learns a table of labels from all training articles but those of FOLD (-1:
 * from all). */
void train_labels(Trainer *trainer, int fold, Table *table);

/* Guesses the labels of the articles of FOLD (-1: of all). */
void train_apply_labels(
    Trainer *trainer, const Table *table, Articles *articles, int fold);

/* Hands the guessed labels to the second stage. */
void train_use_labels(Trainer *trainer, Articles *articles);

/* Fits the confidence of statements to how often they are right. */
void train_calibrate(Trainer *trainer, const Articles *articles);

/* Adds a line to the report, and shows it. */
void train_say(Trainer *trainer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Reports how the guessed labels, linked, agree with the annotation. */
void train_score(Trainer *trainer, const Articles *articles, const char *name);

#endif
