/* Every flipped bit of a room's file that changes what any verb prints, its
 * exit code or an error is found by `verify`. Bits are flipped at random, one
 * at a time, in the room of the golden transcripts; where `verify` finds
 * nothing, every reading verb must answer as it did. */
#include "test/unit.h"

#include <limits.h>
#include <unistd.h>
#include "test/questions.h"
#include "test/random.h"
#include "test/store.h"

enum { FLIPS = 400, FLIPS_LONG = 10000 };

static const Question READS[] = {{"state", {{0}}},
    {"state", {{"on", "2026-03-10"}}}, {"point", {{"point", "dam"}}},
    {"point", {{"point", "minimum-flow"}}}, {"party", {{"party", "AL"}}},
    {"statements", {{0}}}, {"statements", {{"search", "flow OR bank"}}},
    {"statements", {{"party", "AL"}}}, {"statements", {{"person", "okan"}}},
    {"statements", {{"point", "dam"}}},
    {"statements", {{"source", "herald-1"}}},
    {"statements", {{"from", "2026-03-01"}, {"to", "2026-03-10"}}},
    {"statements", {{"outlook", "yes"}}}, {"statements", {{"garbled", "yes"}}},
    {"statements", {{"limit", "2"}, {"skip", "1"}}},
    {"history", {{"key", "position:BO/minimum-flow/guaranteed"}}},
    {"export", {{"whole", "yes"}}},
    {"export", {{"format", "csv"}, {"kind", "position"}}}, {"timeline", {{0}}},
    {"timeline", {{"since", "2026-03-01"}}},
    {"timeline", {{"from", "2026-03-01"}, {"to", "2026-03-10"}}},
    {"timeline", {{"limit", "3"}}}, {"contradictions", {{0}}},
    {"contradictions", {{"rule", "split"}}},
    {"outlook", {{"from", "2026-01-01"}, {"to", "2026-03-20"}}},
    {"proposals", {{0}}}, {"source", {{"source", "herald-1"}}},
    {"sources", {{0}}}, {"commitments", {{0}}}, {"assets", {{0}}},
    {"people", {{0}}}, {"sights", {{0}}}, {"check", {{0}}},
    {"check", {{"rule", "garbled"}}},
    {"moved", {{"since", "2026-03-01"}, {"limit", "1"}}},
    {"brief", {{"since", "2026-03-01"}, {"format", "html"}}}, {"log", {{0}}},
    {"log", {{"limit", "1"}}},
    {"draft table", {{"draft", "aldova-1"}, {"draft", "cerana-1"}}},
    {"draft table",
        {{"draft", "cerana-1"}, {"point", "minimum-flow"}, {"changed", "yes"}}},
    {"draft changes", {{"old", "aldova-1"}, {"new", "cerana-1"}}},
    {"draft blame", {{"draft", "aldova-1"}, {"clause", "1"}}},
    {"draft brackets", {{"file", "aldova-1"}}},
    {"draft diff", {{"old", "aldova-1"}, {"new", "aldova-1"}}},
    {"draft amend", {{"file", "aldova-1"}}},
    {"draft export", {{"draft", "aldova-1"}, {"form", "clean"}}}};
enum { READ_COUNT = sizeof READS / sizeof *READS };

static const Question VERIFY = {"verify", {{0}}};

static const char *path;
static Str template, whole, answers[READ_COUNT];

static void write_room(Str bytes)
{
    static const char *const ENDS[] = {"-wal", "-shm", "-journal"};
    unit_write(path, bytes);
    for (size_t i = 0; i < 3; i++)
        unlink(str_printf(arena, "%s%s", path, ENDS[i]).data);
}

static Str ask(Arena *of, const Question *question)
{
    return question_ask(of, question, path, NULL, NULL);
}

/* Fails if a verb answers otherwise than it did. */
static void read_all(Arena *of, size_t byte, unsigned bit)
{
    for (size_t i = 0; i < READ_COUNT; i++) {
        Str answer = ask(of, &READS[i]);
        if (!str_equal(answer, answers[i]))
            fail_msg("bit %u of byte %zu (page %zu, at %zu) is not found, and "
                     "%s says\n%s\ninstead of\n%s",
                bit, byte, byte / 4096 + 1, byte % 4096, READS[i].verb,
                answer.data, answers[i].data);
    }
}

static bool flip(size_t byte, unsigned bit)
{
    Arena *of = arena_new(0);
    assert_non_null(of);
    char *bytes = (char *)str_copy(of, template).data;
    bytes[byte] ^= (char)(1u << bit);
    write_room((Str){bytes, template.size});
    bool found = !str_equal(ask(of, &VERIFY), whole);
    if (!found) read_all(of, byte, bit);
    arena_free(of);
    return found;
}

/* Mostly one that is in use: much of a small room is empty. */
static size_t any_byte(void)
{
    size_t byte = random_below(template.size);
    if (random_below(4) == 0) return byte;
    while (!template.data[byte]) byte = random_below(template.size);
    return byte;
}

static void every_bit_that_matters_is_found(void **state)
{
    size_t flips = unit_long() ? FLIPS_LONG : FLIPS, found = 0;
    (void)state;
    for (size_t i = 0; i < flips; i++)
        found += flip(any_byte(), (unsigned)random_below(8));
    print_message(
        "# %zu of %zu flips found, the others change nothing\n", found, flips);
    assert_true(found > flips / 2);
}

/* What opens a seal refuses a changed bit by itself: the cipher authenticates
 * what it carries (unit/verb_seal.c). */
static bool opens_a_seal(const Verb *verb)
{
    for (size_t i = 0; verb_arg_at(verb, i); i++)
        if (verb_arg_at(verb, i)->type == ARG_SECRET) return true;
    return false;
}

static bool is_to_be_asked(const Verb *verb)
{
    return verb->effect == EFFECT_READS && !question_is_engine(verb) &&
           !opens_a_seal(verb) && strcmp(verb->name, "verify") != 0 &&
           strcmp(verb->name, "backup") != 0 &&
           strcmp(verb->capability, "access") != 0;
}

static void every_verb_is_asked(void **state)
{
    (void)state;
    for (size_t i = 0; VERBS[i]; i++)
        if (is_to_be_asked(VERBS[i]))
            question_check(READS, READ_COUNT, VERBS[i]);
}

static void make_room(void)
{
    char here[PATH_MAX];
    Err err = {0};
    size_t used;
    assert_non_null(getcwd(here, sizeof here));
    Str brief = str_printf(arena, "%s/test/golden/varda/varda.yaml", here);
    Str name = S("new");
    ArgValue values[2];
    VerbCall call = {
        .arena = arena, .verb = verb_find(&name, 1, &used), .values = values};
    question_give(&call, "file", path);
    question_give(&call, "file", brief.data);
    if (verb_run(&call, &err) != STATUS_OK) fail_msg("%s", err.text);
}

static int start(void **state)
{
    if (unit_start(state)) return -1;
    arena = arena_new(0);
    path = test_path(arena);
    setenv("TRAVAUX_NOW", "2026-03-20T10:00:00Z", 1);
    setenv("TRAVAUX_SEED", "varda", 1);
    make_room();
    OK(file_read(arena, path, 1 << 24, &template, &fault));
    whole = ask(arena, &VERIFY);
    for (size_t i = 0; i < READ_COUNT; i++) answers[i] = ask(arena, &READS[i]);
    return 0;
}

static int end(void **state)
{
    (void)state;
    test_remove(arena, path);
    arena_free(arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_verb_is_asked),
        cmocka_unit_test(every_bit_that_matters_is_found),
    };
    return cmocka_run_group_tests(tests, start, end);
}
