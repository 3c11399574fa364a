/* The cold start: the text is read twice. The first reading gives parties,
 * people, points, texts, meetings and events; of these a small model is made
 * as if it were a room, with whose tables the text is read again. So people
 * and points of the statements are keys of the same brief. Points are the
 * nouns of which several statements speak; texts, meetings and events are
 * phrases around a few nouns. */
#include "bridge/cold_start.h"

#include "bridge/slug.h"
#include "read/tagger.h"
#include "read/when.h"

enum {
    POINTS_MOST = 8,
    POINT_LEAST = 2, /* statements that speak of it */
    DRAFTS_MOST = 6,
    MEETINGS_MOST = 10,
    EVENTS_MOST = 10,
    MENTIONS_LEAST = 3, /* of a party that does not speak */
    NOUN_BYTES_LEAST = 4,
    KEY_BYTES = 48,
    TITLE_BYTES = 120,
    WORDS_MOST = 4
};

typedef struct {
    Arena *arena;
    Reader *reader;
    const ColdSource *source;
    Day day;
    Reading reading;
    Node *tree;
    Map party_keys; /* code or name -> Str of the party's key */
} ColdStart;

/* --- writing entries --- */

static Node *text_node(ColdStart *in, Str text)
{
    return node_text(in->arena, text);
}

static void put_text(ColdStart *in, Node *map, const char *name, Str value)
{
    if (value.size)
        node_set(in->arena, map, str_of(name), text_node(in, value));
}

static Node *list_of(ColdStart *in, Str value)
{
    Node *list = node_list(in->arena);
    node_push(in->arena, list, text_node(in, value));
    return list;
}

static Node *span_node(ColdStart *in, ByteSpan span)
{
    Node *list = list_of(in, str_int(in->arena, span.begin));
    node_push(in->arena, list, text_node(in, str_int(in->arena, span.end)));
    return list;
}

static Node *section(ColdStart *in, const char *name)
{
    Node *map = node_get(in->tree, str_of(name));
    if (map) return map;
    return node_set(in->arena, in->tree, str_of(name), node_map(in->arena));
}

/* A new entry of MAP with its source; NULL if there is one of this key. */
static Node *add_entry(ColdStart *in, Node *map, Str key, ByteSpan span)
{
    if (node_get(map, key)) return NULL;
    Node *entry = node_set(in->arena, map, key, node_map(in->arena));
    put_text(in, entry, "source", in->source->key);
    node_set(in->arena, entry, S("span"), span_node(in, span));
    return entry;
}

static Str capitalised(ColdStart *in, Str words)
{
    StrBuf buf = strbuf_new(in->arena);
    bool start = true;
    for (size_t i = 0; i < words.size; i++) {
        char c = words.data[i];
        strbuf_char(&buf, start && c >= 'a' && c <= 'z' ? (char)(c - 32) : c);
        start = c == ' ';
    }
    return strbuf_str(&buf);
}

static Str sentence_case(ColdStart *in, Str words)
{
    Str copy = str_copy(in->arena, words);
    char *first = (char *)copy.data;
    if (copy.size && *first >= 'a' && *first <= 'z')
        *first = (char)(*first - 32);
    return copy;
}

/* --- tokens --- */

static const Token *token_at(const ColdStart *in, size_t i)
{
    return &in->reading.tokens.tokens[i];
}

static bool is_one_of(const ColdStart *in, size_t i, const char *words)
{
    Str rest = str_of(words), word;
    if (i >= in->reading.tokens.token_count) return false;
    while (str_next(&rest, '|', &word))
        if (token_at(in, i)->word == word_hash(word)) return true;
    return false;
}

static ByteSpan span_of(const ColdStart *in, size_t begin, size_t end)
{
    return span_of_tokens(
        &in->reading.tokens, (TokenRange){(uint32_t)begin, (uint32_t)end});
}

static Str words_of(const ColdStart *in, size_t begin, size_t end)
{
    ByteSpan span = span_of(in, begin, end);
    return str_slice(in->reading.tokens.text, span.begin, span.end);
}

static TokenRange sentence_of(const ColdStart *in, size_t i)
{
    const Tokens *tokens = &in->reading.tokens;
    return tokens->sentences[tokens->sentence_of[i]];
}

