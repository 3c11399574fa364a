/* Noninterference (DESIGN section 2): with the records that a viewer may not
 * read taken out of a finished room, every verb answers him the same, byte for
 * byte: data, screen, exit code, refusals and their wording.
 *
 * Random rooms are written twice: whole, and only with what the viewer may
 * read. All reading verbs are then asked the same of both; then he writes,
 * and names things that may be hidden from him, and reads again. The table of
 * verbs is held against the questions: a verb, or an argument of one, that
 * nothing asks fails the test. */
#include "test/unit.h"

#include <string.h>

#include "test/property/viewer_questions.h"
#include "test/random.h"
#include "test/store.h"

enum { RECORDS = 110, ROOMS = 6, ROOMS_LONG = 200 };

static const char *const VIEWERS[] = {"public", "AL", "BO", "mediator"};
static const char *const AUDIENCES[] = {"\"public\"", "\"parties\"",
    "[\"mediator\"]", "[\"AL\"]", "[\"AL\",\"mediator\"]",
    "[\"BO\",\"mediator\"]"};
static const char *const DAYS[] = {"2026-01-01", "2026-01-02", "2026-01",
    "2026-01-03", "2026-01-04/..", "always"};

#define PICK(TABLE) TABLE[random_below(sizeof(TABLE) / sizeof *(TABLE))]

/* The frame is public, so that keys resolve; one party is an observer. */
static const Told FRAME[] = {
    {KIND_ROOM, "r", NULL,
        "{\"audience\":\"public\",\"consent\":[\"AL\",\"BO\"],"
        "\"owner\":\"mediator\",\"title\":\"R\"}",
        NULL, NULL, GRADE_REPORTED, NULL, NULL, 0},
    {KIND_PARTY, "AL", NULL, "{\"name\":\"Aldova\",\"role\":\"party\"}", NULL,
        NULL, GRADE_REPORTED, NULL, NULL, 0},
    {KIND_PARTY, "BO", NULL, "{\"name\":\"Borsk\",\"role\":\"party\"}", NULL,
        NULL, GRADE_REPORTED, NULL, NULL, 0},
    {KIND_PERSON, "rin", NULL,
        "{\"name\":\"Petra Rin\",\"party\":\"AL\",\"role\":\"minister\"}", NULL,
        NULL, GRADE_REPORTED, NULL, NULL, 0},
    {KIND_DRAFT, "d", NULL, "{\"title\":\"D\"}", NULL, NULL, GRADE_REPORTED,
        NULL, NULL, 0},
    {KIND_DRAFT, "e", NULL, "{\"by\":[\"party:AL\"],\"title\":\"E\"}", NULL,
        NULL, GRADE_REPORTED, NULL, NULL, 0},
};

typedef struct {
    Record *items[RECORDS + 16];
    size_t count;
} Made;

static Str point_body(void)
{
    static const char *const carriers[] = {"", "\"carried-out-by\":[\"AL\"],",
        "\"carried-out-by\":[\"BO\"],", "\"carried-out-by\":[\"AL\",\"BO\"],"};
    return str_printf(arena,
        "{%s\"options\":[{\"key\":\"a\",\"label\":\"A\"},{\"key\":\"b\","
        "\"label\":\"B\"}],\"title\":\"Point %zu\"}",
        PICK(carriers), random_below(3));
}

static Str position_body(Str *key)
{
    static const char *const parties[] = {"AL", "BO"};
    static const char *const options[] = {"a", "b"};
    static const char *const stances[] = {
        "demands", "accepts", "rejects", "silent"};
    const char *party = PICK(parties), *option = PICK(options);
    *key = str_printf(arena, "%s/p%zu/%s", party, random_below(2), option);
    return str_printf(arena,
        "{\"option\":\"%s\",\"party\":\"party:%s\",\"point\":\"%.2s\","
        "\"stance\":\"%s\"}",
        option, party, key->data + 3, PICK(stances));
}

static Str statement_body(void)
{
    static const char *const speakers[] = {
        "person:rin", "party:AL", "party:BO", "unknown"};
    static const char *const words[] = {"the flow is near", "no flow at all",
        "we are close", "close to nothing"};
    return str_printf(arena,
        "{\"about\":[\"point:p%zu\"],\"by\":[\"%s\"]%s,\"polarity\":\"%s\","
        "\"quality\":\"%s\",\"source\":\"s%zu\",\"words\":\"%s\"}",
        random_below(2), PICK(speakers),
        random_below(2) ? ",\"outlook\":\"deal\"" : "",
        random_below(3) ? "affirmed" : "denied",
        random_below(4) ? "clean" : "garbled", random_below(3), PICK(words));
}

