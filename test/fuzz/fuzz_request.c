/* Requests: bytes from a stranger through the real parser. Whatever they are,
 * the server answers or closes; an answer has a status line, and a page is
 * balanced, it ends with </html>, and has no script but this server's own. */

#include "serve/http.h"
#include "serve/site.h"
#include "test/fuzz/fuzz.h"

static void check_scripts(Str output, size_t page)
{
    Str script = S("<script"), own = S("<script type=\"module\" src=\"/");
    for (size_t at = str_find(output, script, page); at != SIZE_MAX;
         at = str_find(output, script, at + 1))
        require(str_starts(str_slice(output, at, output.size), own));
}

static void check(Str output)
{
    if (!output.size) return;
    require(str_starts(output, S("HTTP/1.1 ")));
    size_t page = str_find(output, S("<!doctype html>"), 0);
    if (page == SIZE_MAX) return;
    check_scripts(output, page);
    require(str_find(output, S("</html>"), page) != SIZE_MAX);
}

void fuzz(Arena *arena, Str text)
{
    Site site = {.room = S("/nonexistent/fuzz.room")};
    const HttpOptions options = {
        .address = "127.0.0.1", .answer = site_answer, .state = &site};
    Str output;
    if (http_once(arena, &options, text, &output, NULL) == STATUS_OK)
        check(output);
}