/* Where the words that qualify the noun at AT begin. */
static size_t phrase_begin(const ColdStart *in, size_t at)
{
    size_t begin = at, first = sentence_of(in, at).begin;
    while (begin > first && at - begin < WORDS_MOST - 1) {
        uint8_t tag = token_at(in, begin - 1)->tag;
        if (tag != TAG_ADJ && tag != TAG_NOUN && tag != TAG_PROPN &&
            tag != TAG_NUM)
            break;
        if (token_at(in, begin - 1)->kind != TOKEN_WORD &&
            token_at(in, begin - 1)->kind != TOKEN_NUMBER)
            break;
        begin--;
    }
    return begin;
}

/* --- parties --- */

typedef struct {
    Str code;
    ByteSpan first; /* where it is named */
    size_t mentions;
    bool speaks;
} Seen;

typedef VEC(Seen) SeenList;

static Seen *seen_of(ColdStart *in, SeenList *all, Str code, ByteSpan span)
{
    for (size_t i = 0; i < all->count; i++)
        if (str_equal(all->items[i].code, code)) return &all->items[i];
    vec_push(in->arena, all, ((Seen){.code = code, .first = span}));
    return &all->items[all->count - 1];
}

static void count_mentions(ColdStart *in, SeenList *all)
{
    const Tokens *tokens = &in->reading.tokens;
    for (size_t i = 0, used; i < tokens->token_count; i += used) {
        const GazetteerEntry *entry = gazetteer_match(
            in->reader->gazetteer, tokens, i, tokens->token_count, &used);
        if (!entry) used = 1;
        if (entry && entry->party.size && !entry->name.size)
            seen_of(in, all, entry->party, span_of(in, i, i + used))
                ->mentions++;
    }
}

static void note_speakers(ColdStart *in, SeenList *all)
{
    for (size_t i = 0; i < in->reading.statements.count; i++) {
        const Statement *statement = &in->reading.statements.items[i];
        const ByteSpans *source = &statement->attribution.spans[SPAN_SOURCE];
        for (size_t p = 0; source->count && p < statement->speaker.party_count;
             p++)
            seen_of(in, all, statement->speaker.parties[p], source->items[0])
                ->speaks = true;
    }
}

static Node *add_party(ColdStart *in, Str key, Str name, ByteSpan span)
{
    Str *slot = arena_alloc(in->arena, sizeof *slot);
    Node *entry = add_entry(in, section(in, "parties"), key, span);
    if (!entry) return NULL;
    put_text(in, entry, "name", name);
    put_text(in, entry, "role", S("party"));
    *slot = key;
    map_put(&in->party_keys, key, slot);
    return entry;
}

/* "Aldova said": a name that is nobody's, and in no table. */
static void add_unknown_parties(ColdStart *in)
{
    for (size_t i = 0; i < in->reading.statements.count; i++) {
        const Statement *statement = &in->reading.statements.items[i];
        const ByteSpans *source = &statement->attribution.spans[SPAN_SOURCE];
        const Speaker *speaker = &statement->speaker;
        if (!source->count || !speaker->named || speaker->person >= 0 ||
            speaker->party_count || statement->nested_in >= 0)
            continue;
        TokenRange range =
            tokens_of_span(&in->reading.tokens, source->items[0]);
        bool name = range.end - range.begin <= 2;
        for (uint32_t t = range.begin; t < range.end; t++)
            name = name && token_at(in, t)->tag == TAG_PROPN &&
                   token_at(in, t)->shape != SHAPE_SMALL;
        if (name)
            add_party(in, slug_of(in->arena, speaker->name, KEY_BYTES),
                speaker->name, source->items[0]);
    }
}

static void add_parties(ColdStart *in)
{
    SeenList all = {0};
    count_mentions(in, &all);
    note_speakers(in, &all);
    for (size_t i = 0; i < all.count; i++) {
        const Seen *seen = &all.items[i];
        if (str_equal(seen->code, S("PRESS")) ||
            (!seen->speaks && seen->mentions < MENTIONS_LEAST))
            continue;
        Str name = gazetteer_name(seen->code);
        add_party(in, seen->code,
            name.size ? capitalised(in, name) : seen->code, seen->first);
    }
    add_unknown_parties(in);
}

/* --- people --- */

static const PersonMention *first_mention(const ColdStart *in, uint32_t person)
{
    const People *people = &in->reading.people;
    for (size_t i = 0; i < people->mentions.count; i++)
        if (people->mentions.items[i].person == person)
            return &people->mentions.items[i];
    return NULL;
}

