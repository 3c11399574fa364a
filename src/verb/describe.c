/* Records as words for people. */
#include "base/utf8.h"
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
    return stance_label(stance);
}

Str describe_finding(Str name)
{
    static const struct {
        const char *name;
        MessageId words;
    } FINDINGS[] = {{"kept", MSG_FINDING_KEPT}, {"partly", MSG_FINDING_PARTLY},
        {"due", MSG_FINDING_DUE}, {"not-due", MSG_FINDING_NOT_DUE},
        {"not-kept", MSG_FINDING_NOT_KEPT}, {"disputed", MSG_FINDING_DISPUTED}};
    for (size_t i = 0; i < sizeof FINDINGS / sizeof *FINDINGS; i++)
        if (str_equal(name, str_of(FINDINGS[i].name)))
            return message_text(FINDINGS[i].words);
    return name;
}

/* True if quotation marks stand in the words already. */
static bool has_marks(Str words)
{
    static const char *const marks[] = {"\"", "“", "”", "„", "«", "»"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_find(words, str_of(marks[i]), 0) != SIZE_MAX) return true;
    return false;
}

/* A denial, or what was not said, would be turned around without its cue. */
static bool needs_cue(const Record *record)
{
    Str polarity = record_text(record, S("polarity"));
    return record_text(record, S("cue")).size && polarity.size &&
           !str_equal(polarity, S("affirmed"));
}

static size_t count_of(Str text, Str part)
{
    size_t count = 0;
    for (size_t at = str_find(text, part, 0); at != SIZE_MAX;
         at = str_find(text, part, at + part.size))
        count++;
    return count;
}

/* Typewriter's quotation marks as “ and ”, where they come in pairs: the same
 * marks on every screen, whatever a source was typed with. */
static Str paired_marks(Arena *arena, Str words)
{
    StrBuf buf = strbuf_new(arena);
    size_t count = count_of(words, S("\""));
    bool open = false;
    if (!count || count % 2) return words;
    for (size_t i = 0; i < words.size; i++) {
        if (words.data[i] != '"') {
            strbuf_char(&buf, words.data[i]);
            continue;
        }
        open = !open;
        strbuf_add(&buf, open ? S("“") : S("”"));
    }
    return strbuf_str(&buf);
}

Str describe_words(Arena *arena, const Record *record)
{
    Str words = paired_marks(arena, record_text(record, S("words")));
    bool direct = str_equal(record_text(record, S("kind")), S("direct"));
    if (direct && words.size && !has_marks(words))
        words = message_format(arena, MSG_QUOTED, ARGS(words));
    if (!needs_cue(record)) return words;
    const Str parts[] = {record_text(record, S("cue")), words};
    return str_join(arena, parts, 2, S(" "));
}

/* Begin and end of a span of a body. */
static void read_span(const Node *span, int64_t *begin, int64_t *end)
{
    bool good = node_is(span, NODE_LIST) && span->count == 2 &&
                str_to_int(span->items[0]->text, begin) &&
                str_to_int(span->items[1]->text, end);
    if (!good) *begin = *end = 0;
}

/* The part of WORDS that lies at QUOTED in the source. */
static Str part_of_words(Str words, const Node *spans, const Node *quoted)
{
    int64_t at = 0, begin, end, from, to;
    read_span(quoted, &from, &to);
    for (size_t i = 0; node_is(spans, NODE_LIST) && i < spans->count; i++) {
        read_span(spans->items[i], &begin, &end);
        if (from >= begin && to <= end)
            return str_slice(
                words, (size_t)(at + from - begin), (size_t)(at + to - begin));
        at += end - begin + 1;
    }
    return S("");
}

/* What the record's `quoted` spans cover, in quotation marks, or "": spans
 * count in the source, the words are its `spans` joined by one blank. */
static Str quoted_words(Arena *arena, const Record *record)
{
    const Node *quoted = record_get(record, S("quoted"));
    const Node *spans = record_get(record, S("spans"));
    Str words = record_text(record, S("words"));
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; node_is(quoted, NODE_LIST) && i < quoted->count; i++) {
        Str part = part_of_words(words, spans, quoted->items[i]);
        part = paired_marks(arena, part);
        if (part.size && !has_marks(part))
            part = message_format(arena, MSG_QUOTED, ARGS(part));
        if (buf.size && part.size) strbuf_add(&buf, S(" … "));
        strbuf_add(&buf, part);
    }
    return strbuf_str(&buf);
}

static size_t count_words(Str text)
{
    size_t count = 0;
    Str word;
    while (str_next(&text, ' ', &word)) count += word.size > 0;
    return count;
}

/* The longest beginning of TEXT that takes at most COLUMNS, ending with a
 * word, and "…" if anything is left out; a quotation that was open is closed
 * after it. */
