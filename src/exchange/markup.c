/* Text within markup. */
#include "exchange/markup.h"

#include <string.h>

void markup_add_escaped(StrBuf *buf, Str text)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == '<')
            strbuf_add(buf, S("&lt;"));
        else if (c == '>')
            strbuf_add(buf, S("&gt;"));
        else if (c == '&')
            strbuf_add(buf, S("&amp;"));
        else if (c == '"')
            strbuf_add(buf, S("&quot;"));
        else if ((unsigned char)c >= ' ' || c == '\n' || c == '\t')
            strbuf_char(buf, c);
    }
}

void markup_add_markdown(StrBuf *buf, Str text, Str line_end)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == '\n') {
            strbuf_add(buf, line_end);
            continue;
        }
        if (c && strchr("\\`*_{}[]<>#+|!&~", c)) strbuf_char(buf, '\\');
        strbuf_char(buf, c);
    }
}
