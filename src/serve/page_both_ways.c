/* What is said both ways: the sides beside each other as cards, each with its
 * words, who said them, when, and a link to where they stand marked in their
 * source. Sides keep the order of the answer; none is settled. */
#include "base/date.h"
#include "serve/draw.h"
#include "serve/route.h"
#include "serve/sheet.h"

static Str text_of(const Node *side, const char *name)
{
    return node_get_text(side, str_of(name));
}

/* The whole words, where what the side says does not hold them already. */
static void add_words(Markup *html, const Node *side)
{
    Str words = text_of(side, "words");
    if (!words.size || str_find(text_of(side, "says"), words, 0) != SIZE_MAX)
        return;
    markup_open(html, "blockquote");
    markup_attribute(html, "dir", S("auto"));
    markup_text(html, words);
    markup_close(html);
}

static void add_who(Markup *html, const Node *side)
{
    Str grade = text_of(side, "grade");
    if (str_equal(grade, S("own-words")))
        grade = message_text(MSG_TERM_GRADE_OWN_WORDS);
    const Str parts[] = {
        grade, date_words(html->arena, text_of(side, "since"), 0)};
    markup_open_class(html, "p", "who");
    markup_element(html, "strong", "", text_of(side, "name"));
    markup_element(
        html, "span", "muted", str_join(html->arena, parts, 2, S(" · ")));
    markup_close(html);
}

static void add_source(Markup *html, const VerbCall *call, const Node *side)
{
    Str words = text_of(side, "source_words");
    markup_open_class(html, "p", "aside");
    markup_link(html, route_link(html->arena, text_of(side, "rests_on"), call),
        words.size ? words : message_text(MSG_SOURCE_HISTORY));
    markup_close(html);
}

static void add_side(Markup *html, const VerbCall *call, const Node *side)
{
    markup_open_class(html, "article", "card");
    markup_open_class(html, "p", "words");
    markup_attribute(html, "dir", S("auto"));
    markup_text(html, text_of(side, "says"));
    markup_close(html);
    add_words(html, side);
    add_who(html, side);
    add_source(html, call, side);
    markup_close(html);
}

static void add_both(Markup *html, const VerbCall *call, const Node *both)
{
    const Node *sides = node_get(both, S("sides"));
    markup_open_class(html, "section", "");
    markup_element(html, "h3", "", node_get_text(both, S("subject")));
    markup_open_class(html, "div", "cards");
    for (size_t i = 0; i < sides->count; i++)
        add_side(html, call, sides->items[i]);
    markup_close(html);
    markup_close(html);
}

static const Block *next_heading(const Block *block)
{
    while (block && block->type != BLOCK_HEADING) block = block->next;
    return block;
}

/* The screen has a heading for each rule, in the order of the answer. */
void page_both_ways(Markup *html, const VerbCall *call)
{
    const Node *list = node_get(call->data, S("contradictions"));
    const Block *block = draw_head(html, call->screen, call);
    Str rule = S("");
    for (size_t i = 0; i < list->count; i++) {
        Str of = node_get_text(list->items[i], S("rule"));
        if (!str_equal(of, rule)) {
            const Block *heading = next_heading(block);
            draw_heading(html, heading->text, heading->aside);
            block = heading->next;
        }
        rule = of;
        add_both(html, call, list->items[i]);
    }
    draw_last(html, call->screen, call);
}
