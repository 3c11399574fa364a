#ifndef VERB_DEAL_CALL_H
#define VERB_DEAL_CALL_H

#include "deal/analysis.h"
#include "verb/verb.h"

/* What the verbs on deals share: reading the problem and packages from the
 * arguments, and showing packages and utilities. */

/* Arguments of every verb on deals: files or a folder, then what may not
 * stand together. */
#define DEAL_ARGS                                                              \
    {.name = "files",                                                          \
        .type = ARG_PATH,                                                      \
        .positional = true,                                                    \
        .required = true,                                                      \
        .repeated = true,                                                      \
        .help = MSG_DEAL_ARG_FILES},                                           \
        {.name = "red-line",                                                   \
            .type = ARG_TEXT,                                                  \
            .repeated = true,                                                  \
            .help = MSG_DEAL_ARG_RED_LINE},                                    \
        {.name = "excludes",                                                   \
            .type = ARG_TEXT,                                                  \
            .repeated = true,                                                  \
            .help = MSG_DEAL_ARG_EXCLUDES},                                    \
    {                                                                          \
        .name = "requires", .type = ARG_TEXT, .repeated = true,                \
        .help = MSG_DEAL_ARG_REQUIRES                                          \
    }

typedef struct {
    Arena *arena;
    DealProblem problem;
    DealWork work;
    const uint32_t **packages; /* [package_count] named by the arguments */
    size_t package_count;
} DealCall;

/* Reads the files that CALL names, with its red lines and links. Arguments
 * that are no files but package numbers, or point=option,... for all points,
 * become packages, in order. */
CHECKED Status deal_call_open(VerbCall *call, DealCall *deal, Err *err);

/* Analyses the problem, honouring --limit if the verb has it. */
CHECKED Status deal_call_analyse(
    VerbCall *call, DealCall *deal, Analysis *analysis, Err *err);

/* {point: option, ...} */
Node *deal_package_node(
    Arena *arena, const DealProblem *problem, const uint32_t *package);
/* {point: option or [options], ...}: any of the options with any of others */
Node *deal_box_node(
    Arena *arena, const DealProblem *problem, const DealBox *box);
Node *deal_numbers_node(Arena *arena, const double *numbers, size_t count);
/* The keys of the parties; their reservation values. */
Node *deal_parties_node(Arena *arena, const DealProblem *problem);
Node *deal_reservation_node(Arena *arena, const DealProblem *problem);
/* A whole number of any length. */
Node *deal_digits_node(Arena *arena, Str digits);

/* "price 4gm, oil 5ml"; "0.654". */
Str deal_package_words(
    Arena *arena, const DealProblem *problem, const uint32_t *package);
Str deal_box_words(
    Arena *arena, const DealProblem *problem, const DealBox *box);
Str deal_number_words(Arena *arena, double number);
/* A table with a column of words and one for each party. */
Block *deal_table(
    VerbCall *call, const DealProblem *problem, Str first, Str last);
/* A row of it; TONE for the numbers. */
void deal_row(VerbCall *call, Block *table, const DealProblem *problem,
    Cell first, const double *numbers, Cell last);

#endif
