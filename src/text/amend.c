/* Amendments to a provision: where the words to be replaced stand, and what
 * is changed. Texts are compared as words in small letters, without quotation
 * marks and those of Markdown; the differences between the old and the new
 * words of an amendment (diff.c) become changes of the provision's words.
 * Linear in the texts but for the difference; finding a part costs its length
 * times the provision's. */
#include "text/amend.h"

#include <utf8proc.h>
#include "base/utf8.h"
#include "text/diff.h"
#include "text/hunks.h"
#include "text/printed.h"

/* A text without the number that it begins with. */
static Str without_number(Arena *arena, Str text)
{
    Printed printed;
    if (!printed_read(arena, text, false, &printed)) return text;
    return str_slice(text, printed.end, text.size);
}

/* In small letters, with one kind of apostrophe. */
static Str fold_word(Arena *arena, Str word)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t at = 0; at < word.size;) {
        uint32_t c = utf8_next(word, &at);
        utf8_add(&buf, c == 0x2019
                           ? '\''
                           : (uint32_t)utf8proc_tolower((utf8proc_int32_t)c));
    }
    return strbuf_str(&buf);
}

/* A quotation mark, or a mark of Markdown. */
static bool is_mark(const Token *token)
{
    return token->class == TOKEN_QUOTE || str_equal(token->text, S("´")) ||
           token_is_markdown(token);
}

/* The words of TEXT that count, numbered by their folded form. */
static Tokens folded_tokens(Arena *arena, Lexicon *lexicon, Str text)
{
    Lexicon raw = lexicon_new(arena);
    Tokens tokens = tokens_of(arena, &raw, without_number(arena, text));
    size_t kept = 0;
    for (size_t i = 0; i < tokens.count; i++) {
        Token token = tokens.items[i];
        if (is_mark(&token)) continue;
        token.id = lexicon_id(lexicon, fold_word(arena, token.text));
        tokens.items[kept++] = token;
    }
    tokens.count = kept;
    return tokens;
}

static bool stands_at(const Tokens *text, size_t at, const Tokens *part)
{
    for (size_t i = 0; i < part->count; i++)
        if (text->items[at + i].id != part->items[i].id) return false;
    return true;
}

/* The first word of TEXT from which on PART stands, or SIZE_MAX. */
static size_t find_part(const Tokens *text, const Tokens *part)
{
    if (!part->count) return SIZE_MAX;
    for (size_t at = 0; at + part->count <= text->count; at++)
        if (stands_at(text, at, part)) return at;
    return SIZE_MAX;
}

static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 32;
}

/* A fingerprint of the whole provision as it would read. */
static uint64_t hash_result(
    const Provision *provision, size_t from, size_t to, const Tokens *words)
{
    uint64_t hash = 1;
    for (size_t i = 0; i < from; i++)
        hash = mix(hash, provision->tokens.items[i].id);
    for (size_t i = 0; i < words->count; i++)
        hash = mix(hash, words->items[i].id);
    for (size_t i = to; i < provision->tokens.count; i++)
        hash = mix(hash, provision->tokens.items[i].id);
    return hash;
}

/* The fewest words that differ. Here no words between two changes are taken
 * along, as a redline would: they may be free for another amendment. */
static Hunks find_changes(
    Arena *arena, const Tokens *old_tokens, const Tokens *new_tokens)
{
    uint32_t *old_ids = tokens_ids(arena, old_tokens);
    uint32_t *new_ids = tokens_ids(arena, new_tokens);
    Diff diff = {.old_ids = old_ids,
        .new_ids = new_ids,
        .old_count = old_tokens->count,
        .new_count = new_tokens->count};
    diff.deleted = arena_array(arena, diff.old_count, 1);
    diff.inserted = arena_array(arena, diff.new_count, 1);
    diff_mark(arena, &diff);
    return hunks_of(
        arena, diff.deleted, diff.old_count, diff.inserted, diff.new_count);
}

static void match_amendment(
    Arena *arena, Lexicon *lexicon, Provision *provision, Amendment *amendment)
{
    Tokens old_tokens = folded_tokens(arena, lexicon, amendment->old_text);
    size_t at = find_part(&provision->tokens, &old_tokens);
    amendment->new_tokens = folded_tokens(arena, lexicon, amendment->new_text);
    amendment->found = at != SIZE_MAX;
    if (!amendment->found) return;
    amendment->whole = old_tokens.count == provision->tokens.count;
    amendment->changes =
        find_changes(arena, &old_tokens, &amendment->new_tokens);
    for (size_t i = 0; i < amendment->changes.count; i++) {
        amendment->changes.items[i].old_from += at;
        amendment->changes.items[i].old_to += at;
    }
    amendment->result = hash_result(
        provision, at, at + old_tokens.count, &amendment->new_tokens);
}

void provision_match(Arena *arena, Provision *provision)
{
    Lexicon lexicon = lexicon_new(arena);
    provision->tokens = folded_tokens(arena, &lexicon, provision->text);
    for (size_t i = 0; i < provision->count; i++)
        match_amendment(arena, &lexicon, provision, &provision->amendments[i]);
}
