/* draft confirm and draft correct: what became of clauses, as a person says.
 * Such records are of a stronger grade than what was worked out, and stay
 * when the drafts are aligned again. */
#include "verb/append.h"
#include "verb/arguments.h"
#include "verb/describe.h"
#include "verb/draft_align.h"
#include "verb/draft_show.h"
#include "verb/target.h"

typedef struct {
    VerbCall *call;
    Arena *arena;
    RoomView *room;
    RoomDraft old_draft, new_draft;
    Node *list; /* entries of the brief */
} Saying;

static Status open_drafts(Saying *in, Err *err)
{
    VerbCall *call = in->call;
    in->arena = call->arena;
    in->list = node_list(call->arena);
    TRY(target_open(call, &in->room, err));
    TRY(room_view_load(in->room, DRAFT_KINDS, err));
    TRY(draft_imported(in->room, verb_value(call, "old"), &in->old_draft, err));
    return draft_imported(
        in->room, verb_value(call, "new"), &in->new_draft, err);
}

static void say(Saying *in, Lineage lineage)
{
    Node *entry = draft_lineage_entry(
        in->arena, in->list, &in->old_draft, &in->new_draft, &lineage, -1);
    Node *by = node_list(in->arena);
    Str person;
    for (size_t i = 0; verb_nth(in->call, "person", i, &person); i++)
        node_push(in->arena, by, node_text(in->arena, person));
    if (by->count) put(in->arena, entry, S("by"), by);
}

static Status append_said(Saying *in, Err *err)
{
    VerbCall *call = in->call;
    const Viewer *viewer = &in->room->model.view.viewer;
    Appended appended = {0};
    bool sees_all;
    Node *brief = node_map(in->arena);
    put_text(in->arena, brief, S("date"), target_today(in->room));
    if (in->list->count) put(in->arena, brief, S("lineage"), in->list);
    TRY(append_brief(
        call, in->room->store, viewer->seat, brief, "", &appended, err));
    TRY(store_sees_all(in->room->store, viewer, &sees_all, err));
    append_show(call, in->room->path, &appended, sees_all);
    put_int(in->arena, call->data, S("said"), in->list->count);
    return STATUS_OK;
}

/* --- confirm --- */

/* True if LINEAGE is about a clause that was named. */
static bool is_named(const Saying *in, const Lineage *lineage)
{
    Str word;
    for (size_t i = 0; verb_nth(in->call, "clause", i, &word); i++) {
        size_t old_clause = draft_find_clause(&in->old_draft, word);
        size_t new_clause = draft_find_clause(&in->new_draft, word);
        if ((old_clause != NO_CLAUSE && old_clause == lineage->old_clause) ||
            (new_clause != NO_CLAUSE && new_clause == lineage->new_clause))
            return true;
    }
    return false;
}

static Status check_named(
    const Saying *in, const char *argument, bool in_old, bool in_new, Err *err)
{
    Str word;
    for (size_t i = 0; verb_nth(in->call, argument, i, &word); i++) {
        if ((in_old && draft_find_clause(&in->old_draft, word) != NO_CLAUSE) ||
            (in_new && draft_find_clause(&in->new_draft, word) != NO_CLAUSE))
            continue;
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_MAP_NO_CLAUSE, ARGS(word));
    }
    return STATUS_OK;
}

static Status run_draft_confirm(VerbCall *call, Err *err)
{
    Saying in = {.call = call};
    RoomLineage found;
    Redliner redliner = redliner_new(call->arena);
    TRY(open_drafts(&in, err));
    TRY(check_named(&in, "clause", true, true, err));
    if (verb_has(call, "all") == verb_has(call, "clause"))
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_CONFIRM_WHICH, NO_ARGS);
    Alignment alignment = draft_alignment(
        in.room, &redliner, &in.old_draft, &in.new_draft, &found);
    if (!found.settled.count)
        return err_set(err, STATUS_NO, NOWHERE, MSG_CONFIRM_NOTHING,
            ARGS(in.old_draft.name, in.new_draft.name));
    for (size_t i = 0; i < alignment.lineages.count; i++)
        if (verb_has(call, "all") ||
            is_named(&in, &alignment.lineages.items[i]))
            say(&in, alignment.lineages.items[i]);
    return append_said(&in, err);
}

/* --- correct --- */

typedef struct {
    size_t items[64];
    size_t count;
} Named;

static Status read_named(const Saying *in, const char *argument,
    const RoomDraft *draft, Named *named, Err *err)
{
    Str word;
    named->count = 0;
    for (size_t i = 0; verb_nth(in->call, argument, i, &word); i++) {
        if (named->count == sizeof named->items / sizeof *named->items)
            return err_set(
                err, STATUS_USAGE, NOWHERE, MSG_CORRECT_MANY, NO_ARGS);
        named->items[named->count++] = draft_find_clause(draft, word);
    }
    return STATUS_OK;
}

