/* The reading desk. /read: a dispatch is pasted or sent, and the sources of
 * which something waits. /read/source: one source with what was proposed from
 * it marked in its text, and beside it one proposal, to be confirmed, changed
 * or rejected; each decision leads to the next in the text. All of it are
 * forms of the verbs `propose`, `confirm` and `reject`. */
#include "base/json.h"
#include "serve/draw.h"
#include "serve/form.h"
#include "serve/page_passages.h"
#include "serve/route.h"
#include "serve/sheet.h"

/* --- one proposal --- */

static const Node *proposals_of(const VerbCall *call)
{
    return node_get(call->data, S("proposals"));
}

static Str about(Arena *arena, const Node *proposal)
{
    return str_printf(arena, "proposal:%.*s", STR_ARGS(passages_key(proposal)));
}

static Url proposal_url(
    Arena *arena, const VerbCall *call, const Node *proposal)
{
    return route_in_view(
        arena, route_reading(arena, about(arena, proposal)), call);
}

static void lead(Markup *html, const VerbCall *call, const Node *proposal)
{
    markup_url(html, "href", proposal_url(html->arena, call, proposal));
    markup_attribute(html, "title", node_get_text(proposal, S("words")));
}

/* What a person reads of a value: the words of a date, the entries of a list.
 */
static Str value_words(Arena *arena, const Node *value)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; node_is(value, NODE_LIST) && i < value->count; i++) {
        if (i) strbuf_add(&buf, S(", "));
        strbuf_add(&buf, value_words(arena, value->items[i]));
    }
    if (node_is(value, NODE_MAP) && node_get(value, S("edtf")))
        strbuf_add(&buf, node_get_text(value, S("edtf")));
    else if (node_is(value, NODE_MAP))
        json_write(&buf, value);
    if (node_is(value, NODE_TEXT)) strbuf_add(&buf, value->text);
    return strbuf_str(&buf);
}

/* The same as a brief writes it: lists and maps as JSON. */
static Str value_text(Arena *arena, const Node *value)
{
    StrBuf buf = strbuf_new(arena);
    if (node_is(value, NODE_LIST) || node_is(value, NODE_MAP))
        json_write(&buf, value);
    else if (value)
        strbuf_add(&buf, value->text);
    return strbuf_str(&buf);
}

/* What a reader of the text can judge; where it was found and by which word
 * stays as it was read. */
static bool is_changed(Str field)
{
    static const char *const fixed[] = {"source", "spans", "cue", "quoted"};
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        if (str_equal(field, str_of(fixed[i]))) return false;
    return true;
}

static void add_entry(Markup *html, const Node *entry)
{
    markup_open(html, "dl");
    for (size_t i = 0; i < entry->count; i++) {
        Str field = entry->entries[i].key;
        if (!is_changed(field) || str_equal(field, S("words"))) continue;
        markup_element(html, "dt", "", field);
        markup_open(html, "dd");
        markup_attribute(html, "dir", S("auto"));
        markup_text(html, value_words(html->arena, entry->entries[i].value));
        markup_close(html);
    }
    markup_close(html);
}

static FormDecision decision_of(
    Markup *html, const Node *proposal, const char *verb)
{
    return (FormDecision){
        .action = route_page(html->arena, route_verb(str_of(verb))),
        .key = passages_key(proposal),
        .then = about(html->arena, proposal)};
}

static void add_confirm(Markup *html, const Node *proposal)
{
    FormDecision decision = decision_of(html, proposal, "confirm");
    form_decision_begin(html, &decision, "confirm");
    form_decision_end(html, MSG_READING_CONFIRM);
}

static void add_reject(Markup *html, const Node *proposal)
{
    FormDecision decision = decision_of(html, proposal, "reject");
    form_decision_begin(html, &decision, "reject");
    form_decision_field(html, S("why"), message_text(MSG_READING_WHY), S(""));
    form_decision_end(html, MSG_READING_REJECT);
}

/* Fields that a statement may get although the reader gave it none. */
static void add_missing(Markup *html, const Node *proposal)
{
    static const char *const fields[] = {"about", "tag", "hedge", "place"};
    const Node *entry = node_get(proposal, S("entry"));
    if (!str_equal(node_get_text(proposal, S("of")), S("statement"))) return;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (!node_get(entry, str_of(fields[i])))
            form_decision_field(html,
                str_printf(html->arena, "set.%s", fields[i]), str_of(fields[i]),
                S(""));
}

static void add_correct(Markup *html, const Node *proposal)
{
    Arena *arena = html->arena;
    const Node *entry = node_get(proposal, S("entry"));
    FormDecision decision = decision_of(html, proposal, "confirm");
    markup_open_class(html, "details", "correct");
    markup_message(html, "summary", MSG_READING_CORRECT);
    form_decision_begin(html, &decision, "correct");
    for (size_t i = 0; i < entry->count; i++) {
        Str field = entry->entries[i].key;
        if (is_changed(field))
            form_decision_field(html,
                str_printf(arena, "set.%.*s", STR_ARGS(field)), field,
                value_text(arena, entry->entries[i].value));
    }
    add_missing(html, proposal);
    form_decision_end(html, MSG_READING_CONFIRM_CHANGED);
    markup_close(html);
}

/* --- the one before it and the one after --- */

