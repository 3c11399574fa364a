/* The table of senses, from the files of WordNet (Miller 1995; wndb(5)):
 * words of one part in all their forms, each with the file of its commonest
 * meaning and, for verbs, what the two commonest govern. Where forms clash,
 * the word with more meanings takes it ("found" is of find). Nouns that never
 * stood in WordNet's tagged texts are left out. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/map.h"
#include "read/sense.h"
#include "train/trainer.h"

enum {
    FILE_MAX = 64 << 20,
    SENSE_LINES = 5500,
    FIRST_NOUN_FILE = 3,
    FIRST_VERB_FILE = 29,
    VERB_FILES = 15,
    NOUN_FILES = 26,
    COMMUNICATION = 32,
    COMMONEST = 3 /* meanings looked at for communication */
};

/* One form of a word. */
typedef struct {
    Str form;
    int meanings; /* of the word */
    bool noun;
    uint8_t sense;
} Form;

typedef struct {
    Arena *arena;
    Str verbs, nouns; /* data.verb, data.noun */
    Map irregular;    /* word -> Strs of its irregular forms */
    VEC(Form) forms;
} Senses;

typedef VEC(Str) Strs;

/* One line of a data file. */
typedef struct {
    int file;
    uint64_t frames; /* bit N: sentence frame N */
    bool says;       /* a noun of a verb with frame 26 */
} Meaning;

static const uint64_t THAT = 1u << 26, TO = 1ull << 28 | 1ull << 35,
                      SOMEBODY_TO = 1u << 24 | 1u << 25;

static int64_t next_int(Str *rest)
{
    Str part;
    int64_t number = 0;
    return str_next(rest, ' ', &part) && str_to_int(part, &number) ? number : 0;
}

static Str next_part(Str *rest)
{
    Str part;
    return str_next(rest, ' ', &part) ? part : S("");
}

static uint64_t read_frames(Str *rest)
{
    uint64_t frames = 0;
    for (int64_t count = next_int(rest); count > 0; count--) {
        next_part(rest); /* + */
        frames |= 1ull << (next_int(rest) & 63);
        next_part(rest); /* of which word */
    }
    return frames;
}

static Meaning read_meaning(const Senses *senses, bool noun, Str offset);

/* Passes over the pointers; true if one goes to a verb that says that. */
static bool read_pointers(const Senses *senses, Str *rest)
{
    bool says = false;
    for (int64_t count = next_int(rest); count > 0; count--) {
        Str symbol = next_part(rest), offset = next_part(rest);
        Str part = next_part(rest);
        next_part(rest);
        if (senses && str_equal(symbol, S("+")) && str_equal(part, S("v")))
            says = says || read_meaning(senses, false, offset).frames & THAT;
    }
    return says;
}

/* "00952542 32 v 01 tell 0 012 @ 00831669 v 0000 ... 01 + 26 00 | ..." */
static Meaning read_meaning(const Senses *senses, bool noun, Str offset)
{
    int64_t at = 0;
    Str data = noun ? senses->nouns : senses->verbs;
    Meaning meaning = {0};
    if (!str_to_int(offset, &at) || at < 0) return meaning;
    Str from = str_slice(data, (size_t)at, data.size), rest = S("");
    str_next(&from, '\n', &rest);
    next_part(&rest);
    meaning.file = (int)next_int(&rest);
    next_part(&rest);
    for (long words = strtol(next_part(&rest).data, NULL, 16); words; words--) {
        next_part(&rest);
        next_part(&rest);
    }
    meaning.says = read_pointers(noun ? senses : NULL, &rest);
    if (!noun) meaning.frames = read_frames(&rest);
    return meaning;
}

static void add_form(Senses *senses, const Form *word, Str stem, Str ending)
{
    Form form = *word;
    form.form = str_join(senses->arena, (Str[]){stem, ending}, 2, S(""));
    vec_push(senses->arena, &senses->forms, form);
}

static bool is_vowel(char c)
{
    return strchr("aeiou", c) != NULL;
}

static bool hisses(Str word)
{
    char last = word.data[word.size - 1];
    return strchr("sxz", last) || str_ends(word, S("ch")) ||
           str_ends(word, S("sh"));
}

/* "plan": planned, planning. */
static bool doubles(Str verb)
{
    const char *end = verb.data + verb.size;
    return verb.size > 2 && strchr("bdgklmnprt", end[-1]) &&
           is_vowel(end[-2]) && !is_vowel(end[-3]);
}

/* The forms with and without -s; returns whether -y became -ie. */
static bool add_plural(Senses *senses, const Form *form, Str word)
{
    Str stem = str_slice(word, 0, word.size - 1);
    add_form(senses, form, word, S(""));
    if (str_ends(word, S("y")) && !is_vowel(word.data[word.size - 2])) {
        add_form(senses, form, stem, S("ies"));
        return true;
    }
    add_form(senses, form, word, hisses(word) ? S("es") : S("s"));
    return false;
}

static void add_past(Senses *senses, const Form *form, Str verb, bool ies)
{
    Str stem = str_ends(verb, S("e")) || ies ? str_slice(verb, 0, verb.size - 1)
                                             : verb;
    Str twice = str_join(senses->arena,
        (Str[]){verb, str_slice(verb, verb.size - 1, verb.size)}, 2, S(""));
    add_form(senses, form, stem, ies ? S("ied") : S("ed"));
    add_form(senses, form, ies ? verb : stem, S("ing"));
    if (!doubles(verb)) return;
    add_form(senses, form, twice, S("ed"));
    add_form(senses, form, twice, S("ing"));
}

