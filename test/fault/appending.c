#include "test/fault/appending.h"

#include <dirent.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/file.h"
#include "base/vec.h"
#include "test/store.h"
#include "verb/verb.h"

static const char *const BRIEF =
    "room: r\ntitle: R\naudience: public\ndate: 2026-03-01\n"
    "parties:\n"
    "  AL: {name: Aldova, role: party, people: {rin: {name: Rin}}}\n"
    "  BO: {name: Borsk, role: party}\n"
    "points: {dam: {title: Dam, options: [go, stop]}}\n"
    "drafts: {one: {title: One, by: [AL], says: {dam: go}}}\n"
    "sources: {news: {publisher: N, date: 2026-03-01, file: note.txt}}\n"
    "statements: {s: {by: rin, words: no, about: [dam], source: news}}\n"
    "positions: [{party: AL, point: dam, stances: {go: demands}, "
    "basis: [s]}]\n"
    "proposals: {q: {of: statement, source: news, confidence: 0.5,\n"
    "  entry: {by: [\"person:ada\"], words: no, source: news}},\n"
    "  ada: {of: person, source: news, entry: {name: Ada Moor}}}\n";
static const char *const DISPATCH =
    "On 2 March 2026 Petra Rin said that the dam was full. Ada Moor denied "
    "that the flow had stopped.\n";
static const char *const MORE =
    "date: 2026-03-02\n"
    "sources: {late: {publisher: N, date: 2026-03-02, file: long.txt}}\n"
    "statements: {t: {by: rin, words: it stays, about: [dam], source: late}}\n"
    "positions: [{party: AL, point: dam, stances: {go: accepts}, "
    "basis: [t]}]\n";
static const char *const STILL_MORE =
    "date: 2026-03-02\n"
    "statements: {u: {by: rin, words: we wait, about: [dam], source: late}}\n"
    "positions: [{party: BO, point: dam, stances: {go: rejects}, "
    "basis: [u]}]\n";
static const char *const AFTER =
    "date: 2026-03-03\nparties: {CE: {name: Cerana, role: facilitator}}\n";
static const char *const DRAFTS[] = {
    "1. The dam is filled in spring.\n2. Boats pay a toll at the lock.\n",
    "1. Boats pay no toll at the lock.\n2. The dam is filled in autumn.\n",
    "1. The dam is filled in autumn or in spring, as the parties agree.\n"};
static const char *const AMENDMENTS =
    "- Aldova, BO: filled in [-spring-]{+autumn+}\n\n  It is dry then.\n"
    "- rin: pay [-a-]{+no+} toll\n";
static const char *const PROFILE =
    "{\"LinearAdditiveUtilitySpace\": {\"name\": \"p\", \"domain\": "
    "{\"name\": \"d\", \"issuesValues\": {\"a\": {\"values\": [\"x\", "
    "\"y\"]}}}, \"issueWeights\": {\"a\": 1}, \"issueUtilities\": {\"a\": "
    "{\"discreteutils\": {\"valueUtilities\": {\"x\": 1, \"y\": 0.5}}}}}}";
static const char *const TABLE = "date,event\n2026-03-01,flood\n";

