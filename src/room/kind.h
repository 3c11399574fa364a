#ifndef ROOM_KIND_H
#define ROOM_KIND_H

#include "base/str.h"

/* The kinds of record, their keys and the fields of their bodies: one table
 * (kind.c) from which validation, doc/format.md's list and the brief's
 * sections are checked. */
typedef enum {
    KIND_UNKNOWN,
    KIND_ROOM,
    KIND_PARTY,
    KIND_PERSON,
    KIND_COALITION,
    KIND_BODY,
    KIND_ROUND,
    KIND_MEETING,
    KIND_POINT,
    KIND_LINK,
    KIND_DRAFT,
    KIND_CLAUSE,
    KIND_LINEAGE,
    KIND_BRACKET,
    KIND_AMENDMENT,
    KIND_ACCOUNT,
    KIND_SIGHT,
    KIND_SOURCE,
    KIND_STATEMENT,
    KIND_POSITION,
    KIND_UNDERSTANDING,
    KIND_ACT,
    KIND_WITHDRAWN,
    KIND_EVENT,
    KIND_COMMITMENT,
    KIND_FINDING,
    KIND_ASSET,
    KIND_USE,
    KIND_ESTIMATE,
    KIND_PREFERENCE,
    KIND_PACKAGE,
    KIND_DEADLINE,
    KIND_NAME,
    KIND_GRANT,
    KIND_PROPOSAL,
    KIND_RATING,
    KIND_RELEASE,
    KIND_RETRACTION,
    KIND_PURGE,
    KIND_COUNT
} Kind;

/* A set of kinds, as bits. */
typedef uint64_t KindSet;
#define KIND_BIT(KIND) ((KindSet)1 << (KIND))
/* Who can hold a stance. */
#define KINDS_SIDE (KIND_BIT(KIND_PARTY) | KIND_BIT(KIND_COALITION))
/* Who can do or say something. */
#define KINDS_VOICE (KINDS_SIDE | KIND_BIT(KIND_PERSON) | KIND_BIT(KIND_BODY))

/* Stances on an option, strongest first, and on a draft as a whole. */
#define OPTION_STANCES                                                         \
    "demands prefers accepts accepts-if resists rejects silent"
#define DRAFT_STANCES "endorses in-principle reserves rejects"
#define ACT_WORDS "adopts initials agrees freezes convenes"

enum { KEY_LONGEST = 64 }; /* bytes of a key, but for KEY_FREE */

typedef enum {
    FIELD_TEXT,     /* any text */
    FIELD_TEXTS,    /* a list of texts; one text stands for a list of one */
    FIELD_NUMBER,   /* a decimal, made minimal */
    FIELD_RANGE,    /* [lo, hi], two decimals, lo <= hi */
    FIELD_AMOUNT,   /* a decimal, {about: n} or {low, best, high} */
    FIELD_YES,      /* yes or no */
    FIELD_WORD,     /* one of `words` */
    FIELD_DATE,     /* EDTF, or {edtf, words, from} */
    FIELD_REF,      /* a key of one of `refs` */
    FIELD_REFS,     /* a list of them; one stands for a list of one */
    FIELD_SPANS,    /* [b, e] or [[b, e], ...], byte offsets into the source */
    FIELD_SPEAKERS, /* keys of `refs`, `unknown`, or {unnamed, party} */
    FIELD_CONDITIONS, /* texts, or {point, option}, {act, ...}, ... */
    FIELD_CHOICE,     /* {point: option, ...}; also numbers for number points */
    FIELD_OPTIONS,    /* {key: label, ...}; becomes [{key, label}, ...] */
    FIELD_WEIGHTS,    /* {point: decimal, ...} */
    FIELD_VALUES,     /* {point: {option: decimal, ...}, ...} */
    FIELD_MEMBERS,    /* party keys, or {party, from, to} */
    FIELD_FILE,       /* a path in a brief; {sha256, size, name} in a record */
    FIELD_READING,    /* {party, by, why} */
    FIELD_INFERRED,   /* {by, why} */
    FIELD_REJECTS,    /* `outside`, or [lo, hi] */
    FIELD_ACCEPTS_IF, /* {range: [lo, hi], if: conditions} */
    FIELD_RECORD,     /* a record's id, or {kind, key} in a brief */
    FIELD_AUDIENCE,   /* public, parties, or a list of seats */
    FIELD_ANY         /* kept as it is */
} FieldType;

enum {
    FIELD_REQUIRED = 1,
    FIELD_PLAIN = 2, /* a reference that may also be plain text */
    FIELD_NOBODY = 4 /* a reference that may be `unknown` */
};

typedef struct {
    const char *name;
    FieldType type;
    unsigned flags;
    KindSet refs;      /* of references */
    const char *words; /* of FIELD_WORD, separated by spaces */
} Field;

typedef enum {
    KEY_GIVEN,     /* as written, else generated from the salt */
    KEY_REQUIRED,  /* must be written */
    KEY_OF_FIELDS, /* worked out from the body: position */
    KEY_FREE       /* any text: name */
} KeyRule;

/* From when a record holds, where the brief does not say. */
typedef enum {
    SINCE_ALWAYS,   /* the frame */
    SINCE_OWN_DATE, /* what happened: `date` in the body, else as SINCE_BASIS */
    SINCE_BASIS     /* its basis's date, else its source's, else the brief's */
} SinceRule;

typedef struct {
    const char *name;    /* "party" */
    const char *section; /* of a brief: "parties"; NULL: has none */
    KeyRule key;
    SinceRule since;
    const Field *fields; /* ended by an entry without a name */
} KindRow;

extern const KindRow KINDS[KIND_COUNT];

/* Fields that an entry of any kind may carry into its body: source, span,
 * lang, note, inferred. Ended by an entry without a name. */
extern const Field COMMON_FIELDS[];

Kind kind_parse(Str name);         /* KIND_UNKNOWN if there is none */
Kind kind_of_section(Str section); /* likewise */
Str kind_name(Kind kind);
/* "statement" for one, "statements" for more. */
Str kind_plural(Kind kind, size_t count);
/* The field called NAME of KIND or of all kinds; NULL if there is none. */
const Field *kind_field(Kind kind, Str name);
/* The kinds of a set, for messages: "point, draft or meeting". */
Str kind_set_text(Arena *arena, KindSet set);

#endif
