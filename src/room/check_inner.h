#ifndef ROOM_CHECK_INNER_H
#define ROOM_CHECK_INNER_H

#include "room/check.h"

/* Shared by the files that check one type of field each. A checker answers
 * the normal form, or NULL where the value is empty or wrong; what is wrong
 * it has told. */
typedef Node *Checker(Check *check, const Field *field, const Node *value);

Checker check_date, check_amount, check_range, check_spans_field, check_file;
Checker check_ref, check_refs, check_speakers, check_members;
Checker check_conditions, check_accepts_if, check_reading, check_inferred;
Checker check_choice, check_options, check_weights, check_values;
Checker check_audience;

/* MADE with the place of SOURCE. */
Node *check_placed(Node *made, const Node *source);
Node *check_text_node(Check *check, Str text, const Node *source);
/* Tells that VALUE is not what FIELD takes; NULL. */
Node *check_refuse(Check *check, const Field *field, const Node *value);
bool check_is_scalar(const Node *value);

/* Refuses a list (or map) of more than LIST_MOST values. */
bool check_is_short(Check *check, const Field *field, const Node *value);

/* Brings one item, or each of a list, into normal form; one value stands for
 * a list of one. NULL if nothing is left. */
Node *check_list(
    Check *check, const Field *field, const Node *value, Checker *item);

#endif
