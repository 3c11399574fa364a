#ifndef ROOM_STANCE_H
#define ROOM_STANCE_H

#include "room/model.h"

/* Stances on an option, strongest first, then those on a whole draft. */
typedef enum {
    STANCE_NONE,
    STANCE_DEMANDS,
    STANCE_PREFERS,
    STANCE_ACCEPTS,
    STANCE_ACCEPTS_IF,
    STANCE_RESISTS,
    STANCE_REJECTS,
    STANCE_SILENT,
    STANCE_ENDORSES,
    STANCE_IN_PRINCIPLE,
    STANCE_RESERVES,
    STANCE_COUNT
} Stance;

Str stance_name(Stance stance);   /* "accepts-if"; "" for none */
Stance stance_parse(Str name);    /* STANCE_NONE if there is none */
Str stance_label(Stance stance);  /* for people: "accepts on conditions" */
bool stance_takes(Stance stance); /* demands, prefers, accepts */
/* +1 for, -1 against, 0 neither (also conditions and silence). */
int stance_direction(Stance stance);

/* What a position says, as one stance; a number position counts as accepting,
 * accepting on conditions or rejecting. */
Stance stance_of_record(const Record *record);

/* What one party's heads say of one option, of a number point, or of a draft:
 * the heads of the strongest grade count; where they differ the party is
 * split and has no stance. */
typedef struct {
    Str party;  /* reference: "party:BO" */
    Str key;    /* of the party; "" if it is a coalition */
    Str option; /* "" of a number point or a draft */
    Stance stance;
    Grade grade; /* of what counts */
    bool split;
    bool implied;           /* rejected because another option is demanded */
    const Record *deciding; /* a head that counts; the demand, if implied */
    const Record **heads;   /* [head_count] all own heads, counting or not */
    size_t head_count;
} OptionStance;

/* All stances on POINT: by party (in order of bytes), then by option in the
 * point's order. POSITIONS: the heads that name this point. A number point
 * has one entry a party, whose stance is STANCE_ACCEPTS, _ACCEPTS_IF or
 * _REJECTS by the strongest thing it says. */
size_t stance_of_point(const Model *model, const Record *point,
    const RecordList *positions, OptionStance **stances);

/* The same for a draft as a whole. */
size_t stance_of_draft(
    const Model *model, const RecordList *positions, OptionStance **stances);

/* The positions among the model's heads by what they are about: point key,
 * or "draft:KEY", to a RecordList. */
Map stance_index(const Model *model);

/* The options of a point, in order; *COUNT 0 for a number point or none. */
const Str *stance_options(
    const Model *model, const Record *point, size_t *count);
bool stance_is_number(const Record *point);

#endif
