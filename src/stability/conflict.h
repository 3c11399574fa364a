#ifndef STABILITY_CONFLICT_H
#define STABILITY_CONFLICT_H

#include "base/err.h"
#include "base/str.h"
#include "stability/statement.h"

/* A conflict as it is written down: decision makers, their options or a
 * drawn graph, and what each prefers (the graph model for conflict
 * resolution; Fang, Hipel and Kilgour, Interactive Decision Making, 1993).
 *
 * A state in option form is a set of options that are taken, as a number:
 * bit j is option j. As text it is one letter an option, in their order. */

enum { CONFLICT_OPTIONS_MAX = 64, CONFLICT_MAKERS_MAX = 32 };

/* Which way an option may be changed. */
typedef enum {
    DIRECTION_BOTH,
    DIRECTION_FORWARD, /* only from N to Y: it cannot be taken back */
    DIRECTION_BACK     /* only from Y to N: it cannot be taken again */
} Direction;

typedef struct {
    Str key, name;
    Direction direction;
} ConflictOption;

/* Matches the states s with (s & mask) == value. */
typedef struct {
    uint64_t mask, value;
} Pattern;

typedef enum {
    PREFERENCE_NONE,
    PREFERENCE_CRITERIA, /* statements, and weights where these tie */
    PREFERENCE_RANKING,
    PREFERENCE_PAIRS /* in graph form; need not be transitive */
} PreferenceType;

/* One place of a ranking: what stands there is indifferent. */
typedef struct {
    const Pattern *patterns; /* [count] in option form */
    const uint32_t *states;  /* [count] in graph form: indices of states */
    const Place *places;     /* [count] where each was written */
    size_t count;
} RankingGroup;

/* The first is preferred to the second. */
typedef struct {
    uint32_t better, worse; /* indices of states */
    Place place;            /* where it was written */
} PreferencePair;

typedef struct {
    PreferenceType type;
    Place place; /* where it was written */
    const Statement *const
        *statements; /* [statement_count] first: weightiest */
    size_t statement_count;
    const RankingGroup *groups; /* [group_count] best first */
    size_t group_count;
    const int64_t *weights; /* [option_count] millionths, for a taken option;
                               NULL: statements alone */
    const PreferencePair *pairs; /* [pair_count] all others are equally good */
    size_t pair_count;
} Preference;

/* One drawn move of a graph: indices of states. */
typedef struct {
    uint32_t from, to;
} Move;

typedef struct {
    Str name;
    uint64_t options; /* those that it controls */
    Preference preference;
    const Move *moves; /* [move_count] in graph form */
    size_t move_count;
} DecisionMaker;

/* States that count as one: all that match one of the patterns. */
typedef struct {
    const Pattern *patterns; /* [count] */
    size_t count;
} MergedStates;

typedef struct {
    Str name;
    const DecisionMaker *makers; /* [maker_count] */
    size_t maker_count;
    const ConflictOption *options; /* [option_count]; none in graph form */
    size_t option_count;
    const Pattern *infeasible; /* [infeasible_count] */
    size_t infeasible_count;
    const MergedStates *merged; /* [merged_count] */
    size_t merged_count;
    bool graph;        /* drawn: states and moves are listed */
    const Str *states; /* [state_count] names, in graph form */
    size_t state_count;
} Conflict;

/* The options that may only be taken, or only be given up. */
uint64_t conflict_forward(const Conflict *conflict);
uint64_t conflict_back(const Conflict *conflict);

/* Reads one letter of Y, N, - an option, in their order; false if TEXT is
 * anything else. */
bool pattern_parse(Str text, size_t option_count, Pattern *pattern);
bool pattern_matches(Pattern pattern, uint64_t state);

/* A state as its letters. */
Str state_text(Arena *arena, uint64_t state, size_t option_count);

/* May the options of MASK be changed so that FROM becomes TO? Says nothing
 * of feasibility. */
bool option_move(
    uint64_t mask, uint64_t forward, uint64_t back, uint64_t from, uint64_t to);

#endif
