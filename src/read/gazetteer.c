/* Names of parties: a hash table from the words of a name to what it stands
 * for. A name of up to four words is looked up by the hash of its words. */
#include "read/gazetteer.h"

#include "base/vec.h"

enum { SLOTS_FIRST = 1 << 12, NAME_WORDS_MAX = 5 };

typedef struct {
    WordHash name; /* 0: empty */
    GazetteerEntry entry;
} Slot;

struct Gazetteer {
    Arena *arena;
    size_t used, mask; /* slots - 1 */
    Slot *slots;       /* at most half of them used */
};

static const struct {
    const char *party, *names;
} PLACES[] = {
#define P(PARTY, NAMES) {PARTY, NAMES},
#include "read/tables/places.def"
#undef P
};

static const struct {
    const char *party, *name, *role;
} HOLDERS[] = {
#define H(PARTY, NAME, ROLE) {PARTY, NAME, ROLE},
#include "read/tables/holders.def"
#undef H
};

/* The hash of a name from the hashes of its words. */
static WordHash join(WordHash name, WordHash word)
{
    return (name ^ word) * 0x9E3779B97F4A7C15u;
}

/* As join() over the words of TEXT as the tokenizer would cut them. */
static WordHash hash_of_name(Str text)
{
    WordHash name = 0;
    Str word;
    while (str_next(&text, ' ', &word)) {
        WordHash hash = WORD_HASH_START;
        for (size_t i = 0; i < word.size; i++) {
            uint8_t c = (uint8_t)word.data[i];
            if ((unsigned)(c - 'A') < 26) c = (uint8_t)(c + 32);
            hash = word_hash_add(hash, c);
        }
        name = join(name, hash);
    }
    return name;
}

static size_t find(const Gazetteer *gazetteer, WordHash name)
{
    size_t slot = (name ^ name >> 29) & gazetteer->mask;
    while (gazetteer->slots[slot].name && gazetteer->slots[slot].name != name)
        slot = (slot + 1) & gazetteer->mask;
    return slot;
}

/* Makes room for SLOTS, a power of two. */
static void widen(Gazetteer *gazetteer, size_t slots)
{
    Gazetteer old = *gazetteer;
    gazetteer->mask = slots - 1;
    gazetteer->slots = arena_array(old.arena, slots, sizeof *old.slots);
    for (size_t i = 0; old.slots && i <= old.mask; i++)
        if (old.slots[i].name)
            gazetteer->slots[find(gazetteer, old.slots[i].name)] = old.slots[i];
}

void gazetteer_add(Gazetteer *gazetteer, Str name, GazetteerEntry entry)
{
    WordHash hash = hash_of_name(name);
    if (gazetteer->used * 2 > gazetteer->mask)
        widen(gazetteer, (gazetteer->mask + 1) * 2);
    Slot *slot = &gazetteer->slots[find(gazetteer, hash)];
    gazetteer->used += !slot->name;
    *slot = (Slot){hash, entry};
}

Gazetteer *gazetteer_new(Arena *arena)
{
    Gazetteer *gazetteer = arena_alloc(arena, sizeof *gazetteer);
    Str name;
    gazetteer->arena = arena;
    widen(gazetteer, SLOTS_FIRST);
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
        GazetteerEntry entry = {.party = str_of(PLACES[i].party)};
        Str names = str_of(PLACES[i].names);
        while (str_next(&names, '|', &name))
            gazetteer_add(gazetteer, name, entry);
    }
    for (size_t i = 0; i < sizeof HOLDERS / sizeof *HOLDERS; i++) {
        name = str_of(HOLDERS[i].name);
        gazetteer_add(gazetteer, name,
            (GazetteerEntry){
                str_of(HOLDERS[i].party), str_of(HOLDERS[i].role), name});
    }
    return gazetteer;
}

void gazetteer_rename_parties(
    Gazetteer *gazetteer, Str (*name)(void *state, Str party), void *state)
{
    for (size_t i = 0; i <= gazetteer->mask; i++) {
        Slot *slot = &gazetteer->slots[i];
        if (slot->name) slot->entry.party = name(state, slot->entry.party);
    }
}

Str gazetteer_party(const Gazetteer *gazetteer, Str name)
{
    const Slot *slot = &gazetteer->slots[find(gazetteer, hash_of_name(name))];
    return slot->name ? slot->entry.party : S("");
}

Str gazetteer_name(Str code)
{
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
        Str names = str_of(PLACES[i].names), name;
        if (str_equal(str_of(PLACES[i].party), code) &&
            str_next(&names, '|', &name))
            return name;
    }
    return S("");
}

const GazetteerEntry *gazetteer_match(const Gazetteer *gazetteer,
    const Tokens *tokens, size_t i, size_t end, size_t *used)
{
    const GazetteerEntry *found = NULL;
    WordHash name = 0;
    for (size_t n = 1; n <= NAME_WORDS_MAX && i + n <= end; n++) {
        const Token *token = &tokens->tokens[i + n - 1];
        if (n == 1 && token->shape == SHAPE_SMALL) return NULL;
        name = join(name, token->word);
        const Slot *slot = &gazetteer->slots[find(gazetteer, name)];
        if (!slot->name) continue;
        found = &slot->entry;
        *used = n;
    }
    return found;
}

const GazetteerEntry *gazetteer_holder(const Gazetteer *gazetteer, Str name)
{
    const Slot *slot = &gazetteer->slots[find(gazetteer, hash_of_name(name))];
    return slot->name && slot->entry.name.size ? &slot->entry : NULL;
}
