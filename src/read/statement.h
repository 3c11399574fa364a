#ifndef READ_STATEMENT_H
#define READ_STATEMENT_H

#include "read/attribution.h"
#include "read/people.h"
#include "read/topic.h"

typedef enum { SAID_INDIRECT, SAID_MIXED, SAID_DIRECT } SaidKind;
typedef enum { POLARITY_AFFIRMED, POLARITY_DENIED, POLARITY_NOT_SAID } Polarity;

/* What is done by saying it: the top codes of CAMEO (Gerner et al. 2002) that
 * help a negotiation. */
typedef enum {
    ACT_DEMAND,
    ACT_OFFER,
    ACT_PROMISE,
    ACT_ACCEPT,
    ACT_REJECT,
    ACT_THREATEN,
    ACT_ACCUSE,
    ACT_APPEAL,
    ACT_ASSESS,
    ACT_REPORT,
    ACT_COUNT
} SpeechAct;

extern const char *const SAID_NAMES[];     /* "indirect", "mixed", "direct" */
extern const char *const POLARITY_NAMES[]; /* "affirmed", ... */
extern const char *const ACT_NAMES[];      /* "demand", ... */

/* Who speaks, as far as the text tells. */
typedef struct {
    Str name; /* the fullest name; of an unnamed one the words of the text */
    Str role; /* "" if not told */
    Str *parties;
    size_t party_count;
    bool named;      /* a person, or a party as such */
    bool collective; /* more than one: "leaders", "they" */
    int person;      /* index into People, -1: none */
} Speaker;

typedef struct {
    Attribution attribution;
    Speaker speaker;
    ByteSpans quoted; /* bytes between quotation marks in the content, without
                         the reporter's [...] */
    SaidKind kind;
    bool attitude; /* a view told, not an act of speech */
    Polarity polarity;
    ByteSpan hedge; /* the hedging word; empty: none */
    SpeechAct tag;
    TopicRefs topics; /* what it is about */
    int nested_in;    /* index of the statement whose content holds it, or -1 */
    double confidence; /* 0 to 1 */
} Statement;

typedef VEC(Statement) Statements;

/* Fills kind, quoted, attitude, polarity, hedge and tag from the spans. */
void statement_classify(
    Arena *arena, const Tokens *tokens, Statement *statement);

/* Fills the speakers of all statements, in the order of the text. */
void speakers_resolve(Arena *arena, const Gazetteer *gazetteer,
    const Tokens *tokens, const People *people, Statements *statements);

#endif
