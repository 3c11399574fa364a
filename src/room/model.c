/* The heads of a view, and the names people know things by. */
#include "room/stance.h"

#include "base/nearest.h"
#include "base/vec.h"

#include <stdlib.h>
#include <string.h>

Model model_new(Arena *arena, View view)
{
    Model model = {.arena = arena, .view = view, .zone = S("")};
    for (int kind = 0; kind < KIND_COUNT; kind++)
        model.by_key[kind] = map_new(arena);
    model.garbled = map_new(arena);
    model.retracted = map_new(arena);
    return model;
}

void model_add(Model *model, const RecordList *heads)
{
    for (size_t i = 0; i < heads->count; i++) {
        Record *record = heads->items[i];
        vec_push(model->arena, &model->heads[record->kind], record);
        Map *map = &model->by_key[record->kind];
        if (!map_get(map, record->key)) map_put(map, record->key, record);
        if (record->kind == KIND_ROOM)
            model->zone = record_text(record, S("zone"));
        Hash of;
        if (record->kind == KIND_RETRACTION &&
            hash_parse(record_text(record, S("of")), &of))
            model_mark(&model->retracted, &of);
    }
}

void model_mark(Map *set, const Hash *id)
{
    static char there;
    Str key = str_copy(set->arena, (Str){(const char *)id->bytes, HASH_SIZE});
    map_put(set, key, &there);
}

bool model_marked(const Map *set, const Hash *id)
{
    return map_get(set, (Str){(const char *)id->bytes, HASH_SIZE}) != NULL;
}

const Record *model_find(const Model *model, Kind kind, Str key)
{
    return map_get(&model->by_key[kind], key);
}

Str ref_key(Str ref)
{
    size_t colon = str_find(ref, S(":"), 0);
    return colon == SIZE_MAX ? ref : str_slice(ref, colon + 1, ref.size);
}

Kind ref_kind(Str ref)
{
    size_t colon = str_find(ref, S(":"), 0);
    return colon == SIZE_MAX ? KIND_UNKNOWN
                             : kind_parse(str_slice(ref, 0, colon));
}

const Record *model_find_ref(const Model *model, Str ref)
{
    return model_find(model, ref_kind(ref), ref_key(ref));
}

typedef VEC(Str) Keys;

/* In the order of the heads, those of a split once. */
static Keys keys_of(const Model *model, KindSet kinds)
{
    Keys keys = {0};
    for (Kind kind = KIND_UNKNOWN + 1; kind < KIND_COUNT; kind++) {
        const RecordList *heads = &model->heads[kind];
        if (!(kinds & KIND_BIT(kind))) continue;
        for (size_t i = 0; i < heads->count; i++)
            if (!i ||
                !str_equal(heads->items[i]->key, heads->items[i - 1]->key))
                vec_push(model->arena, &keys, heads->items[i]->key);
    }
    return keys;
}

static Str keys_words(const Model *model, const Keys *keys)
{
    enum { KEYS_TOLD = 20 };
    bool all = keys->count <= KEYS_TOLD;
    StrBuf buf = strbuf_new(model->arena);
    strbuf_add(&buf, str_join(model->arena, keys->items,
                         all ? keys->count : KEYS_TOLD, S(", ")));
    if (!all)
        message_add(&buf, MSG_KEYS_MORE,
            ARGS(str_int(model->arena, (int64_t)(keys->count - KEYS_TOLD))));
    return strbuf_str(&buf);
}

Str model_keys(const Model *model, KindSet kinds)
{
    Keys keys = keys_of(model, kinds);
    return keys_words(model, &keys);
}

static Str nearest_words(const Model *model, const Keys *keys, Str word)
{
    Str near = nearest(model->arena, ref_key(word), keys->items, keys->count);
    if (!near.size) return near;
    return message_format(model->arena, MSG_KEY_NEAREST, ARGS(near));
}

Str model_nearest(const Model *model, KindSet kinds, Str word)
{
    Keys keys = keys_of(model, kinds);
    return nearest_words(model, &keys, word);
}

