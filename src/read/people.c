/* Who is named in a text. A name is a run of capitalised words that are no
 * titles and no places: two or more words make a new person (or the person
 * with that full name), one word means the person with that surname, whom the
 * text may name in full only later. Titles and appositives beside a name give
 * role, gender and party: "French President Emmanuel Macron", "Andriy Yermak,
 * Zelenskyy's chief of staff". Two passes. */
#include "read/people.h"

#include "read/tagger.h"

typedef struct {
    Arena *arena;
    const Gazetteer *gazetteer;
    const Tokens *tokens;
    People *people;
} Finder;

enum { NAME_WORDS_MAX = 5, ROLE_TOKENS_MAX = 12 };

static const Token *token_at(const Finder *finder, size_t i)
{
    return &finder->tokens->tokens[i];
}

static bool is_capital(const Token *token)
{
    return token->kind == TOKEN_WORD &&
           (token->shape == SHAPE_TITLE || token->shape == SHAPE_INITIAL ||
               token->shape == SHAPE_MIXED || token->shape == SHAPE_UPPER);
}

/* Whether a token may be part of a person's name. */
static bool is_name_word(const Finder *finder, size_t i)
{
    const Token *token = token_at(finder, i);
    size_t used;
    if (!is_capital(token) || token->tag == TAG_DET || token->tag == TAG_PRON ||
        token->tag == TAG_ADP || token->tag == TAG_SCONJ ||
        token->tag == TAG_CCONJ || token->tag == TAG_AUX)
        return false;
    if (token->classes & (WORD_TITLE | WORD_STARTER)) return false;
    const GazetteerEntry *entry = gazetteer_match(finder->gazetteer,
        finder->tokens, i, finder->tokens->token_count, &used);
    return !entry || entry->name.size;
}

/* The end of the run of name words that begins at I; "de", "van", "bin" may
 * stand inside. */
static size_t name_end(const Finder *finder, size_t i)
{
    static const char *INSIDE[] = {
        "de", "van", "von", "der", "bin", "al", "el", "la", "da", "di", NULL};
    size_t n = finder->tokens->token_count, end = i;
    while (end < n && end - i < NAME_WORDS_MAX) {
        if (end > i && token_at(finder, end)->line) break;
        if (is_name_word(finder, end)) {
            end++;
            continue;
        }
        bool inside = false;
        Str text = token_text(finder->tokens, end);
        for (size_t k = 0; INSIDE[k] && end > i; k++)
            inside = inside || str_equal(text, str_of(INSIDE[k]));
        if (!inside || end + 1 >= n || !is_name_word(finder, end + 1)) break;
        end++;
    }
    return end;
}

static Str text_of(const Finder *finder, size_t begin, size_t end)
{
    return str_slice(finder->tokens->text, token_at(finder, begin)->begin,
        token_at(finder, end - 1)->end);
}

/* The beginning of the titles before a name: "[US Army Secretary] Dan". */
static size_t title_begin(const Finder *finder, size_t name)
{
    size_t first = finder->tokens->sentences[finder->tokens->sentence_of[name]]
                       .begin,
           begin = name;
    while (begin > first && name - begin < ROLE_TOKENS_MAX) {
        const Token *token = token_at(finder, begin - 1);
        bool title = (token->classes & WORD_TITLE) && token->kind == TOKEN_WORD;
        bool before = is_capital(token) && !(token->classes & WORD_STARTER) &&
                      token->tag != TAG_ADP && token->tag != TAG_DET &&
                      token->tag != TAG_PRON && token->tag != TAG_SCONJ;
        if (!title && !before) break;
        begin--;
    }
    for (size_t i = begin; i < name; i++)
        if (token_at(finder, i)->classes & WORD_TITLE) return begin;
    return name;
}

/* The appositive after a name: ", [a reporter for Al Jazeera],". Empty if
 * there is none that tells a role. */
