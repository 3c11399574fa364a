/* The shape of a position: a stance on one option of a point; or intervals
 * of a point that is a number; or a stance on a draft as a whole. */
#include "room/brief_inner.h"

static bool has(const Item *item, const char *field)
{
    return node_get(item->body, str_of(field)) != NULL;
}

/* Refuses intervals where a stance is meant. */
static void refuse_numbers(Reading *reading, Item *item)
{
    static const char *const names[] = {"accepts", "accepts-if", "rejects"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const Node *value = node_get(item->body, str_of(names[i]));
        if (value)
            brief_fail(reading, item, value, MSG_POSITION_NOT_NUMBER,
                ARGS(str_of(names[i])));
    }
}

static void check_stance(
    Reading *reading, Item *item, const char *words, MessageId target)
{
    const Node *stance = node_get(item->body, S("stance"));
    if (!stance)
        brief_fail(reading, item, item->body, MSG_FIELD_MISSING,
            ARGS(brief_item_name(reading, item), S("stance"),
                check_words_text(reading->arena, words)));
    else if (!check_has_word(words, stance->text))
        brief_fail(reading, item, stance, MSG_POSITION_STANCE,
            ARGS(stance->text, message_text(target),
                check_words_text(reading->arena, words)));
}

static void check_on_draft(Reading *reading, Item *item)
{
    const Node *option = node_get(item->body, S("option"));
    refuse_numbers(reading, item);
    check_stance(reading, item, DRAFT_STANCES, MSG_POSITION_ON_DRAFT);
    if (option)
        brief_fail(reading, item, option, MSG_FIELD_NEEDS,
            ARGS(brief_item_name(reading, item), S("option"), S("point")));
}

static void check_on_option(Reading *reading, Item *item, Str point)
{
    const Node *conditions = node_get(item->body, S("if"));
    Str stance = node_get_text(item->body, S("stance"));
    bool on_condition = str_equal(stance, S("accepts-if"));
    refuse_numbers(reading, item);
    if (!has(item, "option")) {
        brief_fail(reading, item, item->body, MSG_POSITION_NO_OPTION,
            ARGS(point, brief_options_text(reading, point)));
        return;
    }
    check_stance(reading, item, OPTION_STANCES, MSG_POSITION_ON_OPTION);
    if (item->failed) return;
    if (conditions && !on_condition)
        brief_fail(reading, item, conditions, MSG_POSITION_IF, ARGS(stance));
    if (on_condition && !conditions)
        brief_fail(reading, item, item->body, MSG_POSITION_IF_NEEDED, NO_ARGS);
}

static void check_on_number(Reading *reading, Item *item, Str point)
{
    static const char *const refused[] = {"stance", "option", "if"};
    const Node *rejects = node_get(item->body, S("rejects"));
    bool accepts = has(item, "accepts") || has(item, "accepts-if");
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        const Node *value = node_get(item->body, str_of(refused[i]));
        if (!value) continue;
        brief_fail(reading, item, value, MSG_POSITION_NUMBER,
            ARGS(point, str_of(refused[i])));
        return;
    }
    if (!accepts && !rejects)
        brief_fail(
            reading, item, item->body, MSG_POSITION_NO_NUMBER, ARGS(point));
    else if (!accepts && rejects->type == NODE_TEXT)
        brief_fail(reading, item, rejects, MSG_POSITION_OUTSIDE, NO_ARGS);
}

void brief_check_position(Reading *reading, Item *item)
{
    Str point = node_get_text(item->body, S("point"));
    if (!point.size) {
        check_on_draft(reading, item);
        return;
    }
    switch (brief_point_type(reading, point)) {
    case POINT_OPTIONS: check_on_option(reading, item, point); return;
    case POINT_NUMBER: check_on_number(reading, item, point); return;
    case POINT_BROKEN: return;
    }
}
