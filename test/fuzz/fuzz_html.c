/* Any page: its text is UTF-8 and not much longer than the page. */
#include <stdlib.h>

#include "base/utf8.h"
#include "read/html.h"
#include "test/fuzz/fuzz.h"

void fuzz(Arena *arena, Str page)
{
    html_is(page);
    Str text = html_text(arena, page);
    if (utf8_find_bad(text) != SIZE_MAX || text.size > 3 * page.size) abort();
}