static Str account_body(void)
{
    return str_printf(arena,
        "{\"by\":[\"person:rin\"],\"draft\":\"d\",\"option\":\"%c\","
        "\"point\":\"p%zu\"}",
        "ab"[random_below(2)], random_below(2));
}

static Str source_body(void)
{
    return str_printf(arena,
        "{%s\"date\":\"2026-01-0%zu\",\"publisher\":\"Paper %zu\"}",
        random_below(3) ? "" : "\"copies-of\":[\"s0\"],", 1 + random_below(4),
        random_below(3));
}

static Str event_body(void)
{
    return str_printf(arena,
        "{\"as-reported-by\":[\"source:s%zu\",\"source:s%zu\"],"
        "\"event\":\"flood %zu\"}",
        random_below(2), random_below(2), random_below(3));
}

static Str commitment_body(void)
{
    static const char *const needs[] = {
        "point:p0", "commitment:k1", "draft:d", "point:p1"};
    return str_printf(arena,
        "{\"by\":[\"%s\"],\"depends-on\":[\"%s\"],\"what\":\"W\"}",
        random_below(2) ? "party:AL" : "unknown", PICK(needs));
}

static Str finding_body(void)
{
    static const char *const words[] = {"kept", "not-kept", "due"};
    return str_printf(arena,
        "{\"commitment\":\"k%zu\",\"finding\":\"%s\",\"source\":\"s%zu\"}",
        random_below(8), PICK(words), random_below(2));
}

static Str sight_body(void)
{
    return str_printf(arena, "{\"by\":[\"party:%s\"],\"draft\":\"d\"}",
        random_below(2) ? "AL" : "BO");
}

/* Clauses of both drafts: c0 to c7 by turns of d and e. */
static Str clause_body(Str key)
{
    static const char *const words[] = {"Boats pay a toll at the lock.",
        "Boats pay no toll at the lock in winter.",
        "The dam is [filled][emptied] in spring.", "The dam is filled."};
    size_t number = (size_t)(key.data[1] - '0');
    return str_printf(arena,
        "{\"draft\":\"%c\",\"id\":\"%zu\",\"number\":\"%zu.\",\"place\":"
        "\"%zu\",\"point\":\"p%zu\",\"words\":\"%zu. %s\"}",
        "de"[number % 2], number, number, number, random_below(2), number,
        PICK(words));
}

static Str lineage_body(void)
{
    static const char *const words[] = {"same", "modified", "moved", "split"};
    return str_printf(arena,
        "{\"drafts\":[\"d\",\"e\"],\"from\":[\"k%zu\"],\"how\":\"%s\","
        "\"to\":[\"k%zu\"]}",
        2 * random_below(4), PICK(words), 1 + 2 * random_below(4));
}

static Str amendment_body(void)
{
    return str_printf(arena,
        "{\"by\":[\"party:%s\"],\"clause\":\"k%zu\",\"new\":\"%s\",\"old\":"
        "\"toll\"}",
        random_below(2) ? "AL" : "BO", random_below(8),
        random_below(2) ? "fee" : "toll in coin");
}

static Str proposal_body(void)
{
    return str_printf(arena,
        "{\"confidence\":\"0.%zu\",\"entry\":{\"by\":[\"person:rin\"],"
        "\"words\":\"flow %zu\"},\"of\":\"statement\",\"source\":\"s%zu\"}",
        1 + random_below(9), random_below(3), random_below(2));
}

/* Of the points p0 and p1; some give no reservation value. */
static Str estimate_body(void)
{
    return str_printf(arena,
        "{\"by\":\"person:rin\",\"party\":\"%s\"%s,"
        "\"values\":{\"p0\":{\"a\":\"%zu\",\"b\":\"0.5\"},"
        "\"p1\":{\"a\":\"0.%zu\",\"b\":\"1\"}},"
        "\"weights\":{\"p0\":\"0.%zu\",\"p1\":\"0.5\"}}",
        random_below(2) ? "AL" : "BO",
        random_below(6) ? ",\"reservation\":\"0.3\"" : "", random_below(2),
        random_below(9), 1 + random_below(5));
}

static Str package_body(void)
{
    return str_printf(arena, "{\"takes\":{\"p0\":\"%c\",\"p1\":\"%c\"}}",
        "ab"[random_below(2)], "ab"[random_below(2)]);
}

