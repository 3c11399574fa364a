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

enum { SHOWN_LONGEST = 60 }; /* bytes of what was found */

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
    [FIELD_AUDIENCE] = MSG_EXPECT_AUDIENCE,
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

/* VALUE as it could be written on one line; stops once it is long enough. */
static void add_shown(StrBuf *buf, const Node *value)
{
    bool map = value->type == NODE_MAP, list = value->type == NODE_LIST;
    if (!map && !list) {
        strbuf_add(buf, value->text);
        return;
    }
    strbuf_char(buf, map ? '{' : '[');
    for (size_t i = 0; i < value->count && buf->size <= SHOWN_LONGEST; i++) {
        if (i) strbuf_add(buf, S(", "));
        if (map) strbuf_add(buf, value->entries[i].key);
        if (map) strbuf_add(buf, S(": "));
        add_shown(buf, map ? value->entries[i].value : value->items[i]);
    }
    strbuf_char(buf, map ? '}' : ']');
}

Str check_found_text(Arena *arena, const Node *value)
{
    StrBuf buf = strbuf_new(arena);
    if (value->type == NODE_NULL) return message_text(MSG_FOUND_NOTHING);
    add_shown(&buf, value);
    Str text = check_shortened(arena, strbuf_str(&buf), SHOWN_LONGEST);
    if (value->type == NODE_LIST || value->type == NODE_MAP) return text;
    return message_format(arena, MSG_FOUND_TEXT, ARGS(text));
}

Str check_shortened(Arena *arena, Str text, size_t longest)
{
    size_t end = longest;
    if (text.size <= longest) return text;
    while (end && ((unsigned char)text.data[end] & 0xC0) == 0x80) end--;
    return str_printf(arena, "%.*s...", (int)end, text.data);
}

Node *check_refuse(Check *check, const Field *field, const Node *value)
{
    Arena *arena = check->arena;
    errors_add(check->errors, value, MSG_CHECK_FOUND,
        ARGS(str_of(field->name), check_found_text(arena, value),
            check_expected_text(arena, field)));
    return NULL;
}
