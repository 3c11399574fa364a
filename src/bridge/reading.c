/* From a room's view to a reader's tables, and back. */
#include "bridge/reading.h"

#include "bridge/names.h"

struct RoomTables {
    Arena *arena;
    const Model *model;
    Reader *reader;
    Map voices; /* folded name -> Str of the reference */
    Map codes;  /* code of the shipped tables -> Str of the party's key */
};

/* --- into the reader --- */

static Str *copy_slot(Arena *arena, Str text)
{
    Str *slot = arena_alloc(arena, sizeof *slot);
    *slot = text;
    return slot;
}

/* Which code of the shipped tables means a party of the room. */
static void note_code(void *state, const Record *party, Str name)
{
    RoomTables *tables = state;
    Str code = gazetteer_party(
        tables->reader->gazetteer, name_fold(tables->arena, name));
    if (code.size && !map_get(&tables->codes, code))
        map_put(&tables->codes, code, copy_slot(tables->arena, party->key));
}

static Str room_code(void *state, Str code)
{
    RoomTables *tables = state;
    const Str *key = map_get(&tables->codes, code);
    return key ? *key : S("");
}

static void add_party(void *state, const Record *party, Str name)
{
    RoomTables *tables = state;
    gazetteer_add(tables->reader->gazetteer, name_fold(tables->arena, name),
        (GazetteerEntry){.party = party->key});
}

static void add_person(void *state, const Record *person, Str name)
{
    RoomTables *tables = state;
    gazetteer_add(tables->reader->gazetteer, name,
        (GazetteerEntry){ref_key(record_text(person, S("party"))),
            record_text(person, S("role")), record_text(person, S("name"))});
}

static void add_terms(RoomTables *tables, Topics *topics, Kind kind)
{
    const RecordList *heads = &tables->model->heads[kind];
    for (size_t i = 0; i < heads->count; i++) {
        const Record *record = heads->items[i];
        const Node *terms = record_get(record, S("terms"));
        const Str parts[] = {kind_name(kind), record->key};
        Str ref = str_join(tables->arena, parts, 2, S(":"));
        topics_add(topics, ref,
            name_fold(tables->arena, record_text(record, S("title"))));
        for (size_t j = 0; node_is(terms, NODE_LIST) && j < terms->count; j++)
            topics_add(topics, ref, terms->items[j]->text);
    }
}

const RoomTables *reading_use_room(
    Arena *arena, const Model *model, Reader *reader)
{
    RoomTables *tables = arena_alloc(arena, sizeof *tables);
    Topics *topics = topics_new(arena, reader->lists);
    *tables = (RoomTables){
        arena, model, reader, names_of_voices(arena, model), map_new(arena)};
    names_each(model, KIND_PARTY, note_code, tables);
    gazetteer_rename_parties(reader->gazetteer, room_code, tables);
    names_each(model, KIND_PARTY, add_party, tables);
    names_each(model, KIND_PERSON, add_person, tables);
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
    Str name = name_fold(tables->arena, speaker->name);
    const Str *ref = map_get(&tables->voices, name);
    if (ref) return *ref;
    if (speaker->person >= 0 || !name.size) return S("");
    return voice_within(tables, name);
}

const Model *reading_model(const RoomTables *tables)
{
    return tables->model;
}
