/* JSON in and out. */
#include "serve/api.h"

#include "base/json.h"
#include "serve/guard.h"
#include "serve/openapi.h"

static Status add_value(const Request *request, Fields *fields, Str name,
    const Node *value, Err *err)
{
    if (value->type == NODE_LIST || value->type == NODE_MAP)
        return err_set(err, STATUS_INPUT, node_place(value, "body"),
            MSG_API_VALUE, ARGS(name));
    if (value->type == NODE_NULL) return STATUS_OK;
    Field field = {name, value->text};
    vec_push(request->arena, fields, field);
    return STATUS_OK;
}

static Status add_values(
    const Request *request, Fields *fields, const NodeEntry *entry, Err *err)
{
    const Node *value = entry->value;
    if (value->type != NODE_LIST)
        return add_value(request, fields, entry->key, value, err);
    for (size_t i = 0; i < value->count; i++)
        TRY(add_value(request, fields, entry->key, value->items[i], err));
    return STATUS_OK;
}

Status api_fields(const Request *request, Fields *fields, Err *err)
{
    Node *root;
    if (!str_starts(
            header_value(request, S("Content-Type")), S("application/json")))
        return err_set(err, STATUS_INPUT, NOWHERE, MSG_API_TYPE, NO_ARGS);
    TRY(json_read(request->arena, request->body, "body", &root, err));
    if (!node_is(root, NODE_MAP))
        return err_set(err, STATUS_INPUT, NOWHERE, MSG_API_SHAPE, NO_ARGS);
    for (size_t i = 0; i < root->count; i++)
        TRY(add_values(request, fields, &root->entries[i], err));
    return STATUS_OK;
}

static void answer_node(
    const Request *request, int status, const Node *node, Response *response)
{
    StrBuf buf = strbuf_new(request->arena);
    json_write_pretty(&buf, node);
    response->status = status;
    response->body = strbuf_str(&buf);
    response_header(response, request->arena, "Content-Type",
        S("application/json; charset=utf-8"));
}

void api_answer(
    const Request *request, const VerbCall *call, Response *response)
{
    answer_node(request, 200, call->data, response);
}

void api_refuse(
    const Request *request, int status, const Err *err, Response *response)
{
    Arena *arena = request->arena;
    Node *root = node_map(arena), *error = node_map(arena);
    node_set(arena, error, S("status"), node_int(arena, status));
    node_set(arena, error, S("message"),
        node_text(arena, str_copy(arena, str_of(err->text))));
    if (err->line) {
        node_set(arena, error, S("file"),
            node_text(arena, str_copy(arena, str_of(err->file))));
        node_set(arena, error, S("line"), node_int(arena, err->line));
        node_set(arena, error, S("column"), node_int(arena, err->column));
    }
    node_set(arena, root, S("error"), error);
    answer_node(request, status, root, response);
}

void api_index(const Site *site, const Request *request,
    const SeatHolder *holder, Response *response)
{
    Arena *arena = request->arena;
    Node *root = node_map(arena), *verbs = node_list(arena);
    for (size_t i = 0; VERBS[i]; i++) {
        const Verb *verb = VERBS[i];
        if (!route_serves(verb) || !viewer_may(holder, verb->capability))
            continue;
        Node *entry = node_push(arena, verbs, node_map(arena));
        node_set(arena, entry, S("verb"), node_textc(arena, verb->name));
        node_set(arena, entry, S("path"),
            node_text(arena, route_api(arena, verb).text));
        node_set(arena, entry, S("method"),
            node_textc(arena, verb->effect == EFFECT_APPENDS ? "POST" : "GET"));
        node_set(arena, entry, S("summary"),
            node_text(arena, message_text(verb->summary)));
    }
    node_set(arena, root, S("token"),
        node_text(arena, guard_token(arena, site, holder)));
    node_set(arena, root, S("verbs"), verbs);
    answer_node(request, 200, root, response);
}

void api_openapi(const Request *request, Response *response)
{
    answer_node(request, 200, openapi_describe(request->arena), response);
}
