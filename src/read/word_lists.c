/* Lists of words with classes: an open hash table over the words' hashes,
 * filled from words.def. Looking a word up costs one or two probes. */
#include "read/word_lists.h"

#include <string.h>

enum { SLOTS = 1 << 13 };

typedef struct {
    WordHash word; /* 0: empty */
    uint32_t classes;
} Slot;

struct WordLists {
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

static size_t find_slot(const WordLists *lists, WordHash word)
{
    size_t slot = (word ^ word >> 32) & (SLOTS - 1);
    while (lists->slots[slot].word && lists->slots[slot].word != word)
        slot = (slot + 1) & (SLOTS - 1);
    return slot;
}

static void add(WordLists *lists, Str stem, const char *ending, uint32_t class)
{
    WordHash hash = word_hash(stem);
    for (; *ending; ending++) hash = word_hash_add(hash, (uint8_t)*ending);
    Slot *slot = &lists->slots[find_slot(lists, hash)];
    slot->word = hash;
    slot->classes |= class;
}

/* warn: warns, warned, warning; note: notes, noted, noting; deny: denies,
 * denied, denying; press: presses, pressed, pressing. */
static void add_verb(WordLists *lists, Str verb, uint32_t class)
{
    char last = verb.data[verb.size - 1], before = verb.data[verb.size - 2];
    Str stem = str_slice(verb, 0, verb.size - 1);
    bool vowel = strchr("aeiou", before) != NULL;
    add(lists, verb, "", class);
    if (last == 'y' && !vowel) {
        add(lists, stem, "ies", class);
        add(lists, stem, "ied", class);
        add(lists, verb, "ing", class);
        return;
    }
    bool hissing = last == 's' || last == 'x' || last == 'z' ||
                   (last == 'h' && strchr("cs", before));
    add(lists, verb, hissing ? "es" : "s", class);
    if (last != 'e') stem = verb;
    add(lists, stem, "ed", class);
    add(lists, stem, "ing", class);
}

const WordLists *word_lists_new(Arena *arena)
{
    WordLists *lists = arena_alloc(arena, sizeof *lists);
    for (size_t i = 0; i < sizeof LISTS / sizeof *LISTS; i++) {
        Str rest = str_of(LISTS[i].words), word;
        while (str_next(&rest, ' ', &word))
            if (LISTS[i].regular)
                add_verb(lists, word, LISTS[i].class);
            else
                add(lists, word, "", LISTS[i].class);
    }
    return lists;
}

uint32_t word_lists_classes(const WordLists *lists, WordHash word)
{
    return lists->slots[find_slot(lists, word)].classes;
}
