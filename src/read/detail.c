/* The circumstances of a statement: to whom, through whom, in which channel,
 * where and when it was said; what it says of how near something is; whether
 * its passage is whole. They stand in the sentence of the cue, outside of the
 * content, behind prepositions; small lists of nouns tell a channel from a
 * place. Cost: linear in the sentence. */
#include "read/statement.h"

#include "read/tagger.h"
#include "read/when.h"

const char *const OUTLOOK_NAMES[] = {"", "deal", "meeting", "point"};

enum { PHRASE_TOKENS_MAX = 6, CUT_LEAST = 8 };

typedef struct {
    Arena *arena;
    const Tokens *tokens;
    Statement *statement;
    TokenRange sentence; /* of the cue */
} Detail;

static const Token *token_at(const Detail *in, size_t i)
{
    return &in->tokens->tokens[i];
}

/* Whether token I is one of WORDS, "a|b"; small letters. */
static bool is_one_of(const Detail *in, size_t i, const char *words)
{
    Str rest = str_of(words), word;
    if (i >= in->tokens->token_count) return false;
    while (str_next(&rest, '|', &word))
        if (token_at(in, i)->word == word_hash(word)) return true;
    return false;
}

static bool within(const Detail *in, size_t i, SpanSort sort)
{
    const ByteSpans *spans = &in->statement->attribution.spans[sort];
    for (size_t s = 0; s < spans->count; s++)
        if (token_at(in, i)->begin < spans->items[s].end &&
            spans->items[s].begin < token_at(in, i)->end)
            return true;
    return false;
}

/* Whether a phrase may go on with token I. */
static bool is_free(const Detail *in, size_t i)
{
    return i < in->sentence.end && !within(in, i, SPAN_CONTENT) &&
           !within(in, i, SPAN_SOURCE) &&
           token_at(in, i)->kind != TOKEN_COMMA &&
           token_at(in, i)->kind != TOKEN_POINT &&
           token_at(in, i)->kind != TOKEN_QUOTE;
}

static ByteSpan span_of(const Detail *in, size_t begin, size_t end)
{
    return span_of_tokens(
        in->tokens, (TokenRange){(uint32_t)begin, (uint32_t)end});
}

/* --- phrases behind prepositions --- */

#define CHANNEL_NOUNS                                                          \
    "statement|interview|speech|letter|call|briefing|conference|post|tweet|"   \
    "address|message|memo|broadcast|article|release|television|tv|radio|"      \
    "telegram|twitter|facebook|x|social|media|phone|telephone|video|email|"    \
    "e-mail|communique|podcast|webcast|hearing|testimony|remarks|note"

/* The end of the noun phrase at I: names, nouns, and what stands before
 * them. */
static size_t phrase_end(const Detail *in, size_t i)
{
    size_t end = i;
    while (end < i + PHRASE_TOKENS_MAX && is_free(in, end)) {
        uint8_t tag = token_at(in, end)->tag;
        bool part = tag == TAG_DET || tag == TAG_ADJ || tag == TAG_NOUN ||
                    tag == TAG_PROPN || tag == TAG_NUM || tag == TAG_PRON ||
                    tag == TAG_PART;
        if (!part || token_at(in, end)->word == word_hash(S("that"))) break;
        end++;
    }
    return end;
}

static bool has_tag(const Detail *in, size_t begin, size_t end, Tag tag)
{
    for (size_t i = begin; i < end; i++)
        if (token_at(in, i)->tag == tag) return true;
    return false;
}

static bool names_channel(const Detail *in, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++)
        if (is_one_of(in, i, CHANNEL_NOUNS)) return true;
    return false;
}

static void set_once(ByteSpan *span, ByteSpan value)
{
    if (span->begin == span->end) *span = value;
}

/* "in Moscow", "at the White House", "on X", "through a spokesman". */
static void take_phrase(Detail *in, size_t at, size_t begin, size_t end)
{
    Statement *statement = in->statement;
    ByteSpan span = span_of(in, begin, end);
    if (is_one_of(in, at, "through|via|citing") &&
        !names_channel(in, begin, end))
        set_once(&statement->via, span);
    else if (is_one_of(in, at, "on|in|at|by|via|over|during") &&
             names_channel(in, begin, end))
        set_once(&statement->channel, span);
    else if (is_one_of(in, at, "in|at|from") &&
             has_tag(in, begin, end, TAG_PROPN))
        set_once(&statement->place, span);
    else if (is_one_of(in, at, "to") && at && within(in, at - 1, SPAN_CUE))
        set_once(&statement->to, span);
}

static void find_phrases(Detail *in)
{
    When when;
    for (size_t i = in->sentence.begin; i < in->sentence.end; i++) {
        if (within(in, i, SPAN_CONTENT) || within(in, i, SPAN_SOURCE)) continue;
        size_t used = when_match(
            in->arena, in->tokens, i, in->sentence.end, DAY_MIN, &when);
        if (used && is_free(in, i + used - 1)) {
            in->statement->date =
                span_of(in, i, i + used); /* not a dateline's */
            i += used - 1;
            continue;
        }
        if (token_at(in, i)->tag != TAG_ADP &&
            !is_one_of(in, i, "to|citing|via"))
            continue;
        if (when_match(
                in->arena, in->tokens, i + 1, in->sentence.end, DAY_MIN, &when))
            continue;
        size_t end = phrase_end(in, i + 1);
        if (end > i + 1) take_phrase(in, i, i + 1, end);
    }
}

