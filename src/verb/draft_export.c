/* draft export: a draft's whole text as a file: with its brackets and the
 * amendments on record, clean, or with the amendments made that go together. */
#include "exchange/docx.h"
#include "exchange/redline_html.h"
#include "text/brackets.h"
#include "verb/arguments.h"
#include "verb/describe.h"
#include "verb/draft_bracketed.h"
#include "verb/draft_filed.h"
#include "verb/draft_sheet.h"

typedef struct {
    VerbCall *call;
    Arena *arena;
    RoomDraft asked;
    Bracketing bracketing;
    Node *amendments; /* as filed_list() gives them */
    Redliner redliner;
} Export;

/* --- the text of one clause --- */

/* The space that ends TEXT. */
static Str end_of(Str text)
{
    Str words = str_trim(text);
    return words.size
               ? str_slice(text, (size_t)(words.data - text.data) + words.size,
                     text.size)
               : S("");
}

static void add_bracket(StrBuf *buf, Str by, Str words)
{
    if (!words.size) return;
    strbuf_char(buf, '[');
    strbuf_add(buf, by);
    if (by.size) strbuf_add(buf, S(": "));
    strbuf_add(buf, words);
    strbuf_char(buf, ']');
}

/* "AL, BO" of the proposers of amendment I. */
static Str proposers(Arena *arena, const Filed *filed, size_t i)
{
    const Node *by = node_get(filed->nodes[i], S("by"));
    if (node_is(by, NODE_TEXT)) return by->text;
    StrBuf buf = strbuf_new(arena);
    for (size_t k = 0; node_is(by, NODE_LIST) && k < by->count; k++) {
        if (k) strbuf_add(&buf, S(", "));
        strbuf_add(&buf, ref_key(by->items[k]->text));
    }
    return strbuf_str(&buf);
}

static Str whose(Arena *arena, const Filed *filed)
{
    Str by = S("");
    size_t chosen = 0;
    for (size_t i = 0; i < filed->provision.count; i++) {
        if (!filed->chosen[i]) continue;
        by = proposers(arena, filed, i);
        chosen++;
    }
    return chosen == 1 ? by : S("");
}

/* What the chosen amendments replace, and by what, in brackets in its place;
 * then, for each of the others, the clause as that one would have it. */
static Str bracketed(Export *in, const Clause *clause, const Filed *filed)
{
    Arena *arena = in->arena;
    StrBuf buf = strbuf_new(arena);
    Str text = provision_apply(arena, &filed->provision, filed->chosen);
    Edits edits = redline_texts(&in->redliner, clause->text, text);
    Str by = whose(arena, filed), end = end_of(clause->text);
    for (size_t i = 0; i < edits.count; i++) {
        Edit edit = edits.items[i];
        bool last = i + 1 == edits.count;
        if (last && !str_ends(edit.text, end)) end = S("");
        if (last)
            edit.text = str_slice(edit.text, 0, edit.text.size - end.size);
        if (edit.op == EDIT_SAME)
            strbuf_add(&buf, edit.text);
        else
            add_bracket(&buf, edit.op == EDIT_INSERT ? by : S(""), edit.text);
    }
    for (size_t i = 0; i < filed->provision.count; i++) {
        bool *alone = arena_array(arena, filed->provision.count, 1);
        if (filed->chosen[i] || !filed->provision.amendments[i].found) continue;
        alone[i] = true;
        strbuf_char(&buf, ' ');
        add_bracket(&buf, proposers(arena, filed, i),
            str_trim(provision_apply(arena, &filed->provision, alone)));
    }
    strbuf_add(&buf, end);
    return strbuf_str(&buf);
}

