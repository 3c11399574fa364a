/* Memory that runs out in every verb that writes. At the first allocation, at
 * the second, and so on (with growing steps, unless the long cases are asked
 * for): the verb says so, the room holds what it held before or all that was
 * asked, is whole, and nothing leaks or is left lying about. */
#include "test/unit.h"

#include <dirent.h>
#include <string.h>
#include "base/file.h"
#include "include/travaux.h"
#include "test/store.h"

enum { MOST_ARGUMENTS = 4 };

static const char *const BRIEF =
    "room: r\ntitle: R\naudience: public\ndate: 2026-03-01\n"
    "parties: {AL: {name: Aldova, role: party, people: {rin: {name: Rin}}}}\n"
    "points: {dam: {title: Dam, options: [go, stop]}}\n"
    "sources: {news: {publisher: N, date: 2026-03-01, file: note.txt}}\n"
    "statements: {s: {by: rin, words: no, about: [dam], source: news}}\n"
    "proposals: {q: {of: statement, source: news, confidence: 0.5,\n"
    "  entry: {by: [\"person:ada\"], words: no, source: news}},\n"
    "  ada: {of: person, source: news, entry: {name: Ada Moor}}}\n";
static const char *const MORE =
    "date: 2026-03-02\n"
    "sources: {late: {publisher: N, date: 2026-03-02, file: note.txt}}\n";
static const char *const PROFILE =
    "{\"LinearAdditiveUtilitySpace\": {\"name\": \"p\", \"domain\": "
    "{\"name\": \"d\", \"issuesValues\": {\"a\": {\"values\": [\"x\", "
    "\"y\"]}}}, \"issueWeights\": {\"a\": 1}, \"issueUtilities\": {\"a\": "
    "{\"discreteutils\": {\"valueUtilities\": {\"x\": 1, \"y\": 0.5}}}}}}";
static const char *const DRAFTS[] = {
    "1. The dam is filled in spring.\n2. Boats pay a toll at the lock.\n",
    "1. Boats pay no toll at the lock.\n2. The dam is filled in autumn.\n",
    "1. The dam is filled in autumn or in spring, as the parties agree.\n"};
static const char *const DISPATCH =
    "On 2 March 2026 Petra Rin said that the dam was full. Ada Moor denied "
    "that the flow had stopped.\n";
static const char *const TABLE = "date,event\n2026-03-01,flood\n";

typedef struct {
    const char *verb;
    trv_argument arguments[MOST_ARGUMENTS];
    size_t count;
    const char *made; /* the file it makes, or NULL */
} Case;

static const Case CASES[] = {
    {"retract", {{"room", "a.room"}, {"record", "statement:s"}, {"why", "w"}},
        3, NULL},
    {"purge", {{"room", "a.room"}, {"record", "source:news"}, {"why", "w"}}, 3,
        NULL},
    {"correct",
        {{"room", "a.room"}, {"record", "point:dam"}, {"change", "title=D"},
            {"why", "w"}},
        4, NULL},
    {"confirm", {{"room", "a.room"}, {"key", "q"}, {"set", "place=Tirna"}}, 3,
        NULL},
    {"reject", {{"room", "a.room"}, {"key", "q"}, {"why", "w"}}, 3, NULL},
    {"read", {{"file", "d.txt"}, {"room", "a.room"}}, 2, NULL},
    {"merge", {{"room", "a.room"}, {"other", "b.room"}}, 2, NULL},
    {"import", {{"room", "a.room"}, {"file", "b.jsonl"}}, 2, NULL},
    {"import", {{"room", "a.room"}, {"file", "t.csv"}, {"source", "news"}}, 3,
        NULL},
    {"import", {{"room", "c.room"}, {"file", "b.jsonl"}}, 2, "c.room"},
    {"export", {{"room", "b.room"}, {"whole", "yes"}, {"to", "c.jsonl"}}, 3,
        "c.jsonl"},
    {"backup", {{"room", "b.room"}, {"file", "c.room"}}, 2, "c.room"},
    {"deal export", {{"files", "p.json"}, {"to", "out"}}, 2, "out"},
    {"draft import",
        {{"room", "a.room"}, {"file", "d3.md"}, {"draft", "d3"},
            {"base", "d2"}},
        4, NULL},
    {"draft import", {{"room", "a.room"}, {"file", "d4.docx"}, {"draft", "d4"}},
        3, NULL},
    {"draft import", {{"room", "a.room"}, {"file", "d5.html"}, {"draft", "d5"}},
        3, NULL},
    {"draft align", {{"room", "a.room"}, {"old", "d1"}, {"new", "d2"}}, 3,
        NULL},
    {"draft confirm",
        {{"room", "a.room"}, {"old", "d1"}, {"new", "d2"}, {"all", "yes"}}, 4,
        NULL},
    {"draft correct",
        {{"room", "a.room"}, {"old", "d1"}, {"new", "d2"}, {"to", "1"}}, 4,
        NULL},
    {"draft redline", {{"old", "d1.md"}, {"new", "d2.md"}, {"file", "c.docx"}},
        3, "c.docx"},
};

/* What is in the folder that "deal export" makes. */
static const char *const EXPORTED[] = {"out/0-domain.xml", "out/p.xml"};