static void add_step(Markup *html, const VerbCall *call, size_t index,
    const char *rel, MessageId words)
{
    const Node *list = proposals_of(call);
    if (index >= list->count) return;
    markup_open(html, "a");
    markup_url(
        html, "href", proposal_url(html->arena, call, list->items[index]));
    markup_attribute(html, "rel", str_of(rel));
    markup_text(html, message_text(words));
    markup_close(html);
    markup_text(html, S(" "));
}

static void add_steps(Markup *html, const VerbCall *call, size_t index)
{
    Arena *arena = html->arena;
    size_t count = proposals_of(call)->count;
    markup_open_class(html, "p", "turn");
    markup_element(html, "span", "",
        message_format(arena, MSG_READING_PLACE,
            ARGS(str_int(arena, (int64_t)index + 1),
                str_int(arena, (int64_t)count))));
    add_step(html, call, index - 1, "prev", MSG_READING_BEFORE);
    add_step(html, call, index + 1, "next", MSG_READING_AFTER);
    markup_close(html);
}

static void add_proposal(Markup *html, const VerbCall *call, size_t index)
{
    const Node *proposal = proposals_of(call)->items[index];
    markup_open_class(html, "article", "proposal");
    markup_element(html, "p", "aside",
        message_format(html->arena, MSG_READING_SURE,
            ARGS(node_get_text(proposal, S("of")),
                value_text(html->arena, node_get(proposal, S("confidence"))))));
    markup_open_class(html, "p", "words");
    markup_attribute(html, "dir", S("auto"));
    markup_text(html, node_get_text(proposal, S("words")));
    markup_close(html);
    add_entry(html, node_get(proposal, S("entry")));
    if (html->token.size) {
        markup_open_class(html, "div", "decide");
        add_confirm(html, proposal);
        add_reject(html, proposal);
        markup_close(html);
        add_correct(html, proposal);
    }
    markup_close(html);
}

static void add_others(Markup *html, const VerbCall *call, size_t here)
{
    const Node *list = proposals_of(call);
    markup_open_class(html, "ol", "waiting");
    for (size_t i = 0; i < list->count; i++) {
        markup_open(html, "li");
        markup_open(html, "a");
        lead(html, call, list->items[i]);
        if (i == here) markup_attribute(html, "aria-current", S("true"));
        markup_text(html, node_get_text(list->items[i], S("words")));
        markup_close(html);
        markup_close(html);
    }
    markup_close(html);
}

/* The place of what was asked for, else of the first. */
static size_t find_here(const VerbCall *call)
{
    Str asked = node_get_text(call->data, S("asked_proposal"));
    const Node *list = proposals_of(call);
    for (size_t i = 0; i < list->count; i++)
        if (str_equal(asked, passages_key(list->items[i]))) return i;
    return 0;
}

static void add_side(Markup *html, const VerbCall *call)
{
    size_t here = find_here(call);
    draw_section(html, message_text(MSG_READING_PROPOSED));
    if (!proposals_of(call)->count) {
        markup_message(html, "p", MSG_READING_NONE);
        markup_open(html, "p");
        markup_link(html, url_path(html->arena, "/read", S("")),
            message_text(MSG_SHEET_READING));
        markup_close(html);
        return;
    }
    add_steps(html, call, here);
    add_proposal(html, call, here);
    add_others(html, call, here);
}

void page_reading(Markup *html, const VerbCall *call)
{
    const Node *list = proposals_of(call);
    const Passages of = {.call = call,
        .items = list,
        .text = node_get_text(call->data, S("text")),
        .asked =
            list->count ? passages_key(list->items[find_here(call)]) : S(""),
        .lead = lead};
    draw_head(html, call->screen, call);
    if (html->token.size && list->count)
        markup_element(html, "p", "aside keys", message_text(MSG_READING_KEYS));
    markup_open_class(html, "div", "reading desk");
    markup_open(html, "section");
    passages_draw(html, &of);
    markup_close(html);
    markup_open_class(html, "section", "side");
    add_side(html, call);
    markup_close(html);
    markup_close(html);
}

/* --- all of them --- */

static bool is_first_of(const Node *list, size_t index)
{
    Str source = node_get_text(list->items[index], S("source"));
    for (size_t i = 0; i < index; i++)
        if (str_equal(source, node_get_text(list->items[i], S("source"))))
            return false;
    return source.size > 0;
}

static size_t count_of(const Node *list, Str source)
{
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++)
        count += str_equal(source, node_get_text(list->items[i], S("source")));
    return count;
}

static void add_sources(Markup *html, const VerbCall *call)
{
    Arena *arena = html->arena;
    const Node *list = call->data;
    markup_open_class(html, "ul", "waiting");
    for (size_t i = 0; i < list->count; i++) {
        Str source = node_get_text(list->items[i], S("source"));
        if (!is_first_of(list, i)) continue;
        Str count = str_int(arena, (int64_t)count_of(list, source));
        markup_open(html, "li");
        markup_link(html,
            route_in_view(arena, route_reading(arena, source), call),
            message_format(arena, MSG_READING_WAITS, ARGS(source, count)));
        markup_close(html);
    }
    markup_close(html);
}

void page_readings(Markup *html, const VerbCall *call)
{
    Arena *arena = html->arena;
    const VerbCall propose = {.arena = arena, .verb = route_verb(S("propose"))};
    draw_head(html, call->screen, call);
    if (call->data->count) add_sources(html, call);
    if (!html->token.size) return;
    draw_section(html, message_text(MSG_READING_NEW));
    form_verb(html, &propose, route_page(arena, propose.verb), html->token,
        S("source"));
}
