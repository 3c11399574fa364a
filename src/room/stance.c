/* From positions to stances: which heads count, splits, and what a demand
 * implies (DESIGN section 2, "a point's status"). */
#include "room/stance.h"

#include <stdlib.h>

static const char *const NAMES[STANCE_COUNT] = {"", "demands", "prefers",
    "accepts", "accepts-if", "resists", "rejects", "silent", "endorses",
    "in-principle", "reserves"};

static const MessageId STANCES[STANCE_COUNT] = {MSG_TERM_STANCE_NONE,
    MSG_TERM_STANCE_DEMANDS, MSG_TERM_STANCE_PREFERS, MSG_TERM_STANCE_ACCEPTS,
    MSG_TERM_STANCE_ACCEPTS_IF, MSG_TERM_STANCE_RESISTS,
    MSG_TERM_STANCE_REJECTS, MSG_TERM_STANCE_SILENT, MSG_TERM_STANCE_ENDORSES,
    MSG_TERM_STANCE_IN_PRINCIPLE, MSG_TERM_STANCE_RESERVES};

static const int DIRECTIONS[STANCE_COUNT] = {
    0, 1, 1, 1, 0, -1, -1, 0, 1, 1, -1};

Str stance_name(Stance stance)
{
    return str_of(NAMES[stance]);
}

Str stance_label(Stance stance)
{
    return message_text(STANCES[stance]);
}

Stance stance_parse(Str name)
{
    for (int i = 1; i < STANCE_COUNT; i++)
        if (str_equal(name, str_of(NAMES[i]))) return (Stance)i;
    return STANCE_NONE;
}

bool stance_takes(Stance stance)
{
    return stance >= STANCE_DEMANDS && stance <= STANCE_ACCEPTS;
}

int stance_direction(Stance stance)
{
    return DIRECTIONS[stance];
}

bool stance_is_number(const Record *point)
{
    return !record_get(point, S("options")) && record_get(point, S("range"));
}

const Str *stance_options(
    const Model *model, const Record *point, size_t *count)
{
    const Node *options = record_get(point, S("options"));
    *count = node_is(options, NODE_LIST) ? options->count : 0;
    Str *keys = arena_array(model->arena, *count, sizeof *keys);
    for (size_t i = 0; i < *count; i++)
        keys[i] = node_get_text(options->items[i], S("key"));
    return keys;
}

static void index_add(const Model *model, Map *index, Str key, Record *record)
{
    RecordList *list = map_get(index, key);
    if (!list) {
        list = arena_alloc(model->arena, sizeof *list);
        map_put(index, key, list);
    }
    vec_push(model->arena, list, record);
}

Map stance_index(const Model *model)
{
    const RecordList *positions = &model->heads[KIND_POSITION];
    Map index = map_new(model->arena);
    for (size_t i = 0; i < positions->count; i++) {
        Record *record = positions->items[i];
        Str point = record_text(record, S("point"));
        Str draft = record_text(record, S("draft"));
        if (point.size) index_add(model, &index, point, record);
        if (draft.size)
            index_add(model, &index,
                str_printf(model->arena, "draft:%.*s", STR_ARGS(draft)),
                record);
    }
    return index;
}

/* What a number position says, as one stance. */
static Stance number_stance(const Record *record)
{
    if (record_get(record, S("accepts"))) return STANCE_ACCEPTS;
    if (record_get(record, S("accepts-if"))) return STANCE_ACCEPTS_IF;
    if (record_get(record, S("rejects"))) return STANCE_REJECTS;
    return stance_parse(record_text(record, S("stance")));
}

Stance stance_of_record(const Record *record)
{
    Stance stance = stance_parse(record_text(record, S("stance")));
    return stance ? stance : number_stance(record);
}

static bool same_field(const Record *a, const Record *b, Str field)
{
    const Node *left = record_get(a, field), *right = record_get(b, field);
    if (!left || !right) return left == right;
    return node_equal(left, right);
}

/* Two heads say the same if stance, conditions and numbers are the same. */
static bool says_same(const Record *a, const Record *b)
{
    return stance_of_record(a) == stance_of_record(b) &&
           same_field(a, b, S("if")) && same_field(a, b, S("accepts")) &&
           same_field(a, b, S("accepts-if")) && same_field(a, b, S("rejects"));
}

/* Works out what counts among entry->heads. */
static void count_heads(const Model *model, OptionStance *entry)
{
    for (size_t i = 0; i < entry->head_count; i++) {
        const Record *head = entry->heads[i];
        if (!model_decides(model, head)) continue;
        if (!entry->deciding || head->grade < entry->grade) {
            entry->deciding = head;
            entry->grade = head->grade;
            entry->split = false;
        } else if (head->grade == entry->grade) {
            entry->split |= !says_same(entry->deciding, head);
        }
    }
    if (entry->deciding && !entry->split)
        entry->stance = stance_of_record(entry->deciding);
}

