/* Records: canonical form and id. The envelope has a fixed set of fields, so
 * that a canonical form is read by taking them in their order
 * and nothing else; see doc/format.md. */
#include "room/record.h"

#include <stdlib.h>
#include <string.h>
#include "base/json.h"

static int by_hash(const void *a, const void *b)
{
    return hash_compare(a, b);
}

static Node *hash_nodes(Arena *arena, const Hash *hashes, size_t count)
{
    Node *list = node_list(arena);
    for (size_t i = 0; i < count; i++)
        node_push(arena, list, node_text(arena, hash_hex(arena, &hashes[i])));
    return list;
}

static const Hash *sorted(Arena *arena, const Hash *hashes, size_t *count)
{
    Hash *copy = arena_array(arena, *count, sizeof *copy);
    size_t kept = 0;
    if (*count) memcpy(copy, hashes, *count * sizeof *copy);
    qsort(copy, *count, sizeof *copy, by_hash);
    for (size_t i = 0; i < *count; i++)
        if (!kept || !hash_equal(&copy[i], &copy[kept - 1]))
            copy[kept++] = copy[i];
    *count = kept;
    return copy;
}

/* The canonical form, without body and salt if PURGED. */
static Str write_line(Arena *arena, const Record *record, bool purged)
{
    Node *map = node_map(arena);
    node_set(
        arena, map, S("audience"), audience_node(arena, &record->audience));
    node_set(arena, map, S("author"), node_text(arena, record->author));
    node_set(arena, map, S("basis"),
        hash_nodes(arena, record->basis, record->basis_count));
    if (!purged) node_set(arena, map, S("body"), (Node *)record->body);
    node_set(
        arena, map, S("grade"), node_text(arena, grade_name(record->grade)));
    node_set(arena, map, S("key"), node_text(arena, record->key));
    node_set(arena, map, S("kind"), node_text(arena, record->kind_name));
    node_set(arena, map, S("recorded"),
        node_text(arena, instant_text(arena, record->recorded)));
    node_set(arena, map, S("replaces"),
        hash_nodes(arena, record->replaces, record->replaces_count));
    if (!purged)
        node_set(arena, map, S("salt"), node_text(arena, record->salt));
    node_set(arena, map, S("since"), node_text(arena, record->since));
    node_set(arena, map, S("v"), node_text(arena, S("1")));
    StrBuf buf = strbuf_new(arena);
    json_write_canonical(&buf, map);
    return strbuf_str(&buf);
}

void record_seal(Arena *arena, Record *record)
{
    record->basis = sorted(arena, record->basis, &record->basis_count);
    record->replaces = sorted(arena, record->replaces, &record->replaces_count);
    record->line = write_line(arena, record, false);
    record->id = hash_of(record->line);
}

Str record_purged_line(Arena *arena, const Record *record)
{
    return write_line(arena, record, true);
}

/* The envelope's fields stand in rising order of their names, so that they
 * are taken one after the other; what is out of place is missing. */
typedef struct {
    const Node *map;
    size_t at;
} Fields;

static const Node *take(Fields *fields, Str name)
{
    if (fields->at == fields->map->count) return NULL;
    const NodeEntry *entry = &fields->map->entries[fields->at];
    if (!str_equal(entry->key, name)) return NULL;
    fields->at++;
    return entry->value;
}

/* A text, not empty. */
static bool take_text(Fields *fields, Str name, Str *text)
{
    const Node *node = take(fields, name);
    if (!node_is(node, NODE_TEXT) || !node->text.size) return false;
    *text = node->text;
    return true;
}

/* A list of hashes in rising order. */
static bool take_hashes(
    Arena *arena, Fields *fields, Str name, const Hash **hashes, size_t *count)
{
    const Node *list = take(fields, name);
    if (!node_is(list, NODE_LIST)) return false;
    Hash *array = arena_array(arena, list->count, sizeof *array);
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i]->type != NODE_TEXT ||
            !hash_parse(list->items[i]->text, &array[i]))
            return false;
        if (i && hash_compare(&array[i - 1], &array[i]) >= 0) return false;
    }
    *hashes = array;
    *count = list->count;
    return true;
}

