/* The cold start: the text is read twice. The first reading gives parties,
 * people, points, texts, meetings and events; of these a small model is made
 * as if it were a room, with whose tables the text is read again. So people
 * and points of the statements are keys of the same brief. Points are the
 * nouns of which several statements speak; texts, meetings and events are
 * phrases around a few nouns. */
#include "bridge/cold_part.h"

#include "bridge/slug.h"
#include "read/tagger.h"

enum { MENTIONS_LEAST = 3 }; /* of a party that does not speak */

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
            seen_of(in, all, entry->party, cold_span(in, i, i + used))
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
    Node *entry = cold_add_entry(in, cold_section(in, "parties"), key, span);
    if (!entry) return NULL;
    cold_put_text(in, entry, "name", name);
    cold_put_text(in, entry, "role", S("party"));
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
            name = name && cold_token(in, t)->tag == TAG_PROPN &&
                   cold_token(in, t)->shape != SHAPE_SMALL;
        if (name)
            add_party(in, slug_of(in->arena, speaker->name, COLD_KEY_BYTES),
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
    if (!key) return cold_section(in, "outsiders");
    Node *party = node_get(cold_section(in, "parties"), *key);
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
        Str key = slug_of(in->arena, person->name, COLD_KEY_BYTES);
        if (!mention || person->words < 2 || map_get(&taken, key)) continue;
        map_put(&taken, key, in);
        Node *entry = cold_add_entry(in, people_section(in, person), key,
            span_of_tokens(&in->reading.tokens, mention->range));
        if (!entry) continue;
        cold_put_text(in, entry, "name", person->name);
        cold_put_text(in, entry, "role", person->role);
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
        cold_put_text(in, body, "party", party);
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
    cold_put_text(in, account, "draft", draft);
    cold_put_text(in, account, "point", point);
    for (size_t i = 0; i < sizeof SAME / sizeof *SAME; i++) {
        Node *value = node_get(statement, str_of(SAME[i]));
        if (value) node_set(in->arena, account, str_of(SAME[i]), value);
    }
    node_set(in->arena, cold_section(in, "accounts"), key, account);
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
            node_set(in->arena, cold_section(in, "statements"), key, entry);
            add_account(in, key, entry);
        } else if (of == KIND_PERSON) {
            node_set(in->arena, cold_section(in, "outsiders"), key,
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
    cold_add_meetings(in);
    cold_add_points(in);
    cold_add_drafts(in);
    cold_add_events(in);
    add_statements(in, text);
}
