#ifndef BRIDGE_COLD_PART_H
#define BRIDGE_COLD_PART_H

#include "bridge/cold_start.h"

/* What the files of the cold start share. */
typedef struct {
    Arena *arena;
    Reader *reader;
    const ColdSource *source;
    Day day;
    Reading reading;
    Node *tree;
    Map party_keys; /* code or name -> Str of the party's key */
} ColdStart;

enum { COLD_KEY_BYTES = 48, COLD_WORDS_MOST = 4 };

/* --- entries --- */

Node *cold_text(ColdStart *in, Str text);
/* Nothing where VALUE is empty. */
void cold_put_text(ColdStart *in, Node *map, const char *name, Str value);
Node *cold_list(ColdStart *in, Str value);
/* The section of the brief, made where there is none. */
Node *cold_section(ColdStart *in, const char *name);
/* A new entry of MAP with its source; NULL if there is one of this key. */
Node *cold_add_entry(ColdStart *in, Node *map, Str key, ByteSpan span);
/* With a capital at its beginning. */
Str cold_sentence_case(ColdStart *in, Str words);

/* --- tokens --- */

const Token *cold_token(const ColdStart *in, size_t i);
/* Whether token I is one of WORDS, "a|b", in small letters. */
bool cold_is_one_of(const ColdStart *in, size_t i, const char *words);
ByteSpan cold_span(const ColdStart *in, size_t begin, size_t end);
Str cold_words(const ColdStart *in, size_t begin, size_t end);
TokenRange cold_sentence(const ColdStart *in, size_t i);

/* --- parts, in cold_phrase.c and cold_event.c --- */

/* Points: nouns of which several statements speak; texts that are named. */
void cold_add_points(ColdStart *in);
void cold_add_drafts(ColdStart *in);
/* Meetings at a place; people killed or injured, as the text tells. */
void cold_add_meetings(ColdStart *in);
void cold_add_events(ColdStart *in);

#endif