static bool take_audience(Arena *arena, Fields *fields, Record *record)
{
    const Node *node = take(fields, S("audience"));
    if (!node || !audience_read(arena, node, &record->audience)) return false;
    return node->type == NODE_TEXT ||
           node_equal(node, audience_node(arena, &record->audience));
}

/* An instant in its one form: "2026-03-20T10:00:00.000000Z". A second 60 is
 * another name of the next minute's first. */
static bool take_recorded(Fields *fields, Record *record)
{
    Str text;
    return take_text(fields, S("recorded"), &text) && text.size == 27 &&
           text.data[10] == 'T' && text.data[17] < '6' &&
           text.data[19] == '.' && text.data[26] == 'Z' &&
           instant_parse(text, &record->recorded);
}

static bool take_since(Fields *fields, Record *record)
{
    if (!take_text(fields, S("since"), &record->since)) return false;
    if (str_equal(record->since, S("always"))) {
        record->since_date = (Date){DAY_MIN, DAY_MIN, .unknown = false};
        return true;
    }
    return date_parse(record->since, NOWHERE, &record->since_date, NULL) ==
               STATUS_OK &&
           !record->since_date.unknown;
}

static bool take_grade(Fields *fields, Record *record)
{
    Str grade;
    return take_text(fields, S("grade"), &grade) &&
           grade_parse(grade, &record->grade);
}

static bool take_salt(Fields *fields, Record *record)
{
    if (!take_text(fields, S("salt"), &record->salt)) return false;
    if (record->salt.size != 2 * SALT_SIZE) return false;
    for (size_t i = 0; i < record->salt.size; i++)
        if (!strchr("0123456789abcdef", record->salt.data[i])) return false;
    return true;
}

/* Body and salt stand together, or are both gone. */
static bool take_all(Arena *arena, Fields *fields, Record *record)
{
    Str version;
    bool good = take_audience(arena, fields, record) &&
                take_text(fields, S("author"), &record->author) &&
                take_hashes(arena, fields, S("basis"), &record->basis,
                    &record->basis_count);
    record->body = take(fields, S("body"));
    good = good && (!record->body || record->body->type == NODE_MAP) &&
           take_grade(fields, record) &&
           take_text(fields, S("key"), &record->key) &&
           take_text(fields, S("kind"), &record->kind_name) &&
           take_recorded(fields, record) &&
           take_hashes(arena, fields, S("replaces"), &record->replaces,
               &record->replaces_count) &&
           (!record->body || take_salt(fields, record)) &&
           take_since(fields, record) && take_text(fields, S("v"), &version);
    return good && str_equal(version, S("1")) &&
           fields->at == fields->map->count;
}

bool record_read(Arena *arena, Str line, Record *record)
{
    const Hash id = hash_of(line);
    return record_read_as(arena, line, &id, record);
}

bool record_read_as(Arena *arena, Str line, const Hash *id, Record *record)
{
    Node *map;
    *record = (Record){.id = *id, .line = line, .salt = S("")};
    if (line.size > RECORD_MAX_SIZE) return false;
    if (!json_read_canonical(arena, line, &map)) return false;
    Fields fields = {map, 0};
    if (map->type != NODE_MAP || !take_all(arena, &fields, record))
        return false;
    record->kind = kind_parse(record->kind_name);
    return true;
}

int record_order(const Record *a, const Record *b)
{
    if (a->recorded != b->recorded) return a->recorded < b->recorded ? -1 : 1;
    return hash_compare(&a->id, &b->id);
}

Str record_text(const Record *record, Str field)
{
    return node_get_text(record->body, field);
}

const Node *record_get(const Record *record, Str field)
{
    return node_get(record->body, field);
}

Str record_date(const Record *record, Str field)
{
    const Node *date = record_get(record, field);
    Str edtf = node_is(date, NODE_MAP) ? node_get_text(date, S("edtf"))
               : date                  ? date->text
                                       : S("");
    return edtf.size ? edtf : S("unknown");
}

bool record_lists(const Record *record, Str field, Str text)
{
    const Node *node = record_get(record, field);
    if (!node) return false;
    if (node->type == NODE_TEXT) return str_equal(node->text, text);
    if (node->type != NODE_LIST) return false;
    for (size_t i = 0; i < node->count; i++)
        if (str_equal(node->items[i]->text, text)) return true;
    return false;
}
