/* An open hash table of features, doubled when two thirds full. Memory that
 * runs out ends the trainer. */
#include "train/dictionary.h"

#include <stdlib.h>

enum { FIRST_SLOTS = 1 << 20 };

static DictionaryEntry *allocate(size_t slots)
{
    DictionaryEntry *entries = calloc(slots, sizeof *entries);
    if (!entries) abort();
    return entries;
}

void dictionary_start(Dictionary *dictionary)
{
    *dictionary =
        (Dictionary){.entries = allocate(FIRST_SLOTS), .slots = FIRST_SLOTS};
}

void dictionary_free(Dictionary *dictionary)
{
    free(dictionary->entries);
    dictionary->entries = NULL;
}

static DictionaryEntry *find(const Dictionary *dictionary, Feature feature)
{
    size_t mask = dictionary->slots - 1;
    size_t slot = (feature * 0x9E3779B1u) & mask;
    while (dictionary->entries[slot].key &&
           dictionary->entries[slot].key != feature)
        slot = (slot + 1) & mask;
    return &dictionary->entries[slot];
}

static void grow(Dictionary *dictionary)
{
    Dictionary larger = {.entries = allocate(dictionary->slots * 2),
        .slots = dictionary->slots * 2,
        .used = dictionary->used};
    for (size_t i = 0; i < dictionary->slots; i++)
        if (dictionary->entries[i].key)
            *find(&larger, dictionary->entries[i].key) = dictionary->entries[i];
    dictionary_free(dictionary);
    *dictionary = larger;
}

void dictionary_note(Dictionary *dictionary, Feature feature, uint32_t article)
{
    DictionaryEntry *entry = find(dictionary, feature);
    if (!entry->key) {
        *entry = (DictionaryEntry){feature, article, 1, 0};
        if (++dictionary->used * 3 > dictionary->slots * 2) grow(dictionary);
    } else if (entry->last_article != article) {
        entry->last_article = article;
        entry->articles++;
    }
}

void dictionary_number(Dictionary *dictionary, uint32_t least)
{
    dictionary->rows = 0;
    for (size_t i = 0; i < dictionary->slots; i++) {
        DictionaryEntry *entry = &dictionary->entries[i];
        if (!entry->key) continue;
        entry->row =
            entry->articles >= least ? dictionary->rows++ : DICTIONARY_NONE;
    }
}

size_t dictionary_rows(const Dictionary *dictionary, const Feature *features,
    size_t count, uint32_t *rows)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        const DictionaryEntry *entry = find(dictionary, features[i]);
        if (entry->key && entry->row != DICTIONARY_NONE)
            rows[kept++] = entry->row;
    }
    return kept;
}
