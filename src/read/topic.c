/* Topics by their terms: a map from the first word of a term to the terms
 * that begin with it; each is then compared word by word. Cost: one look-up a
 * token of the spans, and the terms that share a first word. */
#include "read/topic.h"

#include "base/map.h"

enum { TERM_WORDS_MAX = 16 };

typedef struct Term Term;
struct Term {
    Str ref;
    WordHash words[TERM_WORDS_MAX]; /* [count] */
    WordHash plural;                /* the last word with an s */
    size_t count;
    Term *next; /* with the same first word */
};

struct Topics {
    Arena *arena;
    const WordLists *lists;
    Map by_word; /* bytes of a word's hash -> Term */
};

Topics *topics_new(Arena *arena, const WordLists *lists)
{
    Topics *topics = arena_alloc(arena, sizeof *topics);
    *topics = (Topics){arena, lists, map_new(arena)};
    return topics;
}

static Str key_of(const WordHash *word)
{
    return (Str){(const char *)word, sizeof *word};
}

static void add_first(Topics *topics, WordHash word, const Term *term)
{
    Term *entry = arena_alloc(topics->arena, sizeof *entry);
    *entry = *term;
    entry->words[0] = word;
    entry->next = map_get(&topics->by_word, key_of(&word));
    map_put(&topics->by_word, key_of(&entry->words[0]), entry);
}

void topics_add(Topics *topics, Str ref, Str text)
{
    Tokens tokens;
    Term term = {.ref = ref};
    tokens_cut(topics->arena, topics->lists, text, &tokens);
    if (!tokens.token_count || tokens.token_count > TERM_WORDS_MAX) return;
    for (size_t i = 0; i < tokens.token_count; i++)
        term.words[term.count++] = tokens.tokens[i].word;
    term.plural = word_hash_add(term.words[term.count - 1], 's');
    add_first(topics, term.words[0], &term);
    if (term.count == 1) add_first(topics, term.plural, &term);
}

static bool stands_at(
    const Term *term, const Tokens *tokens, uint32_t at, uint32_t end)
{
    if (end - at < term->count) return false;
    for (size_t i = 1; i < term->count; i++) {
        WordHash word = tokens->tokens[at + i].word;
        bool plural = i + 1 == term->count && word == term->plural;
        if (word != term->words[i] && !plural) return false;
    }
    return true;
}

static void add_ref(Arena *arena, Str ref, TopicRefs *found)
{
    for (size_t i = 0; i < found->count; i++)
        if (str_equal(found->items[i], ref)) return;
    vec_push(arena, found, ref);
}

void topics_find(Arena *arena, const Topics *topics, const Tokens *tokens,
    const ByteSpans *spans, TopicRefs *found)
{
    for (size_t s = 0; topics && s < spans->count; s++) {
        TokenRange range = tokens_of_span(tokens, spans->items[s]);
        for (uint32_t i = range.begin; i < range.end; i++) {
            const Term *term =
                map_get(&topics->by_word, key_of(&tokens->tokens[i].word));
            for (; term; term = term->next)
                if (stands_at(term, tokens, i, range.end))
                    add_ref(arena, term->ref, found);
        }
    }
}
