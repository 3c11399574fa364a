/* Copies of a room that grew apart and are merged in any order, any number of
 * times, become the same room: the same records, of unknown kinds too, files
 * and commits, and the same answers. And what is written out and taken in again
 * is written out the same, byte for byte.
 *
 * Random copies get briefs, retractions and purges of their own; then random
 * pairs are merged until each copy has heard of each, and all exports and
 * answers of `state` are compared. */
#include "test/unit.h"

#include <string.h>
#include "include/travaux.h"
#include "test/random.h"
#include "test/store.h"

enum { COPIES = 3, STEPS = 5, ROOMS = 6, ROOMS_LONG = 200 };

static const char *const BASE =
    "room: r\ntitle: R\naudience: public\ndate: 2026-03-01\n"
    "consent: [AL, BO]\nparties:\n"
    "  AL: {name: Aldova, role: party, people: {rin: {name: Petra Rin}}}\n"
    "  BO: {name: Borsk, role: party}\n"
    "points:\n  dam: {title: Dam, options: [go, stop]}\n"
    "  flow: {title: Flow, range: [0, 900]}\n"
    "sources: {news: {publisher: N, date: 2026-03-01, file: note.txt}}\n"
    "statements: {s0: {by: rin, words: no, about: [dam], source: news}}\n";

typedef struct {
    const char *names[8];
    const char *values[8];
    size_t count;
} Asked;

static trv_status ask(const char *verb, const Asked *asked, Str *json)
{
    trv_argument arguments[8];
    trv_answer *answer;
    for (size_t i = 0; i < asked->count; i++)
        arguments[i] = (trv_argument){asked->names[i], asked->values[i]};
    trv_status status = trv_call(verb, arguments, asked->count, &answer);
    if (json) *json = str_copy(arena, str_of(trv_json(answer)));
    trv_free(answer);
    return status;
}

/* Asks VERB of ROOM, with one more argument unless NAME is NULL. */
static trv_status ask_room(const char *verb, const char *room, const char *name,
    const char *value, Str *json)
{
    Asked asked = {{"room", name}, {room, value}, name ? 2 : 1};
    return ask(verb, &asked, json);
}

static const char *room_name(size_t copy)
{
    return str_printf(arena, "copy%zu.room", copy).data;
}

/* --- growing --- */

static void add_brief(const char *room, size_t nth)
{
    static const char *const stances[] = {"demands", "accepts", "rejects"};
    static const char *const parties[] = {"AL", "BO"};
    size_t day = 1 + random_below(3), kind = random_below(4);
    StrBuf buf = strbuf_new(arena);
    strbuf_printf(&buf, "date: 2026-03-0%zu\n", day);
    if (kind == 0)
        strbuf_printf(&buf,
            "points: {dam: {title: Dam %zu, "
            "options: [go, stop]}}\n",
            random_below(3));
    else if (kind == 1)
        strbuf_printf(&buf,
            "statements: {s%zu: {by: rin, words: word %zu, "
            "about: [dam], source: news}}\n",
            random_below(3), nth);
    else if (kind == 2)
        strbuf_printf(&buf,
            "sources: {news: {publisher: N, date: "
            "2026-03-0%zu, file: note%zu.txt}}\n",
            day, random_below(2));
    else
        strbuf_printf(&buf,
            "positions: [{party: %s, point: dam, stances: "
            "{go: %s}, grade: declared}]\n",
            parties[random_below(2)], stances[random_below(3)]);
    unit_write("brief.yaml", strbuf_str(&buf));
    trv_status status = ask_room("add", room, "brief", "brief.yaml", NULL);
    assert_true(status == TRV_OK || status == TRV_INPUT); /* of what is gone */
}

/* What is there no more is refused, which is as good. */
static void take_back(const char *verb, const char *room)
{
    static const char *const records[] = {"statement:s0", "statement:s1",
        "statement:s2", "source:news", "point:dam", "position:AL/dam/go"};
    trv_argument arguments[] = {{"room", room},
        {"record", records[random_below(6)]}, {"why", "because"}};
    trv_answer *answer;
    trv_status status = trv_call(verb, arguments, 3, &answer);
    assert_true(status <= TRV_INPUT);
    trv_free(answer);
}

static void grow(const char *room)
{
    for (size_t i = 0; i < STEPS; i++) {
        size_t what = random_below(8);
        if (what == 0)
            take_back("purge", room);
        else if (what == 1)
            take_back("retract", room);
        else
            add_brief(room, i);
    }
}

/* --- kinds that this version does not know --- */

static Str unknown[COPIES]; /* the id of one for each copy */

