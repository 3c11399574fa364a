/* From statements that were read to proposals. A speaker whom the room knows
 * is named by key; one whom only the text names is proposed as a person
 * first; one without a name stays without one. A stance is proposed only
 * where the words name exactly one option of a point (or one draft) and the
 * cue says what the speaker does about it. */
#include "bridge/proposal.h"

#include <math.h>
#include "bridge/slug.h"
#include "read/when.h"

enum { SOURCE_KEY_LONGEST = 40, PERSON_KEY_LONGEST = 48 };

typedef struct {
    Arena *arena;
    const RoomTables *tables;
    const Model *model;
    const ReadSource *source;
    const Reading *reading;
    Node *list;
    Map keys;   /* given -> anything: what keys are taken */
    Map people; /* name -> Str of the proposed person's key */
    Str *made;  /* [statements] key of each */
} Proposing;

/* --- small parts of documents --- */

static void put(Proposing *in, Node *map, const char *name, Node *value)
{
    node_set(in->arena, map, str_of(name), value);
}

/* Empty texts are left out. */
static void put_text(Proposing *in, Node *map, const char *name, Str value)
{
    if (value.size) put(in, map, name, node_text(in->arena, value));
}

static Node *span_node(Proposing *in, ByteSpan span)
{
    Node *list = node_list(in->arena);
    node_push(
        in->arena, list, node_text(in->arena, str_int(in->arena, span.begin)));
    node_push(
        in->arena, list, node_text(in->arena, str_int(in->arena, span.end)));
    return list;
}

static Node *spans_node(Proposing *in, const ByteSpans *spans)
{
    Node *list = node_list(in->arena);
    for (size_t i = 0; i < spans->count; i++)
        node_push(in->arena, list, span_node(in, spans->items[i]));
    return list;
}

static Str text_of(const Proposing *in, ByteSpan span)
{
    return str_slice(in->reading->tokens.text, span.begin, span.end);
}

/* Spans as they read, joined by one space, as a room's words must be. */
static Str words_of(const Proposing *in, const ByteSpans *spans)
{
    Str *parts = arena_array(in->arena, spans->count + 1, sizeof *parts);
    for (size_t i = 0; i < spans->count; i++)
        parts[i] = text_of(in, spans->items[i]);
    return str_join(in->arena, parts, spans->count, S(" "));
}

static Node *refs_node(Proposing *in, Str ref)
{
    Node *list = node_list(in->arena);
    node_push(in->arena, list, node_text(in->arena, ref));
    return list;
}

/* KEY, or KEY-2 and so on where that is taken. */
static Str free_key(Proposing *in, Str key)
{
    Str name = key;
    for (int64_t n = 2; map_get(&in->keys, name); n++)
        name =
            str_join(in->arena, (Str[]){key, str_int(in->arena, n)}, 2, S("-"));
    map_put(&in->keys, name, in);
    return name;
}

static Node *add_proposal(Proposing *in, Kind of, Str key, double confidence)
{
    Node *proposal = node_push(in->arena, in->list, node_map(in->arena));
    put_text(in, proposal, "key", key);
    put_text(in, proposal, "of", kind_name(of));
    put_text(in, proposal, "source", in->source->key);
    put_text(in, proposal, "confidence",
        str_printf(in->arena, "%.3f", round(confidence * 1000) / 1000));
    return proposal;
}

/* --- speakers --- */

/* The one party of the room for which somebody speaks; "" if none or more. */
static Str party_of(const Speaker *speaker)
{
    return speaker->party_count == 1 ? speaker->parties[0] : S("");
}

static Str person_key(Proposing *in, Str name)
{
    Str key = slug_of(in->arena, name, PERSON_KEY_LONGEST);
    while (model_find(in->model, KIND_PERSON, key) || map_get(&in->keys, key))
        key = str_join(in->arena, (Str[]){key, S("x")}, 2, S("-"));
    map_put(&in->keys, key, in);
    return key;
}

