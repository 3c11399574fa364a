#ifndef ORACLE_H
#define ORACLE_H

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include "base/json.h"

/* A second opinion on JSON: jansson's. */
typedef enum {
    ORACLE_NONE, /* it stumbles over something that JSON allows */
    ORACLE_GOOD,
    ORACLE_BAD
} Opinion;

/* What jansson holds of TEXT; on ORACLE_GOOD, *root is to be json_decref'd.
 * Numbers that do not fit into its C types are beyond it, and it takes a raw
 * NUL after the value for the end. */
static inline Opinion oracle_read(Str text, json_t **root)
{
    json_error_t error;
    *root = NULL;
    if (text.size && memchr(text.data, 0, text.size)) return ORACLE_NONE;
    *root = json_loadb(
        text.data, text.size, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
    if (*root) return ORACLE_GOOD;
    return json_error_code(&error) == json_error_numeric_overflow ? ORACLE_NONE
                                                                  : ORACLE_BAD;
}

static inline bool oracle_same(const Node *node, const json_t *other);

static inline bool oracle_same_map(const Node *node, const json_t *other)
{
    if (node->type != NODE_MAP || node->count != json_object_size(other))
        return false;
    for (size_t i = 0; i < node->count; i++) {
        const NodeEntry *entry = &node->entries[i];
        const json_t *value =
            json_object_getn(other, entry->key.data, entry->key.size);
        if (!value || !oracle_same(entry->value, value)) return false;
    }
    return true;
}

static inline bool oracle_same_list(const Node *node, const json_t *other)
{
    if (node->type != NODE_LIST || node->count != json_array_size(other))
        return false;
    for (size_t i = 0; i < node->count; i++)
        if (!oracle_same(node->items[i], json_array_get(other, i)))
            return false;
    return true;
}

/* True if both trees say the same; the text of our numbers must mean the
 * other's number. */
static inline bool oracle_same(const Node *node, const json_t *other)
{
    char number[400] = {0};
    size_t size = node->text.size < sizeof number ? node->text.size : 0;
    for (size_t i = 0; i < size; i++) number[i] = node->text.data[i];
    switch (json_typeof(other)) {
    case JSON_OBJECT: return oracle_same_map(node, other);
    case JSON_ARRAY: return oracle_same_list(node, other);
    case JSON_NULL: return node->type == NODE_NULL;
    case JSON_STRING:
        return node->type == NODE_TEXT &&
               str_equal(node->text,
                   (Str){json_string_value(other), json_string_length(other)});
    case JSON_INTEGER:
        return strtoll(number, NULL, 10) == json_integer_value(other);
    case JSON_REAL:
        return !size || strtod(number, NULL) == json_real_value(other);
    case JSON_TRUE: return str_equal(node->text, S("true"));
    case JSON_FALSE: return str_equal(node->text, S("false"));
    }
    return false;
}

#endif
