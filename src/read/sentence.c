/* Where sentences and paragraphs end. A paragraph ends at a line end, unless
 * the next line goes on in small letters. A sentence ends at a point (and the
 * marks that close after it) before a token that may begin one; the point of
 * an abbreviation ends one only before a word that often begins sentences.
 * Rules after Grefenstette and Tapanainen, "What is a word, what is a
 * sentence?" (1994). One pass. */
#include "read/token.h"

enum { BROKEN_LEAST = 50 }; /* bytes of a line broken to a width */

static bool closes(const Token *token)
{
    return token->kind == TOKEN_CLOSE || (token->kind == TOKEN_QUOTE) ||
           token->kind == TOKEN_SINGLE;
}

static bool may_begin(const Token *token)
{
    return token->shape != SHAPE_SMALL && token->kind != TOKEN_COMMA &&
           token->kind != TOKEN_POINT && token->kind != TOKEN_CLOSE;
}

static bool has_point(const Tokens *tokens, size_t i)
{
    const Token *token = &tokens->tokens[i];
    return token->kind == TOKEN_WORD && token->end > token->begin + 1 &&
           tokens->text.data[token->end - 1] == '.';
}

/* Whether a sentence ends before token I. */
static bool ends_before(const Tokens *tokens, size_t i, size_t begin)
{
    const Token *next = &tokens->tokens[i];
    size_t last = i - 1;
    if (!next->space || !may_begin(next)) return false;
    while (last > begin && closes(&tokens->tokens[last])) last--;
    if (tokens->tokens[last].kind == TOKEN_POINT) return true;
    return last == i - 1 && has_point(tokens, last) &&
           tokens->tokens[last].shape != SHAPE_TITLE &&
           next->shape == SHAPE_TITLE && (next->classes & WORD_STARTER);
}

/* Whether a paragraph ends before token I: lines that were broken to a width
 * go on in small letters, and are not short. */
static bool paragraph_ends_before(
    const Tokens *tokens, size_t i, uint32_t line_begin)
{
    const Token *next = &tokens->tokens[i], *last = next - 1;
    if (!next->line) return false;
    Str between = str_slice(tokens->text, last->end, next->begin);
    size_t first = str_find(between, S("\n"), 0);
    bool empty_line =
        first != SIZE_MAX && str_find(between, S("\n"), first + 1) != SIZE_MAX;
    return empty_line || next->shape != SHAPE_SMALL ||
           last->kind == TOKEN_POINT || last->end - line_begin < BROKEN_LEAST;
}

static void end_range(TokenRange *ranges, size_t *count, size_t begin, size_t i)
{
    if (i > begin)
        ranges[(*count)++] = (TokenRange){(uint32_t)begin, (uint32_t)i};
}

void tokens_find_sentences(Arena *arena, Tokens *tokens)
{
    size_t n = tokens->token_count, sentence = 0, paragraph = 0;
    uint32_t line_begin = 0;
    tokens->sentences = arena_array(arena, n, sizeof *tokens->sentences);
    tokens->paragraphs = arena_array(arena, n, sizeof *tokens->paragraphs);
    tokens->sentence_of = arena_array(arena, n, sizeof *tokens->sentence_of);
    for (size_t i = 0; i < n; i++) {
        bool new_paragraph =
            i && (paragraph_ends_before(tokens, i, line_begin) ||
                     i - paragraph == PARAGRAPH_MAX);
        if (tokens->tokens[i].line) line_begin = tokens->tokens[i].begin;
        if (i && (new_paragraph || ends_before(tokens, i, sentence))) {
            end_range(tokens->sentences, &tokens->sentence_count, sentence, i);
            sentence = i;
        }
        if (new_paragraph) {
            end_range(
                tokens->paragraphs, &tokens->paragraph_count, paragraph, i);
            paragraph = i;
        }
        tokens->sentence_of[i] = (uint32_t)tokens->sentence_count;
    }
    end_range(tokens->sentences, &tokens->sentence_count, sentence, n);
    end_range(tokens->paragraphs, &tokens->paragraph_count, paragraph, n);
}
