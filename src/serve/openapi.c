/* The description of the API (OpenAPI 3.1.0), made from the table of verbs:
 * an operation for each verb and method, a parameter or a field of the body
 * for each argument. It says nothing of the room. */
#include "serve/openapi.h"

#include "verb/arguments.h"
#include "verb/help.h"

typedef struct {
    Arena *arena;
    const Verb *verb;
} Describing;

static Node *put_map(Arena *arena, Node *map, const char *key)
{
    return node_set(arena, map, str_of(key), node_map(arena));
}

static void put_word(Arena *arena, Node *map, const char *key, Str text)
{
    node_set(arena, map, str_of(key), node_text(arena, text));
}

static void put_message(Arena *arena, Node *map, const char *key, MessageId id)
{
    put_word(arena, map, key, message_text(id));
}

/* --- arguments --- */

static Node *schema_of_one(Arena *arena, const Arg *arg)
{
    Node *schema = node_map(arena);
    Node *choices = NULL;
    Str choice;
    put_word(arena, schema, "type",
        arg->type == ARG_NUMBER ? S("number") : S("string"));
    for (size_t i = 0; verb_choice_at(arg, i, &choice); i++) {
        if (!choices)
            choices = node_set(arena, schema, S("enum"), node_list(arena));
        node_push(arena, choices, node_text(arena, choice));
    }
    if (arg->type == ARG_FLAG) put_word(arena, schema, "const", S("yes"));
    return schema;
}

static Node *schema_of(Arena *arena, const Arg *arg)
{
    Node *one = schema_of_one(arena, arg);
    if (!arg->repeated) return one;
    Node *many = node_map(arena);
    put_word(arena, many, "type", S("array"));
    node_set(arena, many, S("items"), one);
    return many;
}

static bool is_sent(const Arg *arg)
{
    return arg->type != ARG_ROOM && arg->type != ARG_PATH;
}

static void add_parameters(const Describing *in, Node *operation)
{
    const Arg *arg;
    Arena *arena = in->arena;
    Node *list = node_set(arena, operation, S("parameters"), node_list(arena));
    for (size_t i = 0; (arg = verb_arg_at(in->verb, i)); i++) {
        if (!is_sent(arg)) continue;
        Node *parameter = node_push(arena, list, node_map(arena));
        put_word(arena, parameter, "name", str_of(arg->name));
        put_word(arena, parameter, "in", S("query"));
        put_message(arena, parameter, "description", arg->help);
        if (arg->required)
            node_set(arena, parameter, S("required"), node_bool(arena, true));
        node_set(arena, parameter, S("schema"), schema_of(arena, arg));
    }
}

static Node *body_schema(const Describing *in)
{
    const Arg *arg;
    Arena *arena = in->arena;
    Node *schema = node_map(arena), *required = node_list(arena);
    put_word(arena, schema, "type", S("object"));
    Node *properties = put_map(arena, schema, "properties");
    for (size_t i = 0; (arg = verb_arg_at(in->verb, i)); i++) {
        if (!is_sent(arg)) continue;
        Node *property = node_set(
            arena, properties, str_of(arg->name), schema_of(arena, arg));
        put_message(arena, property, "description", arg->help);
        if (arg->required)
            node_push(arena, required, node_textc(arena, arg->name));
    }
    if (required->count) node_set(arena, schema, S("required"), required);
    node_set(arena, schema, S("additionalProperties"), node_bool(arena, false));
    return schema;
}

static void add_body(const Describing *in, Node *operation)
{
    Node *body = put_map(in->arena, operation, "requestBody");
    node_set(in->arena, body, S("required"), node_bool(in->arena, true));
    Node *content = put_map(in->arena, body, "content");
    Node *json = put_map(in->arena, content, "application/json");
    node_set(in->arena, json, S("schema"), body_schema(in));
}

/* --- operations --- */

static void add_responses(const Describing *in, Node *operation)
{
    Arena *arena = in->arena;
    Node *responses = put_map(arena, operation, "responses");
    Node *good = put_map(arena, responses, "200");
    put_message(arena, good, "description", MSG_API_ANSWERED);
    Node *json =
        put_map(arena, put_map(arena, good, "content"), "application/json");
    put_map(arena, json, "schema");
    Node *error = put_map(arena, responses, "default");
    put_word(arena, error, "$ref", S("#/components/responses/Refused"));
}