/* A person whom the text names and the room does not know. */
static Str propose_person(
    Proposing *in, const Statement *statement, const Speaker *speaker)
{
    const Str *known = map_get(&in->people, speaker->name);
    if (known) return *known;
    Str key = person_key(in, speaker->name);
    Str *slot = arena_alloc(in->arena, sizeof *slot);
    *slot = str_join(in->arena, (Str[]){S("person"), key}, 2, S(":"));
    map_put(&in->people, speaker->name, slot);
    if (in->source->has(in->source->state, key, NULL)) return *slot;
    Node *proposal = add_proposal(in, KIND_PERSON, key, statement->confidence);
    Node *entry = node_map(in->arena);
    const ByteSpans *spans = &statement->attribution.spans[SPAN_SOURCE];
    put(in, proposal, "entry", entry);
    put_text(in, entry, "name", speaker->name);
    put_text(in, entry, "role", speaker->role);
    put_text(in, entry, "party", party_of(speaker));
    put_text(in, entry, "source", in->source->key);
    if (spans->count) {
        put(in, entry, "spans", spans_node(in, spans));
        put(in, proposal, "spans", spans_node(in, spans));
    }
    return *slot;
}

static Node *unnamed_node(Proposing *in, const Speaker *speaker)
{
    Node *map = node_map(in->arena);
    put_text(in, map, "unnamed", speaker->name);
    put_text(in, map, "party", party_of(speaker));
    return map;
}

/* Whether the text gives a name in full, from which an entry can be made. */
static bool named_in_full(const Speaker *speaker)
{
    return speaker->person >= 0 && speaker->named &&
           str_find(str_trim(speaker->name), S(" "), 0) != SIZE_MAX;
}

static Node *speaker_node(
    Proposing *in, const Statement *statement, const Speaker *speaker)
{
    Str voice = reading_voice(in->tables, speaker);
    if (!speaker->name.size) return node_text(in->arena, S("unknown"));
    if (!voice.size && named_in_full(speaker))
        voice = propose_person(in, statement, speaker);
    if (!voice.size) return unnamed_node(in, speaker);
    return node_text(in->arena, voice);
}

/* --- statements --- */

static const MessageId PASSAGE_WHY[] = {
    [PASSAGE_LOST_CHARACTER] = MSG_GARBLED_CHARACTER,
    [PASSAGE_OPEN_QUOTE] = MSG_GARBLED_QUOTE,
    [PASSAGE_DOUBLED_WORD] = MSG_GARBLED_DOUBLED,
    [PASSAGE_CUT] = MSG_GARBLED_CUT};

Grade reading_grade(const Statement *statement)
{
    if (statement->speaker.passive) return GRADE_ALLEGED;
    if (!statement->speaker.named) return GRADE_ANONYMOUS;
    if (statement->attitude) return GRADE_PERCEIVED;
    return statement->kind == SAID_DIRECT ? GRADE_OWN_WORDS : GRADE_REPORTED;
}

static Node *about_node(Proposing *in, const Statement *statement)
{
    Node *list = node_list(in->arena);
    for (size_t i = 0; i < statement->topics.count; i++)
        node_push(
            in->arena, list, node_text(in->arena, statement->topics.items[i]));
    return list;
}

static void put_kinds(Proposing *in, Node *entry, const Statement *statement)
{
    put_text(in, entry, "kind", str_of(SAID_NAMES[statement->kind]));
    put_text(
        in, entry, "act", statement->attitude ? S("attitude") : S("speech"));
    put_text(
        in, entry, "polarity", str_of(POLARITY_NAMES[statement->polarity]));
    put_text(in, entry, "tag", str_of(ACT_NAMES[statement->tag]));
    put_text(in, entry, "hedge", text_of(in, statement->hedge));
    put_text(in, entry, "grade", grade_name(reading_grade(statement)));
}

/* Adds a person who speaks with the first. */
static void add_other(
    Proposing *in, const Statement *statement, int index, Node *by)
{
    const Person *person = &in->reading->people.people.items[index];
    Speaker speaker = {.name = person->name,
        .role = person->role,
        .parties = person->parties.items,
        .party_count = person->parties.count,
        .named = true,
        .person = index};
    node_push(in->arena, by, speaker_node(in, statement, &speaker));
}

/* "Russia and Ukraine": parties that speak together. */
static bool are_parties(const Proposing *in, const Speaker *speaker)
{
    if (speaker->person >= 0 || speaker->party_count < 2 || !speaker->named)
        return false;
    for (size_t i = 0; i < speaker->party_count; i++)
        if (!model_find(in->model, KIND_PARTY, speaker->parties[i]))
            return false;
    return true;
}

static Node *speakers_node(Proposing *in, const Statement *statement)
{
    const Speaker *speaker = &statement->speaker;
    Node *by = node_list(in->arena);
    for (size_t i = 0; are_parties(in, speaker) && i < speaker->party_count;
         i++)
        node_push(in->arena, by,
            node_text(in->arena,
                str_join(in->arena, (Str[]){S("party"), speaker->parties[i]}, 2,
                    S(":"))));
    if (by->count) return by;
    node_push(in->arena, by, speaker_node(in, statement, speaker));
    for (size_t i = 0; i < speaker->other_count; i++)
        add_other(in, statement, speaker->others[i], by);
    return by;
}