Str model_hint(const Model *model, KindSet kinds, Str word)
{
    Keys keys = keys_of(model, kinds);
    Str near = nearest_words(model, &keys, word);
    if (near.size) return near;
    if (!keys.count) return message_text(MSG_KEYS_NONE);
    return message_format(
        model->arena, MSG_KEYS_ARE, ARGS(keys_words(model, &keys)));
}

const Record *model_room(const Model *model)
{
    const RecordList *rooms = &model->heads[KIND_ROOM];
    return rooms->count ? rooms->items[0] : NULL;
}

Str model_key_name(const Model *model, Kind kind, Str key)
{
    const Record *record = model_find(model, kind, key);
    if (!record) return key;
    Str name = record_text(record, S("name"));
    if (!name.size) name = record_text(record, S("publisher"));
    if (!name.size) name = record_text(record, S("title"));
    if (kind == KIND_COMMITMENT) name = record_text(record, S("what"));
    return name.size ? name : key;
}

Str model_name(const Model *model, Str ref)
{
    return model_key_name(model, ref_kind(ref), ref_key(ref));
}

/* The first other name that is part of NAME, or "". */
static Str short_aka(const Record *record, Str name)
{
    const Node *aka = record_get(record, S("aka"));
    for (size_t i = 0; node_is(aka, NODE_LIST) && i < aka->count; i++)
        if (str_find(name, aka->items[i]->text, 0) != SIZE_MAX)
            return aka->items[i]->text;
    return S("");
}

Str model_short_name(const Model *model, Str ref)
{
    const Record *record = model_find_ref(model, ref);
    Str name = model_name(model, ref);
    if (!record || record->kind != KIND_PERSON) return name;
    Str aka = short_aka(record, name);
    if (aka.size) return aka;
    for (size_t i = name.size; i-- > 0;)
        if (name.data[i] == ' ') return str_slice(name, i + 1, name.size);
    return name;
}

Str model_party_of(const Model *model, Str ref)
{
    const Record *record = model_find_ref(model, ref);
    if (!record) return S("");
    if (record->kind == KIND_PERSON) return record_text(record, S("party"));
    bool side = record->kind == KIND_PARTY || record->kind == KIND_COALITION;
    return side ? record->key : S("");
}

Str model_voice(const Model *model, const Node *voice)
{
    if (!node_is(voice, NODE_MAP)) return model_name(model, voice->text);
    Str unnamed = node_get_text(voice, S("unnamed"));
    return unnamed.size ? unnamed : node_get_text(voice, S("text"));
}

Str model_names(const Model *model, const Node *list)
{
    StrBuf buf = strbuf_new(model->arena);
    if (node_is(list, NODE_TEXT)) return model_name(model, list->text);
    for (size_t i = 0; node_is(list, NODE_LIST) && i < list->count; i++) {
        if (i)
            strbuf_add(&buf,
                i + 1 == list->count ? message_text(MSG_LIST_AND) : S(", "));
        strbuf_add(&buf, model_voice(model, list->items[i]));
    }
    return strbuf_str(&buf);
}

const Record *model_by_id(const Model *model, const Hash *id)
{
    return model->find_id ? model->find_id(model->find_state, id) : NULL;
}

Str model_option_name(const Model *model, Str point, Str option)
{
    const Record *record = model_find(model, KIND_POINT, point);
    const Node *options = record ? record_get(record, S("options")) : NULL;
    for (size_t i = 0; node_is(options, NODE_LIST) && i < options->count; i++)
        if (str_equal(node_get_text(options->items[i], S("key")), option))
            return node_get_text(options->items[i], S("label"));
    return option;
}

Str model_measure(const Model *model, Str point, Str words)
{
    const Record *record = model_find(model, KIND_POINT, point);
    Str unit = record ? record_text(record, S("unit")) : S("");
    if (!words.size || !unit.size) return words;
    return message_format(model->arena, MSG_MEASURE, ARGS(words, unit));
}

Str model_range(const Model *model, Str point, const Node *range)
{
    if (!node_is(range, NODE_LIST) || range->count != 2) return S("");
    return model_measure(model, point,
        message_format(model->arena, MSG_RANGE,
            ARGS(range->items[0]->text, range->items[1]->text)));
}

