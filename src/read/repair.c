/* What is put right in the labels after they were found. Each rule states a
 * convention of the corpus or a fact of grammar and was kept because it held
 * on training articles that were not learnt from (doc/read.md has the counts):
 * a full stop after a content is not part of it; an article alone is no
 * source; a cue within a clause that a content began is part of that clause;
 * the verb of ", she added," is a cue. Cost: linear in the tokens. */
#include "read/repair.h"

#include "read/label.h"
#include "read/tagger.h"

typedef struct {
    const Tokens *tokens;
    uint8_t *labels;
} Repair;

static const Token *token_at(const Repair *in, size_t i)
{
    return &in->tokens->tokens[i];
}

static bool is_of(const Repair *in, size_t i, SpanSort sort)
{
    uint8_t label = in->labels[i];
    return label != LABEL_OUT && LABEL_SORT(label) == sort;
}

/* The end of the span of SORT that I is in. */
static size_t span_end(const Repair *in, size_t i, SpanSort sort, size_t end)
{
    for (i++; i < end && is_of(in, i, sort); i++)
        if (LABEL_BEGINS(in->labels[i])) break;
    return i;
}

static bool is_stop(const Repair *in, size_t i)
{
    const Token *token = token_at(in, i);
    return token->quote == QUOTE_NONE && token->end - token->begin == 1 &&
           in->tokens->text.data[token->begin] == '.';
}

/* "...in time". -> the full stop is left out, if it is not quoted itself. */
static void leave_out_stop(Repair *in, size_t last)
{
    if (is_of(in, last, SPAN_CONTENT) && !LABEL_BEGINS(in->labels[last]) &&
        is_stop(in, last))
        in->labels[last] = LABEL_OUT;
}

static bool is_word(const Repair *in, size_t i, Str word)
{
    return token_at(in, i)->word == word_hash(word);
}

/* "The proposed plan": an article alone is no source, and a participle after
 * it no cue. */
static void leave_out_article(Repair *in, size_t i, size_t end)
{
    if (!is_of(in, i, SPAN_SOURCE) || !LABEL_BEGINS(in->labels[i]) ||
        span_end(in, i, SPAN_SOURCE, end) != i + 1 ||
        !(is_word(in, i, S("the")) || is_word(in, i, S("a"))))
        return;
    in->labels[i] = LABEL_OUT;
    if (i + 1 == end || !is_of(in, i + 1, SPAN_CUE)) return;
    size_t cue_end = span_end(in, i + 1, SPAN_CUE, end);
    for (size_t j = i + 1; j < cue_end; j++) in->labels[j] = LABEL_OUT;
}

/* Whether the content that ends before END is "that" and a subject whose verb
 * has not come yet. */
static bool is_subject_alone(const Repair *in, size_t begin, size_t end)
{
    size_t i = end;
    while (i > begin && is_of(in, i - 1, SPAN_CONTENT)) {
        const Token *token = token_at(in, --i);
        if (token->kind != TOKEN_WORD || token->tag == TAG_VERB ||
            token->tag == TAG_AUX)
            return false;
        if (LABEL_BEGINS(in->labels[i])) break;
    }
    return i + 1 < end && is_word(in, i, S("that"));
}

/* [that his government] [expected] [an answer] -> one content. */
static void join_clause(Repair *in, TokenRange range, size_t cue)
{
    if (!is_of(in, cue, SPAN_CUE) || !LABEL_BEGINS(in->labels[cue]) ||
        !is_subject_alone(in, range.begin, cue))
        return;
    size_t content = span_end(in, cue, SPAN_CUE, range.end);
    if (content == range.end || !is_of(in, content, SPAN_CONTENT)) return;
    for (size_t i = cue; i <= content; i++) in->labels[i] = LABEL_CONTENT;
}

static bool is_comma(const Repair *in, size_t i)
{
    return in->tokens->text.data[token_at(in, i)->begin] == ',';
}

static bool is_name(const Repair *in, size_t i)
{
    return token_at(in, i)->tag == TAG_PROPN || is_word(in, i, S("he")) ||
           is_word(in, i, S("she")) || is_word(in, i, S("they"));
}

/* ", she continued," -> a source and a cue, unless something is one already. */
static void find_parenthesis(Repair *in, size_t i)
{
    const Token *verb = token_at(in, i + 2);
    if (!is_comma(in, i) || !is_name(in, i + 1) || !is_comma(in, i + 3) ||
        verb->tag != TAG_VERB || !(verb->classes & WORD_CUE) ||
        token_at(in, i)->quote != QUOTE_NONE || is_of(in, i + 2, SPAN_CUE))
        return;
    for (size_t j = i; j < i + 4; j++) in->labels[j] = LABEL_OUT;
    in->labels[i + 1] = LABEL_SOURCE_BEGIN;
    in->labels[i + 2] = LABEL_CUE_BEGIN;
}

/* A span that lost its first tokens begins where it goes on. */
static void begin_anew(Repair *in, TokenRange range)
{
    for (size_t i = range.begin; i < range.end; i++) {
        Label last = i > range.begin ? in->labels[i - 1] : LABEL_OUT;
        if (!label_may_follow(last, in->labels[i]))
            in->labels[i] = (uint8_t)(in->labels[i] - 1);
    }
}

/* A content ends with the sentence in which its quotation ends. */
static void end_with_quotation(Repair *in, size_t i)
{
    const uint32_t *sentence = in->tokens->sentence_of;
    if (in->labels[i] == LABEL_CONTENT && is_of(in, i - 1, SPAN_CONTENT) &&
        token_at(in, i - 1)->quote == QUOTE_END &&
        token_at(in, i)->quote == QUOTE_NONE && sentence[i] != sentence[i - 1])
        in->labels[i] = LABEL_CONTENT_BEGIN;
}

static void repair_paragraph(Repair *in, TokenRange range)
{
    for (size_t i = range.begin; i < range.end; i++)
        leave_out_article(in, i, range.end);
    for (size_t i = range.begin + 1; i < range.end; i++) {
        join_clause(in, range, i);
        end_with_quotation(in, i);
    }
    for (size_t i = range.begin; i + 3 < range.end; i++)
        find_parenthesis(in, i);
    begin_anew(in, range);
    for (size_t i = range.begin; i < range.end; i++) {
        bool last = i + 1 == range.end || !is_of(in, i + 1, SPAN_CONTENT) ||
                    LABEL_BEGINS(in->labels[i + 1]);
        if (last) leave_out_stop(in, i);
    }
}

void labels_repair(const Tokens *tokens, uint8_t *labels)
{
    Repair in = {tokens, labels};
    for (size_t p = 0; p < tokens->paragraph_count; p++)
        repair_paragraph(&in, tokens->paragraphs[p]);
}
