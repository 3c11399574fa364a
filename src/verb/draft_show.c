/* What became of clauses: the same words in every verb on drafts. */
#include "verb/draft_show.h"

#include <string.h>

#include "text/shown.h"
#include "verb/describe.h"

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

/* The same where a person said so. */
static const MessageId SAID_WORDS[CHANGE_COUNT] = {
    [CHANGE_ADDED] = MSG_CHANGE_ADDED,
    [CHANGE_DELETED] = MSG_CHANGE_DELETED,
    [CHANGE_SPLIT] = MSG_SAID_SPLIT,
    [CHANGE_MERGED] = MSG_SAID_MERGED,
    [CHANGE_MOVED] = MSG_SAID_MOVED,
    [CHANGE_MODIFIED] = MSG_SAID_MODIFIED,
    [CHANGE_RENUMBERED] = MSG_CHANGE_RENUMBERED,
    [CHANGE_UNCHANGED] = MSG_CHANGE_UNCHANGED,
};

Str draft_change_words(Arena *arena, const Lineage *lineage)
{
    Str percent = str_int(arena, (int64_t)(lineage->confidence * 100 + .5));
    MessageId id = lineage->confidence < 0 ? SAID_WORDS[lineage->change]
                                           : CHANGE_WORDS[lineage->change];
    return message_format(arena, id, ARGS(percent));
}

static Str id_of(const RoomDraft *draft, size_t clause)
{
    return clause == NO_CLAUSE ? S("") : draft->draft.items[clause].id;
}

/* A clause as it is named on screens; the title of all by its words. */
static Str place_of(const Draft *draft, size_t clause)
{
    if (clause == NO_CLAUSE) return S("");
    const Clause *first = &draft->items[0];
    bool title = clause == 0 && first->titled && !first->number.size;
    return title ? first->heading : draft_short_id(draft, clause);
}

Str draft_lineage_place(
    Arena *arena, const Alignment *alignment, const Lineage *lineage)
{
    Str from = place_of(alignment->old_words.draft, lineage->old_clause);
    Str to = place_of(alignment->new_words.draft, lineage->new_clause);
    const Str ends[] = {from, to};
    if (!from.size || str_equal(from, to)) return to;
    return str_join(arena, ends, to.size ? 2 : 1, S(" → "));
}

static bool is_mark(char c)
{
    return strchr("*_#>`\\", c) != NULL;
}

Str draft_text_opening(Arena *arena, Str text)
{
    enum { MOST = 40 };
    StrBuf buf = strbuf_new(arena);
    bool gap = false;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        bool space = strchr(" \t\r\n", c) != NULL;
        if (space && buf.size > MOST) {
            strbuf_add(&buf, S("…"));
            break;
        }
        if (!space && !is_mark(c)) {
            if (gap && buf.size) strbuf_char(&buf, ' ');
            strbuf_char(&buf, c);
            gap = false;
        }
        gap |= space;
    }
    return strbuf_str(&buf);
}

Str draft_clause_label(Arena *arena, const Clause *clause)
{
    Str rest = clause->titled || clause->heading.size ? clause->heading
                                                      : clause_words(clause);
    Str parts[] = {clause->number, draft_text_opening(arena, rest)};
    if (!parts[0].size) return parts[1];
    return str_join(arena, parts, parts[1].size ? 2 : 1, S(" "));
}

static void put_id(
    Arena *arena, Node *map, Str key, const RoomDraft *draft, size_t clause)
{
    put(arena, map, key,
        clause == NO_CLAUSE ? node_null(arena)
                            : node_text(arena, id_of(draft, clause)));
}

Node *draft_lineage_node(Arena *arena, const RoomDraft *old_draft,
    const RoomDraft *new_draft, const Lineage *lineage)
{
    Node *map = node_map(arena);
    put_id(arena, map, S("old"), old_draft, lineage->old_clause);
    put_id(arena, map, S("new"), new_draft, lineage->new_clause);
    put_text(arena, map, S("change"), str_of(CHANGE_KEYS[lineage->change]));
    put_bool(arena, map, S("moved"), lineage->moved);
    put_bool(arena, map, S("renumbered"), lineage->renumbered);
    double hundredths = (double)(int)(lineage->confidence * 100 + .5);
    put(arena, map, S("confidence"),
        lineage->confidence < 0 ? node_null(arena)
                                : node_number(arena, hundredths / 100));
    return map;
}

ChangeCounts draft_count_changes(const Alignment *alignment)
{
    ChangeCounts counts = {0};
    for (size_t i = 0; i < alignment->lineages.count; i++)
        counts.of[alignment->lineages.items[i].change]++;
    return counts;
}

void draft_show_counts(VerbCall *call, const ChangeCounts *counts)
{
    Arena *arena = call->arena;
    Str numbers[CHANGE_COUNT];
    Node *map = node_map(arena);
    for (size_t i = 0; i < CHANGE_COUNT; i++) {
        numbers[i] = str_int(arena, (int64_t)counts->of[i]);
        put_int(arena, map, str_of(CHANGE_KEYS[i]), counts->of[i]);
    }
    put(arena, call->data, S("counts"), map);
    screen_text(call->screen,
        message_format(
            arena, MSG_DIFF_COUNTS, (MessageArgs){numbers, CHANGE_COUNT}),
        TONE_PLAIN);
}

static Edits whole(Arena *arena, EditOp op, Str text)
{
    Edits edits = {0};
    vec_push(arena, &edits, ((Edit){op, text}));
    return edits;
}

Edits draft_lineage_edits(
    Redliner *redliner, const Alignment *alignment, const Lineage *lineage)
{
    size_t i = lineage->old_clause, j = lineage->new_clause;
    if (lineage->change == CHANGE_ADDED || lineage->change == CHANGE_SPLIT)
        return whole(redliner->arena, EDIT_INSERT,
            alignment->new_words.draft->items[j].text);
    if (lineage->change == CHANGE_DELETED || lineage->change == CHANGE_MERGED)
        return whole(redliner->arena, EDIT_DELETE,
            alignment->old_words.draft->items[i].text);
    return redline_tokens(redliner, &alignment->old_words.tokens[i],
        &alignment->new_words.tokens[j]);
}

/* TEXT as one paragraph: its lines are as long as the column allows. */
static Str join_lines(Arena *arena, Str text)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] != '\n') {
            strbuf_char(&buf, text.data[i]);
            continue;
        }
        while (i + 1 < text.size && strchr(" \n", text.data[i + 1])) i++;
        strbuf_char(&buf, ' ');
    }
    return strbuf_str(&buf);
}

Edits draft_edits_shown(Arena *arena, const Edits *edits, bool marked)
{
    Edits joined = {0}, shown = shown_edits(arena, edits, marked);
    for (size_t i = 0; i < shown.count; i++) {
        Edit edit = shown.items[i];
        edit.text = join_lines(arena, edit.text);
        vec_push(arena, &joined, edit);
    }
    return joined;
}

Str draft_words_shown(Arena *arena, Str text, bool marked)
{
    Edits edits = whole(arena, EDIT_SAME, text);
    edits = draft_edits_shown(arena, &edits, marked);
    return str_trim(redline_apply(arena, &edits, true));
}