static Str act_words(Str act)
{
    static const struct {
        const char *name;
        MessageId words;
    } ACTS[] = {{"adopts", MSG_ACT_ADOPTS}, {"initials", MSG_ACT_INITIALS},
        {"agrees", MSG_ACT_AGREES}, {"freezes", MSG_ACT_FREEZES},
        {"convenes", MSG_ACT_CONVENES}};
    for (size_t i = 0; i < sizeof ACTS / sizeof *ACTS; i++)
        if (str_equal(act, str_of(ACTS[i].name)))
            return message_text(ACTS[i].words);
    return act;
}

/* "Title: what", where WHAT may be missing. */
static Str titled(const Model *model, Kind kind, Str key, Str what)
{
    const Str parts[] = {model_key_name(model, kind, key), what};
    return str_join(model->arena, parts, what.size ? 2 : 1, S(": "));
}

static Str stance_of_condition(const Node *condition)
{
    Stance stance = stance_parse(node_get_text(condition, S("stance")));
    return stance ? stance_label(stance) : S("");
}

Str model_condition(const Model *model, const Node *condition)
{
    if (condition->type == NODE_TEXT) return condition->text;
    Str text = node_get_text(condition, S("text"));
    Str point = node_get_text(condition, S("point"));
    Str draft = node_get_text(condition, S("draft"));
    Str meeting = node_get_text(condition, S("meeting"));
    Str act = act_words(node_get_text(condition, S("act")));
    Str range = model_range(model, point, node_get(condition, S("range")));
    if (text.size) return text;
    if (range.size) return titled(model, KIND_POINT, point, range);
    if (point.size) {
        Str option = node_get_text(condition, S("option"));
        Str what = act.size ? act : model_option_name(model, point, option);
        return titled(model, KIND_POINT, point, what);
    }
    if (draft.size)
        return titled(model, KIND_DRAFT, draft,
            act.size ? act : stance_of_condition(condition));
    if (meeting.size) return titled(model, KIND_MEETING, meeting, act);
    return act;
}

bool model_decides(const Model *model, const Record *record)
{
    if (record->grade == GRADE_INFERRED) return false;
    for (size_t i = 0; i < record->basis_count; i++)
        if (!model_marked(&model->garbled, &record->basis[i])) return true;
    return record->basis_count == 0;
}

bool model_rests_on_retracted(const Model *model, const Record *record)
{
    for (size_t i = 0; i < record->basis_count; i++)
        if (model_marked(&model->retracted, &record->basis[i])) return true;
    return false;
}

static int by_bytes(const void *a, const void *b)
{
    return str_compare(*(const Str *)a, *(const Str *)b);
}

static size_t consent_listed(const Node *list, Str *out)
{
    for (size_t i = 0; i < list->count; i++) out[i] = list->items[i]->text;
    return list->count;
}

static size_t consent_by_role(const Model *model, Str *out)
{
    const RecordList *parties = &model->heads[KIND_PARTY];
    size_t count = 0;
    for (size_t i = 0; i < parties->count; i++) {
        const Record *party = parties->items[i];
        if (model_find(model, KIND_PARTY, party->key) == party &&
            str_equal(record_text(party, S("role")), S("party")))
            out[count++] = party->key;
    }
    return count;
}

size_t model_consent(
    const Model *model, const Record *point, const Str **parties, bool *assumed)
{
    const Record *room = model_room(model);
    const Node *list = record_get(point, S("consent"));
    if (!list && room) list = record_get(room, S("consent"));
    bool listed = node_is(list, NODE_LIST);
    size_t most = listed ? list->count : model->heads[KIND_PARTY].count;
    Str *keys = arena_array(model->arena, most, sizeof *keys);
    size_t count =
        listed ? consent_listed(list, keys) : consent_by_role(model, keys);
    qsort(keys, count, sizeof *keys, by_bytes);
    if (assumed) *assumed = !listed;
    *parties = keys;
    return count;
}
