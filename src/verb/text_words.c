/* text words: one redline of two files. */
#include "verb/arguments.h"
#include "verb/text_file.h"

static Status run_text_words(VerbCall *call, Err *err)
{
    Arena *arena = call->arena;
    Str old_text, new_text;
    TRY(text_file_read(call, "old", &old_text, err));
    TRY(text_file_read(call, "new", &new_text, err));
    Redliner redliner = redliner_new(arena);
    Edits edits = redline_texts(&redliner, old_text, new_text);
    node_set(arena, call->data, S("hunks"), text_edits_node(arena, &edits));
    node_set(arena, call->data, S("same"),
        node_bool(arena, str_equal(old_text, new_text)));
    Cell cell = text_edits_cell(arena, &edits, false);
    screen_marked(call->screen, cell.text, cell.spans);
    return STATUS_OK;
}

static const Arg ARGS_TEXT_WORDS[] = {OLD_ARG(ARG_UPLOAD, MSG_TEXT_OLD),
    NEW_ARG(ARG_UPLOAD, MSG_TEXT_NEW), {.name = NULL}};

const Verb verb_text_words = {.name = "text words",
    .summary = MSG_TEXT_WORDS,
    .help = MSG_TEXT_WORDS_ABOUT,
    .example = "text words wage/claim.md wage/offer.md",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_TEXT_WORDS,
    .run = run_text_words};
