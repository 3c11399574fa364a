/* Small parts of the cold start: entries of a brief with their source, and
 * looking at tokens. */
#include "bridge/cold_part.h"

Node *cold_text(ColdStart *in, Str text)
{
    return node_text(in->arena, text);
}

void cold_put_text(ColdStart *in, Node *map, const char *name, Str value)
{
    if (value.size)
        node_set(in->arena, map, str_of(name), cold_text(in, value));
}

Node *cold_list(ColdStart *in, Str value)
{
    Node *list = node_list(in->arena);
    node_push(in->arena, list, cold_text(in, value));
    return list;
}

static Node *span_node(ColdStart *in, ByteSpan span)
{
    Node *list = cold_list(in, str_int(in->arena, span.begin));
    node_push(in->arena, list, cold_text(in, str_int(in->arena, span.end)));
    return list;
}

Node *cold_section(ColdStart *in, const char *name)
{
    Node *map = node_get(in->tree, str_of(name));
    if (map) return map;
    return node_set(in->arena, in->tree, str_of(name), node_map(in->arena));
}

/* A new entry of MAP with its source; NULL if there is one of this key. */
Node *cold_add_entry(ColdStart *in, Node *map, Str key, ByteSpan span)
{
    if (node_get(map, key)) return NULL;
    Node *entry = node_set(in->arena, map, key, node_map(in->arena));
    cold_put_text(in, entry, "source", in->source->key);
    node_set(in->arena, entry, S("span"), span_node(in, span));
    return entry;
}

Str cold_sentence_case(ColdStart *in, Str words)
{
    Str copy = str_copy(in->arena, words);
    char *first = (char *)copy.data;
    if (copy.size && *first >= 'a' && *first <= 'z')
        *first = (char)(*first - 32);
    return copy;
}

const Token *cold_token(const ColdStart *in, size_t i)
{
    return &in->reading.tokens.tokens[i];
}

bool cold_is_one_of(const ColdStart *in, size_t i, const char *words)
{
    Str rest = str_of(words), word;
    if (i >= in->reading.tokens.token_count) return false;
    while (str_next(&rest, '|', &word))
        if (cold_token(in, i)->word == word_hash(word)) return true;
    return false;
}

ByteSpan cold_span(const ColdStart *in, size_t begin, size_t end)
{
    return span_of_tokens(
        &in->reading.tokens, (TokenRange){(uint32_t)begin, (uint32_t)end});
}

Str cold_words(const ColdStart *in, size_t begin, size_t end)
{
    ByteSpan span = cold_span(in, begin, end);
    return str_slice(in->reading.tokens.text, span.begin, span.end);
}

TokenRange cold_sentence(const ColdStart *in, size_t i)
{
    const Tokens *tokens = &in->reading.tokens;
    return tokens->sentences[tokens->sentence_of[i]];
}
