/* draft brackets: what is not agreed yet, by clause. */
#include "text/brackets.h"
#include "verb/arguments.h"
#include "verb/draft_bracketed.h"

typedef struct {
    Arena *arena;
    const Draft *draft;
    Node *list;
    Block *table;
    StrBuf clean;
    size_t total, clauses, unbalanced, deepest;
} Count;

static void put_size(Arena *arena, Node *map, Str key, size_t number)
{
    node_set(arena, map, key, node_int(arena, (int64_t)number));
}

static size_t count_kind(const Brackets *brackets, BracketKind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < brackets->count; i++)
        count += brackets->items[i].kind == kind;
    return count;
}

static Node *names_in(Arena *arena, const Brackets *brackets)
{
    Node *names = node_list(arena);
    for (size_t i = 0; i < brackets->count; i++)
        if (brackets->items[i].by.size)
            node_push(arena, names, node_text(arena, brackets->items[i].by));
    return names;
}

static void put_clause(
    Count *count, Screen *screen, size_t i, const Brackets *found)
{
    Arena *arena = count->arena;
    const Clause *clause = &count->draft->items[i];
    Node *map = node_push(arena, count->list, node_map(arena));
    node_set(arena, map, S("id"), node_text(arena, clause->id));
    put_size(arena, map, S("count"), found->count);
    put_size(arena, map, S("deepest"), found->deepest);
    for (size_t kind = 0; kind < BRACKET_KIND_COUNT; kind++)
        put_size(arena, map, str_of(BRACKET_KEYS[kind]),
            count_kind(found, (BracketKind)kind));
    put_size(arena, map, S("unclosed"), found->unclosed);
    put_size(arena, map, S("unopened"), found->unopened);
    node_set(arena, map, S("by"), names_in(arena, found));
    bool unbalanced = found->unclosed || found->unopened;
    Str warning = unbalanced
                      ? message_format(arena, MSG_BRACKETS_UNBALANCED,
                            ARGS(str_int(arena, (int64_t)found->unclosed),
                                str_int(arena, (int64_t)found->unopened)))
                      : S("");
    screen_row(screen, count->table,
        (Cell[]){CELL(draft_short_id(count->draft, i)),
            CELL(str_int(arena, (int64_t)found->count)),
            CELL(str_int(arena, (int64_t)found->deepest)),
            TONED(warning, TONE_WARNING)});
    count->clauses++;
    count->unbalanced += unbalanced;
}

static void count_clause(Count *count, Screen *screen, size_t i, Str text)
{
    Brackets found = brackets_of(count->arena, text);
    strbuf_add(&count->clean, brackets_clean(count->arena, text, &found));
    count->total += found.count;
    if (found.deepest > count->deepest) count->deepest = found.deepest;
    if (found.count || found.unopened) put_clause(count, screen, i, &found);
}

static const Column COLUMNS[] = {{.shrink = 1, .least = 12},
    {.align = ALIGN_RIGHT}, {.align = ALIGN_RIGHT}, {.shrink = 1, .least = 12}};

static Status run_draft_brackets(VerbCall *call, Err *err)
{
    Arena *arena = call->arena;
    RoomView *room;
    RoomDraft asked;
    Bracketing bracketing;
    TRY(draft_room(call, &room, err));
    TRY(draft_asked(call, room, "file", &asked, err));
    TRY(bracketing_of(arena, room, &asked, &bracketing, err));
    const Draft draft = asked.draft;
    Screen *rows = screen_new(arena);
    Count count = {
        .arena = arena, .draft = &asked.draft, .clean = strbuf_new(arena)};
    count.list = node_list(arena);
    count.table = screen_table(rows, COLUMNS, 4);
    screen_row(rows, count.table,
        (Cell[]){TONED(message_text(MSG_BRACKETS_CLAUSE), TONE_MUTED),
            TONED(message_text(MSG_BRACKETS_COUNT), TONE_MUTED),
            TONED(message_text(MSG_BRACKETS_DEEPEST), TONE_MUTED),
            CELL(S(""))});
    for (size_t i = 0; i < draft.count; i++)
        count_clause(&count, rows, i,
            bracketing_apply(&bracketing, i, draft.items[i].text));
    put_size(arena, call->data, S("total"), count.total);
    put_size(arena, call->data, S("deepest"), count.deepest);
    put_size(arena, call->data, S("unbalanced"), count.unbalanced);
    node_set(arena, call->data, S("clauses"), count.list);
    if (verb_has(call, "clean")) {
        screen_verbatim(call->screen, strbuf_str(&count.clean));
        return STATUS_OK;
    }
    if (count.clauses) call->screen = rows;
    screen_text(call->screen,
        message_format(arena, MSG_BRACKETS_TOTAL,
            ARGS(str_int(arena, (int64_t)count.total),
                str_int(arena, (int64_t)count.clauses),
                str_int(arena, (int64_t)draft.count),
                str_int(arena, (int64_t)count.unbalanced))),
        TONE_STRONG);
    return STATUS_OK;
}

static const Arg ARGS_DRAFT_BRACKETS[] = {{.name = "file",
                                              .type = ARG_UPLOAD,
                                              .positional = true,
                                              .required = true,
                                              .help = MSG_BRACKETS_FILE},
    {.name = "clean", .type = ARG_FLAG, .help = MSG_BRACKETS_CLEAN},
    DRAFT_ROOM_ARG, {.name = NULL}};

const Verb verb_draft_brackets = {.name = "draft brackets",
    .summary = MSG_BRACKETS,
    .help = MSG_BRACKETS_ABOUT,
    .example = "draft brackets wage/text-1.md",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_DRAFT_BRACKETS,
    .takes_view = true,
    .run = run_draft_brackets};