/* The section in which a person stands: of his party, if that is proposed. */
static Node *people_section(ColdStart *in, const Person *person)
{
    const Str *key = person->parties.count
                         ? map_get(&in->party_keys, person->parties.items[0])
                         : NULL;
    if (!key) return section(in, "outsiders");
    Node *party = node_get(section(in, "parties"), *key);
    Node *people = node_get(party, S("people"));
    return people
               ? people
               : node_set(in->arena, party, S("people"), node_map(in->arena));
}

static void add_people(ColdStart *in)
{
    const People *people = &in->reading.people;
    Map taken = map_new(in->arena);
    for (size_t i = 0; i < people->people.count; i++) {
        const Person *person = &people->people.items[i];
        const PersonMention *mention = first_mention(in, (uint32_t)i);
        Str key = slug_of(in->arena, person->name, KEY_BYTES);
        if (!mention || person->words < 2 || map_get(&taken, key)) continue;
        map_put(&taken, key, in);
        Node *entry = add_entry(in, people_section(in, person), key,
            span_of_tokens(&in->reading.tokens, mention->range));
        if (!entry) continue;
        put_text(in, entry, "name", person->name);
        put_text(in, entry, "role", person->role);
    }
}

/* --- points and texts --- */

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
    Str phrase = sentence_case(in, words_of(in, begin, at + 1));
    for (size_t i = 0; i < nouns->count; i++) {
        Noun *noun = &nouns->items[i];
        if (!str_equal(noun->phrase, phrase)) continue;
        noun->statements += noun->last != statement + 1;
        noun->last = statement + 1;
        return;
    }
    vec_push(in->arena, nouns,
        ((Noun){phrase, span_of(in, begin, at + 1), 1, statement + 1}));
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
                if (token_at(in, t)->tag == TAG_NOUN &&
                    token_at(in, t)->kind == TOKEN_WORD &&
                    token_at(in, t)->end - token_at(in, t)->begin >=
                        NOUN_BYTES_LEAST &&
                    !is_one_of(in, t, GENERAL_NOUNS))
                    count_noun(in, nouns, t, i);
        }
    }
}

static void add_points(ColdStart *in)
{
    Nouns nouns = {0};
    size_t added = 0;
    count_nouns(in, &nouns);
    for (size_t i = 0; i < nouns.count && added < POINTS_MOST; i++) {
        const Noun *noun = &nouns.items[i];
        if (noun->statements < POINT_LEAST) continue;
        Node *entry = add_entry(in, section(in, "points"),
            slug_of(in->arena, noun->phrase, KEY_BYTES), noun->first);
        if (!entry) continue;
        put_text(in, entry, "title", noun->phrase);
        node_set(in->arena, entry, S("terms"), list_of(in, noun->phrase));
        added++;
    }
}

static void add_drafts(ColdStart *in)
{
    size_t added = 0;
    for (size_t i = 0; i < in->reading.tokens.token_count; i++) {
        if (!is_one_of(
                in, i, "plan|draft|proposal|framework|version|text|paper"))
            continue;
        size_t begin = phrase_begin(in, i);
        if (begin == i || added == DRAFTS_MOST) continue;
        Str title = sentence_case(in, words_of(in, begin, i + 1));
        Node *entry = add_entry(in, section(in, "drafts"),
            slug_of(in->arena, title, KEY_BYTES), span_of(in, begin, i + 1));
        if (!entry) continue;
        put_text(in, entry, "title", title);
        put_text(in, entry, "by", S("unknown"));
        put_text(in, entry, "text", S("unpublished"));
        added++;
    }
}

/* --- meetings and events --- */

/* The date in a sentence, with its words and what it was worked out from. */
static void put_date(ColdStart *in, Node *entry, TokenRange sentence)
{
    When when;
    Node *date = node_map(in->arena);
    if (!when_find(in->arena, &in->reading.tokens, sentence, in->day, &when))
        return;
    put_text(in, date, "edtf", when.edtf);
    put_text(in, date, "words", words_of(in, when.words.begin, when.words.end));
    if (when.relative) put_text(in, date, "from", day_text(in->arena, in->day));
    node_set(in->arena, entry, S("date"), date);
}