static Str link_body(void)
{
    return str_printf(arena, "{\"if\":{\"p0\":\"%c\"},\"%s\":{\"p1\":\"%c\"}}",
        "ab"[random_below(2)], random_below(2) ? "not" : "then",
        "ab"[random_below(2)]);
}

/* Kinds that need nothing but a few words, as they stand. */
static const struct {
    Kind kind;
    const char *body;
} PLAIN[] = {
    {KIND_ACT, "{\"act\":\"agrees\",\"by\":[\"party:AL\"],"
               "\"option\":\"a\",\"point\":\"p0\"}"},
    {KIND_AMENDMENT, "{\"by\":[\"party:BO\"],\"draft\":\"d\","
                     "\"new\":\"flow\",\"point\":\"p1\"}"},
    {KIND_ASSET, "{\"amount\":\"240\",\"held-by\":[\"party:AL\"],"
                 "\"title\":\"Account\",\"unit\":\"EUR\"}"},
    {KIND_BRACKET, "{\"by\":[\"party:BO\"],\"draft\":\"d\","
                   "\"how\":\"delete\",\"words\":\"toll\"}"},
    {KIND_DEADLINE, "{\"about\":[\"point:p0\"],\"date\":\"2026-02-03\","
                    "\"what\":\"rain\"}"},
    {KIND_DRAFT, "{\"by\":[\"party:AL\"],\"title\":\"Second\"}"},
    {KIND_GRANT, "{\"party\":\"BO\"}"},
    {KIND_MEETING, "{\"date\":\"2026-01-02\",\"people\":[\"person:rin\"],"
                   "\"status\":\"planned\"}"},
    {KIND_NAME, "{\"spellings\":[\"Rin\",\"Rhin\"]}"},
    {KIND_PARTY, "{\"name\":\"Cerana\",\"role\":\"facilitator\"}"},
    {KIND_PERSON, "{\"name\":\"Deniz\",\"party\":\"BO\"}"},
    {KIND_UNDERSTANDING, "{\"between\":[\"party:AL\",\"party:BO\"],"
                         "\"content\":\"flow\"}"},
    {KIND_USE, "{\"asset\":\"k1\",\"by\":[\"party:BO\"],"
               "\"for\":\"dams\"}"},
    {KIND_PREFERENCE, "{\"party\":\"AL\",\"sealed\":\"c2VhbGVk\"}"},
    {KIND_RELEASE, "{\"entry\":{\"packages\":[{\"p0\":\"a\"}],"
                   "\"rule\":\"nash\"},\"what\":\"deal\"}"},
    {KIND_WITHDRAWN, "{\"by\":[\"party:AL\"],\"point\":\"p1\"}"},
};
enum { PLAIN_COUNT = sizeof PLAIN / sizeof *PLAIN };

static Str body_of(Kind kind)
{
    for (size_t i = 0; i < PLAIN_COUNT; i++)
        if (PLAIN[i].kind == kind) return str_of(PLAIN[i].body);
    switch (kind) {
    case KIND_ESTIMATE: return estimate_body();
    case KIND_LINK: return link_body();
    case KIND_PACKAGE: return package_body();
    case KIND_PROPOSAL: return proposal_body();
    case KIND_SOURCE: return source_body();
    case KIND_EVENT: return event_body();
    case KIND_COMMITMENT: return commitment_body();
    case KIND_FINDING: return finding_body();
    case KIND_SIGHT: return sight_body();
    case KIND_STATEMENT: return statement_body();
    case KIND_ACCOUNT: return account_body();
    case KIND_LINEAGE: return lineage_body();
    case KIND_AMENDMENT: return amendment_body();
    default: return S("{}");
    }
}

/* What an earlier record's readers may all read may be named. */
static const Record *earlier(
    const Made *made, Kind kind, Str key, const Audience *readers)
{
    for (size_t tries = 0; tries < 20 && made->count; tries++) {
        const Record *record = made->items[random_below(made->count)];
        bool fits = record->kind == kind &&
                    (!key.size || str_equal(record->key, key)) &&
                    audience_within(readers, &record->audience);
        if (fits) return record;
    }
    return NULL;
}

