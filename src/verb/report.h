#ifndef VERB_REPORT_H
#define VERB_REPORT_H

#include "verb/describe.h"
#include "verb/footer.h"
#include "verb/notes.h"

/* A reading verb's answer under way: the view, its title, what is filled in
 * as data and as a screen, and the footer. */
typedef struct {
    VerbCall *call;
    RoomView *room;
    const Model *model; /* of room */
    Arena *arena;
    Node *data;     /* {room, view, ...} */
    Screen *screen; /* begun with a title */
    Notes *notes;   /* of the sources named so far */
    int year;       /* of the view: dates in it are shown without */
} Report;

/* Opens the room of CALL, loads KINDS besides parties, people and sources,
 * and begins both answers. */
CHECKED Status report_open(
    VerbCall *call, KindSet kinds, MessageId title, Report *report, Err *err);
/* The same over a view that is open already. */
CHECKED Status report_begin(VerbCall *call, RoomView *room, KindSet kinds,
    MessageId title, Report *report, Err *err);
/* Ends the screen: the notes, how many sources, what is assumed. */
CHECKED Status report_close(Report *report, Err *err);

/* A refusal after the answer was begun: takes what was shown back, and returns
 * STATUS. */
CHECKED Status report_refuse(VerbCall *call, Status status);

/* An empty list under NAME of the data. */
Node *report_list(Report *report, Str name);
/* Pushes {kind, key, id, grade, since, source} of RECORD to LIST; returns the
 * map, to be added to. */
Node *report_record(const Report *report, Node *list, const Record *record);
/* A date for people, without the year of the view. */
Str report_date(const Report *report, Str edtf);
/* The date a record tells of: its `date` (also where that is unknown), else,
 * and of a statement, since when it holds. */
Str report_when(const Record *record);
/* "A, B and C" of plain keys of KIND. */
Str report_names(const Report *report, Kind kind, const Node *keys);
/* A table whose COLUMNS[0..count) have HEADINGS. */
Block *report_table(const Report *report, const MessageId *headings,
    const Column *columns, size_t count);
Str report_count(const Report *report, size_t count);

/* The keys of the sources that RECORD rests on, its own, those of its
 * basis and of `as-reported-by`, in order of bytes, without doubles; *KEYS has
 * *COUNT. */
void report_sources(const Report *report, const Record *record,
    const Str **keys, size_t *count);
/* "Varda Herald, 11 Mar": the source KEY. */
Str report_source_name(const Report *report, Str key);
/* The number of the note that tells the source KEY. */
size_t report_source_note(const Report *report, Str key);
/* The notes of the sources of RECORD: "[1] [3]", "" where there is none. */
Str report_note_marks(const Report *report, const Record *record);
/* The same of the sources KEYS. */
Str report_source_marks(const Report *report, const Str *keys, size_t count);

/* The date argument NAME as a day, the LAST or the first it may mean; left as
 * it is where it is not given. `unknown` is refused. */
CHECKED Status report_day(
    VerbCall *call, const char *name, bool last, Day *day, Err *err);
/* Refuses a --since, as a day, that is later than the view's date. */
CHECKED Status report_since(
    VerbCall *call, const RoomView *room, Day since, Err *err);
/* The number --limit; left as it is where it is not given. */
CHECKED Status report_limit(VerbCall *call, size_t *limit, Err *err);

#endif
