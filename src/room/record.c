/* Records: canonical form and id. The envelope has a fixed set of fields, so
 * that a canonical form is read by looking them up and then compared with
 * what sealing the result would write; see doc/format.md. */
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

/* The text under KEY, not empty. */
static bool take_text(const Node *map, Str key, Str *text)
{
    const Node *node = node_get(map, key);
    if (!node_is(node, NODE_TEXT) || !node->text.size) return false;
    *text = node->text;
    return true;
}

/* A list of hashes in rising order. */
static bool take_hashes(
    Arena *arena, const Node *map, Str key, const Hash **hashes, size_t *count)
{
    const Node *list = node_get(map, key);
    if (!node_is(list, NODE_LIST)) return false;
    Hash *array = arena_array(arena, list->count, sizeof *array);
    for (size_t i = 0; i < list->count; i++) {
        if (!hash_parse(list->items[i]->text, &array[i])) return false;
        if (i && hash_compare(&array[i - 1], &array[i]) >= 0) return false;
    }
    *hashes = array;
    *count = list->count;
    return true;
}

/* An instant in its one form: "2026-03-20T10:00:00.000000Z". */
static bool take_instant(Str text, Instant *instant)
{
    return text.size == 27 && text.data[10] == 'T' && text.data[19] == '.' &&
           text.data[26] == 'Z' && instant_parse(text, instant);
}

static bool take_dates(const Node *map, Record *record)
{
    Str recorded;
    if (!take_text(map, S("since"), &record->since) ||
        !take_text(map, S("recorded"), &recorded) ||
        !take_instant(recorded, &record->recorded))
        return false;
    if (str_equal(record->since, S("always"))) {
        record->since_date = (Date){DAY_MIN, DAY_MIN, .unknown = false};
        return true;
    }
    return date_parse(record->since, NOWHERE, &record->since_date, NULL) ==
               STATUS_OK &&
           !record->since_date.unknown;
}

static bool take_salt(const Node *map, Record *record)
{
    if (!take_text(map, S("salt"), &record->salt)) return false;
    if (record->salt.size != 2 * SALT_SIZE) return false;
    for (size_t i = 0; i < record->salt.size; i++)
        if (!strchr("0123456789abcdef", record->salt.data[i])) return false;
    return true;
}

/* Body and salt stand together, or are both gone. */
static bool take_content(const Node *map, Record *record)
{
    record->body = node_get(map, S("body"));
    if (!record->body) return map->count == 10;
    return map->count == 12 && record->body->type == NODE_MAP &&
           take_salt(map, record);
}

bool record_read(Arena *arena, Str line, Record *record)
{
    const Hash id = hash_of(line);
    return record_read_as(arena, line, &id, record);
}

bool record_read_as(Arena *arena, Str line, const Hash *id, Record *record)
{
    Node *map;
    Str version, grade;
    *record = (Record){.id = *id, .line = line, .salt = S("")};
    if (line.size > RECORD_MAX_SIZE) return false;
    if (!json_read_canonical(arena, line, &map)) return false;
    if (!node_is(map, NODE_MAP) || !take_content(map, record)) return false;
    if (!take_text(map, S("v"), &version) || !str_equal(version, S("1")))
        return false;
    if (!take_text(map, S("kind"), &record->kind_name) ||
        !take_text(map, S("key"), &record->key) ||
        !take_text(map, S("author"), &record->author) ||
        !take_text(map, S("grade"), &grade))
        return false;
    record->kind = kind_parse(record->kind_name);
    if (!grade_parse(grade, &record->grade)) return false;
    const Node *audience = node_get(map, S("audience"));
    if (!audience_read(arena, audience, &record->audience) ||
        !node_equal(audience, audience_node(arena, &record->audience)))
        return false;
    if (!take_hashes(
            arena, map, S("basis"), &record->basis, &record->basis_count) ||
        !take_hashes(arena, map, S("replaces"), &record->replaces,
            &record->replaces_count))
        return false;
    return take_dates(map, record);
}

bool record_replaces(const Record *record, const Hash *id)
{
    for (size_t i = 0; i < record->replaces_count; i++)
        if (hash_equal(&record->replaces[i], id)) return true;
    return false;
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