static Told random_told(const Made *made)
{
    static const Kind kinds[] = {KIND_POINT, KIND_POSITION, KIND_POSITION,
        KIND_STATEMENT, KIND_STATEMENT, KIND_ACCOUNT, KIND_RETRACTION,
        KIND_SOURCE, KIND_EVENT, KIND_COMMITMENT, KIND_FINDING, KIND_SIGHT,
        KIND_CLAUSE, KIND_CLAUSE, KIND_CLAUSE, KIND_LINEAGE, KIND_LINEAGE,
        KIND_AMENDMENT, KIND_PROPOSAL, KIND_ESTIMATE, KIND_ESTIMATE,
        KIND_PACKAGE, KIND_LINK};
    Told told = {.kind = random_below(4)
                             ? PICK(kinds)
                             : PLAIN[random_below(PLAIN_COUNT)].kind,
        .since = PICK(DAYS),
        .audience = PICK(AUDIENCES),
        .grade = (Grade)random_below(GRADE_COUNT)};
    Audience readers = test_audience(arena, told.audience);
    Str key = str_printf(arena, "k%zu", random_below(8));
    Str body = body_of(told.kind);
    const Record *named = NULL;
    if (told.kind == KIND_POINT)
        key = str_printf(arena, "p%zu", random_below(2)), body = point_body();
    else if (told.kind == KIND_POSITION)
        body = position_body(&key);
    else if (told.kind == KIND_CLAUSE)
        body = clause_body(key);
    else if (told.kind == KIND_SOURCE)
        key = str_printf(arena, "s%zu", random_below(2));
    if (told.kind == KIND_RETRACTION) {
        named = made->count ? made->items[random_below(made->count)] : NULL;
        if (!named) return random_told(made);
        StrBuf audience = strbuf_new(arena);
        json_write_canonical(&audience, audience_node(arena, &named->audience));
        told.audience = strbuf_str(&audience).data;
        key = str_printf(arena, "r%zu", made->count);
        body = str_printf(
            arena, "{\"of\":\"%.*s\"}", STR_ARGS(hash_hex(arena, &named->id)));
    } else if (random_below(2)) {
        named = earlier(made, told.kind, key, &readers);
        if (named && named->grade >= told.grade) told.replaces = &named->id;
    }
    if (told.kind == KIND_POSITION) {
        named = earlier(made, KIND_STATEMENT, S(""), &readers);
        if (named) told.basis = &named->id;
    }
    told.key = key.data;
    told.body = body.data;
    return told;
}

static void make_records(Made *made)
{
    made->count = 0;
    for (size_t i = 0; i < sizeof FRAME / sizeof *FRAME; i++)
        made->items[made->count++] = test_record(arena, &FRAME[i]);
    for (size_t i = 0; i < RECORDS; i++) {
        Told told = random_told(made);
        made->items[made->count++] = test_record(arena, &told);
    }
}

/* Writes the records that VIEWER (NULL: everybody) may read, in batches. */
static void write_room(const char *path, const Made *made, const Viewer *viewer)
{
    Store *store;
    Hash commit;
    bool added;
    OK(store_create(arena, path, &store, &fault));
    OK(store_begin(store, &fault));
    for (size_t i = 0; i < made->count; i++) {
        const Record *record = made->items[i];
        if (viewer && !audience_has(&record->audience, viewer)) continue;
        OK(store_append(store, record, &added, &fault));
    }
    OK(store_commit(store, S("mediator"), ++clock_now, &commit, &fault));
    store_close(store);
}

/* What one may be asked for who may read all: to be refused it tells the
 * mediator that a party hides something; what and how much, it does not. */
static bool is_of_commits(const Question *question)
{
    return !strcmp(question->verb, "log") ||
           !strcmp(
               question->asked[0].name ? question->asked[0].name : "", "at") ||
           !strcmp(
               question->asked[0].name ? question->asked[0].name : "", "whole");
}

/* --- answers --- */

static void compare(const Question *question, const char *seat,
    const char *viewer, const char *whole, const char *part)
{
    Arena *of = arena_new(0);
    assert_non_null(of);
    assert_int_equal(0, chdir(whole));
    Str left = question_ask(of, question, "test.room", seat, viewer);
    assert_int_equal(0, chdir(part));
    Str right = question_ask(of, question, "test.room", seat, viewer);
    if (!str_equal(left, right))
        fail_msg("%s %s as %s differs:\n%s\n--- without what is hidden:\n%s",
            question->verb,
            question->asked[0].value ? question->asked[0].value : "", viewer,
            left.data, right.data);
    arena_free(of);
}

static const char *folder_of(const char *path)
{
    return str_c(arena, str_slice(str_of(path), 0, strlen(path) - 10));
}

