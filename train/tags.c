/* Learning parts of speech: each word's tag is guessed with the tags guessed
 * before it, so that the tagger learns to live with its own mistakes. */
#include "read/sense.h"
#include "read/tagger.h"
#include "train/trainer.h"

typedef struct {
    Dictionary dictionary;
    Learner learner;
} TagLearner;

static bool is_learnt(const Token *token)
{
    return token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER;
}

/* Features are counted with the right tags around. */
static void note_features(TagLearner *learner, Article *article, uint32_t a)
{
    Feature features[TAG_FEATURES_MAX];
    Tokens *tokens = &article->tokens;
    for (size_t i = 0; i < tokens->token_count; i++)
        tokens->tokens[i].tag =
            article->tags[i] == TAG_COUNT ? TAG_OTHER : article->tags[i];
    for (size_t i = 0; i < tokens->token_count; i++) {
        size_t count = feature_tag(tokens, i, features);
        for (size_t f = 0; f < count; f++)
            dictionary_note(&learner->dictionary, features[f], a);
    }
}

static size_t best_of(const float *scores)
{
    size_t best = 0;
    for (size_t tag = 1; tag < TAG_COUNT; tag++)
        if (scores[tag] > scores[best]) best = tag;
    return best;
}

static void learn_article(TagLearner *learner, Article *article)
{
    Feature features[TAG_FEATURES_MAX];
    uint32_t rows[TAG_FEATURES_MAX];
    float scores[TABLE_CLASSES_MAX];
    Tokens *tokens = &article->tokens;
    for (size_t i = 0; i < tokens->token_count; i++) {
        Token *token = &tokens->tokens[i];
        token->tag = token->kind == TOKEN_OTHER ? TAG_OTHER : TAG_PUNCT;
        if (!is_learnt(token)) continue;
        size_t count = dictionary_rows(&learner->dictionary, features,
            feature_tag(tokens, i, features), rows);
        learner_scores(&learner->learner, rows, count, scores);
        size_t best = best_of(scores);
        if (article->tags[i] != TAG_COUNT)
            learner_step(
                &learner->learner, rows, count, article->tags[i], best);
        token->tag = (uint8_t)best;
    }
}

void train_tags(Trainer *trainer)
{
    TagLearner learner;
    Table *table = &trainer->model.tables[TABLE_TAGS];
    dictionary_start(&learner.dictionary);
    for (uint32_t a = 0; a < trainer->train.count; a++)
        note_features(&learner, &trainer->train.items[a], a);
    dictionary_number(&learner.dictionary, trainer->options.least);
    learner_start(&learner.learner, learner.dictionary.rows, TAG_COUNT);
    for (int epoch = 0; epoch < trainer->options.tag_epochs; epoch++)
        for (size_t a = 0; a < trainer->train.count; a++)
            learn_article(&learner, &trainer->train.items[a]);
    learner_average(&learner.learner);
    learner_table(trainer->arena, &learner.learner, &learner.dictionary,
        trainer->options.tag_lines, table);
    learner_free(&learner.learner);
    dictionary_free(&learner.dictionary);
}

void train_apply_tags(Trainer *trainer, Articles *articles, const char *name)
{
    size_t right = 0, all = 0;
    for (size_t a = 0; a < articles->count; a++) {
        Article *article = &articles->items[a];
        tags_find(&trainer->model.tables[TABLE_TAGS], &article->tokens);
        for (size_t i = 0; i < article->tokens.token_count; i++) {
            if (article->tags[i] == TAG_COUNT) continue;
            all++;
            right += article->tags[i] == article->tokens.tokens[i].tag;
        }
        senses_find(&trainer->model.tables[TABLE_SENSES], &article->tokens);
        context_fill(trainer->arena, &article->tokens, &article->context);
    }
    if (all)
        train_say(trainer, "parts of speech on %s: %.2f %% of %zu as given",
            name, 100.0 * (double)right / (double)all, all);
}