const Appending APPENDING[] = {
    {"add", {{"room", "a.room"}, {"brief", "b.yaml"}}, 2, NULL},
    {"add", {{"room", "a.room"}, {"brief", "b.yaml"}, {"brief", "y.yaml"}}, 3,
        NULL},
    {"new", {{"file", "c.room"}, {"file", "a.yaml"}}, 2, "c.room"},
    {"new", {{"file", "c.room"}, {"file", "a.yaml"}, {"file", "b.yaml"}}, 3,
        "c.room"},
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
    {"propose", {{"room", "a.room"}, {"file", "d.txt"}}, 2, NULL},
    {"merge", {{"room", "a.room"}, {"other", "b.room"}}, 2, NULL},
    {"import", {{"room", "a.room"}, {"file", "b.jsonl"}}, 2, NULL},
    {"import", {{"room", "a.room"}, {"file", "t.csv"}, {"source", "news"}}, 3,
        NULL},
    {"import", {{"room", "c.room"}, {"file", "b.jsonl"}}, 2, "c.room"},
    {"export", {{"room", "b.room"}, {"whole", "yes"}, {"to", "c.jsonl"}}, 3,
        "c.jsonl"},
    {"export", {{"room", "b.room"}, {"format", "csv"}, {"to", "tables"}}, 3,
        "tables"},
    {"backup", {{"room", "b.room"}, {"file", "c.room"}}, 2, "c.room"},
    {"draft import",
        {{"room", "a.room"}, {"file", "d3.md"}, {"draft", "d3"},
            {"base", "d2"}},
        4, NULL},
    {"draft import", {{"room", "a.room"}, {"file", "d4.docx"}, {"draft", "d4"}},
        3, NULL},
    {"draft import", {{"room", "a.room"}, {"file", "d5.html"}, {"draft", "d5"}},
        3, NULL},
    {"draft amendments",
        {{"room", "a.room"}, {"draft", "d1"}, {"file", "d6.md"}}, 3, NULL},
    {"draft align", {{"room", "a.room"}, {"old", "d1"}, {"new", "d0"}}, 3,
        NULL},
    {"draft confirm",
        {{"room", "a.room"}, {"old", "d1"}, {"new", "d2"}, {"all", "yes"}}, 4,
        NULL},
    {"draft correct",
        {{"room", "a.room"}, {"old", "d1"}, {"new", "d2"}, {"to", "1"}}, 4,
        NULL},
    {"draft redline", {{"old", "d1.md"}, {"new", "d2.md"}, {"file", "c.html"}},
        3, "c.html"},
    {"deal export", {{"files", "p.json"}, {"to", "out"}}, 2, "out"},
    {"deal export",
        {{"files", "p.json"}, {"format", "geniusweb"}, {"to", "out"}}, 3,
        "out"},
};
const size_t APPENDING_COUNT = sizeof APPENDING / sizeof *APPENDING;

static const char *const INPUTS[] = {"a.yaml", "b.yaml", "y.yaml", "z.yaml",
    "t.csv", "note.txt", "long.txt", "d.txt", "d1.md", "d2.md", "d3.md",
    "d4.docx", "d5.html", "d6.md", "p.json", "b.jsonl", "a.room", "b.room"};
enum { INPUT_COUNT = sizeof INPUTS / sizeof *INPUTS };

static Arena *own; /* lives through all cases; `arena` until the next restore */
static const char *path;
static Str inputs[INPUT_COUNT]; /* bytes of each */
static Str before[sizeof APPENDING / sizeof *APPENDING];
static Str after[sizeof APPENDING / sizeof *APPENDING];

/* --- files --- */

static Str read_file(Arena *of, const char *name)
{
    Str bytes;
    OK(file_read(of, name, (size_t)1 << 24, &bytes, &fault));
    return bytes;
}

static bool is_input(const char *name)
{
    for (size_t i = 0; i < INPUT_COUNT; i++)
        if (!strcmp(INPUTS[i], name)) return true;
    return false;
}

typedef VEC(Str) Names;

static int by_name(const void *a, const void *b)
{
    return str_compare(*(const Str *)a, *(const Str *)b);
}

/* Sorted names of all that is in a folder. */
static Names names_in(const char *name)
{
    Names names = {0};
    DIR *folder = opendir(name);
    assert_non_null(folder);
    for (struct dirent *entry = readdir(folder); entry;
         entry = readdir(folder)) {
        if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, ".."))
            vec_push(arena, &names, str_copy(arena, str_of(entry->d_name)));
    }
    closedir(folder);
    if (names.count)
        qsort(names.items, names.count, sizeof *names.items, by_name);
    return names;
}

static bool is_folder(const char *name)
{
    struct stat info;
    return stat(name, &info) == 0 && S_ISDIR(info.st_mode);
}

static void remove_any(const char *name)
{
    if (!is_folder(name)) {
        unlink(name);
        return;
    }
    Names names = names_in(name);
    for (size_t i = 0; i < names.count; i++)
        unlink(str_printf(arena, "%s/%s", name, names.items[i].data).data);
    rmdir(name);
}

