/* From a room's view to a reader's tables, and back. Names are compared in
 * small letters and without "the"; all spellings of a name (kind `name`) stand
 * for whoever bears one of them. */
#include "bridge/reading.h"

struct RoomTables {
    Arena *arena;
    const Model *model;
    Reader *reader;
    Map voices; /* folded name -> Str of the reference */
    Map codes;  /* code of the shipped tables -> Str of the party's key */
};

/* --- names --- */

static Str fold(Arena *arena, Str name)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i];
        strbuf_char(&buf, c >= 'A' && c <= 'Z' ? (char)(c + 32) : c);
    }
    Str folded = str_trim(strbuf_str(&buf));
    if (str_starts(folded, S("the "))) folded = str_slice(folded, 4, SIZE_MAX);
    return folded;
}

typedef void AddName(RoomTables *tables, const Record *record, Str name);

/* The spellings beside NAME, where the room has a list with it. */
static void each_spelling(
    RoomTables *tables, const Record *record, Str name, AddName *add)
{
    const RecordList *names = &tables->model->heads[KIND_NAME];
    add(tables, record, name);
    for (size_t i = 0; i < names->count; i++) {
        const Node *list = record_get(names->items[i], S("spellings"));
        if (!record_lists(names->items[i], S("spellings"), name)) continue;
        for (size_t j = 0; node_is(list, NODE_LIST) && j < list->count; j++)
            add(tables, record, list->items[j]->text);
    }
}

/* Each name and other name of a record, in all spellings. */
static void each_name(RoomTables *tables, const Record *record, AddName *add)
{
    const Node *others = record_get(record, S("aka"));
    each_spelling(tables, record, record_text(record, S("name")), add);
    for (size_t i = 0; node_is(others, NODE_LIST) && i < others->count; i++)
        each_spelling(tables, record, others->items[i]->text, add);
}

static void each_record(RoomTables *tables, Kind kind, AddName *add)
{
    const RecordList *heads = &tables->model->heads[kind];
    for (size_t i = 0; i < heads->count; i++)
        each_name(tables, heads->items[i], add);
}

/* --- into the reader --- */

static Str *copy_slot(Arena *arena, Str text)
{
    Str *slot = arena_alloc(arena, sizeof *slot);
    *slot = text;
    return slot;
}

/* Without "the", as the gazetteer looks up the words of a text. */
static Str plain_name(RoomTables *tables, Str name)
{
    return fold(tables->arena, name);
}

/* Which code of the shipped tables means a party of the room. */
static void note_code(RoomTables *tables, const Record *party, Str name)
{
    Str code =
        gazetteer_party(tables->reader->gazetteer, plain_name(tables, name));
    if (code.size && !map_get(&tables->codes, code))
        map_put(&tables->codes, code, copy_slot(tables->arena, party->key));
}

/* A user's own table may name the room's parties by their keys. */
static Str room_code(void *state, Str code)
{
    RoomTables *tables = state;
    const Str *key = map_get(&tables->codes, code);
    if (key) return *key;
    return model_find(tables->model, KIND_PARTY, code) ? code : S("");
}

static void add_party(RoomTables *tables, const Record *party, Str name)
{
    gazetteer_add(tables->reader->gazetteer, plain_name(tables, name),
        (GazetteerEntry){.party = party->key});
}

static void add_person(RoomTables *tables, const Record *person, Str name)
{
    gazetteer_add(tables->reader->gazetteer, name,
        (GazetteerEntry){ref_key(record_text(person, S("party"))),
            record_text(person, S("role")), record_text(person, S("name"))});
}

static void add_voice(RoomTables *tables, const Record *record, Str name)
{
    Str folded = fold(tables->arena, name);
    const Str parts[] = {kind_name(record->kind), record->key};
    if (!folded.size || map_get(&tables->voices, folded)) return;
    Str ref = str_join(tables->arena, parts, 2, S(":"));
    map_put(&tables->voices, folded, copy_slot(tables->arena, ref));
}

static void add_terms(RoomTables *tables, Topics *topics, Kind kind)
{
    const RecordList *heads = &tables->model->heads[kind];
    for (size_t i = 0; i < heads->count; i++) {
        const Record *record = heads->items[i];
        const Node *terms = record_get(record, S("terms"));
        const Str parts[] = {kind_name(kind), record->key};
        Str ref = str_join(tables->arena, parts, 2, S(":"));
        topics_add(
            topics, ref, plain_name(tables, record_text(record, S("title"))));
        for (size_t j = 0; node_is(terms, NODE_LIST) && j < terms->count; j++)
            topics_add(topics, ref, terms->items[j]->text);
    }
}

const RoomTables *reading_use_room(
    Arena *arena, const Model *model, Reader *reader)
{
    static const Kind VOICES[] = {
        KIND_PERSON, KIND_PARTY, KIND_COALITION, KIND_BODY};
    RoomTables *tables = arena_alloc(arena, sizeof *tables);
    Topics *topics = topics_new(arena, reader->lists);
    *tables =
        (RoomTables){arena, model, reader, map_new(arena), map_new(arena)};
    each_record(tables, KIND_PARTY, note_code);
    gazetteer_rename_parties(reader->gazetteer, room_code, tables);
    each_record(tables, KIND_PARTY, add_party);
    each_record(tables, KIND_PERSON, add_person);
    for (size_t i = 0; i < sizeof VOICES / sizeof *VOICES; i++)
        each_record(tables, VOICES[i], add_voice);
    add_terms(tables, topics, KIND_POINT);
    add_terms(tables, topics, KIND_DRAFT);
    reader->topics = topics;
    return tables;
}

/* --- back into the room --- */

/* Whether WORDS stand in TEXT between other words. */
static bool has_words(Str text, Str words)
{
    size_t at = str_find(text, words, 0), end = at + words.size;
    if (at == SIZE_MAX || !words.size) return false;
    return (at == 0 || text.data[at - 1] == ' ') &&
           (end == text.size || text.data[end] == ' ');
}

/* A coalition or body among words: "leaders of the coalition". */
static Str voice_within(const RoomTables *tables, Str words)
{
    for (size_t i = 0; i < tables->voices.count; i++) {
        const MapEntry *entry = &tables->voices.entries[i];
        const Str *ref = entry->value;
        Kind kind = ref_kind(*ref);
        if ((kind == KIND_COALITION || kind == KIND_BODY) &&
            has_words(words, entry->key))
            return *ref;
    }
    return S("");
}

Str reading_voice(const RoomTables *tables, const Speaker *speaker)
{
    Str name = fold(tables->arena, speaker->name);
    const Str *ref = map_get(&tables->voices, name);
    if (ref) return *ref;
    if (speaker->person >= 0 || !name.size) return S("");
    return voice_within(tables, name);
}

const Model *reading_model(const RoomTables *tables)
{
    return tables->model;
}