static void add_unknown(size_t copy)
{
    Str body = str_printf(arena, "{\"new\":\"%zu\"}", copy);
    Record *record = test_record(
        arena, &(Told){.kind = KIND_POINT, .key = "x", .body = body.data});
    record->kind = KIND_UNKNOWN;
    record->kind_name = S("novelty");
    record_seal(arena, record);
    const Str parts[] = {record->line, S("\n")};
    unit_write("novelty.jsonl", str_join(arena, parts, 2, S("")));
    assert_int_equal(
        0, ask_room("import", room_name(copy), "file", "novelty.jsonl", NULL));
    unknown[copy] = hash_hex(arena, &record->id);
}

static void assert_has_unknown(Str export)
{
    for (size_t i = 0; i < COPIES; i++)
        assert_true(str_find(export, unknown[i], 0) != SIZE_MAX);
}

/* --- comparing --- */

static void merge(size_t into, size_t from)
{
    assert_int_equal(
        0, ask_room("merge", room_name(into), "other", room_name(from), NULL));
}

/* Until every copy has heard of every other: random pairs, then a round. */
static void merge_all(void)
{
    for (size_t i = 0; i < COPIES; i++)
        merge(random_below(COPIES), random_below(COPIES));
    for (size_t i = 1; i < COPIES; i++) merge(0, i);
    for (size_t i = COPIES; i-- > 1;) merge(i, 0);
    merge(random_below(COPIES), random_below(COPIES));
}

static Str answer_of(const char *verb, const char *room)
{
    Str json;
    bool whole = !strcmp(verb, "export");
    assert_int_equal(
        0, ask_room(verb, room, whole ? "whole" : NULL, "yes", &json));
    return json;
}

static void compare(const char *verb, const char *left, const char *right)
{
    Str a = answer_of(verb, left), b = answer_of(verb, right);
    if (!str_equal(a, b))
        fail_msg("%s of %s and %s differ:\n%s\n---\n%s", verb, left, right,
            a.data, b.data);
}

static void assert_whole(const char *room)
{
    Str json;
    if (ask_room("verify", room, NULL, NULL, &json) != TRV_OK)
        fail_msg("%s is not whole: %s", room, json.data);
}

static void import_again(const char *room)
{
    assert_int_equal(0,
        ask("export",
            &(Asked){{"room", "whole", "to"}, {room, "yes", "whole.jsonl"}, 3},
            NULL));
    assert_int_equal(
        0, ask_room("import", "again.room", "file", "whole.jsonl", NULL));
    assert_whole("again.room");
    compare("export", "again.room", room);
    compare("state", "again.room", room);
    assert_int_equal(0, unlink("again.room"));
    assert_int_equal(0, unlink("whole.jsonl"));
}

static void make_copies(void)
{
    unit_write("base.yaml", str_of(BASE));
    unit_write("note.txt", S("no, said Rin"));
    unit_write("note0.txt", S("no, said Rin"));
    unit_write("note1.txt", S("another note"));
    assert_int_equal(0,
        ask("new", &(Asked){{"file", "file"}, {room_name(0), "base.yaml"}, 2},
            NULL));
    for (size_t i = 1; i < COPIES; i++)
        assert_int_equal(
            0, ask_room("backup", room_name(0), "file", room_name(i), NULL));
}

static void try_room(void)
{
    make_copies();
    for (size_t i = 0; i < COPIES; i++) {
        grow(room_name(i));
        add_unknown(i);
    }
    merge_all();
    assert_has_unknown(answer_of("export", room_name(0)));
    assert_whole(room_name(0));
    for (size_t i = 1; i < COPIES; i++) {
        assert_whole(room_name(i));
        compare("export", room_name(0), room_name(i));
        compare("state", room_name(0), room_name(i));
    }
    import_again(room_name(random_below(COPIES)));
    for (size_t i = 0; i < COPIES; i++) unlink(room_name(i));
}

static void copies_come_together(void **state)
{
    static const char *const left[] = {"base.yaml", "brief.yaml", "note.txt",
        "note0.txt", "note1.txt", "novelty.jsonl"};
    const char *path = test_path(arena);
    Str folder = str_slice(str_of(path), 0, strlen(path) - 10);
    size_t rooms = unit_long() ? ROOMS_LONG : ROOMS;
    (void)state;
    assert_int_equal(0, chdir(str_c(arena, folder)));
    setenv("TRAVAUX_NOW", "2026-03-05T00:00:00Z", 1);
    for (size_t i = 0; i < rooms; i++) try_room();
    for (size_t i = 0; i < sizeof left / sizeof *left; i++) unlink(left[i]);
    test_remove(arena, path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(copies_come_together)};
    return UNIT_RUN(tests);
}
