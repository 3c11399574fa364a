/* The document tree. Maps are searched linearly: they are small. */
#include "base/node.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static Node *node_new(Arena *arena, NodeType type, Str text)
{
    Node *node = arena_alloc(arena, sizeof *node);
    node->type = type;
    node->text = text;
    return node;
}

Node *node_text(Arena *arena, Str text)
{
    return node_new(arena, NODE_TEXT, text);
}

Node *node_textc(Arena *arena, const char *text)
{
    return node_text(arena, str_of(text));
}

/* The shortest decimal that reads back as the same number. */
Node *node_number(Arena *arena, double number)
{
    char text[40];
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, number);
        if (strtod(text, NULL) == number) break;
    }
    return node_new(arena, NODE_NUMBER, str_copy(arena, str_of(text)));
}

Node *node_int(Arena *arena, int64_t number)
{
    return node_new(arena, NODE_NUMBER, str_int(arena, number));
}

Node *node_bool(Arena *arena, bool value)
{
    return node_new(arena, NODE_BOOL, value ? S("true") : S("false"));
}

Node *node_null(Arena *arena)
{
    return node_new(arena, NODE_NULL, S(""));
}

Node *node_list(Arena *arena)
{
    return node_new(arena, NODE_LIST, S(""));
}

Node *node_map(Arena *arena)
{
    return node_new(arena, NODE_MAP, S(""));
}

Node *node_push(Arena *arena, Node *list, Node *item)
{
    if (list->count == list->capacity) {
        list->capacity = list->capacity ? list->capacity * 2 : 4;
        list->items = arena_grow(arena, list->items, list->count,
            list->capacity, sizeof *list->items);
    }
    return list->items[list->count++] = item;
}

Node *node_texts(Arena *arena, const Str *texts, size_t count)
{
    Node *list = node_list(arena);
    for (size_t i = 0; i < count; i++)
        node_push(arena, list, node_text(arena, texts[i]));
    return list;
}

static NodeEntry *find_entry(const Node *map, Str key)
{
    if (!node_is(map, NODE_MAP)) return NULL;
    for (size_t i = 0; i < map->count; i++)
        if (str_equal(map->entries[i].key, key)) return &map->entries[i];
    return NULL;
}

void node_append(Arena *arena, Node *map, NodeEntry entry)
{
    if (map->count == map->capacity) {
        map->capacity = map->capacity ? map->capacity * 2 : 8;
        map->entries = arena_grow(arena, map->entries, map->count,
            map->capacity, sizeof *map->entries);
    }
    map->entries[map->count++] = entry;
}

Node *node_set(Arena *arena, Node *map, Str key, Node *value)
{
    NodeEntry *entry = find_entry(map, key);
    if (entry) return entry->value = value;
    node_append(
        arena, map, (NodeEntry){key, value->line, value->column, value});
    return value;
}

Node *node_get(const Node *map, Str key)
{
    NodeEntry *entry = find_entry(map, key);
    return entry ? entry->value : NULL;
}

Str node_get_text(const Node *map, Str key)
{
    const Node *value = node_get(map, key);
    return value ? value->text : S("");
}

bool node_is(const Node *node, NodeType type)
{
    return node && node->type == type;
}

static bool list_equal(const Node *a, const Node *b)
{
    for (size_t i = 0; i < a->count; i++)
        if (!node_equal(a->items[i], b->items[i])) return false;
    return true;
}

static bool map_equal(const Node *a, const Node *b)
{
    for (size_t i = 0; i < a->count; i++) {
        const Node *other = node_get(b, a->entries[i].key);
        if (!other || !node_equal(a->entries[i].value, other)) return false;
    }
    return true;
}

bool node_equal(const Node *a, const Node *b)
{
    if (a->type != b->type || a->count != b->count) return false;
    if (a->type == NODE_LIST) return list_equal(a, b);
    if (a->type == NODE_MAP) return map_equal(a, b);
    return str_equal(a->text, b->text);
}

Place node_place(const Node *node, const char *file)
{
    return (Place){file, node ? node->line : 0, node ? node->column : 0};
}

static int by_key(const void *a, const void *b)
{
    const NodeEntry *left = a, *right = b;
    return str_compare(left->key, right->key);
}

static int by_key_then_place(const void *a, const void *b)
{
    const NodeEntry *left = *(NodeEntry *const *)a;
    const NodeEntry *right = *(NodeEntry *const *)b;
    int order = str_compare(left->key, right->key);
    return order ? order : (left > right) - (left < right);
}

/* The first entry that repeats an earlier one's key, by sorting pointers. */
static const NodeEntry *find_doubled(
    Arena *arena, const Node *map, const NodeEntry **first)
{
    const NodeEntry **sorted = arena_array(arena, map->count, sizeof *sorted);
    for (size_t i = 0; i < map->count; i++) sorted[i] = &map->entries[i];
    qsort(sorted, map->count, sizeof *sorted, by_key_then_place);
    for (size_t i = 1; i < map->count; i++) {
        *first = sorted[i - 1];
        if (str_equal((*first)->key, sorted[i]->key)) return sorted[i];
    }
    return NULL;
}

Status node_check_doubled(
    Arena *arena, const Node *map, const char *file, Err *err)
{
    const NodeEntry *first, *second;
    if (map->count < 2) return STATUS_OK;
    second = find_doubled(arena, map, &first);
    if (!second) return STATUS_OK;
    return err_set(err, STATUS_INPUT,
        (Place){file, second->line, second->column}, MSG_DOUBLED_FIELD,
        ARGS(second->key, str_int(arena, first->line)));
}

Node *node_copy(Arena *arena, const Node *node, bool sorted)
{
    Node *copy = arena_alloc(arena, sizeof *copy);
    *copy = *node;
    copy->capacity = node->count;
    if (node->type == NODE_LIST) {
        copy->items = arena_array(arena, node->count, sizeof *copy->items);
        for (size_t i = 0; i < node->count; i++)
            copy->items[i] = node_copy(arena, node->items[i], sorted);
    } else if (node->type == NODE_MAP) {
        copy->entries = arena_array(arena, node->count, sizeof *copy->entries);
        for (size_t i = 0; i < node->count; i++) {
            copy->entries[i] = node->entries[i];
            copy->entries[i].value =
                node_copy(arena, node->entries[i].value, sorted);
        }
        if (sorted && copy->count)
            qsort(copy->entries, copy->count, sizeof *copy->entries, by_key);
    }
    return copy;
}
