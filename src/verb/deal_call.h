#ifndef VERB_DEAL_CALL_H
#define VERB_DEAL_CALL_H

#include "bridge/deal.h"
#include "deal/analysis.h"
#include "deal/belief.h"
#include "verb/room_view.h"
#include "verb/verb.h"

/* What the verbs on deals share: reading the problem and packages from the
 * arguments, and showing packages and utilities. */

/* Arguments of every verb on deals: a room, or files or a folder, with
 * packages; how a room is read; what may not stand together. */
#define DEAL_ROOM_ARGS                                                         \
    {.name = "room",                                                           \
        .type = ARG_ROOM,                                                      \
        .positional = true,                                                    \
        .help = MSG_DEAL_ARG_ROOM},                                            \
        {.name = "exercise", .type = ARG_FLAG, .help = MSG_DEAL_ARG_EXERCISE}, \
        {.name = "estimates",                                                  \
            .type = ARG_TEXT,                                                  \
            .help = MSG_DEAL_ARG_ESTIMATES},                                   \
    {                                                                          \
        .name = "mapping", .type = ARG_PATH, .help = MSG_DEAL_ARG_MAPPING      \
    }
/* Whose approval is needed, and how much of it. */
#define DEAL_VOTE_ARGS                                                         \
    {.name = "votes",                                                          \
        .type = ARG_TEXT,                                                      \
        .repeated = true,                                                      \
        .help = MSG_DEAL_ARG_VOTES},                                           \
    {                                                                          \
        .name = "quota", .type = ARG_TEXT, .repeated = true,                   \
        .help = MSG_DEAL_ARG_QUOTA                                             \
    }
#define DEAL_APPROVAL_ARGS                                                     \
    DEAL_VOTE_ARGS,                                                            \
    {                                                                          \
        .name = "consent", .type = ARG_TEXT, .repeated = true,                 \
        .help = MSG_DEAL_ARG_CONSENT                                           \
    }
#define DEAL_ARGS                                                              \
    DEAL_ROOM_ARGS, DEAL_APPROVAL_ARGS,                                        \
        {.name = "files",                                                      \
            .type = ARG_PATH,                                                  \
            .positional = true,                                                \
            .repeated = true,                                                  \
            .help = MSG_DEAL_ARG_FILES},                                       \
        {.name = "reservation",                                                \
            .type = ARG_TEXT,                                                  \
            .repeated = true,                                                  \
            .help = MSG_DEAL_ARG_RESERVATION},                                 \
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

enum { DEAL_NOT_SHOWN = DEAL_PARTIES_MAX };

typedef struct {
    Arena *arena;
    DealProblem problem;
    DealWork work;
    const uint32_t **packages; /* [package_count] named by the arguments */
    size_t package_count;
    RoomView *room; /* NULL where files were given */
    RoomDeal of_room;
    StanceMapping mapping;
    bool exercise, mapped; /* mapped: stances count as intervals */
    /* Of a room only the viewer's own utility is shown: the party's number,
     * or DEAL_NOT_SHOWN. */
    size_t own;
    Str *names; /* [package_count] as the arguments write them */
} DealCall;

/* Reads the room or files that CALL names, with its red lines and links.
 * Arguments that are no files but package numbers, point=option,... for all
 * points, or draft:KEY and package:KEY of a room, become packages, in order.
 * *READY is false where the room records too little: that is answered then,
 * and nothing else is to be done. */
CHECKED Status deal_call_open(
    VerbCall *call, RoomDealMode mode, DealCall *deal, bool *ready, Err *err);

/* Ends the answer: for a room, what it rests on; an exercise is marked as one,
 * line by line. */
CHECKED Status deal_call_close(VerbCall *call, DealCall *deal, Err *err);

/* Whether the numbers of a party may be shown. */
bool deal_shows(const DealCall *deal, size_t party);

/* Analyses the problem, honouring --limit, --epsilon and --time where the
 * verb has them. */
CHECKED Status deal_call_analyse(
    VerbCall *call, DealCall *deal, Analysis *analysis, Err *err);

/* {point: option, ...} */
Node *deal_package_node(
    Arena *arena, const DealProblem *problem, const uint32_t *package);
/* {point: option or [options], ...}: any of the options with any of others */
Node *deal_box_node(
    Arena *arena, const DealProblem *problem, const DealBox *box);
/* Numbers, one a party: a list; of a room, {PARTY: number} of the viewer. */
Node *deal_numbers_node(const DealCall *deal, const double *numbers);
/* A number made of all parties' utilities: null of a room. */
Node *deal_joint_node(const DealCall *deal, double number);
/* The keys of the parties; their reservation values. */
Node *deal_parties_node(Arena *arena, const DealProblem *problem);
Node *deal_reservation_node(const DealCall *deal);
/* A whole number of any length. */
Node *deal_digits_node(Arena *arena, Str digits);

/* "price 4gm, oil 5ml"; "0.654". */
Str deal_package_words(
    Arena *arena, const DealProblem *problem, const uint32_t *package);
Str deal_box_words(
    Arena *arena, const DealProblem *problem, const DealBox *box);
Str deal_number_words(Arena *arena, double number);
/* The same of {point: option, ...}. */
Str deal_choices_words(Arena *arena, const Node *package);
/* That no package will do. */
void deal_show_none(VerbCall *call, const DealCall *deal);
/* The name of what was asked about, and the view. */
void deal_title(VerbCall *call, const DealCall *deal, Str aside);
/* A table with a column of words and one for each party that is shown. */
Block *deal_table(VerbCall *call, const DealCall *deal, Str first, Str last);
void deal_row(VerbCall *call, Block *table, const DealCall *deal, Cell first,
    const double *numbers, Cell last);

#endif