static void add_all_forms(Senses *senses, const Form *form, Str word)
{
    bool ies = add_plural(senses, form, word);
    if (!form->noun) add_past(senses, form, word, ies);
    Strs *irregular = map_get(&senses->irregular, word);
    for (size_t i = 0; irregular && i < irregular->count; i++)
        add_form(senses, form, irregular->items[i], S(""));
}

static int governs(const Meaning *meanings, int count)
{
    int all = 0;
    for (int i = 0; i < count; i++) {
        uint64_t frames = i < 2 ? meanings[i].frames : 0;
        all |= frames & THAT ? SENSE_THAT : 0;
        all |= frames & TO ? SENSE_TO : 0;
        all |= frames & SOMEBODY_TO ? SENSE_SOMEBODY_TO : 0;
        all |= meanings[i].file == COMMUNICATION ? SENSE_COMMUNICATION : 0;
    }
    return all;
}

static uint8_t sense_of(const Meaning *meanings, int count, bool noun)
{
    int file = meanings[0].file - (noun ? FIRST_NOUN_FILE : FIRST_VERB_FILE);
    if (file < 0 || file >= (noun ? NOUN_FILES : VERB_FILES)) return 0;
    if (!noun) return sense_of_verb(file, governs(meanings, count));
    return sense_of_noun(
        file, meanings[0].says || (count > 1 && meanings[1].says));
}

/* "tell v 8 6 @ ~ * ^ $ + 8 8 01009258 00952542 ..." */
static void read_word(Senses *senses, Str line, bool noun)
{
    Meaning meanings[COMMONEST];
    Str word = next_part(&line);
    int count = 0;
    next_part(&line);
    Form form = {.meanings = (int)next_int(&line), .noun = noun};
    for (int64_t pointers = next_int(&line); pointers > 0; pointers--)
        next_part(&line);
    next_part(&line);
    int64_t tagged = next_int(&line);
    if (word.size < 2 || memchr(word.data, '_', word.size) || (noun && !tagged))
        return;
    for (; count < COMMONEST && count < form.meanings; count++)
        meanings[count] = read_meaning(senses, noun, next_part(&line));
    form.sense = count ? sense_of(meanings, count, noun) : 0;
    if (form.sense) add_all_forms(senses, &form, word);
}

/* "abetted abet" */
static void read_irregular(Senses *senses, Str text)
{
    Str line;
    senses->irregular = map_new(senses->arena);
    while (str_next(&text, '\n', &line)) {
        Str form = next_part(&line), word = next_part(&line);
        Strs *forms = map_get(&senses->irregular, word);
        if (!forms) {
            forms = arena_alloc(senses->arena, sizeof *forms);
            map_put(&senses->irregular, word, forms);
        }
        vec_push(senses->arena, forms, form);
    }
}

static Status read_file(
    Trainer *trainer, const char *name, Str *bytes, Err *err)
{
    return file_read(trainer->arena,
        str_c(trainer->arena, str_printf(trainer->arena, "%s/%s",
                                  trainer->options.wordnet, name)),
        FILE_MAX, bytes, err);
}

static Status read_part(Trainer *trainer, Senses *senses, bool noun, Err *err)
{
    Str index, irregular, line;
    TRY(read_file(trainer, noun ? "index.noun" : "index.verb", &index, err));
    TRY(read_file(trainer, noun ? "noun.exc" : "verb.exc", &irregular, err));
    read_irregular(senses, irregular);
    while (str_next(&index, '\n', &line))
        if (!str_starts(line, S(" "))) read_word(senses, line, noun);
    return STATUS_OK;
}

static int by_meanings(const void *a, const void *b)
{
    const Form *x = a, *y = b;
    if (x->meanings != y->meanings) return y->meanings - x->meanings;
    int order = str_compare(x->form, y->form);
    return order ? order : x->sense - y->sense;
}

/* Joins the senses of a form as a verb and as a noun. */
static size_t put_forms(Senses *senses, const Table *table, TableLine *lines)
{
    Map rows = map_new(senses->arena);
    size_t put = 0;
    qsort(senses->forms.items, senses->forms.count, sizeof(Form), by_meanings);
    for (size_t i = 0; i < senses->forms.count; i++) {
        const Form *form = &senses->forms.items[i];
        uint8_t *row = map_get(&rows, form->form);
        if (!row) {
            row = arena_alloc(senses->arena, SENSE_CLASSES);
            map_put(&rows, form->form, row);
        }
        if (!row[form->noun]) row[form->noun] = form->sense;
    }
    for (size_t i = 0; i < senses->forms.count; i++) {
        Str form = senses->forms.items[i].form;
        put += table_put(
            table, lines, sense_feature(word_hash(form)), map_get(&rows, form));
    }
    return put;
}

Status train_senses(Trainer *trainer, Err *err)
{
    Table *table = &trainer->model.tables[TABLE_SENSES];
    Senses senses = {.arena = trainer->arena};
    TableLine *lines = arena_array(trainer->arena, SENSE_LINES, sizeof *lines);
    *table = (Table){.classes = SENSE_CLASSES,
        .line_count = SENSE_LINES,
        .lines = lines,
        .moves = arena_array(trainer->arena,
            MOVE_KINDS * SENSE_CLASSES * SENSE_CLASSES, sizeof(int32_t))};
    if (!trainer->options.wordnet) return STATUS_OK;
    TRY(read_file(trainer, "data.verb", &senses.verbs, err));
    TRY(read_file(trainer, "data.noun", &senses.nouns, err));
    TRY(read_part(trainer, &senses, false, err));
    TRY(read_part(trainer, &senses, true, err));
    train_say(trainer, "senses: %zu forms of words from WordNet",
        put_forms(&senses, table, lines));
    return STATUS_OK;
}
