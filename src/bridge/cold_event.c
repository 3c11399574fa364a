/* Meetings and events of a first brief: a noun and a place; a number and what
 * befell people. Figures are taken as the text gives them, for one source. */
#include "bridge/cold_part.h"
#include "bridge/slug.h"
#include "read/tagger.h"
#include "read/when.h"

enum { MEETINGS_MOST = 10, EVENTS_MOST = 10, TITLE_BYTES = 120 };

/* The date in a sentence, with its words and what it was worked out from. */
static void put_date(ColdStart *in, Node *entry, TokenRange sentence)
{
    When when;
    Node *date = node_map(in->arena);
    if (!when_find(in->arena, &in->reading.tokens, sentence, in->day, &when))
        return;
    cold_put_text(in, date, "edtf", when.edtf);
    cold_put_text(
        in, date, "words", cold_words(in, when.words.begin, when.words.end));
    if (when.relative)
        cold_put_text(in, date, "from", day_text(in->arena, in->day));
    node_set(in->arena, entry, S("date"), date);
}

static Str status_in(const ColdStart *in, TokenRange sentence)
{
    for (uint32_t i = sentence.begin; i < sentence.end; i++) {
        if (cold_is_one_of(in, i, "alleged|allegedly|reportedly"))
            return S("alleged");
        if (cold_is_one_of(
                in, i, "will|would|planned|plans|next|scheduled|tomorrow"))
            return S("planned");
    }
    return S("held");
}

static size_t name_end(const ColdStart *in, size_t i)
{
    size_t end = i;
    while (end < in->reading.tokens.token_count && end - i < COLD_WORDS_MOST &&
           cold_token(in, end)->tag == TAG_PROPN && !cold_token(in, end)->line)
        end++;
    return end;
}

static void add_meeting(ColdStart *in, size_t at, size_t place, size_t end)
{
    TokenRange sentence = cold_sentence(in, at);
    Str title = cold_sentence_case(in, cold_words(in, at, end));
    Str status = status_in(in, sentence);
    Node *entry = cold_add_entry(in, cold_section(in, "meetings"),
        slug_of(in->arena, title, COLD_KEY_BYTES),
        cold_span(in, sentence.begin, sentence.end));
    if (!entry) return;
    cold_put_text(in, entry, "title", title);
    cold_put_text(in, entry, "place", cold_words(in, place, end));
    cold_put_text(in, entry, "status", status);
    if (str_equal(status, S("alleged")))
        cold_put_text(in, entry, "grade", status);
    put_date(in, entry, sentence);
}

void cold_add_meetings(ColdStart *in)
{
    size_t added = 0;
    for (size_t i = 0; i + 2 < in->reading.tokens.token_count; i++) {
        if (!cold_is_one_of(
                in, i, "meeting|summit|talks|negotiations|conference|visit"))
            continue;
        if (!cold_is_one_of(in, i + 1, "in|at|to")) continue;
        size_t place = i + 2 + cold_is_one_of(in, i + 2, "the");
        size_t end = name_end(in, place);
        When when;
        bool dated = when_match(in->arena, &in->reading.tokens, place,
                         in->reading.tokens.token_count, in->day, &when) > 0;
        if (end == place || dated || added++ == MEETINGS_MOST) continue;
        add_meeting(in, i, place, end);
    }
}

static Str number_in_words(const ColdStart *in, size_t i)
{
    static const char *const WORDS[] = {"one", "two", "three", "four", "five",
        "six", "seven", "eight", "nine", "ten", "eleven", "twelve"};
    int64_t number;
    Str text = str_slice(in->reading.tokens.text, cold_token(in, i)->begin,
        cold_token(in, i)->end);
    if (str_to_int(text, &number) && number >= 0) return text;
    for (size_t n = 0; n < sizeof WORDS / sizeof *WORDS; n++)
        if (cold_token(in, i)->word == word_hash(str_of(WORDS[n])))
            return str_int(in->arena, (int64_t)n + 1);
    return S("");
}

/* "seven people were reported killed", "3 dead": the figure and its field. */
static Str figure_at(const ColdStart *in, size_t i, const char **field)
{
    enum { REACH_TOKENS = 5 };
    Str number = number_in_words(in, i);
    TokenRange sentence = cold_sentence(in, i);
    for (size_t t = i + 1;
         number.size && t < sentence.end && t <= i + REACH_TOKENS; t++) {
        *field = cold_is_one_of(in, t, "killed|dead|died")       ? "killed"
                 : cold_is_one_of(in, t, "injured|wounded|hurt") ? "injured"
                                                                 : NULL;
        if (*field) return number;
        if (cold_token(in, t)->kind == TOKEN_COMMA ||
            cold_token(in, t)->kind == TOKEN_NUMBER)
            break;
    }
    return S("");
}

static Str cut_words(Str words)
{
    size_t end = TITLE_BYTES;
    if (words.size <= end) return words;
    while (end && words.data[end] != ' ') end--;
    return str_slice(words, 0, end);
}

void cold_add_events(ColdStart *in)
{
    size_t added = 0;
    for (size_t i = 0; i < in->reading.tokens.token_count; i++) {
        const char *field = NULL;
        Str number = figure_at(in, i, &field);
        if (!number.size || added == EVENTS_MOST) continue;
        TokenRange sentence = cold_sentence(in, i);
        ByteSpan span = cold_span(in, sentence.begin, sentence.end);
        Str key = str_printf(in->arena, "event-b%u", span.begin);
        Node *entry = node_get(cold_section(in, "events"), key);
        if (!entry) {
            entry = cold_add_entry(in, cold_section(in, "events"), key, span);
            cold_put_text(in, entry, "event",
                cut_words(cold_words(in, sentence.begin, sentence.end)));
            node_set(in->arena, entry, S("as-reported-by"),
                cold_list(
                    in, str_join(in->arena,
                            (Str[]){S("source"), in->source->key}, 2, S(":"))));
            put_date(in, entry, sentence);
            added++;
        }
        cold_put_text(in, entry, field, number);
    }
}