static Str status_in(const ColdStart *in, TokenRange sentence)
{
    for (uint32_t i = sentence.begin; i < sentence.end; i++) {
        if (is_one_of(in, i, "alleged|allegedly|reportedly"))
            return S("alleged");
        if (is_one_of(
                in, i, "will|would|planned|plans|next|scheduled|tomorrow"))
            return S("planned");
    }
    return S("held");
}

static size_t name_end(const ColdStart *in, size_t i)
{
    size_t end = i;
    while (end < in->reading.tokens.token_count && end - i < WORDS_MOST &&
           token_at(in, end)->tag == TAG_PROPN && !token_at(in, end)->line)
        end++;
    return end;
}

static void add_meeting(ColdStart *in, size_t at, size_t place, size_t end)
{
    TokenRange sentence = sentence_of(in, at);
    Str title = sentence_case(in, words_of(in, at, end));
    Str status = status_in(in, sentence);
    Node *entry = add_entry(in, section(in, "meetings"),
        slug_of(in->arena, title, KEY_BYTES),
        span_of(in, sentence.begin, sentence.end));
    if (!entry) return;
    put_text(in, entry, "title", title);
    put_text(in, entry, "place", words_of(in, place, end));
    put_text(in, entry, "status", status);
    if (str_equal(status, S("alleged"))) put_text(in, entry, "grade", status);
    put_date(in, entry, sentence);
}

