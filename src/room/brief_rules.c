/* Which fields of an entry go together, and its spans against the bytes of
 * its source. The rules are two tables: so many of these fields; this field
 * only with that one. */
#include "room/brief_inner.h"

static const struct {
    Kind kind;
    size_t least, most;
    const char *fields;
} COUNTS[] = {
    {KIND_POINT, 0, 1, "options range"},
    {KIND_POINT, 0, 1, "options unit"},
    {KIND_LINK, 1, 1, "not then"},
    {KIND_ACCOUNT, 1, 1, "draft meeting"},
    {KIND_ACCOUNT, 0, 1, "option value"},
    {KIND_ACCOUNT, 1, 4, "option value words spans"},
    {KIND_LINEAGE, 1, 2, "from to"},
    {KIND_BRACKET, 1, 2, "clause draft"},
    {KIND_AMENDMENT, 1, 2, "draft clause"},
    {KIND_ACT, 1, 3, "point draft what"},
    {KIND_ACT, 0, 1, "option value"},
    {KIND_POSITION, 1, 1, "point draft"},
};

static const struct {
    Kind kind; /* KIND_UNKNOWN: all */
    const char *field, *needs;
} NEEDS[] = {
    {KIND_ACCOUNT, "value", "point"},
    {KIND_ACT, "option", "point"},
    {KIND_ACT, "value", "point"},
    {KIND_CLAUSE, "option", "point"},
    {KIND_STATEMENT, "quoted", "spans"},
    {KIND_UNKNOWN, "spans", "source"},
};

enum {
    COUNT_RULES = sizeof COUNTS / sizeof *COUNTS,
    NEEDS_RULES = sizeof NEEDS / sizeof *NEEDS
};

static void check_count(
    Reading *reading, Item *item, size_t least, size_t most, const char *fields)
{
    size_t count = 0;
    VEC(Str) found = {0};
    Str rest = str_of(fields), name,
        all = check_words_text(reading->arena, fields);
    while (str_next(&rest, ' ', &name)) {
        if (!node_get(item->body, name)) continue;
        vec_push(reading->arena, &found, name);
        count++;
    }
    if (count < least)
        brief_fail(reading, item, item->body, MSG_FIELDS_FEW,
            ARGS(brief_item_name(reading, item), all));
    else if (count > most)
        brief_fail(reading, item, node_get(item->body, found.items[most]),
            MSG_FIELDS_MANY,
            ARGS(brief_item_name(reading, item),
                str_join(reading->arena, found.items, count, S(" and "))));
}

static void check_need(
    Reading *reading, Item *item, const char *field, const char *needs)
{
    const Node *value = node_get(item->body, str_of(field));
    if (value && !node_get(item->body, str_of(needs)))
        brief_fail(reading, item, value, MSG_FIELD_NEEDS,
            ARGS(brief_item_name(reading, item), str_of(field), str_of(needs)));
}

/* The bytes of the source KEY; false where they are not held. */
static bool source_bytes(Reading *reading, Str key, Str *bytes)
{
    const Node *body;
    const BriefLookup *lookup = reading->lookup;
    Item *item = brief_find(reading, KIND_SOURCE, key);
    if (item && item->entry.has_blob) {
        *bytes = item->entry.blob;
        return true;
    }
    for (size_t i = 0; (body = brief_body(reading, KIND_SOURCE, key, i)); i++) {
        Str hash = node_get_text(node_get(body, S("file")), S("sha256"));
        if (hash.size && lookup->blob(lookup->state, hash, bytes)) return true;
    }
    return false;
}

static void check_source(Reading *reading, Item *item)
{
    Str bytes, source = node_get_text(item->body, S("source"));
    size_t before = errors_total(&reading->errors);
    Check check = {.arena = reading->arena,
        .errors = &reading->errors,
        .lookup = &reading->check_lookup};
    bool held = source.size && source_bytes(reading, source, &bytes);
    check_spans(&check, item->body, source, held ? &bytes : NULL);
    if (errors_total(&reading->errors) > before) item->failed = true;
}

/* A file in normal form must be one that the room holds. */
static void check_held_file(Reading *reading, Item *item)
{
    Str bytes;
    const BriefLookup *lookup = reading->lookup;
    const Node *file = node_get(item->body, S("file"));
    if (!file || item->entry.has_blob) return;
    Str hash = node_get_text(file, S("sha256"));
    if (!lookup->blob(lookup->state, hash, &bytes) ||
        !str_equal(node_get_text(file, S("size")),
            str_int(reading->arena, (int64_t)bytes.size)))
        brief_fail(reading, item, file, MSG_FILE_NOT_HELD, ARGS(hash));
}

static void check_draft(Reading *reading, Item *item)
{
    const Node *text = node_get(item->body, S("text"));
    if (text && node_get(item->body, S("file")) &&
        !str_equal(text->text, S("held")))
        brief_fail(reading, item, text, MSG_DRAFT_FILE, ARGS(text->text));
}

void brief_check_rules(Reading *reading, Item *item)
{
    Kind kind = item->entry.kind;
    for (size_t i = 0; i < COUNT_RULES; i++)
        if (COUNTS[i].kind == kind)
            check_count(reading, item, COUNTS[i].least, COUNTS[i].most,
                COUNTS[i].fields);
    for (size_t i = 0; i < NEEDS_RULES; i++)
        if (NEEDS[i].kind == kind || NEEDS[i].kind == KIND_UNKNOWN)
            check_need(reading, item, NEEDS[i].field, NEEDS[i].needs);
    if (item->failed) return;
    if (kind == KIND_POSITION) brief_check_position(reading, item);
    if (kind == KIND_DRAFT) check_draft(reading, item);
    check_held_file(reading, item);
    check_source(reading, item);
}
