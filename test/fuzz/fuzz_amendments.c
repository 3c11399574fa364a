/* Lists of amendments in Markdown: never break; each amendment that is read
 * has names that are not empty, and an old text that a draft of that text
 * alone has, so that it is found there. */
#include "base/utf8.h"
#include "exchange/amendments.h"
#include "test/fuzz/fuzz.h"
#include "text/amend.h"

static void check_names(const Node *amendment, Str field)
{
    const Node *names = node_get(amendment, field);
    require(node_is(names, NODE_LIST));
    for (size_t i = 0; i < names->count; i++)
        require(names->items[i]->text.size > 0);
}

static void check_amendment(Arena *arena, const Node *node)
{
    Amendment amendment = {.old_text = node_get_text(node, S("old")),
        .new_text = node_get_text(node, S("new"))};
    Provision provision = {
        .text = amendment.old_text, .amendments = &amendment, .count = 1};
    bool chosen;
    check_names(node, S("by"));
    check_names(node, S("supporters"));
    provision_match(arena, &provision);
    require(amendment.found == (provision.tokens.count > 0));
    provision_largest(arena, &provision, &chosen);
    require(chosen == amendment.found);
    provision_apply(arena, &provision, &chosen);
}

void fuzz(Arena *arena, Str text)
{
    Node *list;
    if (utf8_find_bad(text) != SIZE_MAX ||
        amendments_of_markdown(arena, text, "a.md", &list, NULL) != STATUS_OK)
        return;
    for (size_t i = 0; i < list->count; i++)
        check_amendment(arena, list->items[i]);
}
