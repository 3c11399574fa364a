/* Lists of amendments in Markdown: never break; each amendment that is read
 * has names that are not empty, and an old text that a draft of that text
 * alone has, so that it is found there. */
#include <stdlib.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "exchange/amendments.h"
#include "test/fuzz/fuzz.h"
#include "text/amend.h"
#include "text/token.h"

static void require(bool holds)
{
    if (!holds) abort();
}

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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_new(0);
    Node *list;
    if (!hash_start() || !arena || ARENA_GUARD(arena)) abort();
    Str text = {(const char *)data, size};
    if (utf8_find_bad(text) == size &&
        amendments_of_markdown(arena, text, "a.md", &list, NULL) == STATUS_OK)
        for (size_t i = 0; i < list->count; i++)
            check_amendment(arena, list->items[i]);
    arena_free(arena);
    return 0;
}