static TokenRange appositive(const Finder *finder, size_t name_end_at)
{
    size_t begin = name_end_at + 1, n = finder->tokens->token_count, end;
    TokenRange none = {0, 0};
    if (begin >= n || token_at(finder, name_end_at)->kind != TOKEN_COMMA)
        return none;
    bool tells = false;
    for (end = begin; end < n && end - begin < ROLE_TOKENS_MAX; end++) {
        const Token *token = token_at(finder, end);
        if (token->kind == TOKEN_COMMA || token->kind == TOKEN_POINT ||
            token->kind == TOKEN_DASH || token->tag == TAG_VERB)
            break;
        tells = tells || (token->classes & WORD_TITLE);
    }
    if (!tells || end == begin) return none;
    return (TokenRange){(uint32_t)begin, (uint32_t)end};
}

static Gender gender_of(const Finder *finder, size_t begin, size_t end)
{
    static const struct {
        const char *word;
        Gender gender;
    } SIGNS[] = {{"mr", GENDER_MALE}, {"mrs", GENDER_FEMALE},
        {"ms", GENDER_FEMALE}, {"king", GENDER_MALE}, {"queen", GENDER_FEMALE},
        {"spokesman", GENDER_MALE}, {"spokeswoman", GENDER_FEMALE},
        {"chairman", GENDER_MALE}, {"chairwoman", GENDER_FEMALE},
        {"sir", GENDER_MALE}, {"lady", GENDER_FEMALE}};
    for (size_t i = begin; i < end; i++) {
        const Token *token = token_at(finder, i);
        if (token->classes & WORD_GIVEN_MALE) return GENDER_MALE;
        if (token->classes & WORD_GIVEN_FEMALE) return GENDER_FEMALE;
        for (size_t k = 0; k < sizeof SIGNS / sizeof *SIGNS; k++)
            if (token->word == word_hash(str_of(SIGNS[k].word)))
                return SIGNS[k].gender;
    }
    return GENDER_UNKNOWN;
}

static void add_party(Arena *arena, Person *person, Str party)
{
    if (!party.size) return;
    for (size_t i = 0; i < person->parties.count; i++)
        if (str_equal(person->parties.items[i], party)) return;
    vec_push(arena, &person->parties, party);
}

/* The first party that tokens name, for a person who has none. */
static void add_parties(
    const Finder *finder, Person *person, size_t begin, size_t end)
{
    size_t used;
    for (size_t i = begin; i < end && !person->parties.count; i++) {
        const GazetteerEntry *entry =
            gazetteer_match(finder->gazetteer, finder->tokens, i, end, &used);
        if (entry) add_party(finder->arena, person, entry->party);
    }
}

/* "Al Jazeera's Yulia Shapovalova", "Ukraine's Andrii Sybiha". */
static void add_possessor(const Finder *finder, Person *person, size_t begin)
{
    if (begin < 2) return;
    Str clitic = token_text(finder->tokens, begin - 1);
    if (!str_ends(clitic, S("s")) || clitic.size < 2 || clitic.size > 4) return;
    size_t first = begin - 1 > 3 ? begin - 4 : 0;
    add_parties(finder, person, first, begin - 1);
}

/* What stands around a mention tells more about the person. */
static void learn_about(
    const Finder *finder, Person *person, size_t begin, size_t end)
{
    size_t title = title_begin(finder, begin);
    TokenRange after = appositive(finder, end);
    if (!person->gender) person->gender = gender_of(finder, title, end);
    if (!person->role.size && title < begin)
        person->role = text_of(finder, title, begin);
    if (!person->role.size && after.end)
        person->role = text_of(finder, after.begin, after.end);
    add_parties(finder, person, title, begin);
    if (title == begin) add_possessor(finder, person, begin);
    add_parties(finder, person, after.begin, after.end);
}

static Person *find_person(
    const Finder *finder, Str name, WordHash last, size_t words)
{
    for (size_t i = finder->people->people.count; i-- > 0;) {
        Person *person = &finder->people->people.items[i];
        if (person->last == last &&
            (words == 1 || str_equal(person->name, name)))
            return person;
    }
    return NULL;
}

static bool has_body(const Finder *finder, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++)
        if (token_at(finder, i)->classes & WORD_BODY) return true;
    return false;
}

/* Whether the name stands where speakers stand: beside a cue word, before
 * "who", or after "the mediator,". */