static Str cut_words(Arena *arena, Str text, size_t columns)
{
    Str fit = utf8_fit(text, columns);
    if (fit.size == text.size) return text;
    while (fit.size && fit.data[fit.size - 1] != ' ') fit.size--;
    bool open = count_of(fit, S("“")) > count_of(fit, S("”"));
    const Str parts[] = {str_trim(fit), open ? S("…”") : S("…")};
    return str_join(arena, parts, 2, S(" "));
}

Str describe_excerpt(Arena *arena, const Record *record, size_t columns)
{
    enum { TELLING_WORDS = 3 };
    Str words = describe_words(arena, record);
    Str quoted = quoted_words(arena, record);
    if (!needs_cue(record) && count_words(quoted) >= TELLING_WORDS)
        words = quoted;
    return cut_words(arena, words, columns);
}

Str describe_link(Arena *arena, const Record *record)
{
    return str_printf(
        arena, "%.*s:%.*s", STR_ARGS(record->kind_name), STR_ARGS(record->key));
}

Str describe_date(Arena *arena, const Record *record, Str field)
{
    const Node *date = record_get(record, field);
    Str edtf = record_date(record, field);
    Str words = node_get_text(date, S("words"));
    if (date_of(edtf).unknown && words.size) return words;
    return date_words(arena, edtf, 0);
}

Str describe_moment(Arena *arena, Instant instant)
{
    Str text = instant_text(arena, instant);
    return message_format(arena, MSG_MOMENT,
        ARGS(date_words(arena, str_slice(text, 0, 10), 0),
            str_slice(text, 11, 16)));
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
    if (str_equal(voice->text, S("unknown")))
        return message_text(MSG_UNKNOWN_VOICE);
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

enum { SIDE_COLUMNS = 120 };

/* What a position says of a number: "accepts 150 to 220 m3/s". */
static Str number_words(const Model *model, const Record *position)
{
    Arena *arena = model->arena;
    Str point = record_text(position, S("point"));
    const Node *accepts_if = record_get(position, S("accepts-if"));
    const Node *rejects = record_get(position, S("rejects"));
    const struct {
        MessageId id;
        const Node *range;
    } said[] = {{MSG_NUMBER_ACCEPTS, record_get(position, S("accepts"))},
        {MSG_NUMBER_ACCEPTS_IF, node_get(accepts_if, S("range"))},
        {MSG_NUMBER_REJECTS, rejects}};
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        Str range = model_range(model, point, said[i].range);
        if (!range.size) continue;
        if (buf.size) strbuf_add(&buf, S(", "));
        message_add(&buf, said[i].id, ARGS(range));
    }
    if (node_is(rejects, NODE_TEXT)) {
        if (buf.size) strbuf_add(&buf, S(", "));
        message_add(&buf, MSG_NUMBER_REJECTS_REST, NO_ARGS);
    }
    return strbuf_str(&buf);
}

/* What a position says, in words: its stance or its numbers. */
static Str position_words(const Model *model, const Record *position)
{
    Str stance = describe_stance(stance_of_record(position));
    Str option = record_text(position, S("option"));
    Str numbers = number_words(model, position);
    if (numbers.size) return numbers;
    if (!option.size) return stance;
    return message_format(model->arena, MSG_TERM_STANCE_ON,
        ARGS(stance, model_option_name(
                         model, record_text(position, S("point")), option)));
}

Str describe_conditions(const Model *model, const Record *position)
{
    const Node *list = record_get(position, S("if"));
    StrBuf buf = strbuf_new(model->arena);
    if (!list) list = node_get(record_get(position, S("accepts-if")), S("if"));
    for (size_t i = 0; node_is(list, NODE_LIST) && i < list->count; i++) {
        if (i) strbuf_add(&buf, S("; "));
        strbuf_add(&buf, model_condition(model, list->items[i]));
    }
    return strbuf_str(&buf);
}

/* Ids are in no order that tells anything; what was recorded first is. */
const Record *describe_basis(const Model *model, const Record *record)
{
    const Record *first = NULL;
    for (size_t i = 0; i < record->basis_count; i++) {
        const Record *basis = model_by_id(model, &record->basis[i]);
        if (basis && (!first || record_order(basis, first) < 0)) first = basis;
    }
    return first;
}

Str describe_side(const Model *model, const Record *side)
{
    Arena *arena = model->arena;
    Str option = record_text(side, S("option"));
    Str point = record_text(side, S("point"));
    if (side->kind == KIND_ACCOUNT)
        return option.size
                   ? model_option_name(model, point, option)
                   : model_measure(model, point, record_text(side, S("value")));
    if (side->kind != KIND_POSITION) return describe_words(arena, side);
    const Record *basis = describe_basis(model, side);
    Str says = position_words(model, side);
    if (!basis) return says;
    return message_format(arena, MSG_SIDE_BASIS,
        ARGS(says, describe_excerpt(arena, basis, SIDE_COLUMNS)));
}
