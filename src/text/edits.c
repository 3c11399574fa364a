/* From changed words to edits of bytes, and redlines as marked text. The
 * bytes from one common word to the next are one piece of either text; what
 * both pieces share of space at their ends stays outside the marks. So
 * nothing is lost, whatever stands between the words. */
#include "text/redline.h"

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static size_t common_space_before(Str a, Str b)
{
    size_t n = 0;
    while (n < a.size && n < b.size && a.data[n] == b.data[n] &&
           is_space(a.data[n]))
        n++;
    return n;
}

static size_t common_space_after(Str a, Str b)
{
    size_t n = 0;
    while (n < a.size && n < b.size &&
           a.data[a.size - 1 - n] == b.data[b.size - 1 - n] &&
           is_space(a.data[a.size - 1 - n]))
        n++;
    return n;
}

/* Adds TEXT, joined to the edit before if that is of the same kind and ends
 * where TEXT begins. */
static void add_edit(Arena *arena, Edits *edits, EditOp op, Str text)
{
    if (!text.size) return;
    Edit *last = edits->count ? &edits->items[edits->count - 1] : NULL;
    if (last && last->op == op &&
        last->text.data + last->text.size == text.data)
        last->text.size += text.size;
    else
        vec_push(arena, edits, ((Edit){op, text}));
}

/* The pieces of both texts that stand at the same place. */
static void add_pieces(Arena *arena, Edits *edits, Str old_piece, Str new_piece)
{
    if (str_equal(old_piece, new_piece)) {
        add_edit(arena, edits, EDIT_SAME, new_piece);
        return;
    }
    size_t before = common_space_before(old_piece, new_piece);
    Str old_rest = str_slice(old_piece, before, old_piece.size);
    Str new_rest = str_slice(new_piece, before, new_piece.size);
    size_t after = common_space_after(old_rest, new_rest);
    size_t end = new_rest.size - after;
    add_edit(arena, edits, EDIT_SAME, str_slice(new_piece, 0, before));
    add_edit(arena, edits, EDIT_DELETE,
        str_slice(old_rest, 0, old_rest.size - after));
    add_edit(arena, edits, EDIT_INSERT, str_slice(new_rest, 0, end));
    add_edit(arena, edits, EDIT_SAME, str_slice(new_rest, end, new_rest.size));
}

static size_t end_before(const Tokens *tokens, size_t i)
{
    if (!i) return 0;
    return tokens->items[i - 1].at + tokens->items[i - 1].text.size;
}

static size_t begin_of(const Tokens *tokens, size_t i)
{
    return i < tokens->count ? tokens->items[i].at : tokens->source.size;
}

/* All bytes from the end of the token before FROM to the begin of token TO. */
static Str piece(const Tokens *tokens, size_t from, size_t to)
{
    return str_slice(
        tokens->source, end_before(tokens, from), begin_of(tokens, to));
}

typedef struct {
    Arena *arena;
    const Tokens *old_tokens, *new_tokens;
    size_t i, j; /* tokens that have been added */
    Edits edits;
} Walk;

/* The common token that comes next, and the spaces before it, which may
 * differ. */
static void add_common(Walk *walk, Stretch before)
{
    add_pieces(walk->arena, &walk->edits,
        piece(walk->old_tokens, before.old_from, before.old_to),
        piece(walk->new_tokens, before.new_from, before.new_to));
    walk->i = before.old_to;
    walk->j = before.new_to;
    if (walk->i == walk->old_tokens->count) return;
    add_edit(walk->arena, &walk->edits, EDIT_SAME,
        walk->new_tokens->items[walk->j].text);
    walk->i++, walk->j++;
}

/* Each round adds one hunk (or none, but spaces) and the common token after
 * it; the last one what stands after the last token. */
Edits redline_tokens(
    Redliner *redliner, const Tokens *old_tokens, const Tokens *new_tokens)
{
    Walk walk = {.arena = redliner->arena,
        .old_tokens = old_tokens,
        .new_tokens = new_tokens};
    Hunks hunks = redline_hunks(redliner, old_tokens, new_tokens);
    bool ended = false;
    for (size_t h = 0; !ended;) {
        Stretch none = {walk.i, walk.i, walk.j, walk.j};
        bool here = h < hunks.count && hunks.items[h].old_from == walk.i &&
                    hunks.items[h].new_from == walk.j;
        Stretch before = here ? hunks.items[h++] : none;
        ended = before.old_to == old_tokens->count;
        add_common(&walk, before);
    }
    return walk.edits;
}

Edits redline_texts(Redliner *redliner, Str old_text, Str new_text)
{
    Tokens old_tokens =
        tokens_of(redliner->arena, &redliner->lexicon, old_text);
    Tokens new_tokens =
        tokens_of(redliner->arena, &redliner->lexicon, new_text);
    return redline_tokens(redliner, &old_tokens, &new_tokens);
}

Str redline_apply(Arena *arena, const Edits *edits, bool accept)
{
    StrBuf buf = strbuf_new(arena);
    EditOp left_out = accept ? EDIT_DELETE : EDIT_INSERT;
    for (size_t i = 0; i < edits->count; i++)
        if (edits->items[i].op != left_out)
            strbuf_add(&buf, edits->items[i].text);
    return strbuf_str(&buf);
}
