/* The names that a room knows its people and parties by. O(names), and for
 * each the lists of spellings. */
#include "bridge/names.h"

Str name_fold(Arena *arena, Str name)
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

typedef struct {
    const Model *model;
    NameSink *add;
    void *state;
} Naming;

/* NAME and the spellings beside it, where the room has a list with it. */
static void each_spelling(const Naming *in, const Record *record, Str name)
{
    const RecordList *names = &in->model->heads[KIND_NAME];
    in->add(in->state, record, name);
    for (size_t i = 0; i < names->count; i++) {
        const Node *list = record_get(names->items[i], S("spellings"));
        if (!record_lists(names->items[i], S("spellings"), name)) continue;
        for (size_t j = 0; node_is(list, NODE_LIST) && j < list->count; j++)
            in->add(in->state, record, list->items[j]->text);
    }
}

static void each_name(const Naming *in, const Record *record)
{
    const Node *others = record_get(record, S("aka"));
    each_spelling(in, record, record_text(record, S("name")));
    for (size_t i = 0; node_is(others, NODE_LIST) && i < others->count; i++)
        each_spelling(in, record, others->items[i]->text);
}

void names_each(const Model *model, Kind kind, NameSink *add, void *state)
{
    const Naming in = {model, add, state};
    for (size_t i = 0; i < model->heads[kind].count; i++)
        each_name(&in, model->heads[kind].items[i]);
}

void names_add_voice(void *state, const Record *record, Str name)
{
    Map *voices = state;
    Arena *arena = voices->arena;
    Str folded = name_fold(arena, name);
    const Str parts[] = {kind_name(record->kind), record->key};
    if (!folded.size || map_get(voices, folded)) return;
    Str *ref = arena_alloc(arena, sizeof *ref);
    *ref = str_join(arena, parts, 2, S(":"));
    map_put(voices, folded, ref);
}

Map names_of_voices(Arena *arena, const Model *model)
{
    static const Kind voices[] = {
        KIND_PERSON, KIND_PARTY, KIND_COALITION, KIND_BODY};
    Map map = map_new(arena);
    for (size_t i = 0; i < sizeof voices / sizeof *voices; i++)
        names_each(model, voices[i], names_add_voice, &map);
    return map;
}