static void add_meetings(ColdStart *in)
{
    size_t added = 0;
    for (size_t i = 0; i + 2 < in->reading.tokens.token_count; i++) {
        if (!is_one_of(
                in, i, "meeting|summit|talks|negotiations|conference|visit"))
            continue;
        if (!is_one_of(in, i + 1, "in|at|to")) continue;
        size_t place = i + 2 + is_one_of(in, i + 2, "the");
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
    Str text = str_slice(
        in->reading.tokens.text, token_at(in, i)->begin, token_at(in, i)->end);
    if (str_to_int(text, &number) && number >= 0) return text;
    for (size_t n = 0; n < sizeof WORDS / sizeof *WORDS; n++)
        if (token_at(in, i)->word == word_hash(str_of(WORDS[n])))
            return str_int(in->arena, (int64_t)n + 1);
    return S("");
}

/* "seven people were reported killed", "3 dead": the figure and its field. */
static Str figure_at(const ColdStart *in, size_t i, const char **field)
{
    enum { REACH_TOKENS = 5 };
    Str number = number_in_words(in, i);
    TokenRange sentence = sentence_of(in, i);
    for (size_t t = i + 1;
         number.size && t < sentence.end && t <= i + REACH_TOKENS; t++) {
        *field = is_one_of(in, t, "killed|dead|died")       ? "killed"
                 : is_one_of(in, t, "injured|wounded|hurt") ? "injured"
                                                            : NULL;
        if (*field) return number;
        if (token_at(in, t)->kind == TOKEN_COMMA ||
            token_at(in, t)->kind == TOKEN_NUMBER)
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

static void add_events(ColdStart *in)
{
    size_t added = 0;
    for (size_t i = 0; i < in->reading.tokens.token_count; i++) {
        const char *field = NULL;
        Str number = figure_at(in, i, &field);
        if (!number.size || added == EVENTS_MOST) continue;
        TokenRange sentence = sentence_of(in, i);
        ByteSpan span = span_of(in, sentence.begin, sentence.end);
        Str key = str_printf(in->arena, "event-b%u", span.begin);
        Node *entry = node_get(section(in, "events"), key);
        if (!entry) {
            entry = add_entry(in, section(in, "events"), key, span);
            put_text(in, entry, "event",
                cut_words(words_of(in, sentence.begin, sentence.end)));
            node_set(in->arena, entry, S("as-reported-by"),
                list_of(
                    in, str_join(in->arena,
                            (Str[]){S("source"), in->source->key}, 2, S(":"))));
            put_date(in, entry, sentence);
            added++;
        }
        put_text(in, entry, field, number);
    }
}

/* --- the second reading --- */

static Record *record_of(ColdStart *in, Kind kind, Str key, Node *body)
{
    Record *record = arena_alloc(in->arena, sizeof *record);
    *record = (Record){
        .kind = kind, .kind_name = kind_name(kind), .key = key, .body = body};
    return record;
}

static void add_records(
    ColdStart *in, Model *model, Kind kind, const Node *entries, Str party)
{
    RecordList list = {0};
    for (size_t i = 0; entries && i < entries->count; i++) {
        const NodeEntry *entry = &entries->entries[i];
        Node *body = node_copy(in->arena, entry->value, false);
        put_text(in, body, "party", party);
        vec_push(in->arena, &list, record_of(in, kind, entry->key, body));
    }
    if (list.count) model_add(model, &list);
}

static Model *model_of(ColdStart *in)
{
    Model *model = arena_alloc(in->arena, sizeof *model);
    const Node *parties = node_get(in->tree, S("parties"));
    *model = model_new(in->arena, (View){.on = DAY_MAX});
    add_records(in, model, KIND_PARTY, parties, S(""));
    for (size_t i = 0; parties && i < parties->count; i++)
        add_records(in, model, KIND_PERSON,
            node_get(parties->entries[i].value, S("people")),
            parties->entries[i].key);
    add_records(
        in, model, KIND_PERSON, node_get(in->tree, S("outsiders")), S(""));
    add_records(in, model, KIND_POINT, node_get(in->tree, S("points")), S(""));
    add_records(in, model, KIND_DRAFT, node_get(in->tree, S("drafts")), S(""));
    return model;
}

static bool has_none(void *state, Str key, const ByteSpans *content)
{
    (void)state;
    (void)key;
    (void)content;
    return false;
}

/* What somebody says of a text on a point. */
static void add_account(ColdStart *in, Str key, const Node *statement)
{
    const Node *about = node_get(statement, S("about"));
    Str point = S(""), draft = S("");
    for (size_t i = 0; node_is(about, NODE_LIST) && i < about->count; i++) {
        Str ref = about->items[i]->text;
        if (ref_kind(ref) == KIND_POINT) point = ref_key(ref);
        if (ref_kind(ref) == KIND_DRAFT) draft = ref_key(ref);
    }
    if (!point.size || !draft.size) return;
    Node *account = node_map(in->arena);
    static const char *const SAME[] = {
        "by", "words", "source", "spans", "hedge", "grade"};
    put_text(in, account, "draft", draft);
    put_text(in, account, "point", point);
    for (size_t i = 0; i < sizeof SAME / sizeof *SAME; i++) {
        Node *value = node_get(statement, str_of(SAME[i]));
        if (value) node_set(in->arena, account, str_of(SAME[i]), value);
    }
    node_set(in->arena, section(in, "accounts"), key, account);
}

/* An outsider speaks for no party. */
static Node *without_party(ColdStart *in, const Node *entry)
{
    Node *left = node_map(in->arena);
    for (size_t i = 0; i < entry->count; i++)
        if (!str_equal(entry->entries[i].key, S("party")))
            node_append(in->arena, left, entry->entries[i]);
    return left;
}

static void add_statements(ColdStart *in, Str text)
{
    const RoomTables *tables =
        reading_use_room(in->arena, model_of(in), in->reader);
    const ReadSource source = {
        .key = in->source->key, .day = in->day, .has = has_none};
    Node *proposals = node_list(in->arena);
    reader_read(in->arena, in->reader, text, &in->reading);
    proposals_write(in->arena, tables, &source, &in->reading, proposals);
    for (size_t i = 0; i < proposals->count; i++) {
        const Node *proposal = proposals->items[i];
        Str key = node_get_text(proposal, S("key"));
        Kind of = kind_parse(node_get_text(proposal, S("of")));
        Node *entry = node_get(proposal, S("entry"));
        if (of == KIND_STATEMENT) {
            node_set(in->arena, section(in, "statements"), key, entry);
            add_account(in, key, entry);
        } else if (of == KIND_PERSON) {
            node_set(in->arena, section(in, "outsiders"), key,
                without_party(in, entry));
        }
    }
}

void cold_start(Arena *arena, Reader *reader, const ColdSource *source,
    Str text, Node *tree)
{
    ColdStart *in = arena_alloc(arena, sizeof *in);
    *in = (ColdStart){.arena = arena,
        .reader = reader,
        .source = source,
        .day = date_of(source->date).latest,
        .tree = tree,
        .party_keys = map_new(arena)};
    reader_read(arena, reader, text, &in->reading);
    add_parties(in);
    add_people(in);
    add_meetings(in);
    add_points(in);
    add_drafts(in);
    add_events(in);
    add_statements(in, text);
}
