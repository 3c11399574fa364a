/* What may stand at a place of a command line, for the completion scripts of
 * shells: verbs, word by word; options; values. The words before the place
 * are read as cli/command.c reads them, but nothing is refused. */
#include "verb/help.h"

#include "verb/arguments.h"

/* Files are left to the shell to list. */
#define ANY_FILE S(":files")
#define ROOM_FILE S(":rooms")

typedef struct {
    Arena *arena;
    VEC(Str) words; /* before the place: neither options nor their values */
    VEC(const Arg *) given; /* options before the place */
    const Arg *awaited;     /* the option whose value stands at the place */
    bool ended;             /* after "--" */
    const Verb *verb;       /* NULL: none is named yet */
    size_t name_words;      /* of `words`, those that name the verb */
    Str word;               /* what stands at the place so far */
    Candidates *found;
} Spot;

static void offer(Spot *spot, Str word, Str about)
{
    if (str_starts(word, spot->word))
        vec_push(spot->arena, spot->found, ((Candidate){word, about}));
}

static void offer_files(Spot *spot, Str which)
{
    vec_push(spot->arena, spot->found, ((Candidate){which, S("")}));
}

/* Offers the values of ARG, each after BEFORE ("--color="). */
static void offer_values(Spot *spot, const Arg *arg, Str before)
{
    Str choice;
    Str about = message_text(arg->help);
    for (size_t i = 0; verb_choice_at(arg, i, &choice); i++)
        offer(spot, str_join(spot->arena, (Str[]){before, choice}, 2, S("")),
            about);
    if (arg->type == ARG_PARTY) {
        offer(spot, S("mediator"), about);
        offer(spot, S("public"), about);
    }
    if (arg->type == ARG_ROOM && !before.size)
        offer_files(spot, arg->or_file ? ANY_FILE : ROOM_FILE);
    bool file = arg->type == ARG_PATH || arg->type == ARG_UPLOAD;
    if (file && !before.size) offer_files(spot, ANY_FILE);
}

static bool is_given(const Spot *spot, const Arg *arg)
{
    for (size_t i = 0; i < spot->given.count; i++)
        if (spot->given.items[i] == arg) return !arg->repeated;
    return false;
}

static void offer_option(Spot *spot, const Arg *arg)
{
    if (arg->positional || is_given(spot, arg)) return;
    offer(spot, str_printf(spot->arena, "--%s", arg->name),
        message_text(arg->help));
}

/* Options, or the values of the one that is written with "=". */
static void offer_options(Spot *spot)
{
    const Arg *arg;
    size_t equal = str_find(spot->word, S("="), 0);
    if (equal != SIZE_MAX) {
        arg = verb_any_option(str_slice(spot->word, 2, equal));
        if (arg) offer_values(spot, arg, str_slice(spot->word, 0, equal + 1));
        return;
    }
    for (size_t i = 0; spot->verb && (arg = verb_arg_at(spot->verb, i)); i++)
        offer_option(spot, arg);
    for (arg = COMMON_ARGS; arg->name; arg++) offer_option(spot, arg);
}

/* The part of NAME after WORDS[0..count), or NULL. */
static const char *continuation(
    const char *name, const Str *words, size_t count)
{
    Str rest = str_of(name), part;
    for (size_t i = 0; i < count; i++)
        if (!str_next(&rest, ' ', &part) || !str_equal(part, words[i]))
            return NULL;
    return rest.data;
}

/* The next word of every verb whose name begins with WORDS[0..count). */
static void offer_verbs(Spot *spot, const Str *words, size_t count)
{
    Str last = S("");
    for (size_t i = 0; VERBS[i]; i++) {
        Str rest = str_of(continuation(VERBS[i]->name, words, count)), word;
        if (!rest.size || !str_next(&rest, ' ', &word)) continue;
        if (str_equal(word, last)) continue;
        offer(spot, word, rest.data ? S("") : message_text(VERBS[i]->summary));
        last = word;
    }
}

/* Values of the positional argument that comes next: the first one may be a
 * room that is left out, so then the second is meant as well. */
static void offer_positional(Spot *spot)
{
    size_t index = spot->words.count - spot->name_words;
    const Arg *arg;
    for (size_t i = 0; (arg = verb_arg_at(spot->verb, i)); i++) {
        if (!arg->positional) continue;
        if (index && !arg->repeated) {
            index--;
            continue;
        }
        offer_values(spot, arg, S(""));
        if (arg->type != ARG_ROOM) return;
    }
}

static void read_word(Spot *spot, Str word)
{
    if (spot->awaited) {
        if (!str_equal(word, S("="))) spot->awaited = NULL;
    } else if (spot->ended || !str_starts(word, S("-")) || word.size == 1) {
        vec_push(spot->arena, &spot->words, word);
    } else if (str_equal(word, S("--"))) {
        spot->ended = true;
    } else {
        size_t equal = str_find(word, S("="), 0);
        const Arg *arg = verb_any_option(str_slice(word, 2, equal));
        if (!arg) return;
        vec_push(spot->arena, &spot->given, arg);
        if (arg->type != ARG_FLAG && equal == SIZE_MAX) spot->awaited = arg;
    }
}

static void offer_words(Spot *spot)
{
    const Str *words = spot->words.items;
    size_t count = spot->words.count;
    bool help = spot->verb && str_equal(str_of(spot->verb->name), S("help"));
    if (!spot->verb || spot->name_words == count)
        offer_verbs(spot, words, count);
    if (help) offer_verbs(spot, words + 1, count - 1);
    if (spot->verb && !help) offer_positional(spot);
}

Candidates help_candidates(
    Arena *arena, const Str *words, size_t count, size_t at)
{
    Candidates found = {0};
    Spot spot = {.arena = arena, .found = &found};
    for (size_t i = 0; i < count && i < at; i++) read_word(&spot, words[i]);
    if (at < count && !str_equal(words[at], S("="))) spot.word = words[at];
    spot.verb = verb_find(spot.words.items, spot.words.count, &spot.name_words);
    if (spot.awaited)
        offer_values(&spot, spot.awaited, S(""));
    else if (!spot.ended && str_starts(spot.word, S("-")))
        offer_options(&spot);
    else
        offer_words(&spot);
    return found;
}