static void read_both(const char *viewer, const char *whole, const char *part)
{
    bool mediator = !strcmp(viewer, "mediator");
    for (size_t i = 0; i < READ_COUNT; i++)
        if (!mediator || !is_of_commits(&READS[i]))
            compare(&READS[i], "as", viewer, whole, part);
}

static void write_file(const char *folder, const char *name, const char *text)
{
    unit_write(str_printf(arena, "%s/%s", folder, name).data, str_of(text));
}

/* The mediator is shown commits where nothing is hidden from him: he would be
 * told so by every write. */
static void write_both(const char *viewer, const char *whole, const char *part)
{
    static const char *const TABLE = "date,event\n2026-01-02,flood\n";
    static const char *const AMENDMENTS =
        "- AL, rin: [-the-]{+a+}\n- North: [-a-]{+the+}\n- BO: [-no-] such\n";
    if (!strcmp(viewer, "public") || !strcmp(viewer, "mediator")) return;
    for (size_t i = 0; i < sizeof BRIEFS / sizeof *BRIEFS; i++) {
        Str brief = str_printf(
            arena, "date: 2026-01-06\naudience: public\n%s", BRIEFS[i]);
        write_file(whole, "brief.yaml", brief.data);
        write_file(part, "brief.yaml", brief.data);
        compare(&ADD, "by", viewer, whole, part);
    }
    write_file(whole, "t.csv", TABLE);
    write_file(part, "t.csv", TABLE);
    write_file(whole, "t.md", AMENDMENTS);
    write_file(part, "t.md", AMENDMENTS);
    for (size_t i = 0; i < WRITE_COUNT; i++)
        compare(&WRITES[i], "by", viewer, whole, part);
    read_both(viewer, whole, part);
}

static void remove_all(const char *path)
{
    unlink(str_printf(arena, "%s/brief.yaml", folder_of(path)).data);
    unlink(str_printf(arena, "%s/t.csv", folder_of(path)).data);
    unlink(str_printf(arena, "%s/t.md", folder_of(path)).data);
    test_remove(arena, path);
}

static void compare_rooms(const Made *made, const char *viewer)
{
    const Viewer reader = {str_of(viewer), strcmp(viewer, "public") != 0};
    const char *whole = test_path(arena), *part = test_path(arena);
    write_room(whole, made, NULL);
    write_room(part, made, &reader);
    read_both(viewer, folder_of(whole), folder_of(part));
    write_both(viewer, folder_of(whole), folder_of(part));
    remove_all(whole);
    remove_all(part);
}

static void what_is_hidden_changes_nothing(void **state)
{
    size_t rooms = unit_long() ? ROOMS_LONG : ROOMS;
    (void)state;
    setenv("TRAVAUX_NOW", "2026-02-01T00:00:00Z", 1);
    setenv("TRAVAUX_SEED", "hidden", 1);
    for (size_t i = 0; i < rooms; i++) {
        Made *made = arena_alloc(arena, sizeof *made);
        make_records(made);
        for (size_t j = 0; j < sizeof VIEWERS / sizeof *VIEWERS; j++)
            compare_rooms(made, VIEWERS[j]);
    }
}

/* --- every verb is asked --- */

static bool is_of_holder(const char *verb)
{
    for (size_t i = 0; i < sizeof APART / sizeof *APART; i++)
        if (!strcmp(APART[i], verb)) return true;
    for (size_t i = 0; i < sizeof HOLDERS / sizeof *HOLDERS; i++)
        if (!strcmp(HOLDERS[i], verb)) return true;
    return false;
}

static void check_verb(const Verb *verb)
{
    bool reads = verb->effect == EFFECT_READS;
    if (is_of_holder(verb->name)) return;
    /* These know the access file only, and no record. */
    if (!strncmp(verb->name, "access ", 7)) return;
    if (reads)
        question_check(READS, READ_COUNT, verb);
    else
        question_check(WRITES, WRITE_COUNT, verb);
}

static void every_verb_is_asked(void **state)
{
    (void)state;
    for (size_t i = 0; VERBS[i]; i++) check_verb(VERBS[i]);
    for (const Arg *arg = VIEW_ARGS; arg->name; arg++)
        if (arg->type != ARG_PARTY &&
            !question_has(READS, READ_COUNT, "state", arg->name))
            fail_msg("nothing is asked with %s", arg->name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(every_verb_is_asked),
        UNIT(what_is_hidden_changes_nothing),
    };
    return UNIT_RUN(tests);
}
