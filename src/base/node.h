#ifndef BASE_NODE_H
#define BASE_NODE_H

#include "base/err.h"
#include "base/str.h"

/* A document as a tree: what YAML and JSON are read into, what records'
 * bodies are, and what verbs answer. Every node knows where it was read, so
 * that an error can say so. In documents that were read, all scalars are
 * NODE_TEXT, as written; the other scalar types serve output. */
typedef enum {
    NODE_NULL,
    NODE_BOOL,   /* text is "true" or "false" */
    NODE_NUMBER, /* text is a JSON number */
    NODE_TEXT,
    NODE_LIST,
    NODE_MAP
} NodeType;

typedef struct Node Node;

typedef struct {
    Str key;
    uint32_t line, column; /* of the key */
    Node *value;
} NodeEntry;

struct Node {
    NodeType type;
    uint32_t line, column; /* from 1; 0 where it was not read */
    uint32_t count, capacity;
    Str text; /* of a scalar */
    union {
        Node **items;       /* [count] of a list */
        NodeEntry *entries; /* [count] of a map, in the order written */
    };
};

Node *node_text(Arena *arena, Str text);
Node *node_textc(Arena *arena, const char *text);
Node *node_number(Arena *arena, double number); /* 17 digits; not NaN */
Node *node_int(Arena *arena, int64_t number);
Node *node_bool(Arena *arena, bool value);
Node *node_null(Arena *arena);
Node *node_list(Arena *arena);
/* A list of COUNT texts, in their order. */
Node *node_texts(Arena *arena, const Str *texts, size_t count);
Node *node_map(Arena *arena);

/* Appends to a list; returns ITEM. */
Node *node_push(Arena *arena, Node *list, Node *item);
/* Appends to a map, or replaces the value there; returns VALUE. The key is
 * not copied. */
Node *node_set(Arena *arena, Node *map, Str key, Node *value);

/* Appends to a map without looking whether the key is there already. */
void node_append(Arena *arena, Node *map, NodeEntry entry);
/* Refuses a map in which a key stands twice. */
CHECKED Status node_check_doubled(
    Arena *arena, const Node *map, const char *file, Err *err);

/* The value under KEY, or NULL (also if MAP is NULL or no map). */
Node *node_get(const Node *map, Str key);
/* The text under KEY, or "" where there is none. */
Str node_get_text(const Node *map, Str key);
bool node_is(const Node *node, NodeType type); /* false for NULL */
bool node_equal(const Node *a, const Node *b); /* maps: in any order */
Place node_place(const Node *node, const char *file);
/* A deep copy; map entries sorted by key bytes if SORTED. */
Node *node_copy(Arena *arena, const Node *node, bool sorted);

#endif
