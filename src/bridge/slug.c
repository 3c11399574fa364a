/* Keys from words. Accents go by canonical decomposition (Unicode Standard
 * Annex 15): the marks that follow a letter are left out. */
#include "bridge/slug.h"

#include <utf8proc.h>
#include "base/utf8.h"

enum { MARKS_MOST = 32 }; /* code points that one letter falls apart into */

/* The first code point of what one falls apart into. */
static uint32_t base_letter(uint32_t c)
{
    utf8proc_int32_t parts[MARKS_MOST];
    int bounds = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char((utf8proc_int32_t)c, parts,
        MARKS_MOST, UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD,
        &bounds);
    return count > 0 && count <= MARKS_MOST ? (uint32_t)parts[0] : ' ';
}

static Str cut(Str slug, size_t longest)
{
    size_t end = longest;
    if (slug.size <= longest) return slug;
    while (end && slug.data[end] != '-') end--;
    return str_slice(slug, 0, end ? end : longest);
}

Str slug_of(Arena *arena, Str words, size_t longest)
{
    StrBuf buf = strbuf_new(arena);
    bool parted = false;
    for (size_t at = 0; at < words.size;) {
        uint32_t c = base_letter(utf8_next(words, &at));
        bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (kept && parted && buf.size) strbuf_char(&buf, '-');
        if (kept) strbuf_char(&buf, (char)c);
        parted = !kept;
    }
    return buf.size ? cut(strbuf_str(&buf), longest) : S("entry");
}
