#ifndef TEXT_CLAUSE_H
#define TEXT_CLAUSE_H

#include "base/vec.h"
#include "text/printed.h"

/* A draft as a tree of clauses, flat in the order of the text (preorder). */
typedef struct {
    Str id;        /* "article-5.1.a"; unique within the draft */
    Str number;    /* as printed, "Article 5", "1.", "(a)"; "" if none */
    Str label;     /* normal form of the number: "article-5", "1", "a" */
    Str heading;   /* of a titled clause, without its number; "" if none */
    Str text;      /* its own words, without those of clauses below it */
    size_t depth;  /* 0 at the top */
    size_t parent; /* index, or NO_CLAUSE */
    size_t end;    /* index after the last clause below it */
    bool titled;   /* begins with a heading */
} Clause;

#define NO_CLAUSE SIZE_MAX

typedef struct {
    Clause *items; /* [count] */
    size_t count;
    /* Markdown and plain text: the clauses' texts one after the other are the
     * source, byte for byte. HTML and docx: what can be read of it. */
    Str source;
    bool marked; /* the texts hold marks of Markdown */
} Draft;

/* Who put in the words of a clause, where its file tells: runs one after the
 * other. */
typedef struct {
    size_t end; /* the byte of the clause's text where the run ends */
    Str author; /* "": the file does not say */
} Owner;

typedef VEC(Owner) Owners;

/* Builds a draft clause by clause, in the order of the text. */
typedef struct {
    Arena *arena;
    VEC(Clause) clauses;
} DraftBuilder;

DraftBuilder draft_builder(Arena *arena);

/* Adds a clause below the last one that is less deep than DEPTH. Fill number
 * and label from PRINTED (NULL: none); heading and text are borrowed. */
void draft_add(DraftBuilder *builder, size_t depth, const Printed *printed,
    bool titled, Str heading, Str text);

/* Names the clauses and closes the tree. Ids are the labels from the top
 * down; of one without a number, "p" and its place among such neighbours, or
 * its heading in short; "~2" marks the second of one name. */
Draft draft_finish(DraftBuilder *builder, Str source);

/* The words of CLAUSE without its printed number, trimmed. */
Str clause_words(const Clause *clause);

/* The id of CLAUSE as people are shown it: without that of the title which
 * the whole draft stands under. */
Str draft_short_id(const Draft *draft, size_t clause);

/* The first clause with this id, in whole or short, or NO_CLAUSE. */
size_t draft_find(const Draft *draft, Str id);

#endif
