#ifndef VERB_STABILITY_H
#define VERB_STABILITY_H

#include "bridge/stability.h"
#include "stability/certificate.h"
#include "stability/cube.h"
#include "verb/room_view.h"

/* What the stability verbs share. */

#define CONFLICT_ARG                                                           \
    {                                                                          \
        .name = "room", .type = ARG_ROOM, .positional = true,                  \
        .required = true, .or_file = true, .help = MSG_ARG_CONFLICT            \
    }
#define ESTIMATES_ARG                                                          \
    {                                                                          \
        .name = "estimates", .type = ARG_TEXT, .repeated = true,               \
        .help = MSG_ARG_ESTIMATES                                              \
    }
#define STATE_ARG(NAME, HELP, REQUIRED)                                        \
    {                                                                          \
        .name = NAME, .type = ARG_TEXT, .positional = true,                    \
        .required = REQUIRED, .help = HELP                                     \
    }
#define CONCEPT_ARG                                                            \
    {                                                                          \
        .name = "concept", .type = ARG_TEXT, .help = MSG_ARG_CONCEPT,          \
        .choices = "nash|gmr|smr|seq|sseq"                                     \
    }

enum {
    STABILITY_LISTED_MAX = 1 << 16 /* states that answers list one by one */
};

/* A state that a draft or package of the room describes. */
typedef struct {
    uint64_t state;
    Str key;
} NamedState;

/* Work that is a part, from FROM to TO of 0..1, of what its caller waits
 * for. */
typedef struct {
    const VerbCall *call;
    double from, to;
} WorkShare;

typedef struct {
    RoomView *room;          /* NULL: the conflict is a file's */
    RoomConflict talks;      /* of the room */
    const NamedState *named; /* [named_count] by drafts, then packages */
    size_t named_count;
    Conflict conflict;
    Space space; /* where the states are listed */
    Cube cube;   /* where they are not: all states of many options */
    bool is_cube;
    size_t state_count; /* feasible states */
    Control control;
    WorkShare share; /* what control reports */
} StabilityInput;

/* Reads the room or conflict file; with LARGE, too many states make a cube. Of
 * a room, begins the answer: view, options, what is left out. */
CHECKED Status stability_open(
    VerbCall *call, bool large, StabilityInput *input, Err *err);

/* The state that argument NAME gives. */
CHECKED Status stability_state(VerbCall *call, const StabilityInput *input,
    const char *name, uint32_t *state, Err *err);

/* The concept that --concept gives; SEQ if left out. */
Concept stability_concept(const VerbCall *call);

/* A state as letters and the names of the options taken: "NNYN (Withdraw)"; in
 * a room by what describes it, if anything does: "text-1 (Pay: 3 %)". */
Str stability_words(Arena *arena, const StabilityInput *input, uint32_t state);
/* Where a move from FROM leads; in a room just what it changes. */
Str stability_move_words(
    Arena *arena, const StabilityInput *input, uint32_t from, uint32_t to);
/* A state as briefly as can be: "NNYN", "text-1", "Pay: 3 %". */
Str stability_name(Arena *arena, const StabilityInput *input, uint32_t state);
Str stability_maker(const StabilityInput *input, size_t maker);
Str stability_letters(
    Arena *arena, const StabilityInput *input, uint32_t state);
/* "nash" as people write it: "Nash", "GMR". */
Str stability_concept_name(Concept concept);

/* [{decision_maker, to}] */
Node *stability_steps(
    Arena *arena, const StabilityInput *input, const Path *path);
/* "US to YNNN (Air strike), then USSR to ..." */
Str stability_path_words(
    Arena *arena, const StabilityInput *input, uint32_t from, const Path *path);

/* One sentence: who would move where, and what deters it. */
Str stability_reason(Arena *arena, const StabilityInput *input,
    const Certificate *why, size_t improvement);

/* The title of a screen, and its last lines: how many states, decision
 * makers; whose preferences; of a room, its sources. */
void stability_title(
    VerbCall *call, const StabilityInput *input, MessageId title);
CHECKED Status stability_end(
    VerbCall *call, const StabilityInput *input, Err *err);

#endif