/* The strongest demand of a party on another option than entry's. */
static const OptionStance *strongest_demand(
    const OptionStance *party, size_t count, const OptionStance *entry)
{
    const OptionStance *strongest = NULL;
    for (size_t i = 0; i < count; i++) {
        const OptionStance *other = &party[i];
        if (other == entry || other->implied || other->stance != STANCE_DEMANDS)
            continue;
        if (!strongest || other->grade < strongest->grade) strongest = other;
    }
    return strongest;
}

/* A demand that counts rejects the other options, unless a head of equal or
 * stronger grade says otherwise of them. */
static void imply_rejections(OptionStance *party, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        OptionStance *entry = &party[i];
        const OptionStance *demand = strongest_demand(party, count, entry);
        if (!demand) continue;
        if (entry->deciding && entry->grade <= demand->grade) continue;
        entry->stance = STANCE_REJECTS;
        entry->implied = true;
        entry->split = false;
        entry->grade = demand->grade;
        entry->deciding = demand->deciding;
    }
}

/* A position with what it is sorted and chosen by. */
typedef struct {
    const Record *record;
    Str party, option;
} Placed;

/* By party, then in order of record. */
static int by_party(const void *a, const void *b)
{
    const Placed *left = a, *right = b;
    int order = str_compare(left->party, right->party);
    return order ? order : record_order(left->record, right->record);
}

static Placed *sorted_positions(const Model *model, const RecordList *positions)
{
    Placed *sorted =
        arena_array(model->arena, positions->count, sizeof *sorted);
    for (size_t i = 0; i < positions->count; i++) {
        const Record *record = positions->items[i];
        sorted[i] = (Placed){record, record_text(record, S("party")),
            record_text(record, S("option"))};
    }
    if (positions->count)
        qsort(sorted, positions->count, sizeof *sorted, by_party);
    return sorted;
}

typedef VEC(OptionStance) Stances;

/* Fills in one party's entry for OPTION from its positions. */
static OptionStance read_entry(
    const Model *model, Str option, const Placed *positions, size_t count)
{
    Str party = positions[0].party;
    OptionStance entry = {.option = option,
        .party = party,
        .key = ref_kind(party) == KIND_PARTY ? ref_key(party) : S("")};
    size_t own = 0;
    for (size_t i = 0; i < count; i++)
        own += str_equal(positions[i].option, option);
    if (!own) return entry;
    entry.heads = arena_array(model->arena, own, sizeof *entry.heads);
    for (size_t i = 0; i < count; i++)
        if (str_equal(positions[i].option, option))
            entry.heads[entry.head_count++] = positions[i].record;
    count_heads(model, &entry);
    return entry;
}

/* One party's entries, those without a head and not implied left out. */
static void read_party(const Model *model, const Str *options,
    size_t option_count, const Placed *positions, size_t count, Stances *out)
{
    OptionStance *party =
        arena_array(model->arena, option_count, sizeof *party);
    for (size_t i = 0; i < option_count; i++)
        party[i] = read_entry(model, options[i], positions, count);
    if (option_count > 1) imply_rejections(party, option_count);
    for (size_t i = 0; i < option_count; i++)
        if (party[i].head_count || party[i].implied)
            vec_push(model->arena, out, party[i]);
}

static size_t read_all(const Model *model, const Str *options,
    size_t option_count, const RecordList *positions, OptionStance **stances)
{
    Stances all = {0};
    size_t count = positions ? positions->count : 0;
    Placed *sorted = count ? sorted_positions(model, positions) : NULL;
    for (size_t begin = 0, end; begin < count; begin = end) {
        Str party = sorted[begin].party;
        for (end = begin + 1; end < count; end++)
            if (!str_equal(sorted[end].party, party)) break;
        read_party(
            model, options, option_count, sorted + begin, end - begin, &all);
    }
    *stances = all.items;
    return all.count;
}

size_t stance_of_point(const Model *model, const Record *point,
    const RecordList *positions, OptionStance **stances)
{
    static const Str number[] = {{"", 0}};
    size_t count;
    const Str *options = stance_options(model, point, &count);
    if (!count) return read_all(model, number, 1, positions, stances);
    return read_all(model, options, count, positions, stances);
}

size_t stance_of_draft(
    const Model *model, const RecordList *positions, OptionStance **stances)
{
    static const Str whole[] = {{"", 0}};
    return read_all(model, whole, 1, positions, stances);
}
