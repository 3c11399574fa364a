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

/* On what a statement looks out: how near it is (kept in words). */
typedef enum {
    OUTLOOK_NONE,
    OUTLOOK_DEAL,
    OUTLOOK_MEETING,
    OUTLOOK_POINT
} Outlook;

/* Why a passage cannot be read with confidence. */
typedef enum {
    PASSAGE_CLEAN,
    PASSAGE_LOST_CHARACTER, /* U+FFFD */
    PASSAGE_OPEN_QUOTE,     /* a mark that nothing closes */
    PASSAGE_DOUBLED_WORD,
    PASSAGE_CUT /* it breaks off */
} Passage;

extern const char *const OUTLOOK_NAMES[]; /* "", "deal", "meeting", "point" */

enum { SPEAKERS_MAX = 4 }; /* people of one statement */

/* Who speaks, as far as the text tells. */
typedef struct {
    Str name; /* the fullest name; of an unnamed one the words of the text */
    Str role; /* "" if not told */
    Str *parties;
    size_t party_count;
    bool named;   /* a person, or a party as such */
    bool passive; /* "is alleged to": told of the source, by nobody named */
    int others[SPEAKERS_MAX - 1]; /* people who speak with him: into People */
    size_t other_count;
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
    ByteSpan to, via; /* spoken to, through: words; empty: not told */
    ByteSpan channel, place;
    ByteSpan date; /* as the text gives it; when.h works it out */
    Outlook outlook;
    ByteSpan outlook_words; /* "very close" */
    Passage passage;
    double confidence; /* 0 to 1 */
} Statement;

typedef VEC(Statement) Statements;

/* Fills kind, quoted, attitude, polarity, hedge and tag from the spans. */
void statement_classify(
    Arena *arena, const Tokens *tokens, Statement *statement);

/* Fills to, via, channel, place, date, outlook and passage; after topics. */
void statement_find_details(
    Arena *arena, const Tokens *tokens, Statement *statement);

/* Adds the statements that stand within the contents of others, each after
 * the one it stands in: "Marchand said the port had confirmed that ...". */
void statements_find_nested(
    Arena *arena, const Tokens *tokens, Statements *statements);

/* Fills the speakers of all statements, in the order of the text. */
void speakers_resolve(Arena *arena, const Gazetteer *gazetteer,
    const Tokens *tokens, const People *people, Statements *statements);

#endif