/* Names of operations are those of verbs, as they stand in paths. */
static void add_operation(const Describing *in, Node *path, bool post)
{
    Arena *arena = in->arena;
    Url url = route_api(arena, in->verb);
    Str slug = str_slice(url.text, sizeof "/api/" - 1, url.text.size);
    Node *operation = put_map(arena, path, post ? "post" : "get");
    put_word(arena, operation, "operationId",
        str_printf(arena, "%s-%.*s", post ? "post" : "get", STR_ARGS(slug)));
    put_message(arena, operation, "summary", in->verb->summary);
    put_message(arena, operation, "description", in->verb->help);
    put_word(arena, operation, "x-capability", str_of(in->verb->capability));
    if (post)
        add_body(in, operation);
    else
        add_parameters(in, operation);
    add_responses(in, operation);
}

static void add_verb(Arena *arena, Node *paths, const Verb *verb)
{
    const Describing in = {arena, verb};
    bool appends = verb->effect == EFFECT_APPENDS;
    Node *path =
        node_set(arena, paths, route_api(arena, verb).text, node_map(arena));
    if (!appends) add_operation(&in, path, false);
    if (appends || call_takes_files(verb)) add_operation(&in, path, true);
}

/* --- what all share --- */

static void add_scheme(
    Arena *arena, Node *schemes, const char *name, const char *const pairs[])
{
    Node *scheme = put_map(arena, schemes, name);
    for (size_t i = 0; pairs[i]; i += 2)
        put_word(arena, scheme, pairs[i], str_of(pairs[i + 1]));
}

/* {"error": {"status", "message", ...}}, as api_refuse() writes it. */
static void add_error(Arena *arena, Node *components)
{
    static const struct {
        const char *name, *type;
    } FIELDS[] = {{"status", "integer"}, {"message", "string"},
        {"file", "string"}, {"line", "integer"}, {"column", "integer"}};
    Node *refused =
        put_map(arena, put_map(arena, components, "responses"), "Refused");
    put_message(arena, refused, "description", MSG_API_REFUSED);
    Node *json =
        put_map(arena, put_map(arena, refused, "content"), "application/json");
    Node *properties =
        put_map(arena, put_map(arena, json, "schema"), "properties");
    Node *error =
        put_map(arena, put_map(arena, properties, "error"), "properties");
    for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++)
        put_word(arena, put_map(arena, error, FIELDS[i].name), "type",
            str_of(FIELDS[i].type));
}

static void add_components(Arena *arena, Node *root)
{
    static const char *const TOKEN[] = {
        "type", "http", "scheme", "bearer", NULL};
    static const char *const FORM[] = {
        "type", "apiKey", "in", "header", "name", "X-Travaux-Token", NULL};
    Node *components = put_map(arena, root, "components");
    Node *schemes = put_map(arena, components, "securitySchemes");
    add_scheme(arena, schemes, "token", TOKEN);
    add_scheme(arena, schemes, "form", FORM);
    add_error(arena, components);
}

/* A token, the owner's form token, or (for GET, on his machine) nothing. */
static void add_security(Arena *arena, Node *root)
{
    static const char *const WAYS[] = {"token", "form", NULL};
    Node *ways = node_set(arena, root, S("security"), node_list(arena));
    for (size_t i = 0; WAYS[i]; i++)
        node_set(arena, node_push(arena, ways, node_map(arena)),
            str_of(WAYS[i]), node_list(arena));
    node_push(arena, ways, node_map(arena));
}

Node *openapi_describe(Arena *arena)
{
    Node *root = node_map(arena);
    put_word(arena, root, "openapi", S("3.1.0"));
    Node *info = put_map(arena, root, "info");
    put_word(arena, info, "title", S("Travaux"));
    put_word(arena, info, "version", version_text());
    Node *paths = put_map(arena, root, "paths");
    for (size_t i = 0; VERBS[i]; i++)
        if (route_serves(VERBS[i])) add_verb(arena, paths, VERBS[i]);
    add_security(arena, root);
    add_components(arena, root);
    return root;
}
