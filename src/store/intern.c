/* Kinds, audiences and terms by number. What was looked up once is kept in
 * maps (a number is a pointer's worth of bits, never 0) until a batch is
 * rolled back. */
#include "store/intern.h"

#include "base/json.h"
#include "store/sql.h"

static void *as_value(int64_t number)
{
    return (void *)(intptr_t)number;
}

/* Runs QUERY, whose first column is the number; 0 if it gives no row. */
static Status take_number(Query *query, int64_t *number, Err *err)
{
    *number = query_next(query) ? get_int(query, 0) : 0;
    return query_end(query, err);
}

/* Runs QUERY, which adds a row; its number. */
static Status take_added(Query *query, int64_t *number, Err *err)
{
    TRY(query_run(query, err));
    *number = sqlite3_last_insert_rowid(query->store->db);
    return STATUS_OK;
}

static void keep(Store *store, Map *map, Str key, int64_t number)
{
    if (number) map_put(map, str_copy(store->arena, key), as_value(number));
}

Status intern_kind(Store *store, Str name, bool make, int64_t *kind, Err *err)
{
    *kind = (int64_t)(intptr_t)map_get(&store->kinds, name);
    if (*kind) return STATUS_OK;
    Query find = query_of(store, SQL_FIND_KIND);
    bind_text(&find, name);
    TRY(take_number(&find, kind, err));
    if (!*kind && make) {
        Query add = query_of(store, SQL_ADD_KIND);
        bind_text(&add, name);
        TRY(take_added(&add, kind, err));
    }
    keep(store, &store->kinds, name, *kind);
    return STATUS_OK;
}

static Str audience_form(Arena *arena, const Audience *audience)
{
    StrBuf buf = strbuf_new(arena);
    json_write_canonical(&buf, audience_node(arena, audience));
    return strbuf_str(&buf);
}

/* The usual audiences have short forms that need no arena to be found. */
static Str known_form(const Audience *audience)
{
    if (audience->type == AUDIENCE_PUBLIC) return S("\"public\"");
    if (audience->type == AUDIENCE_PARTIES) return S("\"parties\"");
    return S("");
}

Status intern_audience(
    Store *store, const Audience *audience, int64_t *number, Err *err)
{
    Str text = known_form(audience);
    if (!text.size) text = audience_form(store->scratch, audience);
    *number = (int64_t)(intptr_t)map_get(&store->audience_ids, text);
    if (*number) return STATUS_OK;
    Query find = query_of(store, SQL_FIND_AUDIENCE);
    bind_text(&find, text);
    TRY(take_number(&find, number, err));
    if (!*number) {
        Query add = query_of(store, SQL_ADD_AUDIENCE);
        bind_text(&add, text);
        TRY(take_added(&add, number, err));
    }
    keep(store, &store->audience_ids, text, *number);
    return STATUS_OK;
}

Status intern_term(
    Store *store, int role, Str key, bool make, int64_t *term, Err *err)
{
    StrBuf buf = strbuf_new(store->scratch ? store->scratch : store->arena);
    strbuf_char(&buf, (char)role);
    strbuf_add(&buf, key);
    Str name = strbuf_str(&buf);
    *term = (int64_t)(intptr_t)map_get(&store->terms, name);
    if (*term) return STATUS_OK;
    Query find = query_of(store, SQL_FIND_TERM);
    bind_int(&find, role);
    bind_text(&find, key);
    TRY(take_number(&find, term, err));
    if (!*term && make) {
        Query add = query_of(store, SQL_ADD_TERM);
        bind_int(&add, role);
        bind_text(&add, key);
        TRY(take_added(&add, term, err));
    }
    keep(store, &store->terms, name, *term);
    return STATUS_OK;
}

/* Reads the audiences that were added since. */
static Status load_audiences(Store *store, Err *err)
{
    AudienceList *list = &store->audiences;
    Query query = query_of(store, SQL_MORE_AUDIENCES);
    bind_int(&query, (int64_t)list->count - 1);
    while (query_next(&query)) {
        int64_t number = get_int(&query, 0);
        AudienceEntry entry = {0};
        Node *node;
        Str text = copy_bytes(&query, 1, store->arena);
        if (number < (int64_t)list->count || number > INTERN_MOST_AUDIENCES)
            break;
        while ((int64_t)list->count < number)
            vec_push(store->arena, list, entry);
        entry.known = json_read_canonical(store->arena, text, &node) &&
                      audience_read(store->arena, node, &entry.audience);
        vec_push(store->arena, list, entry);
    }
    return query_end(&query, err);
}

Status intern_audience_of(
    Store *store, int64_t number, const Audience **audience, Err *err)
{
    AudienceList *list = &store->audiences;
    *audience = NULL;
    if (number >= (int64_t)list->count) TRY(load_audiences(store, err));
    if (number < 1 || number >= (int64_t)list->count) return STATUS_OK;
    if (list->items[number].known) *audience = &list->items[number].audience;
    return STATUS_OK;
}
