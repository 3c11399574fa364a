#ifndef PROPERTY_VIEWER_QUESTIONS_H
#define PROPERTY_VIEWER_QUESTIONS_H

/* What every viewer is asked of a random room (noninterference.c): each verb
 * with each of its arguments at least once. */
#include "test/questions.h"

static const Question READS[] = {{"state", {{0}}},
    {"state", {{"on", "2026-01-02"}}}, {"state", {{"known", "2026-01-03"}}},
    {"point", {{"point", "p0"}}}, {"point", {{"point", "p1"}}},
    {"point", {{"point", "p7"}}}, {"party", {{"party", "AL"}}},
    {"party", {{"party", "BO"}}}, {"party", {{"party", "k1"}}},
    {"statements", {{0}}}, {"statements", {{"search", "flow"}}},
    {"statements", {{"search", "n* OR \"no flow\""}}},
    {"statements", {{"party", "AL"}}}, {"statements", {{"person", "rin"}}},
    {"statements", {{"person", "k1"}}}, {"statements", {{"point", "p1"}}},
    {"statements", {{"source", "s0"}}},
    {"statements", {{"from", "2026-01-02"}, {"to", "2026-01-03"}}},
    {"statements", {{"outlook", "yes"}}}, {"statements", {{"limit", "2"}}},
    {"statements", {{"limit", "2"}, {"skip", "1"}}},
    {"statements", {{"garbled", "yes"}}}, {"history", {{"key", "k1"}}},
    {"history", {{"key", "position:AL/p0/a"}}}, {"history", {{"key", "p0"}}},
    {"history", {{"key", "position:BO/p1/b"}}},
    {"history", {{"key", "asset:k1"}}}, {"export", {{0}}},
    {"export", {{"whole", "yes"}}},
    {"export", {{"format", "csv"}, {"kind", "statement"}}},
    {"export", {{"format", "csv"}, {"kind", "source"}}}, {"timeline", {{0}}},
    {"timeline", {{"since", "2025-12-31"}}},
    {"timeline", {{"from", "2026-01-02"}}},
    {"timeline", {{"to", "2026-01-02"}}}, {"timeline", {{"limit", "3"}}},
    {"contradictions", {{0}}}, {"contradictions", {{"rule", "split"}}},
    {"outlook", {{0}}}, {"outlook", {{"from", "2026-01-02"}}},
    {"outlook", {{"to", "2026-01-02"}}}, {"sources", {{0}}},
    {"source", {{"source", "s0"}}}, {"source", {{"source", "statement:k1"}}},
    {"commitments", {{0}}}, {"assets", {{0}}}, {"people", {{0}}},
    {"sights", {{0}}}, {"check", {{0}}}, {"check", {{"rule", "garbled"}}},
    {"moved", {{"since", "2026-01-01"}}},
    {"moved", {{"since", "2026-01-02"}, {"limit", "1"}}},
    {"brief", {{"since", "2026-01-02"}}},
    {"brief", {{"since", "2026-01-02"}, {"format", "html"}}}, {"log", {{0}}},
    {"log", {{"limit", "1"}}}, {"state", {{"at", "0123456789abcdef"}}},
    {"proposals", {{0}}}, {"stability", {{0}}},
    {"stability", {{"estimates", "rin"}}}, {"stability", {{"estimates", "k1"}}},
    {"stability coalitions", {{"estimates", "rin"}}},
    {"stability state", {{"state", "k1"}}},
    {"stability state", {{"state", "p0=a,p1=b"}}},
    {"stability path", {{"from", "p0=a,p1=a"}}},
    {"stability inverse", {{"state", "p0=b,p1=b"}}},
    {"stability guarantee", {{"state", "p0=b,p1=a"}}}, {"deal", {{0}}},
    {"deal", {{"estimates", "k1"}}}, {"deal", {{"exercise", "yes"}}},
    {"deal frontier", {{"exercise", "yes"}}}, {"deal why", {{0}}},
    {"deal why", {{"files", "p0=a,p1=b"}}},
    {"deal why", {{"files", "draft:d"}}}, {"deal utility", {{"files", "1"}}},
    {"deal compare", {{"files", "0"}}}, {"deal best", {{0}}},
    {"deal best", {{"rule", "egalitarian"}}}, {"deal released", {{0}}},
    {"deal ask", {{0}}}, {"deal ask", {{"exercise", "yes"}}},
    {"deal likely", {{"packages", "0"}}},
    {"deal likely", {{"exercise", "yes"}}}, {"deal coalitions", {{0}}},
    {"deal coalitions", {{"quota", "1"}}},
    {"draft table", {{"draft", "d"}, {"draft", "e"}}},
    {"draft table", {{"draft", "e"}, {"point", "p1"}}},
    {"draft table", {{"draft", "d"}, {"draft", "e"}, {"changed", "yes"}}},
    {"draft changes", {{"old", "d"}, {"new", "e"}}},
    {"draft blame", {{"draft", "d"}, {"draft", "e"}}},
    {"draft blame", {{"draft", "d"}, {"clause", "1"}}},
    {"draft diff", {{"old", "d"}, {"new", "e"}}},
    {"draft brackets", {{"file", "d"}}}, {"draft amend", {{"file", "e"}}},
    {"draft export", {{"draft", "d"}}},
    {"draft export", {{"draft", "e"}, {"form", "consolidated"}}}};
