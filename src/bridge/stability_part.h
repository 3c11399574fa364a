#ifndef BRIDGE_STABILITY_PART_H
#define BRIDGE_STABILITY_PART_H

#include "base/vec.h"
#include "bridge/stability.h"
#include "room/status.h"

/* What the parts of the bridge to conflicts share. */
typedef struct {
    Arena *arena;
    const Model *model;
    const Str *chosen; /* [chosen_count] estimates' keys or voices */
    size_t chosen_count;
    VEC(ConflictPoint) points;
    VEC(PointView) views; /* of the points */
    VEC(ConflictOption) options;
    VEC(Pattern) infeasible;
    VEC(DecisionMaker) makers;
    VEC(Str) notes;
    VEC(Str) missing;         /* "TARN: weights of pay" */
    const Record **estimates; /* [makers.count] */
} ConflictWork;

/* The options of the conflict that are values of POINT, as bits. */
uint64_t conflict_point_options(const ConflictPoint *point);
/* The option of the conflict that is VALUE of POINT, as a bit; 0 if there is
 * none. */
uint64_t conflict_value_bit(const ConflictPoint *point, Str value);
const ConflictPoint *conflict_point_find(
    const ConflictPoint *points, size_t count, Str key);

/* Fills the decision makers' preferences; what is not recorded goes to
 * ->missing. Errors: estimates of one party stand side by side. */
CHECKED Status conflict_preferences_read(ConflictWork *work, Err *err);

#endif
