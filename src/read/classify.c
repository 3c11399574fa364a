/* What sort of statement it is, from its words. Kind and quoted bytes come
 * from the quote states; attitude, polarity, hedge and tag from lists of words
 * (words.def), tried on the head of the cue: its last listed word. */
#include "read/statement.h"

const char *const SAID_NAMES[] = {"indirect", "mixed", "direct"};
const char *const POLARITY_NAMES[] = {"affirmed", "denied", "not-said"};
const char *const ACT_NAMES[] = {"demand", "offer", "promise", "accept",
    "reject", "threaten", "accuse", "appeal", "assess", "report"};

typedef struct {
    const Tokens *tokens;
    Arena *arena;
    Statement *statement;
    size_t inside, outside; /* words of the content in and out of quotes */
} Classifier;

static void add_quoted(Classifier *classifier, uint32_t begin, uint32_t end)
{
    ByteSpan span = {begin, end};
    if (begin < end)
        vec_push(classifier->arena, &classifier->statement->quoted, span);
}

/* Collects the quoted bytes of tokens [BEGIN, END). */
static void quote_range(Classifier *classifier, TokenRange range)
{
    const Token *tokens = classifier->tokens->tokens;
    uint32_t begin = 0, end = 0;
    bool bracketed = false;
    for (uint32_t i = range.begin; i < range.end; i++) {
        bool quoted = tokens[i].quote == QUOTE_INSIDE;
        bool opens = tokens[i].kind == TOKEN_OPEN &&
                     classifier->tokens->text.data[tokens[i].begin] == '[';
        if (quoted && opens) bracketed = true;
        if (quoted && !bracketed) {
            if (!end) begin = tokens[i].begin;
            end = tokens[i].end;
        } else {
            add_quoted(classifier, begin, end);
            end = 0;
        }
        if (tokens[i].kind == TOKEN_CLOSE) bracketed = false;
        bool word =
            tokens[i].kind == TOKEN_WORD || tokens[i].kind == TOKEN_NUMBER;
        bool that = tokens[i].word == word_hash(S("that"));
        classifier->inside += word && quoted;
        classifier->outside += word && !quoted && !that;
    }
    add_quoted(classifier, begin, end);
}

static void find_kind(Classifier *classifier)
{
    const ByteSpans *content =
        &classifier->statement->attribution.spans[SPAN_CONTENT];
    for (size_t i = 0; i < content->count; i++)
        quote_range(
            classifier, tokens_of_span(classifier->tokens, content->items[i]));
    classifier->statement->kind = !classifier->inside   ? SAID_INDIRECT
                                  : classifier->outside ? SAID_MIXED
                                                        : SAID_DIRECT;
}

/* The classes of all words of the cue, and of the last that has any of MASK
 * (0 if none). */
static uint32_t cue_classes(
    const Classifier *classifier, uint32_t mask, uint32_t *head)
{
    const ByteSpans *cue = &classifier->statement->attribution.spans[SPAN_CUE];
    uint32_t all = 0;
    *head = 0;
    for (size_t s = 0; s < cue->count; s++) {
        TokenRange range = tokens_of_span(classifier->tokens, cue->items[s]);
        for (uint32_t i = range.begin; i < range.end; i++) {
            uint32_t classes = classifier->tokens->tokens[i].classes;
            all |= classes;
            if (classes & mask) *head = classes;
        }
    }
    return all;
}

static SpeechAct tag_of(uint32_t classes)
{
    for (SpeechAct act = ACT_DEMAND; act < ACT_REPORT; act++)
        if (classes & ((uint32_t)WORD_TAG_DEMAND << act)) return act;
    return ACT_REPORT;
}

static Polarity polarity_of(uint32_t all)
{
    if (all & WORD_DECLINE && all & WORD_TELL) return POLARITY_NOT_SAID;
    if (all & WORD_NEGATION && !(all & WORD_DECLINE))
        return all & WORD_TELL ? POLARITY_NOT_SAID : POLARITY_DENIED;
    return all & WORD_DENY ? POLARITY_DENIED : POLARITY_AFFIRMED;
}

/* A hedging word in the cue or just before it. */
static void find_hedge(Classifier *classifier)
{
    const ByteSpans *cue = &classifier->statement->attribution.spans[SPAN_CUE];
    for (size_t s = 0; s < cue->count; s++) {
        TokenRange range = tokens_of_span(classifier->tokens, cue->items[s]);
        if (range.begin) range.begin--;
        for (uint32_t i = range.begin; i < range.end; i++) {
            const Token *token = &classifier->tokens->tokens[i];
            if (token->classes & WORD_HEDGE)
                classifier->statement->hedge =
                    (ByteSpan){token->begin, token->end};
        }
    }
}

void statement_classify(
    Arena *arena, const Tokens *tokens, Statement *statement)
{
    const uint32_t tags = (WORD_TAG_ASSESS << 1) - WORD_TAG_DEMAND;
    Classifier classifier = {tokens, arena, statement, 0, 0};
    uint32_t head;
    find_kind(&classifier);
    find_hedge(&classifier);
    uint32_t all = cue_classes(&classifier, tags, &head);
    statement->tag = tag_of(head);
    statement->polarity = polarity_of(all);
    cue_classes(&classifier, WORD_ATTITUDE | WORD_CUE, &head);
    statement->attitude = statement->kind != SAID_DIRECT &&
                          ((head & WORD_ATTITUDE) || !(head & WORD_CUE)) &&
                          statement->attribution.spans[SPAN_CUE].count &&
                          !(all & WORD_TELL);
}
