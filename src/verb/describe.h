#ifndef VERB_DESCRIBE_H
#define VERB_DESCRIBE_H

#include "room/both_ways.h"
#include "room/status.h"
#include "verb/room_view.h"

/* Records as words for people and as nodes for JSON; what several verbs show
 * is put together here, once. */

/* The words of a record as its source has them: in quotation marks only where
 * the whole is quoted directly, and with the cue where leaving it out would
 * turn their sense around ("denied that ..."). */
Str describe_words(Arena *arena, const Record *record);
/* All fields of a record, in a line: "title: The number; unit: m3/s". */
Str describe_body(const Model *model, const Record *record);
/* Its words in at most COLUMNS: only what is quoted, where that tells enough
 * by itself; cut at a word. */
Str describe_excerpt(Arena *arena, const Record *record, size_t columns);
/* "kind:key", what a cell about RECORD links to. */
Str describe_link(Arena *arena, const Record *record);
/* "26 Nov 2025"; the source's words where the date is unknown. */
Str describe_date(Arena *arena, const Record *record, Str field);
/* "26 Nov 2025, 14:03 UTC", of when something was recorded. */
Str describe_moment(Arena *arena, Instant instant);
/* Who says so: the short name of the first speaker, or the unnamed one's
 * description. */
Str describe_speaker(const Model *model, const Record *record);
/* The key of the party (or coalition) the speaker belongs to; "". */
Str describe_speaker_party(const Model *model, const Record *record);
/* "own words", "reported", ... for people. */
Str describe_grade(Grade grade);
/* "{low} to {high}", or one number; "" where nothing is recorded. */
Str describe_amount(Arena *arena, const Node *amount);

/* A status, for people: its symbol, its words, its tone. */
Str describe_status_symbol(PointStatus status);
Str describe_status(PointStatus status);
Tone describe_status_tone(PointStatus status);
Str describe_stance(Stance stance);
/* A finding's word, of a record's body: "not due". */
Str describe_finding(Str name);

/* Copies of body fields for JSON; references lose their kind where it is
 * plain from the field. NODE_NULL where there is none. */
Node *describe_field(Arena *arena, const Record *record, Str field);
Node *describe_refs(Arena *arena, const Node *list);
Node *describe_number(Arena *arena, Str decimal);
Node *describe_numbers(Arena *arena, const Node *list);
/* [heads] of a stance: {stance, accepts, rejects, grade, since, ...}. */
Node *describe_heads(Arena *arena, const OptionStance *stance);
/* {party: {option: {status, split, implied, heads}}} */
Node *describe_stances(
    Arena *arena, const OptionStance *stances, size_t count, bool number);
/* A statement as a line of JSON. */
Node *describe_statement(const Model *model, const Record *statement);
Node *describe_statements(const Model *model, const RecordList *statements);
/* {key: name} of all parties and coalitions. */
Node *describe_names(const Model *model);
/* {rule, about, whose, sides: [{kind, key, by, words, says, ...}]} */
Node *describe_both_ways(const Model *model, const BothWays *both);
/* The conditions of a position, in words, joined by "; ". */
Str describe_conditions(const Model *model, const Record *position);
/* What a record rests on: the first recorded of its basis, or NULL. */
const Record *describe_basis(const Model *model, const Record *record);
/* What one side says, in a few words. */
Str describe_side(const Model *model, const Record *side);

/* Adds NAME: VALUE to a map node under construction. */
void put_text(Arena *arena, Node *map, Str name, Str value);
void put_int(Arena *arena, Node *map, Str name, size_t value);
void put_bool(Arena *arena, Node *map, Str name, bool value);
void put(Arena *arena, Node *map, Str name, Node *value);

#endif