/* The date as the text gives it, and what it was worked out from. */
static void put_date(Proposing *in, Node *entry, ByteSpan words)
{
    When when;
    Node *date = node_map(in->arena);
    const Tokens *tokens = &in->reading->tokens;
    if (words.begin == words.end ||
        !when_find(in->arena, tokens, tokens_of_span(tokens, words),
            in->source->day, &when))
        return;
    put_text(in, date, "edtf", when.edtf);
    put_text(in, date, "words", text_of(in, words));
    if (when.relative && in->source->day != DAY_MIN)
        put_text(in, date, "from", day_text(in->arena, in->source->day));
    put(in, entry, "date", date);
}

/* Where, when, to whom and through whom. */
static void put_details(Proposing *in, Node *entry, const Statement *statement)
{
    Str via = text_of(in, statement->via);
    if (statement->nested_in >= 0) {
        const Statement *outer =
            &in->reading->statements.items[statement->nested_in];
        Str voice = reading_voice(in->tables, &outer->speaker);
        if (!via.size) via = voice.size ? voice : outer->speaker.name;
        put_text(in, entry, "nested-in", in->made[statement->nested_in]);
    }
    if (via.size) put(in, entry, "via", refs_node(in, via));
    if (statement->to.end > statement->to.begin)
        put(in, entry, "to", refs_node(in, text_of(in, statement->to)));
    put_text(in, entry, "channel", text_of(in, statement->channel));
    put_text(in, entry, "place", text_of(in, statement->place));
    put_text(in, entry, "outlook", str_of(OUTLOOK_NAMES[statement->outlook]));
    put_date(in, entry, statement->date);
    if (statement->passage != PASSAGE_CLEAN)
        put_text(in, entry, "quality", S("garbled"));
}

static Node *statement_entry(Proposing *in, const Statement *statement)
{
    Node *entry = node_map(in->arena);
    const ByteSpans *spans = statement->attribution.spans;
    put(in, entry, "by", speakers_node(in, statement));
    put_text(in, entry, "cue", words_of(in, &spans[SPAN_CUE]));
    put_text(in, entry, "words", words_of(in, &spans[SPAN_CONTENT]));
    if (statement->quoted.count)
        put(in, entry, "quoted", spans_node(in, &statement->quoted));
    if (statement->topics.count)
        put(in, entry, "about", about_node(in, statement));
    put_kinds(in, entry, statement);
    put_details(in, entry, statement);
    put_text(in, entry, "source", in->source->key);
    put(in, entry, "spans", spans_node(in, &spans[SPAN_CONTENT]));
    return entry;
}

static Str statement_key(Proposing *in, const Statement *statement)
{
    ByteSpan first = statement->attribution.spans[SPAN_CONTENT].items[0];
    Str source = slug_of(in->arena, in->source->key, SOURCE_KEY_LONGEST);
    return free_key(
        in, str_printf(in->arena, "%.*s-b%u", STR_ARGS(source), first.begin));
}

/* --- stances --- */

static const struct {
    SpeechAct tag;
    const char *option, *draft; /* stance on an option, on a draft; or NULL */
} STANCES[] = {
    {ACT_DEMAND, "demands", NULL},
    {ACT_ACCEPT, "accepts", "endorses"},
    {ACT_REJECT, "rejects", "rejects"},
};

enum { LABEL_WORD_LEAST = 4, STEM_BYTES = 5 };

static bool same_stem(Str a, Str b)
{
    for (size_t i = 0; i < STEM_BYTES; i++) {
        int x = i < a.size ? a.data[i] | 32 : 0;
        int y = i < b.size ? b.data[i] | 32 : 0;
        if (x != y) return false;
    }
    return true;
}

static bool content_has(
    const Proposing *in, const Statement *statement, Str word)
{
    const ByteSpans *content = &statement->attribution.spans[SPAN_CONTENT];
    const Tokens *tokens = &in->reading->tokens;
    for (size_t s = 0; s < content->count; s++) {
        TokenRange range = tokens_of_span(tokens, content->items[s]);
        for (uint32_t i = range.begin; i < range.end; i++)
            if (same_stem(token_text(tokens, i), word)) return true;
    }
    return false;
}