enum { READ_COUNT = sizeof READS / sizeof *READS };

/* He writes: entries that name what may be hidden, and may be refused. */
static const char *const BRIEFS[] = {
    "statements: {k1: {by: rin, words: new, about: [p0], source: s0}}\n",
    "statements: {n1: {by: rin, words: new, about: [p1], source: s1}}\n",
    "commitments: {n2: {by: AL, what: W, depends-on: [p7]}}\n",
    "commitments: {n3: {by: AL, what: W, depends-on: [commitment:k2]}}\n",
    "findings: [{commitment: k3, finding: kept, source: s0}]\n",
    "points: {p0: {title: Point, options: [a, b]}}\n",
    "positions: [{party: AL, point: p0, stances: {a: demands}, "
    "grade: declared}]\n",
    "uses: [{asset: k1, by: AL, for: dams}]\n",
    "sights: [{draft: k4, by: AL, date: 2026-01-05}]\n",
};
static const Question ADD = {"add", {{"brief", "brief.yaml"}}};
static const Question WRITES[] = {{"confirm", {{"key", "k1"}}},
    {"confirm", {{"key", "k2"}, {"set", "words=w"}}},
    {"reject", {{"key", "k3"}, {"why", "w"}}},
    {"propose", {{"file", "t.csv"}, {"date", "2026-01-01"}, {"title", "T"},
                    {"careful", "yes"}}},
    {"propose", {{"file", "t.csv"}, {"date", "2026-01-01"},
                    {"model", "none.model"}, {"tables", "none.yaml"}}},
    {"propose", {{"file", "t.csv"}, {"date", "2026-01-01"}, {"publisher", "P"},
                    {"url", "u"}}},
    {"correct",
        {{"record", "statement:k1"}, {"change", "words=other"}, {"why", "w"}}},
    {"correct", {{"record", "point:p1"}, {"change", "title=T"}, {"why", "w"}}},
    {"correct", {{"record", "asset:k2"}, {"change", "title=T"}, {"why", "w"}}},
    {"retract", {{"record", "statement:k2"}, {"why", "w"}}},
    {"retract", {{"record", "commitment:k3"}, {"why", "w"}}},
    {"retract", {{"record", "position:AL/p0/a"}, {"why", "w"}}},
    {"retract", {{"record", "00000000"}, {"why", "w"}}},
    {"draft import", {{"file", "t.csv"}, {"draft", "n7"}, {"title", "T"},
                         {"date", "2026-01-01"}}},
    {"draft import",
        {{"file", "t.csv"}, {"draft", "n8"}, {"base", "d"}, {"author", "AL"}}},
    {"draft import", {{"file", "t.csv"}, {"draft", "n9"}, {"map", "1=p0"},
                         {"audience", "public"}}},
    {"draft amendments", {{"draft", "d"}, {"file", "t.md"}}},
    {"draft amendments",
        {{"draft", "e"}, {"file", "t.md"}, {"who", "North=rin"}}},
    {"draft align", {{"old", "d"}, {"new", "e"}}},
    {"draft confirm", {{"old", "d"}, {"new", "e"}, {"all", "yes"}}},
    {"draft confirm",
        {{"old", "d"}, {"new", "e"}, {"clause", "1"}, {"person", "rin"}}},
    {"draft correct",
        {{"old", "d"}, {"new", "e"}, {"to", "1"}, {"how", "added"}}},
    {"draft correct",
        {{"old", "d"}, {"new", "e"}, {"from", "1"}, {"person", "rin"}}},
    {"import", {{"file", "t.csv"}, {"source", "s1"}}}};
enum { WRITE_COUNT = sizeof WRITES / sizeof *WRITES };

/* Verbs about a room's file as a whole, for whoever holds it; one of the
 * mediator's that acts on all that he sees; and one that writes what
 * "deal frontier" reads into files of other programs. */
static const char *const HOLDERS[] = {
    "backup", "deal export", "merge", "purge", "verify"};
/* Asked apart; one that asks at the keyboard, and writes as confirm and
 * reject do; and those that need an access file (sealed.c). */
static const char *const APART[] = {"add", "deal release", "deal sealed",
    "preference lock", "preference seal", "preference show",
    "preference unlock", "review", "serve"};

#endif
