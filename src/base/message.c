/* The message table and the filling in of arguments. */
#include "base/message.h"

#include <string.h>

static const struct {
    const char *name, *text;
} MESSAGES[] = {
#define M(ID, TEXT) {#ID, TEXT},
#include "base/messages/messages.def"
#undef M
};

Str message_text(MessageId id)
{
    return str_of(MESSAGES[id].text);
}

Str message_name(MessageId id)
{
    return str_of(MESSAGES[id].name);
}

/* Adds the argument written inside braces as SPEC: "1" or "1#one|many". */
static bool add_argument(StrBuf *buf, Str spec, MessageArgs args)
{
    if (spec.size == 0 || spec.data[0] < '1' || spec.data[0] > '9')
        return false;
    size_t index = (size_t)(spec.data[0] - '1');
    if (index >= args.count) return false;
    if (spec.size == 1) {
        strbuf_add(buf, args.items[index]);
        return true;
    }
    size_t bar = str_find(spec, S("|"), 0);
    if (spec.data[1] != '#' || bar == SIZE_MAX) return false;
    bool one = str_equal(args.items[index], S("1"));
    strbuf_add(buf,
        one ? str_slice(spec, 2, bar) : str_slice(spec, bar + 1, spec.size));
    return true;
}

void message_fill(StrBuf *buf, Str pattern, MessageArgs args)
{
    for (size_t i = 0; i < pattern.size; i++) {
        char c = pattern.data[i];
        size_t end = c == '{' ? str_find(pattern, S("}"), i) : SIZE_MAX;
        if (end != SIZE_MAX &&
            add_argument(buf, str_slice(pattern, i + 1, end), args))
            i = end;
        else
            strbuf_char(buf, c);
    }
}

void message_add(StrBuf *buf, MessageId id, MessageArgs args)
{
    message_fill(buf, message_text(id), args);
}

Str message_format(Arena *arena, MessageId id, MessageArgs args)
{
    StrBuf buf = strbuf_new(arena);
    message_add(&buf, id, args);
    return strbuf_str(&buf);
}
