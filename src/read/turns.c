/* Transcripts. A turn is a paragraph that begins with up to six words, all in
 * capitals or all but small ones capitalised, and a colon. */
#include "read/turns.h"

#include "read/label.h"

enum { NAME_WORDS_MAX = 6, TURNS_LEAST = 2 };

/* The token of the colon, or 0 if the paragraph is no turn. */
static uint32_t find_colon(const Tokens *tokens, TokenRange paragraph)
{
    for (uint32_t i = paragraph.begin; i < paragraph.end; i++) {
        const Token *token = &tokens->tokens[i];
        bool colon = tokens->text.data[token->begin] == ':';
        if (colon) return i > paragraph.begin && i + 1 < paragraph.end ? i : 0;
        bool capital = token->shape == SHAPE_UPPER ||
                       token->shape == SHAPE_INITIAL ||
                       token->shape == SHAPE_TITLE;
        if (!capital || i - paragraph.begin == NAME_WORDS_MAX) return 0;
    }
    return 0;
}

static bool is_shouted(const Tokens *tokens, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end; i++)
        if (tokens->tokens[i].shape == SHAPE_TITLE) return false;
    return true;
}

static void label_range(
    uint8_t *labels, uint32_t begin, uint32_t end, SpanSort sort)
{
    for (uint32_t i = begin; i < end; i++)
        labels[i] = (uint8_t)(LABEL_BEGIN_OF(sort) + (i > begin));
}

void turns_label(const Tokens *tokens, uint8_t *labels)
{
    size_t turns = 0, shouted = 0;
    for (size_t p = 0; p < tokens->paragraph_count; p++) {
        TokenRange range = tokens->paragraphs[p];
        uint32_t colon = find_colon(tokens, range);
        turns += colon != 0;
        shouted += colon && is_shouted(tokens, range.begin, colon);
    }
    if (shouted < TURNS_LEAST && turns < 2 * TURNS_LEAST) return;
    for (size_t p = 0; p < tokens->paragraph_count; p++) {
        TokenRange range = tokens->paragraphs[p];
        uint32_t colon = find_colon(tokens, range);
        if (!colon) continue;
        label_range(labels, range.begin, colon, SPAN_SOURCE);
        label_range(labels, colon, colon + 1, SPAN_CUE);
        label_range(labels, colon + 1, range.end, SPAN_CONTENT);
    }
}
