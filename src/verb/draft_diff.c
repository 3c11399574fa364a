/* draft diff: what changed between two drafts, clause by clause. */
#include "text/align.h"
#include "verb/text_file.h"

typedef struct {
    VerbCall *call;
    Redliner redliner;
    Draft old_draft, new_draft;
    Alignment alignment;
    size_t counts[CHANGE_COUNT];
} Comparison;

static const MessageId CHANGE_WORDS[CHANGE_COUNT] = {
    [CHANGE_ADDED] = MSG_CHANGE_ADDED,
    [CHANGE_DELETED] = MSG_CHANGE_DELETED,
    [CHANGE_SPLIT] = MSG_CHANGE_SPLIT,
    [CHANGE_MERGED] = MSG_CHANGE_MERGED,
    [CHANGE_MOVED] = MSG_CHANGE_MOVED,
    [CHANGE_MODIFIED] = MSG_CHANGE_MODIFIED,
    [CHANGE_RENUMBERED] = MSG_CHANGE_RENUMBERED,
    [CHANGE_UNCHANGED] = MSG_CHANGE_UNCHANGED,
};

static Edits whole(Arena *arena, EditOp op, Str text)
{
    Edits edits = {0};
    vec_push(arena, &edits, ((Edit){op, text}));
    return edits;
}

static Edits edits_of(Comparison *comparison, const Lineage *lineage)
{
    Arena *arena = comparison->call->arena;
    const Alignment *alignment = &comparison->alignment;
    size_t i = lineage->old_clause, j = lineage->new_clause;
    if (lineage->change == CHANGE_ADDED || lineage->change == CHANGE_SPLIT)
        return whole(arena, EDIT_INSERT, comparison->new_draft.items[j].text);
    if (lineage->change == CHANGE_DELETED || lineage->change == CHANGE_MERGED)
        return whole(arena, EDIT_DELETE, comparison->old_draft.items[i].text);
    return redline_tokens(&comparison->redliner,
        &alignment->old_words.tokens[i], &alignment->new_words.tokens[j]);
}

static void put_id(
    Arena *arena, Node *map, Str key, const Draft *draft, size_t clause)
{
    node_set(arena, map, key,
        clause == NO_CLAUSE ? node_null(arena)
                            : node_text(arena, draft->items[clause].id));
}

static void put_lineage(Comparison *comparison, Node *list,
    const Lineage *lineage, const Edits *edits)
{
    Arena *arena = comparison->call->arena;
    Node *map = node_push(arena, list, node_map(arena));
    put_id(arena, map, S("old"), &comparison->old_draft, lineage->old_clause);
    put_id(arena, map, S("new"), &comparison->new_draft, lineage->new_clause);
    node_set(arena, map, S("change"),
        node_textc(arena, CHANGE_KEYS[lineage->change]));
    node_set(arena, map, S("moved"), node_bool(arena, lineage->moved));
    node_set(
        arena, map, S("renumbered"), node_bool(arena, lineage->renumbered));
    double hundredths = (double)(int)(lineage->confidence * 100 + .5);
    node_set(arena, map, S("confidence"), node_number(arena, hundredths / 100));
    node_set(arena, map, S("hunks"), text_edits_node(arena, edits));
}

/* "Article 5 → Article 6", or the id where no number is printed. */
static Str name_of(Comparison *comparison, const Lineage *lineage)
{
    Arena *arena = comparison->call->arena;
    Str names[2] = {{0}};
    size_t count = 0;
    if (lineage->old_clause != NO_CLAUSE)
        names[count++] = comparison->old_draft.items[lineage->old_clause].id;
    if (lineage->new_clause != NO_CLAUSE)
        names[count++] = comparison->new_draft.items[lineage->new_clause].id;
    if (count == 2 && str_equal(names[0], names[1])) count = 1;
    return str_join(arena, names, count, S(" → "));
}

static void show_lineage(
    Comparison *comparison, const Lineage *lineage, const Edits *edits)
{
    Arena *arena = comparison->call->arena;
    Screen *screen = comparison->call->screen;
    if (lineage->change == CHANGE_UNCHANGED) return;
    Str percent = str_int(arena, (int64_t)(lineage->confidence * 100 + .5));
    screen_heading(screen, name_of(comparison, lineage),
        message_format(arena, CHANGE_WORDS[lineage->change], ARGS(percent)));
    if (edits->count == 1) {
        Edits shown =
            whole(arena, edits->items[0].op, str_trim(edits->items[0].text));
        screen_verbatim(screen, redline_write(arena, &shown));
    } else {
        screen_verbatim(screen, str_trim(redline_write(arena, edits)));
    }
}

static void show_counts(Comparison *comparison)
{
    Arena *arena = comparison->call->arena;
    Str numbers[CHANGE_COUNT];
    Node *counts = node_map(arena);
    for (size_t i = 0; i < CHANGE_COUNT; i++) {
        numbers[i] = str_int(arena, (int64_t)comparison->counts[i]);
        node_set(arena, counts, str_of(CHANGE_KEYS[i]),
            node_int(arena, (int64_t)comparison->counts[i]));
    }
    node_set(arena, comparison->call->data, S("counts"), counts);
    screen_text(comparison->call->screen,
        message_format(
            arena, MSG_DIFF_COUNTS, (MessageArgs){numbers, CHANGE_COUNT}),
        TONE_PLAIN);
}

static Status run_draft_diff(VerbCall *call, Err *err)
{
    Arena *arena = call->arena;
    Comparison comparison = {.call = call, .redliner = redliner_new(arena)};
    TRY(text_file_draft(call, "old", &comparison.old_draft, err));
    TRY(text_file_draft(call, "new", &comparison.new_draft, err));
    comparison.alignment = draft_align(arena, &comparison.redliner.lexicon,
        &comparison.old_draft, &comparison.new_draft);
    Node *list = node_set(arena, call->data, S("clauses"), node_list(arena));
    for (size_t i = 0; i < comparison.alignment.lineages.count; i++) {
        const Lineage *lineage = &comparison.alignment.lineages.items[i];
        Edits edits = edits_of(&comparison, lineage);
        comparison.counts[lineage->change]++;
        put_lineage(&comparison, list, lineage, &edits);
        show_lineage(&comparison, lineage, &edits);
    }
    show_counts(&comparison);
    return STATUS_OK;
}

static const Arg ARGS_DRAFT_DIFF[] = {{.name = "old",
                                          .type = ARG_UPLOAD,
                                          .positional = true,
                                          .required = true,
                                          .help = MSG_DRAFT_OLD},
    {.name = "new",
        .type = ARG_UPLOAD,
        .positional = true,
        .required = true,
        .help = MSG_DRAFT_NEW},
    {.name = NULL}};

const Verb verb_draft_diff = {.name = "draft diff",
    .summary = MSG_DRAFT_DIFF,
    .help = MSG_DRAFT_DIFF_ABOUT,
    .example = "draft diff wage/claim.md wage/offer.md",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_DRAFT_DIFF,
    .run = run_draft_diff};
