/* Briefs as data: test/data/brief/good.txt and bad.txt. A case is a heading
 * ("## new: ..." makes a room, "## by AL: ..." is entered by that party, all
 * others come after the sample brief), the brief, and what must come of it:
 * lines that begin with "= " (entries) or "! " (errors with their places).
 * What else must hold for every case: the same as JSON gives the same
 * entries, or the same sentences; and a body is its own normal form. With
 * TRAVAUX_WRITE set, the files are written anew instead, to be read over. */
#include "test/unit.h"

#include <stdio.h>
#include "room/check.h"
#include "test/brief_room.h"

static const RoomFile FILES[] = {
    {"note.txt", "Öl öl."}, {"sub/note.txt", "A note."}, {NULL, NULL}};

typedef struct {
    Str title, brief, expected;
} Case;

typedef VEC(Case) Cases;

/* Cuts the next line off REST, with its end. */
static Str next_line(Str *rest)
{
    size_t end = str_find(*rest, S("\n"), 0);
    end = end == SIZE_MAX ? rest->size : end + 1;
    Str line = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, end, rest->size);
    return line;
}

static bool is_expected(Str line)
{
    return str_starts(line, S("= ")) || str_starts(line, S("! "));
}

static Cases read_cases(const char *path)
{
    Err err;
    Str text, line;
    Cases cases = {0};
    assert_int_equal(file_read(arena, path, 1 << 20, &text, &err), STATUS_OK);
    while (text.size) {
        line = next_line(&text);
        if (str_starts(line, S("## "))) {
            vec_push(arena, &cases, ((Case){.title = line}));
            cases.items[cases.count - 1].brief.data = text.data;
            continue;
        }
        Case *last = &cases.items[cases.count - 1];
        Str *part = is_expected(line) ? &last->expected : &last->brief;
        if (!part->size) part->data = line.data;
        part->size += line.size;
    }
    return cases;
}

/* A room that holds the sample brief. */
static BriefRoom *sample_room(Str author)
{
    Err err;
    Str text;
    Brief brief;
    BriefRoom *room = arena_alloc(arena, sizeof *room);
    *room = (BriefRoom){.arena = arena, .folder = "test/golden/varda"};
    assert_int_equal(
        file_read(arena, "test/golden/varda/varda.yaml", 1 << 20, &text, &err),
        STATUS_OK);
    assert_int_equal(
        brief_room_read(room, text, "varda.yaml", &brief, &err), STATUS_OK);
    brief_room_add(room, &brief);
    room->files = FILES;
    room->author = author;
    return room;
}

static BriefRoom *room_of(const Case *one)
{
    if (str_starts(one->title, S("## by AL"))) return sample_room(S("AL"));
    if (!str_starts(one->title, S("## new"))) return sample_room(S(""));
    BriefRoom *room = arena_alloc(arena, sizeof *room);
    *room = (BriefRoom){.arena = arena, .files = FILES};
    return room;
}

static Str with_marks(Str lines, Str mark)
{
    StrBuf buf = strbuf_new(arena);
    while (lines.size) {
        strbuf_add(&buf, mark);
        strbuf_add(&buf, next_line(&lines));
    }
    return strbuf_str(&buf);
}

/* What comes of a case, in the form in which it is expected. */
static Str outcome(const Case *one, Brief *brief)
{
    Err err = {0};
    BriefRoom *room = room_of(one);
    if (brief_room_read(room, one->brief, "brief.yaml", brief, &err) ==
        STATUS_OK)
        return with_marks(brief_room_text(arena, brief), S("= "));
    if (brief->error_count)
        return with_marks(brief_room_errors(arena, brief), S("! "));
    return str_printf(arena, "! %.*s\n", STR_ARGS(err_describe(arena, &err)));
}

static void write_cases(const char *path, const Cases *cases)
{
    Brief brief;
    StrBuf text = strbuf_new(arena);
    for (size_t i = 0; i < cases->count; i++) {
        const Case *one = &cases->items[i];
        strbuf_add(&text, one->title);
        strbuf_add(&text, one->brief);
        strbuf_add(&text, outcome(one, &brief));
    }
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    assert_int_equal(fwrite(text.data, 1, text.size, out), text.size);
    fclose(out);
}

static void check_file(const char *path)
{
    Brief brief;
    Cases cases = read_cases(path);
    size_t failed = 0;
    if (getenv("TRAVAUX_WRITE")) write_cases(path, &cases);
    for (size_t i = 0; i < cases.count; i++) {
        const Case *one = &cases.items[i];
        Str found = outcome(one, &brief);
        if (getenv("TRAVAUX_WRITE") || str_equal(found, one->expected))
            continue;
        failed++;
        print_error("%.*sfound:\n%.*sexpected:\n%.*s", STR_ARGS(one->title),
            STR_ARGS(found), STR_ARGS(one->expected));
    }
    assert_int_equal(failed, 0);
    assert_true(cases.count >= 40);
}

