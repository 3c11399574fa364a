/* Records as words for people. */
#include "verb/describe.h"

static const MessageId GRADES[GRADE_COUNT] = {MSG_TERM_GRADE_DECLARED,
    MSG_TERM_GRADE_OWN_WORDS, MSG_TERM_GRADE_REPORTED, MSG_TERM_GRADE_ANONYMOUS,
    MSG_TERM_GRADE_PERCEIVED, MSG_TERM_GRADE_ALLEGED, MSG_TERM_GRADE_INFERRED};

static const struct {
    const char *symbol;
    MessageId words;
    Tone tone;
} STATUSES[POINT_STATUS_COUNT] = {
    [POINT_WITHDRAWN] = {"–", MSG_TERM_STATUS_WITHDRAWN, TONE_MUTED},
    [POINT_AGREED] = {"✓", MSG_TERM_STATUS_AGREED, TONE_AGREED},
    [POINT_ACCEPTED] = {"●", MSG_TERM_STATUS_ACCEPTED, TONE_ACCEPTED},
    [POINT_CONDITIONAL] = {"◐", MSG_TERM_STATUS_CONDITIONAL, TONE_CONDITIONAL},
    [POINT_SILENT] = {"…", MSG_TERM_STATUS_SILENT, TONE_SILENT},
    [POINT_DEADLOCKED] = {"✗", MSG_TERM_STATUS_DEADLOCKED, TONE_DEADLOCKED},
    [POINT_OPEN] = {"○", MSG_TERM_STATUS_OPEN, TONE_OPEN},
};

static const MessageId STANCES[STANCE_COUNT] = {MSG_TERM_STANCE_NONE,
    MSG_TERM_STANCE_DEMANDS, MSG_TERM_STANCE_PREFERS, MSG_TERM_STANCE_ACCEPTS,
    MSG_TERM_STANCE_ACCEPTS_IF, MSG_TERM_STANCE_RESISTS,
    MSG_TERM_STANCE_REJECTS, MSG_TERM_STANCE_SILENT, MSG_TERM_STANCE_ENDORSES,
    MSG_TERM_STANCE_IN_PRINCIPLE, MSG_TERM_STANCE_RESERVES};

Str describe_grade(Grade grade)
{
    return message_text(GRADES[grade]);
}

Str describe_status_symbol(PointStatus status)
{
    return str_of(STATUSES[status].symbol);
}

Str describe_status(PointStatus status)
{
    return message_text(STATUSES[status].words);
}

Tone describe_status_tone(PointStatus status)
{
    return STATUSES[status].tone;
}

Str describe_stance(Stance stance)
{
    return message_text(STANCES[stance]);
}

static bool is_marked(Str words)
{
    return str_starts(words, S("\"")) || str_starts(words, S("“")) ||
           str_starts(words, S("„")) || str_starts(words, S("«"));
}

Str describe_words(Arena *arena, const Record *record)
{
    Str words = record_text(record, S("words"));
    bool direct = str_equal(record_text(record, S("kind")), S("direct"));
    if (!direct || !words.size || is_marked(words)) return words;
    return message_format(arena, MSG_QUOTED, ARGS(words));
}

Str describe_date(Arena *arena, const Record *record, Str field)
{
    const Node *date = record_get(record, field);
    Str edtf = record_date(record, field);
    Str words = node_get_text(date, S("words"));
    if (date_of(edtf).unknown && words.size) return words;
    return date_words(arena, edtf, 0);
}

static const Node *first_speaker(const Record *record)
{
    const Node *by = record_get(record, S("by"));
    return node_is(by, NODE_LIST) && by->count ? by->items[0] : by;
}

Str describe_speaker(const Model *model, const Record *record)
{
    const Node *voice = first_speaker(record);
    if (!voice) return S("");
    if (voice->type == NODE_MAP) return model_voice(model, voice);
    return model_short_name(model, voice->text);
}

Str describe_speaker_party(const Model *model, const Record *record)
{
    const Node *voice = first_speaker(record);
    if (!voice) return S("");
    if (voice->type == NODE_MAP) return node_get_text(voice, S("party"));
    return model_party_of(model, voice->text);
}

Str describe_amount(Arena *arena, const Node *amount)
{
    if (!amount) return S("");
    if (amount->type == NODE_TEXT) return amount->text;
    Str about = node_get_text(amount, S("about"));
    Str low = node_get_text(amount, S("low"));
    Str best = node_get_text(amount, S("best"));
    Str high = node_get_text(amount, S("high"));
    if (about.size) return message_format(arena, MSG_ABOUT, ARGS(about));
    if (str_equal(low, high)) return best.size ? best : low;
    if (!best.size) return message_format(arena, MSG_RANGE, ARGS(low, high));
    return message_format(arena, MSG_RANGE_BEST, ARGS(low, high, best));
}

/* What a position says, in words: its stance or its numbers. */
static Str position_words(const Model *model, const Record *position)
{
    Arena *arena = model->arena;
    Stance stance = stance_parse(record_text(position, S("stance")));
    Str option = record_text(position, S("option"));
    const Node *accepts = record_get(position, S("accepts"));
    if (node_is(accepts, NODE_LIST))
        return message_format(arena, MSG_ACCEPTS_RANGE,
            ARGS(accepts->items[0]->text, accepts->items[1]->text));
    if (!option.size) return describe_stance(stance);
    return message_format(arena, MSG_TERM_STANCE_ON,
        ARGS(describe_stance(stance),
            model_option_name(
                model, record_text(position, S("point")), option)));
}

/* The statement that a position rests on first, or NULL. */
static const Record *first_basis(const Model *model, const Record *record)
{
    return record->basis_count ? model_by_id(model, &record->basis[0]) : NULL;
}

Str describe_side(const Model *model, const Record *side)
{
    Arena *arena = model->arena;
    Str option = record_text(side, S("option"));
    if (side->kind == KIND_ACCOUNT)
        return option.size ? model_option_name(
                                 model, record_text(side, S("point")), option)
                           : record_text(side, S("value"));
    if (side->kind != KIND_POSITION) return describe_words(arena, side);
    const Record *basis = first_basis(model, side);
    Str says = position_words(model, side);
    if (!basis) return says;
    return message_format(
        arena, MSG_SIDE_BASIS, ARGS(says, describe_words(arena, basis)));
}