static void remove_made(const char *path)
{
    if (unlink(path) == 0) return;
    for (size_t i = 0; i < sizeof EXPORTED / sizeof *EXPORTED; i++)
        assert_int_equal(0, unlink(EXPORTED[i]));
    assert_int_equal(0, rmdir(path));
}

static void write_file(const char *path, Str bytes)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(bytes.size, fwrite(bytes.data, 1, bytes.size, file));
    fclose(file);
}

static Str read_file(const char *path)
{
    Str bytes;
    OK(file_read(arena, path, (size_t)1 << 24, &bytes, &fault));
    return bytes;
}

static trv_status call(const Case *asked, Str *json)
{
    trv_answer *answer;
    trv_status status =
        trv_call(asked->verb, asked->arguments, asked->count, &answer);
    if (json) *json = str_copy(arena, str_of(trv_json(answer)));
    trv_free(answer);
    return status;
}

static Str export_of(const char *room)
{
    Str json;
    const Case asked = {"export", {{"room", room}, {"whole", "yes"}}, 2, NULL};
    assert_int_equal(TRV_OK, call(&asked, &json));
    return json;
}

static void assert_whole(const char *room)
{
    const Case asked = {"verify", {{"room", room}}, 1, NULL};
    assert_int_equal(TRV_OK, call(&asked, NULL));
}

/* Two drafts in the room, aligned; a third only as a file. */
static void import_drafts(void)
{
    static const Case cases[] = {
        {"draft import",
            {{"room", "a.room"}, {"file", "d1.md"}, {"draft", "d1"}}, 3, NULL},
        {"draft import",
            {{"room", "a.room"}, {"file", "d2.md"}, {"draft", "d2"},
                {"base", "d1"}},
            4, NULL},
        {"draft redline",
            {{"old", "d1.md"}, {"new", "d2.md"}, {"file", "d4.docx"}}, 3, NULL},
        {"draft redline",
            {{"old", "d1.md"}, {"new", "d2.md"}, {"file", "d5.html"}}, 3,
            NULL}};
    for (size_t i = 0; i < sizeof DRAFTS / sizeof *DRAFTS; i++)
        write_file(str_printf(arena, "d%zu.md", i + 1).data, str_of(DRAFTS[i]));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(TRV_OK, call(&cases[i], NULL));
}

static void make_rooms(void)
{
    const Case made = {
        "new", {{"file", "a.room"}, {"file", "a.yaml"}}, 2, NULL};
    const Case copied = {
        "backup", {{"room", "a.room"}, {"file", "b.room"}}, 2, NULL};
    const Case grown = {
        "add", {{"room", "b.room"}, {"brief", "b.yaml"}}, 2, NULL};
    const Case written = {"export",
        {{"room", "b.room"}, {"whole", "yes"}, {"to", "b.jsonl"}}, 3, NULL};
    write_file("a.yaml", str_of(BRIEF));
    write_file("b.yaml", str_of(MORE));
    write_file("t.csv", str_of(TABLE));
    write_file("d.txt", str_of(DISPATCH));
    write_file("note.txt", S("no, said Rin"));
    write_file("p.json", str_of(PROFILE));
    assert_int_equal(TRV_OK, call(&made, NULL));
    import_drafts();
    assert_int_equal(TRV_OK, call(&copied, NULL));
    assert_int_equal(TRV_OK, call(&grown, NULL));
    assert_int_equal(TRV_OK, call(&written, NULL));
}

static size_t count_files(void)
{
    size_t count = 0;
    DIR *folder = opendir(".");
    assert_non_null(folder);
    while (readdir(folder)) count++;
    closedir(folder);
    return count;
}

/* True if the verb got through. */
static bool fail_once(const Case *asked, size_t nth, Str before)
{
    size_t files = count_files();
    trv_answer *answer;
    arena_fail_at(nth);
    trv_status status =
        trv_call(asked->verb, asked->arguments, asked->count, &answer);
    arena_fail_at(0);
    trv_free(answer);
    bool made = asked->made && access(asked->made, F_OK) == 0;
    assert_int_equal(files + made, count_files());
    if (status != TRV_OK) assert_int_equal(TRV_STORAGE, status);
    if (status != TRV_OK && !made && !str_equal(export_of("a.room"), before))
        assert_whole("a.room"); /* it failed when all was done */
    if (made) remove_made(asked->made);
    return status == TRV_OK;
}

static void memory_runs_out(void **state)
{
    const char *path = test_path(arena);
    (void)state;
    assert_int_equal(
        0, chdir(str_c(arena, str_slice(str_of(path), 0, strlen(path) - 10))));
    make_rooms();
    Str template = read_file("a.room"), before = export_of("a.room");
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        bool done = false;
        for (size_t nth = 1; !done; nth += unit_long() ? 1 : 1 + nth / 8) {
            write_file("a.room", template);
            done = fail_once(&CASES[i], nth, before);
        }
        assert_whole("a.room");
    }
    static const char *const left[] = {"a.room", "b.room", "b.jsonl", "a.yaml",
        "b.yaml", "t.csv", "note.txt", "p.json", "d.txt", "d1.md", "d2.md",
        "d3.md", "d4.docx", "d5.html"};
    for (size_t i = 0; i < sizeof left / sizeof *left; i++) unlink(left[i]);
    test_remove(arena, path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(memory_runs_out)};
    return UNIT_RUN(tests);
}
