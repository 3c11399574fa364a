/* YAML in, over libyaml's pull parser, whose events become nodes. */
#include "base/yaml.h"

#include <string.h>
#include <yaml.h>
#include "base/utf8.h"

typedef struct {
    Arena *arena;
    const char *file;
    Err *err;
    unsigned depth;
    yaml_parser_t parser;
    yaml_event_t event;
    bool has_event;
} Reader;

static Status read_node(Reader *in, Node **out);

static void close_reader(void *thing)
{
    Reader *in = thing;
    if (in->has_event) yaml_event_delete(&in->event);
    yaml_parser_delete(&in->parser);
}

static Place place_of(const Reader *in, yaml_mark_t mark)
{
    return (Place){
        in->file, (uint32_t)mark.line + 1, (uint32_t)mark.column + 1};
}

static Status fail(Reader *in, MessageId id, MessageArgs args)
{
    return err_set(
        in->err, STATUS_INPUT, place_of(in, in->event.start_mark), id, args);
}

/* Reads the next event into in->event. */
static Status advance(Reader *in)
{
    if (in->has_event) yaml_event_delete(&in->event);
    in->has_event = false;
    if (yaml_parser_parse(&in->parser, &in->event)) {
        in->has_event = true;
        return STATUS_OK;
    }
    if (in->parser.error == YAML_MEMORY_ERROR)
        return err_set(in->err, STATUS_MEMORY, NOWHERE, MSG_NO_MEMORY, NO_ARGS);
    return err_set(in->err, STATUS_INPUT, place_of(in, in->parser.problem_mark),
        MSG_YAML_SYNTAX, ARGS(str_of(in->parser.problem)));
}

static Node *new_node(Reader *in, NodeType type)
{
    Node *node = arena_alloc(in->arena, sizeof *node);
    Place place = place_of(in, in->event.start_mark);
    node->type = type;
    node->line = place.line;
    node->column = place.column;
    return node;
}

static bool is_null(Str text)
{
    return text.size == 0 || str_equal(text, S("~")) ||
           str_equal(text, S("null"));
}

/* The scalar of the event at hand, as written. */
static Status read_text(Reader *in, Str *out)
{
    Str text = {(const char *)in->event.data.scalar.value,
        in->event.data.scalar.length};
    if (in->event.data.scalar.tag) return fail(in, MSG_YAML_TAG, NO_ARGS);
    if (text.size && memchr(text.data, 0, text.size))
        return fail(in, MSG_YAML_NUL, NO_ARGS);
    *out = str_copy(in->arena, text);
    return STATUS_OK;
}

static Status read_scalar(Reader *in, Node **out)
{
    bool plain = in->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    Str text;
    TRY(read_text(in, &text));
    bool null = plain && is_null(text);
    *out = new_node(in, null ? NODE_NULL : NODE_TEXT);
    if (!null) (*out)->text = text;
    return STATUS_OK;
}

/* A key is text whatever it looks like, so "null" is one, but not "". */
static Status read_key(Reader *in, NodeEntry *entry)
{
    if (in->event.type != YAML_SCALAR_EVENT)
        return fail(in, MSG_YAML_KEY, NO_ARGS);
    Place place = place_of(in, in->event.start_mark);
    entry->line = place.line;
    entry->column = place.column;
    TRY(read_text(in, &entry->key));
    return entry->key.size ? STATUS_OK : fail(in, MSG_YAML_KEY, NO_ARGS);
}

static Status read_list(Reader *in, Node **out)
{
    Node *list = *out = new_node(in, NODE_LIST);
    if (in->event.data.sequence_start.tag)
        return fail(in, MSG_YAML_TAG, NO_ARGS);
    for (;;) {
        Node *item;
        TRY(advance(in));
        if (in->event.type == YAML_SEQUENCE_END_EVENT) return STATUS_OK;
        TRY(read_node(in, &item));
        node_push(in->arena, list, item);
    }
}

static Status read_map(Reader *in, Node **out)
{
    Node *map = *out = new_node(in, NODE_MAP);
    if (in->event.data.mapping_start.tag)
        return fail(in, MSG_YAML_TAG, NO_ARGS);
    for (;;) {
        NodeEntry entry;
        TRY(advance(in));
        if (in->event.type == YAML_MAPPING_END_EVENT) break;
        TRY(read_key(in, &entry));
        TRY(advance(in));
        TRY(read_node(in, &entry.value));
        node_append(in->arena, map, entry);
    }
    return node_check_doubled(in->arena, map, in->file, in->err);
}

static Status read_nested(Reader *in, Node **out)
{
    if (++in->depth > YAML_MAX_DEPTH)
        return fail(in, MSG_TOO_DEEP, ARGS(str_int(in->arena, YAML_MAX_DEPTH)));
    Status status = in->event.type == YAML_SEQUENCE_START_EVENT
                        ? read_list(in, out)
                        : read_map(in, out);
    in->depth--;
    return status;
}

/* The node that begins with the event at hand. */
static Status read_node(Reader *in, Node **out)
{
    switch (in->event.type) {
    case YAML_SCALAR_EVENT: return read_scalar(in, out);
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT: return read_nested(in, out);
    case YAML_ALIAS_EVENT: return fail(in, MSG_YAML_ALIAS, NO_ARGS);
    default: return fail(in, MSG_YAML_NO_VALUE, NO_ARGS);
    }
}

static Status read_document(Reader *in, Node **root)
{
    TRY(advance(in)); /* stream start */
    TRY(advance(in));
    *root = new_node(in, NODE_NULL);
    if (in->event.type == YAML_STREAM_END_EVENT) return STATUS_OK;
    TRY(advance(in));
    TRY(read_node(in, root));
    TRY(advance(in)); /* document end */
    TRY(advance(in));
    if (in->event.type != YAML_STREAM_END_EVENT)
        return fail(in, MSG_YAML_DOCUMENTS, NO_ARGS);
    return STATUS_OK;
}

Status yaml_read(
    Arena *arena, Str text, const char *file, Node **root, Err *err)
{
    TRY(utf8_check(text, file, err));
    Reader *in = arena_alloc(arena, sizeof *in);
    in->arena = arena;
    in->file = file;
    in->err = err;
    arena_defer(arena, close_reader, in); /* also right before the start */
    if (!yaml_parser_initialize(&in->parser))
        return err_set(err, STATUS_MEMORY, NOWHERE, MSG_NO_MEMORY, NO_ARGS);
    yaml_parser_set_encoding(&in->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(
        &in->parser, (const unsigned char *)text.data, text.size);
    return read_document(in, root);
}
