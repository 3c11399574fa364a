/* Senses of words: one lookup a token in a table of the model, which the
 * trainer makes of WordNet (Miller 1995). */
#include "read/sense.h"

void senses_find(const Table *table, Tokens *tokens)
{
    for (size_t i = 0; i < tokens->token_count; i++) {
        Token *token = &tokens->tokens[i];
        if (token->kind != TOKEN_WORD) continue;
        const int8_t *row = table_row(table, sense_feature(token->word));
        token->verb_sense = (uint8_t)row[0];
        token->noun_sense = (uint8_t)row[1];
    }
}