/* The first old and the first new clause are one, unless there is none on one
 * side; further new ones split from it, further old ones merged into it. */
static void say_all(Saying *in, const Named *from, const Named *to, Change how)
{
    size_t old_first = from->count ? from->items[0] : NO_CLAUSE;
    size_t new_first = to->count ? to->items[0] : NO_CLAUSE;
    say(in,
        (Lineage){
            .old_clause = old_first, .new_clause = new_first, .change = how});
    for (size_t i = 1; i < to->count; i++)
        say(in, (Lineage){.old_clause = old_first,
                    .new_clause = to->items[i],
                    .change = CHANGE_SPLIT});
    for (size_t i = 1; i < from->count; i++)
        say(in, (Lineage){.old_clause = from->items[i],
                    .new_clause = new_first,
                    .change = CHANGE_MERGED});
}

/* What the counts of both sides allow: the word that was given, or the one
 * that follows from them. */
static Status choose_how(
    const Saying *in, const Named *from, const Named *to, Change *how, Err *err)
{
    Str word = verb_value(in->call, "how");
    bool both = from->count && to->count;
    Change implied = both        ? CHANGE_MODIFIED
                     : to->count ? CHANGE_ADDED
                                 : CHANGE_DELETED;
    *how = word.size ? lineage_change(word) : implied;
    bool pair =
        *how >= CHANGE_MOVED || *how == CHANGE_SPLIT || *how == CHANGE_MERGED;
    bool fits = both ? pair : *how == implied;
    bool single = from->count <= 1 || to->count <= 1;
    if ((from->count || to->count) && fits && single) return STATUS_OK;
    return err_set(err, STATUS_USAGE, NOWHERE, MSG_CORRECT_SIDES, ARGS(word));
}

static Status run_draft_correct(VerbCall *call, Err *err)
{
    Saying in = {.call = call};
    Named from, to;
    Change how;
    TRY(open_drafts(&in, err));
    TRY(check_named(&in, "from", true, false, err));
    TRY(check_named(&in, "to", false, true, err));
    TRY(read_named(&in, "from", &in.old_draft, &from, err));
    TRY(read_named(&in, "to", &in.new_draft, &to, err));
    TRY(choose_how(&in, &from, &to, &how, err));
    say_all(&in, &from, &to, how);
    return append_said(&in, err);
}

/* --- the table --- */

#define PERSON_ARG                                                             \
    {                                                                          \
        .name = "person", .type = ARG_KEY, .repeated = true,                   \
        .help = MSG_ARG_LINEAGE_PERSON                                         \
    }
static const Arg ARGS_CONFIRM[] = {ROOM_ARG,
    OLD_ARG(ARG_KEY, MSG_ARG_OLD_DRAFT), NEW_ARG(ARG_KEY, MSG_ARG_NEW_DRAFT),
    {.name = "clause",
        .type = ARG_TEXT,
        .repeated = true,
        .help = MSG_ARG_CONFIRM_CLAUSE},
    {.name = "all", .type = ARG_FLAG, .help = MSG_ARG_CONFIRM_ALL}, PERSON_ARG,
    BY_ARG, {.name = NULL}};

const Verb verb_draft_confirm = {.name = "draft confirm",
    .summary = MSG_DRAFT_CONFIRM,
    .help = MSG_DRAFT_CONFIRM_ABOUT,
    .example = "draft confirm varda.room aldova-1 aldova-2 --all",
    .capability = "write",
    .effect = EFFECT_APPENDS,
    .args = ARGS_CONFIRM,
    .run = run_draft_confirm};

static const Arg ARGS_CORRECT[] = {ROOM_ARG,
    OLD_ARG(ARG_KEY, MSG_ARG_OLD_DRAFT), NEW_ARG(ARG_KEY, MSG_ARG_NEW_DRAFT),
    {.name = "from",
        .type = ARG_TEXT,
        .repeated = true,
        .help = MSG_ARG_CORRECT_FROM},
    {.name = "to",
        .type = ARG_TEXT,
        .repeated = true,
        .help = MSG_ARG_CORRECT_TO},
    {.name = "how",
        .type = ARG_TEXT,
        .choices = "same|modified|moved|renumbered|split|merged|added|deleted",
        .help = MSG_ARG_CORRECT_HOW},
    PERSON_ARG, BY_ARG, {.name = NULL}};

const Verb verb_draft_correct = {.name = "draft correct",
    .summary = MSG_DRAFT_CORRECT,
    .help = MSG_DRAFT_CORRECT_ABOUT,
    .example = "draft correct varda.room aldova-1 aldova-2 --to "
               "paper-of-aldova-on-the-waters-of-the-var.6",
    .capability = "write",
    .effect = EFFECT_APPENDS,
    .args = ARGS_CORRECT,
    .run = run_draft_correct};