/* Whether all longer words of an option's label stand in the content. */
static bool names_option(
    const Proposing *in, const Statement *statement, Str label)
{
    Str word;
    bool any = false;
    while (str_next(&label, ' ', &word)) {
        if (word.size < LABEL_WORD_LEAST) continue;
        if (!content_has(in, statement, word)) return false;
        any = true;
    }
    return any;
}

/* The one option of POINT that the content names; "" if none or more. */
static Str option_named(
    const Proposing *in, const Statement *statement, const Record *point)
{
    const Node *options = record_get(point, S("options"));
    Str found = S("");
    for (size_t i = 0; node_is(options, NODE_LIST) && i < options->count; i++) {
        const Node *option = options->items[i];
        if (!names_option(in, statement, node_get_text(option, S("label"))))
            continue;
        if (found.size) return S("");
        found = node_get_text(option, S("key"));
    }
    return found;
}

/* Fills what the stance is on; false if the words do not tell. */
static bool put_target(Proposing *in, const Statement *statement, Str ref,
    size_t stance, Node *entry)
{
    const Record *record = model_find_ref(in->model, ref);
    if (!record) return false;
    if (record->kind == KIND_DRAFT && STANCES[stance].draft) {
        put_text(in, entry, "draft", record->key);
        put_text(in, entry, "stance", str_of(STANCES[stance].draft));
        return true;
    }
    Str option = record->kind == KIND_POINT
                     ? option_named(in, statement, record)
                     : S("");
    if (!option.size) return false;
    put_text(in, entry, "point", record->key);
    put_text(in, entry, "option", option);
    put_text(in, entry, "stance", str_of(STANCES[stance].option));
    return true;
}

/* The side for which a statement speaks: a key, or coalition:KEY; or "". */
static Str side_of(Proposing *in, const Statement *statement)
{
    Str voice = reading_voice(in->tables, &statement->speaker);
    if (ref_kind(voice) == KIND_COALITION) return voice;
    Str party = voice.size ? model_party_of(in->model, voice) : S("");
    return party.size ? party : party_of(&statement->speaker);
}

static void propose_stance(Proposing *in, const Statement *statement, Str key)
{
    Str side = side_of(in, statement);
    size_t stance = 0, count = sizeof STANCES / sizeof *STANCES;
    while (stance < count && STANCES[stance].tag != statement->tag) stance++;
    if (!side.size || stance == count || statement->topics.count != 1 ||
        statement->polarity == POLARITY_NOT_SAID || !statement->speaker.named)
        return;
    Node *entry = node_map(in->arena);
    put_text(in, entry, "party", side);
    if (!put_target(in, statement, statement->topics.items[0], stance, entry))
        return;
    put(in, entry, "basis",
        refs_node(
            in, str_join(in->arena, (Str[]){S("statement"), key}, 2, S(":"))));
    put_text(in, entry, "source", in->source->key);
    Str own = str_join(in->arena, (Str[]){key, S("stance")}, 2, S("-"));
    Node *proposal =
        add_proposal(in, KIND_POSITION, own, statement->confidence);
    put(in, proposal, "entry", entry);
    put_text(in, proposal, "why", message_text(MSG_STANCE_SHOWN));
}

static void propose_statement(Proposing *in, size_t index)
{
    const Statement *statement = &in->reading->statements.items[index];
    const ByteSpans *content = &statement->attribution.spans[SPAN_CONTENT];
    if (!content->count) return;
    Str key = in->made[index] = statement_key(in, statement);
    if (in->source->has(in->source->state, key, content)) return;
    Node *entry = statement_entry(in, statement);
    Node *proposal =
        add_proposal(in, KIND_STATEMENT, key, statement->confidence);
    put(in, proposal, "spans", spans_node(in, content));
    put(in, proposal, "entry", entry);
    put_text(in, proposal, "grade", grade_name(reading_grade(statement)));
    if (statement->passage != PASSAGE_CLEAN)
        put_text(
            in, proposal, "why", message_text(PASSAGE_WHY[statement->passage]));
    propose_stance(in, statement, key);
}

void proposals_write(Arena *arena, const RoomTables *tables,
    const ReadSource *source, const Reading *reading, Node *list)
{
    Proposing in = {.arena = arena,
        .tables = tables,
        .model = reading_model(tables),
        .source = source,
        .reading = reading,
        .list = list,
        .keys = map_new(arena),
        .people = map_new(arena),
        .made = arena_array(arena, reading->statements.count + 1, sizeof(Str))};
    for (size_t i = 0; i < reading->statements.count; i++)
        propose_statement(&in, i);
}
