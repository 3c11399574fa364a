/* Any bytes: tokens cover the text in order, sentences and paragraphs cover
 * the tokens, quotations open before they close. */

#include "read/quote.h"
#include "test/fuzz/fuzz.h"

static void check_ranges(
    const TokenRange *ranges, size_t count, size_t token_count)
{
    uint32_t at = 0;
    for (size_t i = 0; i < count; i++) {
        require(ranges[i].begin == at && ranges[i].end > at);
        at = ranges[i].end;
    }
    require(at == token_count);
}

void fuzz(Arena *arena, Str text)
{
    Tokens tokens;
    tokens_cut(arena, word_lists_new(arena), text, &tokens);
    quotes_find(&tokens);
    uint32_t last = 0;
    for (size_t i = 0; i < tokens.token_count; i++) {
        require(tokens.tokens[i].begin >= last);
        require(tokens.tokens[i].end > tokens.tokens[i].begin);
        last = tokens.tokens[i].end;
        if (tokens.tokens[i].quote >= QUOTE_INSIDE)
            require(i && tokens.tokens[i - 1].quote != QUOTE_NONE &&
                    tokens.tokens[i - 1].quote != QUOTE_END);
    }
    require(last <= text.size);
    check_ranges(tokens.sentences, tokens.sentence_count, tokens.token_count);
    check_ranges(tokens.paragraphs, tokens.paragraph_count, tokens.token_count);
}