Str appending_files(void)
{
    Names names = names_in(".");
    return str_join(arena, names.items, names.count, S(" "));
}

void appending_restore(void)
{
    arena_free(arena);
    arena = arena_new(0);
    assert_non_null(arena);
    Names names = names_in(".");
    for (size_t i = 0; i < names.count; i++)
        if (!is_input(names.items[i].data)) remove_any(names.items[i].data);
    for (size_t i = 0; i < INPUT_COUNT; i++)
        if (str_ends(str_of(INPUTS[i]), S(".room")))
            unit_write(INPUTS[i], inputs[i]);
}

/* --- verbs --- */

trv_status appending_call(const Appending *asked, Str *error)
{
    trv_answer *answer;
    trv_status status =
        trv_call(asked->verb, asked->arguments, asked->count, &answer);
    arena_fail_at(0); /* what follows is the test's own */
    if (error)
        *error =
            str_copy(arena, str_of(answer ? trv_error(answer)
                                          : "no memory even for an answer"));
    trv_free(answer);
    return status;
}

static void must(const Appending *asked, const char *when)
{
    Str error;
    trv_status status = appending_call(asked, &error);
    if (status != TRV_OK)
        fail_msg("%s%s: %s says %d: %s", when, when[0] ? ", then" : "",
            asked->verb, (int)status, error.data);
}

static Str room_text(const char *room)
{
    const trv_argument arguments[] = {{"room", room}, {"whole", "yes"}};
    trv_answer *answer;
    trv_status status = trv_call("export", arguments, 2, &answer);
    Str text = str_copy(arena, str_of(trv_json(answer)));
    if (status != TRV_OK)
        text = str_printf(arena, "%s: %s", room, trv_error(answer));
    trv_free(answer);
    return text;
}

static Str thing_text(const char *name)
{
    if (access(name, F_OK) != 0) return S("nothing");
    if (str_ends(str_of(name), S(".room"))) return room_text(name);
    if (!is_folder(name)) return read_file(arena, name);
    StrBuf buf = strbuf_new(arena);
    Names names = names_in(name);
    for (size_t i = 0; i < names.count; i++) {
        Str file = str_printf(arena, "%s/%s", name, names.items[i].data);
        strbuf_add(&buf, names.items[i]);
        strbuf_add(&buf, read_file(arena, file.data));
    }
    return strbuf_str(&buf);
}

Str appending_result(const Appending *asked)
{
    Str parts[] = {
        room_text("a.room"), asked->made ? thing_text(asked->made) : S("")};
    return str_join(arena, parts, 2, S("\n"));
}

static void work_out(const Appending *asked)
{
    size_t i = (size_t)(asked - APPENDING);
    appending_restore();
    before[i] = str_copy(own, appending_result(asked));
    must(asked, "");
    after[i] = str_copy(own, appending_result(asked));
    if (str_equal(before[i], after[i]))
        fail_msg("%s, case %zu, changes nothing", asked->verb, i);
    appending_restore();
}

Str appending_before(const Appending *asked)
{
    return before[asked - APPENDING];
}

Str appending_after(const Appending *asked)
{
    return after[asked - APPENDING];
}

void appending_check(const Appending *asked, bool all, const char *when)
{
    const Appending verify = {"verify", {{"room", "a.room"}}, 1, NULL};
    const Appending made = {"verify", {{"room", asked->made}}, 1, NULL};
    const Appending more = {
        "add", {{"room", "a.room"}, {"brief", "z.yaml"}}, 2, NULL};
    Str result = appending_result(asked);
    bool is_after = str_equal(result, appending_after(asked));
    if (!is_after && (all || !str_equal(result, appending_before(asked))))
        fail_msg("%s: %s is %s:\n%s\nbefore:\n%s\nafter:\n%s", when,
            asked->verb, all ? "not all done" : "half done", result.data,
            appending_before(asked).data, appending_after(asked).data);
    must(&verify, when);
    if (is_after && asked->made && str_ends(str_of(asked->made), S(".room")))
        must(&made, when);
    must(&more, when);
}

/* --- start and end --- */