static Str clause_text(Export *in, size_t i)
{
    const Clause *clause = &in->asked.draft.items[i];
    Str form = verb_value(in->call, "form"), text = clause->text;
    if (str_equal(form, S("clean"))) {
        text = bracketing_apply(&in->bracketing, i, text);
        Brackets brackets = brackets_of(in->arena, text);
        return brackets_clean(in->arena, text, &brackets);
    }
    Filed filed = filed_to_clause(in->arena, in->amendments, clause);
    if (str_equal(form, S("consolidated")))
        return filed.provision.count
                   ? provision_apply(in->arena, &filed.provision, filed.chosen)
                   : text;
    if (filed.provision.count) text = bracketed(in, clause, &filed);
    return bracketing_apply(&in->bracketing, i, text);
}

/* --- the whole --- */

static Page page_of_text(Export *in)
{
    const Draft *draft = &in->asked.draft;
    Page page = {arena_array(in->arena, draft->count, sizeof *page.items),
        draft->count, draft->marked};
    for (size_t i = 0; i < draft->count; i++) {
        Row *row = &page.items[i];
        *row = (Row){.kind = ROW_BOTH, .clause = &draft->items[i]};
        vec_push(
            in->arena, &row->edits, ((Edit){EDIT_SAME, clause_text(in, i)}));
    }
    return page;
}

/* Clauses of Markdown and plain text bring their own line ends. */
static Str plain_text(Export *in, const Page *page)
{
    StrBuf buf = strbuf_new(in->arena);
    for (size_t i = 0; i < page->count; i++) {
        Str text = page->items[i].edits.items[0].text;
        strbuf_add(&buf, text);
        if (!str_ends(text, S("\n"))) strbuf_add(&buf, S("\n\n"));
    }
    return strbuf_str(&buf);
}

static Status write_page(Export *in, const Page *page, Str path, Err *err)
{
    Str bytes;
    if (str_ends(path, S(".docx")))
        TRY(docx_write(in->arena, page, S(""), &bytes, err));
    else if (str_ends(path, S(".html")))
        bytes = redline_html(in->arena, page, in->asked.name);
    else if (str_ends(path, S(".md")) || str_ends(path, S(".txt")))
        bytes = plain_text(in, page);
    else
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_SHEET_ENDING,
            ARGS(path, S(".docx, .html, .md, .txt")));
    return draft_write_file(in->call, path, bytes, err);
}

static Status run_draft_export(VerbCall *call, Err *err)
{
    Export in = {.call = call,
        .arena = call->arena,
        .redliner = redliner_new(call->arena)};
    RoomView *room;
    TRY(draft_room(call, &room, err));
    TRY(draft_asked(call, room, "draft", &in.asked, err));
    TRY(bracketing_of(call->arena, room, &in.asked, &in.bracketing, err));
    in.amendments = node_list(call->arena);
    if (room || verb_has(call, "amendments"))
        TRY(filed_list(call, room, &in.asked, &in.amendments, err));
    Page page = page_of_text(&in);
    Str text = plain_text(&in, &page), path = verb_value(call, "to");
    put_text(call->arena, call->data, S("draft"), in.asked.name);
    put_text(call->arena, call->data, S("text"), text);
    if (path.size) return write_page(&in, &page, path, err);
    screen_verbatim(call->screen, text);
    return STATUS_OK;
}

static const Arg ARGS_EXPORT[] = {{.name = "draft",
                                      .type = ARG_UPLOAD,
                                      .positional = true,
                                      .required = true,
                                      .help = MSG_BRACKETS_FILE},
    {.name = "form",
        .type = ARG_TEXT,
        .choices = "bracketed|clean|consolidated",
        .help = MSG_ARG_EXPORT_FORM},
    {.name = "amendments", .type = ARG_UPLOAD, .help = MSG_AMEND_FILE},
    {.name = "to", .type = ARG_PATH, .help = MSG_ARG_EXPORT_TEXT_TO},
    DRAFT_ROOM_ARG, {.name = NULL}};

const Verb verb_draft_export = {.name = "draft export",
    .summary = MSG_DRAFT_EXPORT,
    .help = MSG_DRAFT_EXPORT_ABOUT,
    .example = "draft export wage/text-1.md --amendments wage/amendments.json "
               "--form consolidated",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_EXPORT,
    .takes_view = true,
    .run = run_draft_export};
