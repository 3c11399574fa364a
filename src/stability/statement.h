#ifndef STABILITY_STATEMENT_H
#define STABILITY_STATEMENT_H

#include "base/err.h"
#include "base/str.h"

/* A preference statement: a condition on options that is true or false in a
 * state.
 *
 *     statement := condition [ IF condition | IFF condition ]
 *     condition := term { (OR or |) term }
 *     term      := factor { (AND or &) factor }
 *     factor    := (NOT or - or ~ or !) factor | "(" condition ")" | option
 *     option    := its key, its name in quotation marks, or its number from 1
 *
 * `A IF B` is true where B is false or A is true. Words may be written in
 * capitals or small letters. */
typedef enum { STEP_OPTION, STEP_NOT, STEP_AND, STEP_OR, STEP_IFF } StepType;

typedef struct {
    uint8_t type;   /* StepType */
    uint8_t option; /* of STEP_OPTION: its index */
} Step;

enum {
    STATEMENT_STEPS_MAX = 4096,
    STATEMENT_DEPTH_MAX = 64 /* of parentheses and NOTs, and of the stack */
};

/* In postfix order. */
typedef struct {
    Str text;          /* as written */
    const Step *steps; /* [step_count] */
    size_t step_count;
} Statement;

/* What a statement may name. */
typedef struct {
    Str key, name;
} StatementName;

/* Reads TEXT. On error *OFFSET says at which byte of TEXT, and err is filled
 * with PLACE moved on by so many columns. */
CHECKED Status statement_read(Arena *arena, Str text,
    const StatementName *names, size_t name_count, Place place,
    Statement **statement, Err *err);

/* True if WORD has a meaning of its own in the grammar. */
bool statement_reserved(Str word);

/* The truth of a statement in 64 states at once: bit b of columns[j] says
 * whether option j is taken in state b. */
uint64_t statement_true(const Statement *statement, const uint64_t *columns);

/* The truth in one state. */
bool statement_holds(const Statement *statement, uint64_t state);

#endif