static bool looks_like_speaker(const Finder *finder, size_t begin, size_t end)
{
    size_t n = finder->tokens->token_count, after = end;
    if (after < n && token_at(finder, after)->kind == TOKEN_COMMA) after++;
    if (after < n && ((token_at(finder, after)->classes & WORD_CUE) ||
                         token_at(finder, after)->word == word_hash(S("who"))))
        return true;
    if (begin && (token_at(finder, begin - 1)->classes & WORD_CUE)) return true;
    return begin > 1 && token_at(finder, begin - 1)->kind == TOKEN_COMMA &&
           (token_at(finder, begin - 2)->classes & WORD_TITLE);
}

/* First pass: people named in full. */
static void note_full_name(Finder *finder, size_t begin, size_t end)
{
    Str name = text_of(finder, begin, end);
    WordHash last = token_at(finder, end - 1)->word;
    bool given = (token_at(finder, begin)->classes &
                     (WORD_GIVEN_MALE | WORD_GIVEN_FEMALE)) != 0;
    const GazetteerEntry *holder = gazetteer_holder(finder->gazetteer, name);
    bool titled = title_begin(finder, begin) < begin;
    bool speaks =
        !has_body(finder, begin, end) && looks_like_speaker(finder, begin, end);
    if (end - begin < 2 ||
        !(given || holder || titled || speaks || appositive(finder, end).end))
        return;
    Person *person = find_person(finder, name, last, end - begin);
    if (!person) {
        Person new = {.name = name, .last = last, .words = end - begin};
        if (holder) {
            add_party(finder->arena, &new, holder->party);
            new.role = holder->role;
        }
        vec_push(finder->arena, &finder->people->people, new);
        person =
            &finder->people->people.items[finder->people->people.count - 1];
    }
    learn_about(finder, person, begin, end);
}

/* Second pass: a surname alone, or with a title, is somebody named in full
 * somewhere, or in the tables (a room gives short names), or new. */
static Person *person_of(Finder *finder, size_t begin, size_t end)
{
    Str name = text_of(finder, begin, end);
    WordHash last = token_at(finder, end - 1)->word;
    Person *person = find_person(finder, name, last, end - begin);
    if (person) return person;
    const GazetteerEntry *holder = gazetteer_holder(finder->gazetteer, name);
    bool titled = title_begin(finder, begin) < begin;
    if (!holder && end - begin > 1) return find_person(finder, name, last, 1);
    if (!holder && !titled) return NULL;
    Person new = {.name = name, .last = last, .words = 1};
    if (holder) {
        new.name = holder->name;
        new.role = holder->role;
        add_party(finder->arena, &new, holder->party);
    }
    vec_push(finder->arena, &finder->people->people, new);
    return &finder->people->people.items[finder->people->people.count - 1];
}

static void note_mention(Finder *finder, size_t begin, size_t end)
{
    Person *person = person_of(finder, begin, end);
    if (!person) return;
    learn_about(finder, person, begin, end);
    PersonMention mention = {{(uint32_t)begin, (uint32_t)end},
        (uint32_t)(person - finder->people->people.items)};
    vec_push(finder->arena, &finder->people->mentions, mention);
}

static void each_name(Finder *finder, void (*note)(Finder *, size_t, size_t))
{
    for (size_t i = 0; i < finder->tokens->token_count;) {
        size_t end = name_end(finder, i);
        if (end > i) note(finder, i, end);
        i = end > i ? end : i + 1;
    }
}

void people_find(
    Arena *arena, const Gazetteer *gazetteer, const Tokens *tokens, People *out)
{
    Finder finder = {arena, gazetteer, tokens, out};
    *out = (People){0};
    each_name(&finder, note_full_name);
    each_name(&finder, note_mention);
}

size_t people_mentions_before(const People *people, uint32_t at)
{
    size_t low = 0, high = people->mentions.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (people->mentions.items[middle].range.begin < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const PersonMention *people_first_mention(
    const People *people, uint32_t begin, uint32_t end)
{
    size_t first = people_mentions_before(people, begin);
    if (first == people->mentions.count) return NULL;
    const PersonMention *mention = &people->mentions.items[first];
    return mention->range.begin < end ? mention : NULL;
}
