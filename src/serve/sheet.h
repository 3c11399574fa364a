#ifndef SERVE_SHEET_H
#define SERVE_SHEET_H

#include "serve/markup.h"
#include "verb/verb.h"

/* The pages that are more than a verb's screen: each shows one verb's answer
 * in its own way, and is drawn from that answer alone. What a verb shows to
 * people stays on its page, below the plot, as the table of the same data. */

typedef enum {
    SHEET_TALKS,
    SHEET_RECORD,
    SHEET_DRAFTS,
    SHEET_WORK,
    SHEET_HOUSE,
    SHEET_GROUP_COUNT
} SheetGroup;

typedef struct {
    SheetGroup group; /* where it stands in the navigation */
    const char *path; /* "/matrix"; NULL: the verb's own page */
    const char *verb;
    MessageId title; /* in the navigation; MSG_NONE: not there, but under the
                        one before it */
    /* NULL: the screen as it is. Forms that append stand only where the page
     * has a token for them. */
    void (*draw)(Markup *html, const VerbCall *call);
} Sheet;

extern const Sheet SHEETS[]; /* ended by an entry without a verb */

const Sheet *sheet_at(Str path); /* NULL if none has this path */
/* The first that shows VERB on its own page; NULL if there is none. */
const Sheet *sheet_of(const Verb *verb);
/* The one whose title the navigation shows for it. */
const Sheet *sheet_entry(const Sheet *sheet);
/* Whether its page is called by its own title, not by the screen's. */
bool sheet_is_named(const Sheet *sheet);
/* Its address. */
Url sheet_url(Arena *arena, const Sheet *sheet);

/* One a file, page_*.c. */
void page_desk(Markup *html, const VerbCall *call);
void page_matrix(Markup *html, const VerbCall *call);
void page_point(Markup *html, const VerbCall *call);
void page_statements(Markup *html, const VerbCall *call);
void page_timeline(Markup *html, const VerbCall *call);
void page_outlook(Markup *html, const VerbCall *call);
void page_source(Markup *html, const VerbCall *call);
void page_brackets(Markup *html, const VerbCall *call);
void page_frontier(Markup *html, const VerbCall *call);
void page_readings(Markup *html, const VerbCall *call);
void page_even(Markup *html, const VerbCall *call);
void page_both_ways(Markup *html, const VerbCall *call);
void page_sights(Markup *html, const VerbCall *call);
void page_access(Markup *html, const VerbCall *call);
void page_drafts(Markup *html, const VerbCall *call);
void page_reading(Markup *html, const VerbCall *call);

#endif
