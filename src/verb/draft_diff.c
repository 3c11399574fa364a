/* draft diff: what changed between two drafts, clause by clause. */
#include "text/shown.h"
#include "verb/arguments.h"
#include "verb/draft_show.h"
#include "verb/text_file.h"

typedef struct {
    VerbCall *call;
    RoomView *room; /* NULL: files */
    Redliner redliner;
    RoomDraft old_draft, new_draft;
    Alignment alignment;
} Comparison;

static void put_lineage(Comparison *comparison, Node *list,
    const Lineage *lineage, const Edits *edits)
{
    Arena *arena = comparison->call->arena;
    Node *map = draft_lineage_node(
        arena, &comparison->old_draft, &comparison->new_draft, lineage);
    node_set(arena, map, S("hunks"), text_edits_node(arena, edits));
    node_push(arena, list, map);
}

static void show_lineage(
    Comparison *comparison, const Lineage *lineage, const Edits *edits)
{
    Arena *arena = comparison->call->arena;
    Screen *screen = comparison->call->screen;
    if (lineage->change == CHANGE_UNCHANGED) return;
    screen_heading(screen,
        draft_lineage_place(arena, &comparison->alignment, lineage),
        draft_change_words(arena, lineage));
    Edits shown = shown_edits(arena, edits,
        comparison->old_draft.draft.marked ||
            comparison->new_draft.draft.marked);
    text_show_edits(screen, &shown);
}

static void tell_all(Comparison *comparison)
{
    VerbCall *call = comparison->call;
    Node *list = node_list(call->arena);
    node_set(call->arena, call->data, S("clauses"), list);
    for (size_t i = 0; i < comparison->alignment.lineages.count; i++) {
        const Lineage *lineage = &comparison->alignment.lineages.items[i];
        Edits edits = draft_lineage_edits(
            &comparison->redliner, &comparison->alignment, lineage);
        put_lineage(comparison, list, lineage, &edits);
        show_lineage(comparison, lineage, &edits);
    }
    ChangeCounts counts = draft_count_changes(&comparison->alignment);
    draft_show_counts(call, &counts);
}

static Status run_draft_diff(VerbCall *call, Err *err)
{
    Comparison comparison = {
        .call = call, .redliner = redliner_new(call->arena)};
    TRY(draft_room(call, &comparison.room, err));
    TRY(draft_asked(call, comparison.room, "old", &comparison.old_draft, err));
    TRY(draft_asked(call, comparison.room, "new", &comparison.new_draft, err));
    comparison.alignment =
        draft_alignment(comparison.room, &comparison.redliner,
            &comparison.old_draft, &comparison.new_draft, NULL);
    tell_all(&comparison);
    return STATUS_OK;
}

static const Arg ARGS_DRAFT_DIFF[] = {OLD_ARG(ARG_UPLOAD, MSG_DRAFT_OLD),
    NEW_ARG(ARG_UPLOAD, MSG_DRAFT_NEW), DRAFT_ROOM_ARG, {.name = NULL}};

const Verb verb_draft_diff = {.name = "draft diff",
    .summary = MSG_DRAFT_DIFF,
    .help = MSG_DRAFT_DIFF_ABOUT,
    .example = "draft diff wage/claim.md wage/offer.md",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_DRAFT_DIFF,
    .takes_view = true,
    .run = run_draft_diff};
