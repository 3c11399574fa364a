/* JSON: what is read is what jansson reads; what is canonical is written as
 * it was read, and what is written can be read. */

#include "base/json.h"
#include "test/fuzz/fuzz.h"
#include "test/oracle.h"

static void check_against_jansson(
    Str text, Status status, const Node *root, const Err *err)
{
    json_t *other;
    Opinion opinion = oracle_read(text, &other);
    if (status == STATUS_OK)
        require(opinion == ORACLE_NONE ||
                (opinion == ORACLE_GOOD && oracle_same(root, other)));
    else
        require(opinion != ORACLE_GOOD || err->id == MSG_TOO_DEEP);
    json_decref(other);
}

static void check_written(Arena *arena, const Node *root)
{
    Node *again;
    StrBuf compact = strbuf_new(arena), pretty = strbuf_new(arena);
    json_write(&compact, root);
    json_write_pretty(&pretty, root);
    require(
        json_read(arena, strbuf_str(&compact), "", &again, NULL) == STATUS_OK &&
        node_equal(root, again));
    require(
        json_read(arena, strbuf_str(&pretty), "", &again, NULL) == STATUS_OK &&
        node_equal(root, again));
    StrBuf canonical = strbuf_new(arena);
    json_write_canonical(&canonical, root);
    require(json_read_canonical(arena, strbuf_str(&canonical), &again));
}

static void check_canonical(Arena *arena, Str text, Status status)
{
    Node *root;
    if (!json_read_canonical(arena, text, &root)) return;
    StrBuf again = strbuf_new(arena);
    json_write_canonical(&again, root);
    require(status == STATUS_OK && str_equal(strbuf_str(&again), text));
}

void fuzz(Arena *arena, Str text)
{
    Node *root;
    Err err;
    Status status = json_read(arena, text, "f.json", &root, &err);
    check_against_jansson(text, status, root, &err);
    if (status == STATUS_OK) check_written(arena, root);
    check_canonical(arena, text, status);
}