/* "told reporters", "assured parliament": what stands behind the cue. */
static void find_addressee(Detail *in)
{
    const ByteSpans *cue = &in->statement->attribution.spans[SPAN_CUE];
    if (!cue->count) return;
    TokenRange range = tokens_of_span(in->tokens, cue->items[0]);
    for (uint32_t i = range.begin; i < range.end; i++) {
        if (!is_one_of(in, i,
                "told|tell|tells|telling|assured|informed|reminded|urged|"
                "asked|warned"))
            continue;
        size_t end = phrase_end(in, i + 1);
        if (end > i + 1) set_once(&in->statement->to, span_of(in, i + 1, end));
    }
}

/* --- how near something is --- */

#define NEARNESS                                                               \
    "close|closer|near|nearer|far|farther|progress|progressing|advancing|"     \
    "optimistic|pessimistic|hopeful|breakthrough|stalled|deadlocked|deadlock|" \
    "impasse|stalemate|solid|insurmountable|imminent|soon|premature|"          \
    "finalized|finalised|finalize|unclear|ready|uncertainty|opposite"
#define DEAL_NOUNS                                                             \
    "deal|agreement|accord|peace|settlement|treaty|pact|ceasefire|truce|text|" \
    "plan|framework|details|issues|differences|war|talks|discussions|"         \
    "negotiations|compromise|contract"
#define MEETING_NOUNS "meeting|summit|talks|discussions|visit|negotiations"
#define MEETING_SIGNS "place|held|meet|date|when|schedule|scheduled|begin|start"

/* The tokens of the content for which PICK holds, the first; or NULL. */
static const Token *first_in_content(
    const Detail *in, const char *words, size_t *at)
{
    const ByteSpans *content = &in->statement->attribution.spans[SPAN_CONTENT];
    for (size_t s = 0; s < content->count; s++) {
        TokenRange range = tokens_of_span(in->tokens, content->items[s]);
        for (uint32_t i = range.begin; i < range.end; i++)
            if (is_one_of(in, i, words)) {
                *at = i;
                return token_at(in, i);
            }
    }
    return NULL;
}

static Outlook outlook_on(const Detail *in)
{
    size_t at;
    const TopicRefs *topics = &in->statement->topics;
    if (first_in_content(in, MEETING_NOUNS, &at) &&
        first_in_content(in, MEETING_SIGNS, &at))
        return OUTLOOK_MEETING;
    if (topics->count && str_starts(topics->items[0], S("point:")))
        return OUTLOOK_POINT;
    return first_in_content(in, DEAL_NOUNS, &at) ? OUTLOOK_DEAL : OUTLOOK_NONE;
}

static void find_outlook(Detail *in)
{
    size_t at;
    if (!first_in_content(in, NEARNESS, &at)) return;
    in->statement->outlook = outlook_on(in);
    if (in->statement->outlook == OUTLOOK_NONE) return;
    size_t begin = at;
    if (at && (token_at(in, at - 1)->tag == TAG_ADV ||
                  token_at(in, at - 1)->tag == TAG_PART ||
                  (token_at(in, at - 1)->classes & WORD_NEGATION)))
        begin--;
    in->statement->outlook_words = span_of(in, begin, at + 1);
}

/* --- whether the passage is whole --- */

static bool is_doubled(const Detail *in, size_t i)
{
    const Token *token = token_at(in, i), *next = token + 1;
    return i + 1 < in->sentence.end && token->kind == TOKEN_WORD &&
           next->kind == TOKEN_WORD && token->word == next->word &&
           token->end - token->begin > 1 &&
           !is_one_of(in, i, "had|that|very|so|no|really|more|many|is");
}

/* Whether a sentence of some length ends in a word that asks for another. */
static bool is_cut(const Detail *in)
{
    uint32_t last = in->sentence.end - 1;
    uint8_t tag = token_at(in, last)->tag;
    return last - in->sentence.begin >= CUT_LEAST &&
           token_at(in, last)->kind == TOKEN_WORD &&
           (tag == TAG_DET || tag == TAG_ADP || tag == TAG_CCONJ ||
               tag == TAG_SCONJ);
}

static Passage passage_of(const Detail *in)
{
    Str text =
        str_slice(in->tokens->text, token_at(in, in->sentence.begin)->begin,
            token_at(in, in->sentence.end - 1)->end);
    if (str_find(text, S("\xEF\xBF\xBD"), 0) != SIZE_MAX)
        return PASSAGE_LOST_CHARACTER;
    for (uint32_t i = in->sentence.begin; i < in->sentence.end; i++) {
        const Token *token = token_at(in, i);
        if (token->kind == TOKEN_QUOTE && token->quote == QUOTE_NONE)
            return PASSAGE_OPEN_QUOTE;
        if (is_doubled(in, i)) return PASSAGE_DOUBLED_WORD;
    }
    return is_cut(in) ? PASSAGE_CUT : PASSAGE_CLEAN;
}

/* --- */

/* The sentence of the cue, or of the content where there is none. */
static TokenRange sentence_of(const Tokens *tokens, const Statement *statement)
{
    static const SpanSort ORDER[] = {SPAN_CUE, SPAN_CONTENT, SPAN_SOURCE};
    for (size_t o = 0; o < SPAN_SORTS; o++) {
        const ByteSpans *spans = &statement->attribution.spans[ORDER[o]];
        if (!spans->count) continue;
        TokenRange range = tokens_of_span(tokens, spans->items[0]);
        return tokens->sentences[tokens->sentence_of[range.begin]];
    }
    return (TokenRange){0, 0};
}

void statement_find_details(
    Arena *arena, const Tokens *tokens, Statement *statement)
{
    Detail in = {arena, tokens, statement, sentence_of(tokens, statement)};
    if (in.sentence.begin == in.sentence.end) return;
    find_addressee(&in);
    if (statement->attribution.spans[SPAN_CUE].count) find_phrases(&in);
    find_outlook(&in);
    statement->passage = passage_of(&in);
}
