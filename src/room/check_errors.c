/* The errors of one file, and the sentences that say what was expected. */
#include "room/check.h"

#include <stdlib.h>
#include "room/check_inner.h"

void errors_add_at(Errors *errors, Place place, MessageId id, MessageArgs args)
{
    if (errors->count == ERRORS_MOST) {
        errors->missed++;
        return;
    }
    if (!errors->items)
        errors->items =
            arena_array(errors->arena, ERRORS_MOST, sizeof *errors->items);
    (void)err_set(
        &errors->items[errors->count++], STATUS_INPUT, place, id, args);
}

void errors_add(
    Errors *errors, const Node *node, MessageId id, MessageArgs args)
{
    errors_add_at(errors, node_place(node, errors->file), id, args);
}

size_t errors_total(const Errors *errors)
{
    return errors->count + errors->missed;
}

static int by_place(const void *a, const void *b)
{
    const Err *left = a, *right = b;
    if (left->line != right->line) return left->line < right->line ? -1 : 1;
    return (left->column > right->column) - (left->column < right->column);
}

void errors_sort(Errors *errors)
{
    if (errors->count)
        qsort(errors->items, errors->count, sizeof *errors->items, by_place);
}

static const MessageId EXPECTED[] = {
    [FIELD_TEXT] = MSG_EXPECT_TEXT,
    [FIELD_TEXTS] = MSG_EXPECT_TEXTS,
    [FIELD_NUMBER] = MSG_EXPECT_NUMBER,
    [FIELD_RANGE] = MSG_EXPECT_RANGE,
    [FIELD_AMOUNT] = MSG_EXPECT_AMOUNT,
    [FIELD_YES] = MSG_EXPECT_YES,
    [FIELD_WORD] = MSG_EXPECT_WORD,
    [FIELD_DATE] = MSG_EXPECT_DATE,
    [FIELD_REF] = MSG_EXPECT_REF,
    [FIELD_REFS] = MSG_EXPECT_REFS,
    [FIELD_SPANS] = MSG_EXPECT_SPANS,
    [FIELD_SPEAKERS] = MSG_EXPECT_SPEAKERS,
    [FIELD_CONDITIONS] = MSG_EXPECT_CONDITIONS,
    [FIELD_CHOICE] = MSG_EXPECT_CHOICE,
    [FIELD_OPTIONS] = MSG_EXPECT_OPTIONS,
    [FIELD_WEIGHTS] = MSG_EXPECT_WEIGHTS,
    [FIELD_VALUES] = MSG_EXPECT_VALUES,
    [FIELD_MEMBERS] = MSG_EXPECT_MEMBERS,
    [FIELD_FILE] = MSG_EXPECT_FILE,
    [FIELD_READING] = MSG_EXPECT_READING,
    [FIELD_INFERRED] = MSG_EXPECT_INFERRED,
    [FIELD_REJECTS] = MSG_EXPECT_REJECTS,
    [FIELD_ACCEPTS_IF] = MSG_EXPECT_ACCEPTS_IF,
    [FIELD_RECORD] = MSG_EXPECT_RECORD,
    [FIELD_ANY] = MSG_EXPECT_ANY,
};

bool check_has_word(const char *words, Str word)
{
    Str rest = str_of(words), part;
    while (str_next(&rest, ' ', &part))
        if (str_equal(part, word)) return true;
    return false;
}

Str check_words_text(Arena *arena, const char *words)
{
    StrBuf buf = strbuf_new(arena);
    Str rest = str_of(words), part;
    while (str_next(&rest, ' ', &part)) {
        if (buf.size) strbuf_add(&buf, rest.size ? S(", ") : S(" or "));
        strbuf_add(&buf, part);
    }
    return strbuf_str(&buf);
}

Str check_expected_text(Arena *arena, const Field *field)
{
    StrBuf buf = strbuf_new(arena);
    Str of = field->words ? check_words_text(arena, field->words)
                          : kind_set_text(arena, field->refs);
    message_add(&buf, EXPECTED[field->type], ARGS(of));
    if (field->flags & FIELD_NOBODY)
        message_add(&buf, MSG_EXPECT_NOBODY, NO_ARGS);
    if (field->flags & FIELD_PLAIN)
        message_add(&buf, MSG_EXPECT_PLAIN, NO_ARGS);
    return strbuf_str(&buf);
}

Str check_found_text(Arena *arena, const Node *value)
{
    enum { LONGEST = 60 };
    switch (value->type) {
    case NODE_NULL: return message_text(MSG_FOUND_NOTHING);
    case NODE_LIST: return message_text(MSG_FOUND_LIST);
    case NODE_MAP: return message_text(MSG_FOUND_MAP);
    default: break;
    }
    Str text = str_slice(value->text, 0, LONGEST);
    return message_format(arena,
        text.size < value->text.size ? MSG_FOUND_LONG : MSG_FOUND_TEXT,
        ARGS(text));
}

Node *check_refuse(Check *check, const Field *field, const Node *value)
{
    Arena *arena = check->arena;
    errors_add(check->errors, value, MSG_CHECK_FOUND,
        ARGS(str_of(field->name), check_found_text(arena, value),
            check_expected_text(arena, field)));
    return NULL;
}
