/* Points and texts of a first brief: phrases around nouns. A noun is a point
 * if several statements speak of it and it is none of those that any dispatch
 * has. Cost: quadratic in the different nouns of the contents. */
#include "bridge/cold_part.h"
#include "bridge/slug.h"
#include "read/tagger.h"

enum {
    POINTS_MOST = 8,
    POINT_LEAST = 2, /* statements that speak of it */
    DRAFTS_MOST = 6,
    NOUN_BYTES_LEAST = 4
};

/* Where the words that qualify the noun at AT begin. */
static size_t phrase_begin(const ColdStart *in, size_t at)
{
    size_t begin = at, first = cold_sentence(in, at).begin;
    while (begin > first && at - begin < COLD_WORDS_MOST - 1) {
        uint8_t tag = cold_token(in, begin - 1)->tag;
        if (tag != TAG_ADJ && tag != TAG_NOUN && tag != TAG_PROPN &&
            tag != TAG_NUM)
            break;
        if (cold_token(in, begin - 1)->kind != TOKEN_WORD &&
            cold_token(in, begin - 1)->kind != TOKEN_NUMBER)
            break;
        begin--;
    }
    return begin;
}

typedef struct {
    Str phrase; /* small letters */
    ByteSpan first;
    size_t statements, last; /* counted, and the last one's index + 1 */
} Noun;

typedef VEC(Noun) Nouns;

#define GENERAL_NOUNS                                                          \
    "people|time|times|year|years|week|weeks|month|months|day|days|person|"    \
    "deal|talks|agreement|plan|statement|side|sides|part|country|countries|"   \
    "government|leaders|leader|officials|official|number|case|fact|thing|"     \
    "things|question|questions|answer|work|world|president|minister|"          \
    "ministry|reporters|draft|text|proposal|meeting|version|framework|"        \
    "million|billion|percent|cent|today|morning|evening|nothing|something"

static void count_noun(ColdStart *in, Nouns *nouns, size_t at, size_t statement)
{
    size_t begin = phrase_begin(in, at);
    if (at > begin + 1) begin = at - 1;
    Str phrase = cold_sentence_case(in, cold_words(in, begin, at + 1));
    for (size_t i = 0; i < nouns->count; i++) {
        Noun *noun = &nouns->items[i];
        if (!str_equal(noun->phrase, phrase)) continue;
        noun->statements += noun->last != statement + 1;
        noun->last = statement + 1;
        return;
    }
    vec_push(in->arena, nouns,
        ((Noun){phrase, cold_span(in, begin, at + 1), 1, statement + 1}));
}

static void count_nouns(ColdStart *in, Nouns *nouns)
{
    for (size_t i = 0; i < in->reading.statements.count; i++) {
        const ByteSpans *content =
            &in->reading.statements.items[i].attribution.spans[SPAN_CONTENT];
        for (size_t s = 0; s < content->count; s++) {
            TokenRange range =
                tokens_of_span(&in->reading.tokens, content->items[s]);
            for (uint32_t t = range.begin; t < range.end; t++)
                if (cold_token(in, t)->tag == TAG_NOUN &&
                    cold_token(in, t)->kind == TOKEN_WORD &&
                    cold_token(in, t)->end - cold_token(in, t)->begin >=
                        NOUN_BYTES_LEAST &&
                    !cold_is_one_of(in, t, GENERAL_NOUNS))
                    count_noun(in, nouns, t, i);
        }
    }
}

void cold_add_points(ColdStart *in)
{
    Nouns nouns = {0};
    size_t added = 0;
    count_nouns(in, &nouns);
    for (size_t i = 0; i < nouns.count && added < POINTS_MOST; i++) {
        const Noun *noun = &nouns.items[i];
        if (noun->statements < POINT_LEAST) continue;
        Node *entry = cold_add_entry(in, cold_section(in, "points"),
            slug_of(in->arena, noun->phrase, COLD_KEY_BYTES), noun->first);
        if (!entry) continue;
        cold_put_text(in, entry, "title", noun->phrase);
        node_set(in->arena, entry, S("terms"), cold_list(in, noun->phrase));
        added++;
    }
}

void cold_add_drafts(ColdStart *in)
{
    size_t added = 0;
    for (size_t i = 0; i < in->reading.tokens.token_count; i++) {
        if (!cold_is_one_of(
                in, i, "plan|draft|proposal|framework|version|text|paper"))
            continue;
        size_t begin = phrase_begin(in, i);
        if (begin == i || added == DRAFTS_MOST) continue;
        Str title = cold_sentence_case(in, cold_words(in, begin, i + 1));
        Node *entry = cold_add_entry(in, cold_section(in, "drafts"),
            slug_of(in->arena, title, COLD_KEY_BYTES),
            cold_span(in, begin, i + 1));
        if (!entry) continue;
        cold_put_text(in, entry, "title", title);
        cold_put_text(in, entry, "by", S("unknown"));
        cold_put_text(in, entry, "text", S("unpublished"));
        added++;
    }
}
