/* Parts of speech by an averaged perceptron (Collins 2002), decoded greedily:
 * each tag sees the two before it. About 20 lookups a token. */
#include "read/tagger.h"

#include "read/feature.h"

const char *const TAG_NAMES[TAG_COUNT] = {"X", "ADJ", "ADP", "ADV", "AUX",
    "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT",
    "SCONJ", "VERB"};

/* What needs no learning; TAG_COUNT for words. */
static Tag tag_of_kind(const Token *token)
{
    switch (token->kind) {
    case TOKEN_WORD: return TAG_COUNT;
    case TOKEN_NUMBER: return TAG_COUNT;
    case TOKEN_OTHER: return TAG_OTHER;
    default: return TAG_PUNCT;
    }
}

static Tag best_tag(const Table *table, const Tokens *tokens, size_t i)
{
    Feature features[TAG_FEATURES_MAX];
    int32_t scores[TABLE_CLASSES_MAX];
    size_t count = feature_tag(tokens, i, features);
    table_fetch(table, features, count);
    table_score(table, features, count, scores);
    Tag best = TAG_OTHER;
    for (Tag tag = TAG_OTHER; tag < TAG_COUNT; tag++)
        if (scores[tag] > scores[best]) best = tag;
    return best;
}

void tags_find(const Table *table, Tokens *tokens)
{
    for (size_t i = 0; i < tokens->token_count; i++) {
        Tag tag = tag_of_kind(&tokens->tokens[i]);
        if (tag == TAG_COUNT) tag = best_tag(table, tokens, i);
        tokens->tokens[i].tag = (uint8_t)tag;
    }
}
