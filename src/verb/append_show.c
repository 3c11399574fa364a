/* What `new` and `add` tell of what they added. */
#include "verb/append.h"
#include "verb/describe.h"

enum { MOST_KEYS = 40 };

/* Counts by kind, in the order of the table of kinds. */
static Str counts_words(Arena *arena, const Appended *appended)
{
    StrBuf buf = strbuf_new(arena);
    for (Kind kind = KIND_UNKNOWN + 1; kind < KIND_COUNT; kind++) {
        size_t count = 0;
        for (size_t i = 0; i < appended->records.count; i++)
            count += appended->records.items[i]->kind == kind;
        if (!count) continue;
        if (buf.size) strbuf_add(&buf, S(", "));
        message_add(&buf, MSG_COUNT_OF,
            ARGS(str_int(arena, (int64_t)count), kind_plural(kind, count)));
    }
    return strbuf_str(&buf);
}

/* The keys that were made up for entries without one. */
static Str generated_keys(Arena *arena, const Appended *appended)
{
    StrBuf buf = strbuf_new(arena);
    size_t shown = 0;
    for (size_t i = 0; i < appended->records.count; i++) {
        const Record *record = appended->records.items[i];
        if (!str_equal(record->key, str_slice(record->salt, 0, 8))) continue;
        if (shown++ >= MOST_KEYS) continue;
        if (buf.size) strbuf_add(&buf, S(", "));
        strbuf_printf(&buf, "%.*s:%.*s", STR_ARGS(record->kind_name),
            STR_ARGS(record->key));
    }
    if (shown > MOST_KEYS) {
        strbuf_add(&buf, S(", "));
        message_add(&buf, MSG_AND_MORE,
            ARGS(str_int(arena, (int64_t)(shown - MOST_KEYS)), S("--json")));
    }
    return strbuf_str(&buf);
}

static void show_beside(VerbCall *call, const Appended *appended)
{
    for (size_t i = 0; i < appended->beside.count; i++) {
        const Record *record = appended->beside.items[i];
        screen_text(call->screen,
            message_format(call->arena, MSG_STAYS_BESIDE,
                ARGS(record->kind_name, record->key)),
            TONE_WARNING);
    }
}

static Node *record_node(Arena *arena, const Record *record)
{
    Node *map = node_map(arena);
    put_text(arena, map, S("kind"), record->kind_name);
    put_text(arena, map, S("key"), record->key);
    put_text(arena, map, S("id"), hash_hex(arena, &record->id));
    put_text(arena, map, S("since"), record->since);
    put_text(arena, map, S("grade"), grade_name(record->grade));
    put_int(arena, map, S("replaces"), record->replaces_count);
    return map;
}

static Node *appended_node(VerbCall *call, const char *room_path,
    const Appended *appended, bool show_commit)
{
    Arena *arena = call->arena;
    Node *map = node_map(arena), *added = node_list(arena);
    for (size_t i = 0; i < appended->records.count; i++)
        node_push(arena, added, record_node(arena, appended->records.items[i]));
    put_text(arena, map, S("file"), str_of(room_path));
    put(arena, map, S("commit"),
        show_commit && appended->committed
            ? node_text(arena, hash_hex(arena, &appended->commit))
            : node_null(arena));
    put(arena, map, S("added"), added);
    put_int(arena, map, S("same"), appended->same);
    put_int(arena, map, S("beside"), appended->beside.count);
    return map;
}

void append_show(VerbCall *call, const char *room_path,
    const Appended *appended, bool show_commit)
{
    Arena *arena = call->arena;
    Str path = str_of(room_path);
    call->data = appended_node(call, room_path, appended, show_commit);
    if (appended->records.count)
        screen_text(call->screen,
            message_format(
                arena, MSG_ADDED, ARGS(path, counts_words(arena, appended))),
            TONE_PLAIN);
    if (appended->same)
        screen_text(call->screen,
            message_format(arena, MSG_SAME,
                ARGS(path, str_int(arena, (int64_t)appended->same))),
            TONE_MUTED);
    Str keys = generated_keys(arena, appended);
    if (keys.size)
        screen_text(call->screen,
            message_format(arena, MSG_KEYS_MADE, ARGS(keys)), TONE_MUTED);
    show_beside(call, appended);
}