static void good_briefs_become_these_entries(void **state)
{
    (void)state;
    check_file("test/data/brief/good.txt");
}

static void bad_briefs_are_refused_in_these_words(void **state)
{
    (void)state;
    check_file("test/data/brief/bad.txt");
}

/* Reads a case as JSON; false where its YAML is none. */
static bool read_as_json(const Case *one, Brief *brief)
{
    Err err;
    Node *tree;
    StrBuf json = strbuf_new(arena);
    BriefRoom *room = room_of(one);
    if (yaml_read(arena, one->brief, "brief.yaml", &tree, &err) != STATUS_OK)
        return false;
    json_write_pretty(&json, tree);
    (void)brief_room_read(room, strbuf_str(&json), "brief.json", brief, &err);
    return true;
}

static void json_gives_the_same(void **state)
{
    static const char *const paths[] = {
        "test/data/brief/good.txt", "test/data/brief/bad.txt"};
    (void)state;
    for (size_t n = 0; n < 2; n++) {
        Cases cases = read_cases(paths[n]);
        for (size_t i = 0; i < cases.count; i++) {
            Brief yaml, json;
            (void)outcome(&cases.items[i], &yaml);
            if (!read_as_json(&cases.items[i], &json)) continue;
            assert_str(brief_room_text(arena, &json),
                str_c(arena, brief_room_text(arena, &yaml)));
            assert_int_equal(json.error_count, yaml.error_count);
            if (yaml.error_count == 1)
                assert_int_equal(json.errors[0].id, yaml.errors[0].id);
        }
    }
}

static bool exists(void *state, Kind kind, Str key)
{
    const Record *const *records;
    return brief_room_heads(state, kind, key, &records) > 0;
}

static Str canonical(const Node *node)
{
    StrBuf buf = strbuf_new(arena);
    json_write_canonical(&buf, node);
    return strbuf_str(&buf);
}

static void assert_normal(BriefRoom *room, const BriefEntry *entry)
{
    Errors errors = {.arena = arena};
    CheckLookup lookup = {exists, NULL, brief_room_file, room};
    Check check = {.arena = arena, .errors = &errors, .lookup = &lookup};
    Node *again = check_map(&check, kind_name(entry->kind), entry->body,
        KINDS[entry->kind].fields, COMMON_FIELDS, false);
    if (errors.count) print_error("%s\n", errors.items[0].text);
    assert_int_equal(errors_total(&errors), 0);
    assert_str(canonical(again), str_c(arena, canonical(entry->body)));
}

static void a_normal_form_is_its_own(void **state)
{
    (void)state;
    Cases cases = read_cases("test/data/brief/good.txt");
    for (size_t i = 0; i < cases.count; i++) {
        Err err;
        Brief brief;
        BriefRoom *room = room_of(&cases.items[i]);
        if (brief_room_read(room, cases.items[i].brief, "brief.yaml", &brief,
                &err) != STATUS_OK)
            continue;
        brief_room_add(room, &brief);
        for (size_t n = 0; n < brief.count; n++)
            assert_normal(room, &brief.entries[n]);
    }
}

/* A brief that takes most ways through the reader. */
static void read_small(Arena *in)
{
    static const char *const text =
        "{room: r, title: R, audience: [mediator, A], date: 2026-03-12,"
        "parties: {A: {name: A, role: party, people: {k: {name: K}}}},"
        "points: {p: {title: P, options: {o: O, u: U}}},"
        "sources: {n: {publisher: N, date: 2026, file: note.txt}},"
        "statements: {s: {by: k, about: p, source: n, span: [0, 3],"
        " words: \"\\u00d6l\"}},"
        "positions: [{party: A, point: p, stances: {o: {stance: accepts-if,"
        " if: [rain]}}, basis: s}, {party: A, poin: p}]}";
    Err err;
    Brief brief;
    BriefRoom room = {.arena = in, .files = FILES};
    Status status =
        brief_room_read(&room, str_of(text), "r.yaml", &brief, &err);
    assert_int_equal(status, STATUS_INPUT);
    assert_int_equal(brief.error_count, 1);
}

static void memory_may_fail_anywhere(void **state)
{
    (void)state;
    assert_true(unit_fail_each(read_small) > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(good_briefs_become_these_entries),
        UNIT(bad_briefs_are_refused_in_these_words), UNIT(json_gives_the_same),
        UNIT(a_normal_form_is_its_own), UNIT(memory_may_fail_anywhere)};
    return UNIT_RUN(tests);
}
