#ifndef VERB_VERB_H
#define VERB_VERB_H

#include "base/err.h"
#include "base/node.h"
#include "verb/screen.h"

/* One table of verbs (verbs.def) drives the command line, help, man page,
 * completion, the library, and later pages, API and access check. Each verb
 * has its own file, which defines `const Verb verb_NAME`. */

typedef enum {
    ARG_ROOM,   /* a room file; may be left out, see cli/room_arg.h */
    ARG_PATH,   /* any file; exists on the command line only */
    ARG_UPLOAD, /* a file that is only read: see verb/uploads.h */
    ARG_KEY,    /* the key, or kind:key, of a record */
    ARG_DATE,   /* EDTF date, or RFC 3339 instant */
    ARG_PARTY,  /* mediator, public, or a party's key */
    ARG_TEXT,
    ARG_NUMBER,
    ARG_SECRET, /* asked for: no option, no part of an address;
                   verb/passphrase.h */
    ARG_FLAG
} ArgType;

typedef struct {
    const char *name; /* "on" for --on; positional ones are shown as <NAME> */
    ArgType type;
    bool positional, required, repeated;
    bool or_file; /* ARG_ROOM: or a file of another format instead */
    MessageId help;
    const char *choices; /* "always|never|auto"; NULL: any value */
} Arg;

typedef enum {
    EFFECT_READS,
    EFFECT_APPENDS,
    EFFECT_CREATES,
    EFFECT_RUNS
} Effect;

typedef struct VerbCall VerbCall;
typedef struct Host Host;       /* verb/host.h */
typedef struct Uploads Uploads; /* verb/uploads.h */
typedef struct Vault Vault;     /* verb/vault.h */

/* Who asks over the pages. */
typedef struct {
    Str user, address;
    Str pass; /* hash of his session or token */
} VerbCaller;

typedef struct {
    const char *name; /* "state", "deal frontier" */
    MessageId summary;
    MessageId help;      /* a paragraph: what it answers and how to read it */
    const char *example; /* one command line, without the program's name */
    const char *capability; /* a word of the access table: "read", "write" */
    Effect effect;
    const Arg *args; /* ended by an entry without a name */
    bool apart; /* appends to no room: to the access file, or a server's memory
                 */
    bool asks;  /* goes on by questions at a keyboard: on the command line
                   only */
    bool takes_view; /* also --on --known --at --as */
    Status (*run)(VerbCall *call, Err *err);
} Verb;

typedef struct {
    const Arg *arg;
    Str value; /* "yes" for a flag */
} ArgValue;

/* One use of a verb: what was asked, and the answer. */
struct VerbCall {
    Arena *arena;
    const Verb *verb;
    ArgValue *values; /* [value_count] in the order given */
    size_t value_count;
    bool data_only;         /* nobody will see the screen: it may stay empty */
    bool screen_only;       /* nobody will read the data: it may stay empty */
    Node *data;             /* out: what --json prints */
    Screen *screen;         /* out: what people see */
    Status answer;          /* out: STATUS_OK or STATUS_NO */
    const Host *host;       /* NULL but on the command line */
    const Uploads *uploads; /* NULL: files are paths */
    const VerbCaller *caller; /* NULL but behind pages with an access file */
    Vault *vault;             /* unlocked keys; NULL but in a server */
    /* For long work: called now and then with 0..1; stop when it returns
     * false. May be NULL. */
    bool (*progress)(void *state, double done);
    void *progress_state;
};

extern const Verb *const VERBS[]; /* ended by NULL, in alphabetical order */

/* The verb that WORDS[0..count) begin with, the longest name first; *USED
 * says how many words its name took. NULL if there is none. */
const Verb *verb_find(const Str *words, size_t count, size_t *used);

/* The value of an argument, "" where it was not given. */
Str verb_value(const VerbCall *call, const char *name);
bool verb_has(const VerbCall *call, const char *name);
/* The Nth value of a repeated argument; false when there are no more. */
bool verb_nth(const VerbCall *call, const char *name, size_t n, Str *value);

/* Checks the arguments against the table and runs the verb under a guard:
 * whatever happens, no exit, no half-done write, no leak. call->arena,
 * verb and values must be set. */
CHECKED Status verb_run(VerbCall *call, Err *err);

/* Says that memory ran out, and returns STATUS_MEMORY: for whoever sets a
 * guard of his own. */
CHECKED Status verb_no_memory(Err *err);

/* The arguments that every verb with takes_view has besides its own. */
extern const Arg VIEW_ARGS[];

#endif
