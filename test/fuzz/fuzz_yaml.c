/* YAML: never breaks; what is read has places and can be written as JSON. */

#include "base/json.h"
#include "base/yaml.h"
#include "test/fuzz/fuzz.h"

static void check_places(const Node *node)
{
    require(node->line >= 1 && node->column >= 1);
    for (size_t i = 0; i < node->count; i++) {
        if (node->type == NODE_LIST) {
            check_places(node->items[i]);
        } else {
            require(node->entries[i].line && node->entries[i].key.size);
            check_places(node->entries[i].value);
        }
    }
}

static void check_written(Arena *arena, const Node *root)
{
    Node *again;
    StrBuf buf = strbuf_new(arena);
    json_write(&buf, root);
    require(json_read(arena, strbuf_str(&buf), "", &again, NULL) == STATUS_OK &&
            node_equal(root, again));
}

void fuzz(Arena *arena, Str text)
{
    Node *root;
    Err err;
    if (yaml_read(arena, text, "f.yaml", &root, &err) == STATUS_OK) {
        check_places(root);
        check_written(arena, root);
    } else {
        require(err.text[0] != 0);
    }
}
