/* The lines by which a whole room goes to other programs and back. What is
 * read is held against what would be written: there is one spelling. */
#include "verb/exchange_line.h"

#include "base/base64.h"
#include "base/json.h"

LineType line_type(Str line)
{
    if (str_starts(line, S("{\"audience\":"))) return LINE_RECORD;
    if (str_starts(line, S("{\"id\":"))) return LINE_RECORD;
    if (str_starts(line, S("{\"base64\":"))) return LINE_BLOB;
    if (str_starts(line, S("{\"author\":"))) return LINE_COMMIT;
    return LINE_OTHER;
}

void line_write_record(StrBuf *buf, const Record *record)
{
    if (record->body) {
        strbuf_add(buf, record->line);
        return;
    }
    strbuf_printf(buf, "{\"id\":\"%.*s\",\"purged\":%.*s}",
        STR_ARGS(hash_hex(buf->arena, &record->id)), STR_ARGS(record->line));
}

static Str canonical(Arena *arena, const Node *node)
{
    StrBuf buf = strbuf_new(arena);
    json_write_canonical(&buf, node);
    return strbuf_str(&buf);
}

static bool read_purged(Arena *arena, Str line, Record *record)
{
    Node *map;
    Hash id;
    if (line.size > RECORD_MAX_SIZE) return false;
    if (!json_read_canonical(arena, line, &map)) return false;
    const Node *left = node_get(map, S("purged"));
    if (!node_is(left, NODE_MAP) || map->count != 2) return false;
    if (!hash_parse(node_get_text(map, S("id")), &id)) return false;
    if (!record_read(arena, canonical(arena, left), record)) return false;
    record->id = id;
    return !record->body;
}

bool line_read_record(Arena *arena, Str line, Record *record)
{
    if (str_starts(line, S("{\"id\":")))
        return read_purged(arena, line, record);
    return record_read(arena, line, record) && record->body;
}

void line_write_blob(StrBuf *buf, Arena *arena, Str bytes)
{
    Hash hash = hash_of(bytes);
    strbuf_add(buf, S("{\"base64\":\""));
    strbuf_add(buf, base64_text(arena, bytes));
    strbuf_printf(buf, "\",\"kind\":\"blob\",\"sha256\":\"%.*s\"}",
        STR_ARGS(hash_hex(arena, &hash)));
}

bool line_read_blob(Arena *arena, Str line, Hash *hash, Str *bytes)
{
    Node *map;
    if (!json_read_canonical(arena, line, &map)) return false;
    if (!node_is(map, NODE_MAP) || map->count != 3) return false;
    if (!str_equal(node_get_text(map, S("kind")), S("blob"))) return false;
    const Node *text = node_get(map, S("base64"));
    if (!node_is(text, NODE_TEXT) ||
        !hash_parse(node_get_text(map, S("sha256")), hash) ||
        !base64_bytes(arena, text->text, bytes))
        return false;
    Hash found = hash_of(*bytes);
    return hash_equal(&found, hash);
}

bool line_file(const Record *record, Hash *hash)
{
    return hash_parse(
        node_get_text(record_get(record, S("file")), S("sha256")), hash);
}
