/* The test vectors published with the record format. */
#include "test/unit.h"

#include <stdio.h>
#include <string.h>
#include "base/file.h"
#include "base/json.h"
#include "room/record.h"

enum { VECTORS_SIZE = 1 << 20 };

/* Tests run anywhere below the repository. */
static Str read_vectors(void)
{
    static const char *const paths[] = {"doc/format/vectors.jsonl",
        "../doc/format/vectors.jsonl", "../../doc/format/vectors.jsonl"};
    Str text = S("");
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        if (file_read(arena, paths[i], VECTORS_SIZE, &text, NULL) == STATUS_OK)
            return text;
    fail_msg("doc/format/vectors.jsonl is not there");
    return text;
}

static void check_vector(const Node *vector, size_t number)
{
    Str refused = node_get_text(vector, S("refused"));
    Str line = node_get_text(vector, S("line"));
    Record record;
    bool good = record_read(arena, line.size ? line : refused, &record);
    if (good != (line.size > 0))
        fail_msg("vector %zu: %s", number, good ? "taken" : "refused");
    if (!good) return;
    assert_str(hash_hex(arena, &record.id),
        str_c(arena, node_get_text(vector, S("id"))));
    Record again = record;
    record_seal(arena, &again);
    assert_true(str_equal(again.line, line));
}

static void vectors_hold(void **state)
{
    Str rest = read_vectors(), row;
    size_t number = 0;
    (void)state;
    while (str_next(&rest, '\n', &row)) {
        Node *vector;
        if (!row.size) continue;
        assert_int_equal(
            STATUS_OK, json_read(arena, row, "vectors", &vector, NULL));
        check_vector(vector, ++number);
    }
    assert_true(number >= 60);
}

static void what_is_purged_keeps_its_envelope(void **state)
{
    Record record = {.kind_name = S("statement"),
        .key = S("s1"),
        .since = S("2025-11-25"),
        .author = S("AL"),
        .audience = {AUDIENCE_PUBLIC, NULL, 0},
        .grade = GRADE_REPORTED,
        .salt = S("00112233445566778899aabbccddeeff"),
        .body = node_map(arena)};
    Record purged;
    (void)state;
    record_seal(arena, &record);
    Str line = record_purged_line(arena, &record);
    assert_true(record_read(arena, line, &purged));
    assert_null(purged.body);
    assert_int_equal(0, purged.salt.size);
    assert_str(purged.key, "s1");
    assert_false(hash_equal(&purged.id, &record.id));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(vectors_hold),
        UNIT(what_is_purged_keeps_its_envelope),
    };
    return UNIT_RUN(tests);
}
