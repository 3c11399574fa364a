/* Who a source is. A source's words name a person, a place that stands for
 * its government, or nobody: "a Ukrainian official" stays unnamed. A pronoun
 * is the last speaker that it fits, else the last person named that it fits;
 * "he added" thus is whoever spoke last (recency with agreement, after Hobbs
 * 1978 and Lappin and Leass 1994). Cost: a short walk back a pronoun. */
#include "read/statement.h"

#include "read/tagger.h"

typedef struct {
    Arena *arena;
    const Gazetteer *gazetteer;
    const Tokens *tokens;
    const People *people;
    Statements *statements;
} Resolver;

enum { BACK_STATEMENTS = 6, BACK_MENTIONS = 12, PARTIES_MAX = 4 };

static void add_party(Resolver *resolver, Speaker *speaker, Str party)
{
    if (!speaker->parties)
        speaker->parties =
            arena_array(resolver->arena, PARTIES_MAX, sizeof(Str));
    for (size_t i = 0; i < speaker->party_count; i++)
        if (str_equal(speaker->parties[i], party)) return;
    if (speaker->party_count < PARTIES_MAX)
        speaker->parties[speaker->party_count++] = party;
}

static void set_person(Resolver *resolver, Speaker *speaker, size_t index)
{
    const Person *person = &resolver->people->people.items[index];
    speaker->person = (int)index;
    speaker->name = person->name;
    speaker->role = person->role;
    speaker->named = true;
    for (size_t i = 0; i < person->parties.count; i++)
        add_party(resolver, speaker, person->parties.items[i]);
}

static bool fits(const Resolver *resolver, int person, uint32_t classes)
{
    if (person < 0) return false;
    Gender gender = resolver->people->people.items[person].gender;
    if (classes & WORD_MALE) return gender != GENDER_FEMALE;
    if (classes & WORD_FEMALE) return gender != GENDER_MALE;
    return false;
}

/* The last mention before token AT that the pronoun fits; -1: none. */
static int mentioned_before(
    const Resolver *resolver, size_t at, uint32_t classes)
{
    const People *people = resolver->people;
    size_t low = 0, high = people->mentions.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (people->mentions.items[middle].range.begin < at)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i-- > 0 && low - i <= BACK_MENTIONS;) {
        int person = (int)people->mentions.items[i].person;
        if (fits(resolver, person, classes)) return person;
    }
    return -1;
}

/* The speaker of a statement before the Ith that the pronoun fits. */
static const Speaker *spoke_before(
    const Resolver *resolver, size_t i, uint32_t classes)
{
    for (size_t back = 1; back <= i && back <= BACK_STATEMENTS; back++) {
        const Speaker *speaker = &resolver->statements->items[i - back].speaker;
        if (classes & WORD_PLURAL ? speaker->collective
                                  : fits(resolver, speaker->person, classes))
            return speaker;
    }
    return NULL;
}

static void resolve_pronoun(
    Resolver *resolver, size_t i, size_t at, Speaker *speaker)
{
    uint32_t classes = resolver->tokens->tokens[at].classes;
    const Speaker *before = spoke_before(resolver, i, classes);
    speaker->collective = (classes & WORD_PLURAL) != 0;
    if (before) {
        *speaker = *before;
        return;
    }
    int person = mentioned_before(resolver, at, classes);
    if (person >= 0) set_person(resolver, speaker, (size_t)person);
}

static bool is_pronoun(const Resolver *resolver, TokenRange range)
{
    uint32_t classes = resolver->tokens->tokens[range.begin].classes;
    return range.end - range.begin == 1 &&
           (classes & (WORD_MALE | WORD_FEMALE | WORD_PLURAL));
}

/* The person named first in a source, or after a possessor. */
static int person_within(const Resolver *resolver, TokenRange range)
{
    const People *people = resolver->people;
    size_t low = 0, high = people->mentions.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (people->mentions.items[middle].range.begin < range.begin)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == people->mentions.count) return -1;
    TokenRange name = people->mentions.items[low].range;
    bool possessor = name.end < range.end &&
                     str_ends(token_text(resolver->tokens, name.end), S("s")) &&
                     resolver->tokens->tokens[name.end].tag == TAG_PART;
    return name.end <= range.end && !possessor
               ? (int)people->mentions.items[low].person
               : -1;
}

/* Whether the words name a party as such: "Russia", "the Kremlin". */
static bool names_only_party(const Resolver *resolver, TokenRange range)
{
    size_t used, i = range.begin;
    if (resolver->tokens->tokens[i].tag == TAG_DET) i++;
    return i < range.end &&
           gazetteer_match(
               resolver->gazetteer, resolver->tokens, i, range.end, &used) &&
           i + used == range.end;
}

static bool looks_collective(const Resolver *resolver, TokenRange range)
{
    for (uint32_t i = range.begin; i < range.end; i++) {
        const Token *token = &resolver->tokens->tokens[i];
        Str word = token_text(resolver->tokens, i);
        if (token->tag == TAG_NOUN && str_ends(word, S("s")) &&
            !str_ends(word, S("ss")))
            return true;
        if (token->tag == TAG_ADP) break;
    }
    return false;
}

static void resolve_words(
    Resolver *resolver, TokenRange range, Speaker *speaker)
{
    size_t used = 1;
    speaker->named = names_only_party(resolver, range);
    speaker->collective = looks_collective(resolver, range);
    for (size_t i = range.begin; i < range.end; i += used) {
        const GazetteerEntry *entry = gazetteer_match(
            resolver->gazetteer, resolver->tokens, i, range.end, &used);
        if (entry)
            add_party(resolver, speaker, entry->party);
        else
            used = 1;
    }
}

static void resolve(Resolver *resolver, size_t i)
{
    Statement *statement = &resolver->statements->items[i];
    const ByteSpans *source = &statement->attribution.spans[SPAN_SOURCE];
    Speaker *speaker = &statement->speaker;
    *speaker = (Speaker){.person = -1};
    if (!source->count) return;
    ByteSpan span = source->items[0];
    TokenRange range = tokens_of_span(resolver->tokens, span);
    speaker->name = str_slice(resolver->tokens->text, span.begin, span.end);
    if (is_pronoun(resolver, range)) {
        resolve_pronoun(resolver, i, range.begin, speaker);
        return;
    }
    int person = person_within(resolver, range);
    if (person >= 0)
        set_person(resolver, speaker, (size_t)person);
    else
        resolve_words(resolver, range, speaker);
}

void speakers_resolve(Arena *arena, const Gazetteer *gazetteer,
    const Tokens *tokens, const People *people, Statements *statements)
{
    Resolver resolver = {arena, gazetteer, tokens, people, statements};
    for (size_t i = 0; i < statements->count; i++) resolve(&resolver, i);
}