static void check_table(void)
{
    for (size_t i = 0; VERBS[i]; i++) {
        bool writes = VERBS[i]->effect == EFFECT_APPENDS ||
                      VERBS[i]->effect == EFFECT_CREATES;
        /* It asks at the keyboard, and writes as confirm and reject do. */
        bool found = !writes || !strcmp(VERBS[i]->name, "review");
        /* Those of the access file write to no room: access_faults.c. */
        found |= !strcmp(VERBS[i]->capability, "access") || VERBS[i]->apart;
        /* These write to both, and what is sealed is random:
         * sealed_faults.c. */
        found |= !strcmp(VERBS[i]->name, "preference seal") ||
                 !strcmp(VERBS[i]->name, "deal release");
        for (size_t j = 0; j < APPENDING_COUNT && !found; j++)
            found = !strcmp(APPENDING[j].verb, VERBS[i]->name);
        if (!found) fail_msg("no fault is tried on %s", VERBS[i]->name);
    }
}

static void make_rooms(void)
{
    const Appending steps[] = {
        {"new", {{"file", "a.room"}, {"file", "a.yaml"}}, 2, NULL},
        {"draft import",
            {{"room", "a.room"}, {"file", "d1.md"}, {"draft", "d1"}}, 3, NULL},
        {"draft import",
            {{"room", "a.room"}, {"file", "d2.md"}, {"draft", "d2"},
                {"base", "d1"}},
            4, NULL},
        {"draft align", {{"room", "a.room"}, {"old", "d1"}, {"new", "d2"}}, 3,
            NULL},
        {"draft import",
            {{"room", "a.room"}, {"file", "d3.md"}, {"draft", "d0"}}, 3, NULL},
        {"draft redline",
            {{"old", "d1.md"}, {"new", "d2.md"}, {"file", "d4.docx"}}, 3, NULL},
        {"draft redline",
            {{"old", "d1.md"}, {"new", "d2.md"}, {"file", "d5.html"}}, 3, NULL},
        {"backup", {{"room", "a.room"}, {"file", "b.room"}}, 2, NULL},
        {"add", {{"room", "b.room"}, {"brief", "b.yaml"}}, 2, NULL},
        {"export", {{"room", "b.room"}, {"whole", "yes"}, {"to", "b.jsonl"}}, 3,
            NULL},
    };
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        must(&steps[i], "");
}

int appending_setup(void **state)
{
    if (unit_start(state)) return -1;
    own = arena_new(0);
    arena = arena_new(0);
    assert_true(own && arena);
    path = test_path(own);
    assert_int_equal(0, chdir(appending_folder()));
    setenv("TRAVAUX_NOW", "2026-03-05T00:00:00Z", 1);
    setenv("TRAVAUX_SEED", "faults", 1);
    check_table();
    unit_write("a.yaml", str_of(BRIEF));
    unit_write("b.yaml", str_of(MORE));
    unit_write("y.yaml", str_of(STILL_MORE));
    unit_write("z.yaml", str_of(AFTER));
    unit_write("t.csv", str_of(TABLE));
    unit_write("d.txt", str_of(DISPATCH));
    unit_write("note.txt", S("no, said Rin"));
    unit_write("long.txt", str_printf(own, "%09000d", 7));
    for (size_t i = 0; i < sizeof DRAFTS / sizeof *DRAFTS; i++)
        unit_write(str_printf(own, "d%zu.md", i + 1).data, str_of(DRAFTS[i]));
    unit_write("d6.md", str_of(AMENDMENTS));
    unit_write("p.json", str_of(PROFILE));
    make_rooms();
    for (size_t i = 0; i < INPUT_COUNT; i++)
        inputs[i] = read_file(own, INPUTS[i]);
    for (size_t i = 0; i < APPENDING_COUNT; i++) work_out(&APPENDING[i]);
    return 0;
}

const char *appending_folder(void)
{
    return str_c(own, str_slice(str_of(path), 0, strlen(path) - 10));
}

int appending_teardown(void **state)
{
    (void)state;
    appending_restore();
    for (size_t i = 0; i < INPUT_COUNT; i++) unlink(INPUTS[i]);
    test_remove(own, path);
    arena_free(arena);
    arena_free(own);
    return 0;
}
