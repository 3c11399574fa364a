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

enum {
    BACK_STATEMENTS = 6,
    BACK_MENTIONS = 12,
    PARTIES_MAX = 4,
    SUBJECT_TOKENS = 5,    /* a sentence's subject begins among its first */
    ANTECEDENT_TOKENS = 10 /* longest before "who" */
};

static void add_party(Resolver *resolver, Speaker *speaker, Str party)
{
    if (!party.size) return;
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
    size_t low = people_mentions_before(people, (uint32_t)at);
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

/* The person who begins the sentence of token AT, if before it and fitting:
 * "Rin agreed, but he added". */
static int subject_before(const Resolver *resolver, size_t at, uint32_t classes)
{
    const Tokens *tokens = resolver->tokens;
    TokenRange sentence = tokens->sentences[tokens->sentence_of[at]];
    const PersonMention *mention =
        people_first_mention(resolver->people, sentence.begin, (uint32_t)at);
    if (!mention || mention->range.begin > sentence.begin + SUBJECT_TOKENS)
        return -1;
    int person = (int)mention->person;
    return fits(resolver, person, classes) ? person : -1;
}

static void resolve_pronoun(
    Resolver *resolver, size_t i, size_t at, Speaker *speaker)
{
    uint32_t classes = resolver->tokens->tokens[at].classes;
    int subject = subject_before(resolver, at, classes);
    if (subject >= 0) {
        set_person(resolver, speaker, (size_t)subject);
        return;
    }
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
    const PersonMention *mention =
        people_first_mention(resolver->people, range.begin, range.end);
    if (!mention) return -1;
    TokenRange name = mention->range;
    bool possessor = name.end < range.end &&
                     str_ends(token_text(resolver->tokens, name.end), S("s")) &&
                     resolver->tokens->tokens[name.end].tag == TAG_PART;
    return name.end <= range.end && !possessor ? (int)mention->person : -1;
}

/* Whether the words name somebody or some body: they end in a name ("the
 * Kremlin"), or tell of one certain body ("Borsk's foreign ministry"). */
static bool names_somebody(const Resolver *resolver, TokenRange range)
{
    const Token *tokens = resolver->tokens->tokens;
    const Token *last = &tokens[range.end - 1];
    if (last->tag == TAG_PUNCT && range.end - range.begin > 1) last--;
    if (last->tag == TAG_PROPN) return true;
    bool indefinite = tokens[range.begin].word == word_hash(S("a")) ||
                      tokens[range.begin].word == word_hash(S("an"));
    return (last->classes & WORD_BODY) && !indefinite;
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
    speaker->named = names_somebody(resolver, range);
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

/* "Leaders of the coalition, who have pledged": what stands before "who". */
static void resolve_relative(
    Resolver *resolver, TokenRange pronoun, Speaker *speaker)
{
    const Tokens *tokens = resolver->tokens;
    TokenRange range = {
        tokens->sentences[tokens->sentence_of[pronoun.begin]].begin,
        pronoun.begin};
    if (range.end > range.begin &&
        tokens->tokens[range.end - 1].kind == TOKEN_COMMA)
        range.end--;
    if (range.end > range.begin + ANTECEDENT_TOKENS)
        range.begin = range.end - ANTECEDENT_TOKENS;
    for (uint32_t i = range.begin; i < range.end; i++)
        if (tokens->tokens[i].kind == TOKEN_COMMA ||
            tokens->tokens[i].kind == TOKEN_QUOTE)
            range.begin = i + 1;
    if (range.begin >= range.end) return;
    ByteSpan span = span_of_tokens(tokens, range);
    speaker->name = str_slice(tokens->text, span.begin, span.end);
    const PersonMention *mention =
        people_first_mention(resolver->people, range.begin, range.end);
    if (mention)
        set_person(resolver, speaker, mention->person);
    else
        resolve_words(resolver, range, speaker);
}

static bool is_relative(const Resolver *resolver, TokenRange range)
{
    WordHash word = resolver->tokens->tokens[range.begin].word;
    return range.end - range.begin == 1 &&
           (word == word_hash(S("who")) || word == word_hash(S("which")));
}

/* "Macron and Starmer": the people named after the first. */
static void add_others(Resolver *resolver, TokenRange range, Speaker *speaker)
{
    const People *people = resolver->people;
    size_t i = people_mentions_before(people, range.begin) + 1;
    for (; i < people->mentions.count &&
           people->mentions.items[i].range.begin < range.end &&
           speaker->other_count < SPEAKERS_MAX - 1;
         i++) {
        uint32_t before = people->mentions.items[i].range.begin - 1;
        uint32_t person = people->mentions.items[i].person;
        const Person *other = &people->people.items[person];
        const Token *token = &resolver->tokens->tokens[before];
        while (before > range.begin && (token->classes & WORD_TITLE)) {
            token--;
            before--;
        }
        if (token->tag != TAG_CCONJ && token->tag != TAG_PROPN &&
            token->tag != TAG_ADJ)
            return;
        if ((int)person == speaker->person) continue;
        speaker->others[speaker->other_count++] = (int)person;
        speaker->collective = true;
        for (size_t p = 0; p < other->parties.count; p++)
            add_party(resolver, speaker, other->parties.items[p]);
    }
}

/* "Voss is alleged to have met": the source is whom it is told of. */
static bool is_passive(const Resolver *resolver, const Statement *statement)
{
    const ByteSpans *spans = statement->attribution.spans;
    const Token *tokens = resolver->tokens->tokens;
    if (!spans[SPAN_CUE].count || !spans[SPAN_CONTENT].count) return false;
    TokenRange cue = tokens_of_span(resolver->tokens, spans[SPAN_CUE].items[0]);
    uint32_t last = cue.end - 1;
    if (tokens[last].word == word_hash(S("to")) && last > cue.begin) last--;
    bool to =
        cue.end < resolver->tokens->token_count &&
        (tokens[cue.end].word == word_hash(S("to")) || last + 1 < cue.end);
    static const char *const TOLD[] = {"alleged", "said", "believed", "thought",
        "reported", "understood", "expected", "rumoured", "rumored", "claimed",
        "known"};
    if (!to || last == cue.begin || tokens[last - 1].tag != TAG_AUX)
        return false;
    for (size_t i = 0; i < sizeof TOLD / sizeof *TOLD; i++)
        if (tokens[last].word == word_hash(str_of(TOLD[i]))) return true;
    return false;
}

static void resolve(Resolver *resolver, size_t i)
{
    Statement *statement = &resolver->statements->items[i];
    const ByteSpans *source = &statement->attribution.spans[SPAN_SOURCE];
    Speaker *speaker = &statement->speaker;
    *speaker = (Speaker){.person = -1};
    speaker->passive = is_passive(resolver, statement);
    if (!source->count || speaker->passive) return;
    ByteSpan span = source->items[0];
    TokenRange range = tokens_of_span(resolver->tokens, span);
    speaker->name = str_slice(resolver->tokens->text, span.begin, span.end);
    if (is_pronoun(resolver, range)) {
        resolve_pronoun(resolver, i, range.begin, speaker);
        return;
    }
    if (is_relative(resolver, range)) {
        resolve_relative(resolver, range, speaker);
        return;
    }
    int person = person_within(resolver, range);
    if (person >= 0) {
        set_person(resolver, speaker, (size_t)person);
        add_others(resolver, range, speaker);
    } else
        resolve_words(resolver, range, speaker);
}

void speakers_resolve(Arena *arena, const Gazetteer *gazetteer,
    const Tokens *tokens, const People *people, Statements *statements)
{
    Resolver resolver = {arena, gazetteer, tokens, people, statements};
    for (size_t i = 0; i < statements->count; i++) resolve(&resolver, i);
}
