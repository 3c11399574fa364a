/* Lists of words with classes: an open hash table over the words' hashes,
 * filled from words.def. Looking a word up costs one or two probes. */
#include "read/lexicon.h"

#include <string.h>

enum { SLOTS = 1 << 13 };

typedef struct {
    WordHash word; /* 0: empty */
    uint32_t classes;
} Slot;

struct Lexicon {
    Slot slots[SLOTS];
};

static const struct {
    uint32_t class;
    bool regular; /* also with -s, -ed, -ing */
    const char *words;
} LISTS[] = {
#define WORDS(CLASS, TEXT) {CLASS, false, TEXT},
#define VERBS(CLASS, TEXT) {CLASS, true, TEXT},
#include "read/words.def"
#undef WORDS
#undef VERBS
};

WordHash word_hash(Str word)
{
    WordHash hash = WORD_HASH_START;
    for (size_t i = 0; i < word.size; i++)
        hash = word_hash_add(hash, (uint8_t)word.data[i]);
    return hash;
}

static size_t find_slot(const Lexicon *lexicon, WordHash word)
{
    size_t slot = (word ^ word >> 32) & (SLOTS - 1);
    while (lexicon->slots[slot].word && lexicon->slots[slot].word != word)
        slot = (slot + 1) & (SLOTS - 1);
    return slot;
}

static void add(Lexicon *lexicon, Str stem, const char *ending, uint32_t class)
{
    WordHash hash = word_hash(stem);
    for (; *ending; ending++) hash = word_hash_add(hash, (uint8_t)*ending);
    Slot *slot = &lexicon->slots[find_slot(lexicon, hash)];
    slot->word = hash;
    slot->classes |= class;
}

/* warn: warns, warned, warning; note: notes, noted, noting; deny: denies,
 * denied, denying; press: presses, pressed, pressing. */
static void add_verb(Lexicon *lexicon, Str verb, uint32_t class)
{
    char last = verb.data[verb.size - 1], before = verb.data[verb.size - 2];
    Str stem = str_slice(verb, 0, verb.size - 1);
    bool vowel = strchr("aeiou", before) != NULL;
    add(lexicon, verb, "", class);
    if (last == 'y' && !vowel) {
        add(lexicon, stem, "ies", class);
        add(lexicon, stem, "ied", class);
        add(lexicon, verb, "ing", class);
        return;
    }
    bool hissing = last == 's' || last == 'x' || last == 'z' ||
                   (last == 'h' && strchr("cs", before));
    add(lexicon, verb, hissing ? "es" : "s", class);
    if (last != 'e') stem = verb;
    add(lexicon, stem, "ed", class);
    add(lexicon, stem, "ing", class);
}

const Lexicon *lexicon_new(Arena *arena)
{
    Lexicon *lexicon = arena_alloc(arena, sizeof *lexicon);
    for (size_t i = 0; i < sizeof LISTS / sizeof *LISTS; i++) {
        Str rest = str_of(LISTS[i].words), word;
        while (str_next(&rest, ' ', &word))
            if (LISTS[i].regular)
                add_verb(lexicon, word, LISTS[i].class);
            else
                add(lexicon, word, "", LISTS[i].class);
    }
    return lexicon;
}

uint32_t lexicon_classes(const Lexicon *lexicon, WordHash word)
{
    return lexicon->slots[find_slot(lexicon, word)].classes;
}
