/* Noninterference (DESIGN section 2): with the records that a viewer may not
 * read taken out of a finished room, every reading verb answers him the same,
 * byte for byte: data, refusals and their wording.
 *
 * Random rooms are written twice: whole, and only with what the viewer may
 * read. All verbs are then asked the same of both. */
#include "test/unit.h"

#include <string.h>

#include "include/travaux.h"
#include "test/random.h"
#include "test/store.h"

enum { RECORDS = 110, ROOMS = 12, ROOMS_LONG = 400 };

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

static Str body_of(Kind kind)
{
    switch (kind) {
    case KIND_ESTIMATE: return estimate_body();
    case KIND_PACKAGE: return package_body();
    case KIND_LINK: return link_body();
    case KIND_SOURCE: return source_body();
    case KIND_EVENT: return event_body();
    case KIND_COMMITMENT: return commitment_body();
    case KIND_FINDING: return finding_body();
    case KIND_SIGHT: return sight_body();
    case KIND_STATEMENT: return statement_body();
    case KIND_ACCOUNT: return account_body();
    case KIND_LINEAGE: return lineage_body();
    case KIND_AMENDMENT: return amendment_body();
    case KIND_PROPOSAL: return proposal_body();
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
    Told told = {.kind = PICK(kinds),
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

typedef struct {
    const char *verb, *name, *value; /* one more argument, or NULL */
    const char *next, *next_value;   /* and another */
} Question;

static const Question QUESTIONS[] = {{"state", NULL, NULL, NULL, NULL},
    {"state", "on", "2026-01-02", NULL, NULL},
    {"point", "point", "p0", NULL, NULL}, {"point", "point", "p1", NULL, NULL},
    {"point", "point", "p7", NULL, NULL}, {"party", "party", "AL", NULL, NULL},
    {"party", "party", "BO", NULL, NULL},
    {"statements", NULL, NULL, NULL, NULL},
    {"statements", "search", "flow", NULL, NULL},
    {"statements", "party", "AL", NULL, NULL},
    {"statements", "point", "p1", NULL, NULL},
    {"statements", "outlook", "yes", NULL, NULL},
    {"statements", "limit", "2", NULL, NULL},
    {"statements", "garbled", "yes", NULL, NULL},
    {"history", "key", "k1", NULL, NULL},
    {"history", "key", "position:AL/p0/a", NULL, NULL},
    {"history", "key", "p0", NULL, NULL},
    {"history", "key", "position:BO/p1/b", NULL, NULL},
    {"export", NULL, NULL, NULL, NULL}, {"timeline", NULL, NULL, NULL, NULL},
    {"timeline", "since", "2025-12-31", NULL, NULL},
    {"timeline", "from", "2026-01-02", NULL, NULL},
    {"timeline", "limit", "3", NULL, NULL},
    {"contradictions", NULL, NULL, NULL, NULL},
    {"outlook", NULL, NULL, NULL, NULL}, {"sources", NULL, NULL, NULL, NULL},
    {"commitments", NULL, NULL, NULL, NULL}, {"assets", NULL, NULL, NULL, NULL},
    {"people", NULL, NULL, NULL, NULL}, {"sights", NULL, NULL, NULL, NULL},
    {"check", NULL, NULL, NULL, NULL}, {"check", "rule", "garbled", NULL, NULL},
    {"moved", "since", "2026-01-01", NULL, NULL},
    {"moved", "since", "2026-01-02", NULL, NULL},
    {"brief", "since", "2026-01-02", NULL, NULL},
    {"proposals", NULL, NULL, NULL, NULL},
    {"stability", NULL, NULL, NULL, NULL},
    {"stability", "estimates", "rin", NULL, NULL},
    {"stability", "estimates", "k1", NULL, NULL},
    {"stability coalitions", "estimates", "rin", NULL, NULL},
    {"stability state", "state", "k1", NULL, NULL},
    {"stability state", "state", "p0=a,p1=b", NULL, NULL},
    {"stability path", "from", "p0=a,p1=a", NULL, NULL},
    {"stability inverse", "state", "p0=b,p1=b", NULL, NULL},
    {"stability guarantee", "state", "p0=b,p1=a", NULL, NULL},
    {"deal", NULL, NULL, NULL, NULL}, {"deal", "estimates", "k1", NULL, NULL},
    {"deal", "exercise", "yes", NULL, NULL},
    {"deal frontier", "exercise", "yes", NULL, NULL},
    {"deal why", NULL, NULL, NULL, NULL},
    {"deal why", "files", "p0=a,p1=b", NULL, NULL},
    {"deal why", "files", "draft:d", NULL, NULL},
    {"deal utility", "files", "1", NULL, NULL},
    {"deal compare", "files", "0", NULL, NULL},
    {"deal best", NULL, NULL, NULL, NULL},
    {"deal best", "rule", "egalitarian", NULL, NULL},
    {"deal ask", NULL, NULL, NULL, NULL},
    {"deal ask", "exercise", "yes", NULL, NULL},
    {"deal likely", "packages", "0", NULL, NULL},
    {"deal likely", "exercise", "yes", NULL, NULL},
    {"deal coalitions", NULL, NULL, NULL, NULL},
    {"deal coalitions", "quota", "1", NULL, NULL},
    {"draft table", "draft", "d", "draft", "e"},
    {"draft table", "draft", "e", "point", "p1"},
    {"draft changes", "old", "d", "new", "e"},
    {"draft blame", "draft", "d", "draft", "e"},
    {"draft diff", "old", "d", "new", "e"},
    {"draft brackets", "file", "d", NULL, NULL},
    {"draft amend", "file", "e", NULL, NULL},
    {"draft export", "draft", "d", NULL, NULL},
    {"draft export", "draft", "e", "form", "consolidated"}};

static trv_answer *ask(
    const Question *question, const char *viewer, trv_status *status)
{
    const trv_argument arguments[] = {{"room", "test.room"}, {"as", viewer},
        {question->name, question->value},
        {question->next, question->next_value}};
    trv_answer *answer;
    size_t count = question->next ? 4 : question->name ? 3 : 2;
    *status = trv_call(question->verb, arguments, count, &answer);
    return answer;
}

static void compare(const Question *question, const char *viewer,
    const char *whole, const char *part)
{
    trv_status whole_status, part_status;
    assert_int_equal(0, chdir(whole));
    trv_answer *left = ask(question, viewer, &whole_status);
    assert_int_equal(0, chdir(part));
    trv_answer *right = ask(question, viewer, &part_status);
    bool same = whole_status == part_status &&
                !strcmp(trv_json(left), trv_json(right)) &&
                !strcmp(trv_error(left), trv_error(right));
    if (!same)
        fail_msg(
            "%s %s as %s differs:\n%s%s\n--- without what is hidden:\n%s%s",
            question->verb, question->value ? question->value : "", viewer,
            trv_json(left), trv_error(left), trv_json(right), trv_error(right));
    trv_free(left);
    trv_free(right);
}

static const char *folder_of(const char *path)
{
    return str_c(arena, str_slice(str_of(path), 0, strlen(path) - 10));
}

static void compare_rooms(const Made *made, const char *viewer)
{
    const Viewer reader = {str_of(viewer), strcmp(viewer, "public") != 0};
    const char *whole = test_path(arena), *part = test_path(arena);
    write_room(whole, made, NULL);
    write_room(part, made, &reader);
    for (size_t i = 0; i < sizeof QUESTIONS / sizeof *QUESTIONS; i++)
        compare(&QUESTIONS[i], viewer, folder_of(whole), folder_of(part));
    test_remove(arena, whole);
    test_remove(arena, part);
}

static void what_is_hidden_changes_nothing(void **state)
{
    size_t rooms = unit_long() ? ROOMS_LONG : ROOMS;
    (void)state;
    setenv("TRAVAUX_NOW", "2026-02-01T00:00:00Z", 1);
    for (size_t i = 0; i < rooms; i++) {
        Made *made = arena_alloc(arena, sizeof *made);
        make_records(made);
        for (size_t j = 0; j < sizeof VIEWERS / sizeof *VIEWERS; j++)
            compare_rooms(made, VIEWERS[j]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(what_is_hidden_changes_nothing)};
    return UNIT_RUN(tests);
}
