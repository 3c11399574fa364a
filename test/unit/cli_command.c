/* Command lines: what is read from them, and what is said of wrong ones. The
 * verbs here are the test's own: its VERBS takes the place of the product's,
 * which a linker takes from the library only where it is missing. */
#include "test/unit.h"

#include <stdio.h>
#include <unistd.h>
#include "cli/command.h"
#include "verb/arguments.h"
#include "verb/help.h"

static Status run_verb(VerbCall *call, Err *err)
{
    (void)err;
    node_set(call->arena, call->data, S("ran"), node_bool(call->arena, true));
    return STATUS_OK;
}

static const Arg POINT_ARGS[] = {
    ROOM_ARG,
    {.name = "point",
        .type = ARG_KEY,
        .positional = true,
        .required = true,
        .help = MSG_ARG_ROOM},
    {.name = "limit", .type = ARG_NUMBER, .help = MSG_ARG_WIDTH},
    {.name = "party", .type = ARG_PARTY, .repeated = true, .help = MSG_ARG_AS},
    {.name = "all", .type = ARG_FLAG, .help = MSG_ARG_JSON},
    {0},
};
static const Verb point = {
    .name = "point", .args = POINT_ARGS, .takes_view = true, .run = run_verb};

static const Arg COPY_ARGS[] = {
    {.name = "file",
        .type = ARG_PATH,
        .positional = true,
        .required = true,
        .repeated = true,
        .help = MSG_ARG_ROOM},
    {.name = "target",
        .type = ARG_PATH,
        .positional = true,
        .required = true,
        .help = MSG_ARG_ROOM},
    {.name = "how",
        .type = ARG_TEXT,
        .choices = "fast|slow",
        .help = MSG_ARG_COLOR},
    {0},
};
static const Verb copy = {.name = "copy", .args = COPY_ARGS, .run = run_verb};
static const Verb copy_all = {
    .name = "copy all", .args = COPY_ARGS, .run = run_verb};
static const Verb deal_frontier = {.name = "deal frontier", .run = run_verb};
static const Verb deal_value = {.name = "deal value", .run = run_verb};

static const Arg NEW_ARGS[] = {ROOM_ARG, {0}};
static const Verb new_room = {
    .name = "new", .effect = EFFECT_CREATES, .args = NEW_ARGS, .run = run_verb};
static const Verb state = {.name = "state", .args = NEW_ARGS, .run = run_verb};

extern const Verb verb_help, verb_version;
const Verb *const VERBS[] = {&copy, &copy_all, &deal_frontier, &deal_value,
    &verb_help, &new_room, &point, &state, &verb_version, NULL};

/* Splits LINE at blanks; "''" is an empty word. */
static Status read_line(const char *line, Command *command, Err *err)
{
    VEC(Str) words = {0};
    Str rest = str_of(line), word;
    while (rest.size && str_next(&rest, ' ', &word))
        vec_push(arena, &words, str_equal(word, S("''")) ? S("") : word);
    return command_read(arena, words.items, words.count, command, err);
}

/* "verb name=value name=value", or what is wrong. */
static Str understood(const char *line)
{
    Command command;
    Err err = {0};
    Status status = read_line(line, &command, &err);
    VerbCall call = {.arena = arena,
        .verb = command.verb,
        .values = command.values,
        .value_count = command.value_count};
    if (status == STATUS_OK) status = verb_check_call(&call, &err);
    if (status != STATUS_OK) {
        assert_int_equal(status, STATUS_USAGE);
        return str_copy(arena, str_of(err.text));
    }
    StrBuf buf = strbuf_new(arena);
    strbuf_add(&buf, str_of(command.verb->name));
    for (size_t i = 0; i < command.value_count; i++)
        strbuf_printf(&buf, " %s=%.*s", command.values[i].arg->name,
            STR_ARGS(command.values[i].value));
    if (command.json) strbuf_add(&buf, S(" json"));
    if (command.colour == WHEN_ALWAYS) strbuf_add(&buf, S(" always"));
    if (command.width) strbuf_printf(&buf, " width %zu", command.width);
    return strbuf_str(&buf);
}

typedef struct {
    const char *line, *meaning;
} Case;

static void check_cases(const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_str(understood(cases[i].line), cases[i].meaning);
}
#define CHECK_CASES(CASES) check_cases(CASES, sizeof(CASES) / sizeof *(CASES))

static void good_lines_are_read(void **unused)
{
    static const Case CASES[] = {
        {"", "help"},
        {"-h", "help"},
        {"--json", "help json"},
        {"--version", "version"},
        {"point --help", "help verb=point"},
        {"--help deal frontier x", "help verb=deal verb=frontier"},
        {"deal --help", "help verb=deal"},
        {"deal frontier --json", "deal frontier json"},
        {"copy a b", "copy file=a target=b"},
        {"copy all a b", "copy all file=a target=b"},
        {"copy a b c --how fast", "copy how=fast file=a file=b target=c"},
        {"--how slow copy a b", "copy how=slow file=a target=b"},
        {"copy --how=fast -- --how --", "copy how=fast file=--how target=--"},
        {"copy - -5", "copy file=- target=-5"},
        {"copy a b --color always --width 40",
            "copy file=a target=b always width 40"},
        {"point r.room army", "point room=r.room point=army"},
        {"point r.room army --limit -5 --all",
            "point limit=-5 all=yes room=r.room point=army"},
        {"point r.room a --party UA --party=RU",
            "point party=UA party=RU room=r.room point=a"},
        {"point r.room a --on 2025-11 --known 2025-11-25T10:00:00Z",
            "point on=2025-11 known=2025-11-25T10:00:00Z room=r.room point=a"},
        {"point r.room a --on ../2025-11-23",
            "point on=../2025-11-23 room=r.room point=a"},
        {"new wage", "new room=wage.room"},
        {"new wage.room", "new room=wage.room"},
    };
    (void)unused;
    CHECK_CASES(CASES);
}

static void wrong_lines_are_refused(void **unused)
{
    static const Case CASES[] = {
        {"pont", "there is no verb 'pont'; did you mean 'point'?"},
        {"zzzzz", "there is no verb 'zzzzz'; 'travaux help' lists the verbs"},
        {"deal", "'deal' needs another word: frontier, value"},
        {"deal frontire",
            "there is no verb 'deal frontire'; did you mean 'deal frontier'?"},
        {"-x", "'-x' is not an option; options are written in full, '--on'; "
               "only '-h' is short"},
        {"copy a b --hwo", "'travaux copy' has no option '--hwo'; did you "
                           "mean '--how'?"},
        {"copy a b --zzzzzz", "'travaux copy' has no option '--zzzzzz'; "
                              "'travaux help copy' lists its options"},
        {"copy a b --limit 5", "'travaux copy' has no option '--limit'; "
                               "'travaux help copy' lists its options"},
        {"copy a b --how", "'--how' needs a value: --how fast|slow"},
        {"copy a b --how --json", "'--how' needs a value: --how fast|slow"},
        {"copy a b --how quick", "--how: 'quick' is not one of fast, slow"},
        {"copy a b --how fast --how slow",
            "--how is given twice, 'fast' and 'slow'; give it once"},
        {"copy a", "<target> is missing: the room; may be left out where the "
                   "folder holds one room, or TRAVAUX_ROOM names it; usage: "
                   "travaux copy <file> ... <target> [--how fast|slow]"},
        {"point r.room a --all=no", "'--all' takes no value; leave '=no' out"},
        {"point r.room a --limit many", "--limit: 'many' is not a number"},
        {"point r.room a --limit=", "--limit is empty"},
        {"point r.room \xFF", "<point> is not UTF-8"},
        {"copy a ''", "<target> is empty"},
        {"point r.room a b", "'b' is one argument too many; usage: travaux "
                             "point [<room>] <point> [--limit NUMBER] "
                             "[--party PARTY] ... [--all] [--on DATE] "
                             "[--known DATE] [--at TEXT] [--as PARTY]"},
        {"point r.room a --on 2025-13",
            "--on: '2025-13' is not a date; write 2025, 2025-11, 2025-11-25, "
            "2025-11-24/2025-11-25, ../2025-11-23, 2025-11-23/.. or unknown"},
        {"copy a b --color x",
            "--color: 'x' is not one of always, auto, never"},
        {"copy a b --width 3", "--width: '3' is not a number from 20 to 1000"},
        {"new", "<room> is missing: the room; may be left out where the "
                "folder holds one room, or TRAVAUX_ROOM names it; usage: "
                "travaux new <room>"},
    };
    (void)unused;
    CHECK_CASES(CASES);
}

/* Rooms are looked for in a folder of the test's own. */
static char folder[] = "/tmp/travaux-test-XXXXXX";

static void make_file(const char *name, const char *begin)
{
    FILE *file = fopen(name, "wb");
    assert_non_null(file);
    fwrite(begin, 1, 16, file);
    fclose(file);
}

static int enter_folder(void **unused)
{
    (void)unused;
    unsetenv("TRAVAUX_ROOM");
    return hash_start() && mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int leave_folder(void **unused)
{
    (void)unused;
    unlink("a.room");
    unlink("b.room");
    unlink("kept");
    return chdir("/") == 0 && rmdir(folder) == 0 ? 0 : -1;
}

static void rooms_are_found(void **unused)
{
    static const Case NONE[] = {
        {"state", "no room is named, and this folder holds none; name one, "
                  "set TRAVAUX_ROOM, or make one with 'travaux new'"},
        {"state a", "'a' is no room, and this folder holds none; a room is a "
                    "file NAME.room; 'travaux new' makes one"},
    };
    static const Case ONE[] = {
        {"state", "state room=a.room"},
        {"state a", "state room=a.room"},
        {"state kept", "state room=kept"},
        {"state c.room", "state room=c.room"},
        {"state c", "'c' is no room; this folder holds a.room"},
        {"point army", "point room=a.room point=army"},
        {"point a", "point room=a.room point=a"},
        {"point a army", "point room=a.room point=army"},
        {"point c army", "'c' is no room; this folder holds a.room"},
    };
    static const Case TWO[] = {
        {"state", "no room is named, and this folder holds 2: a.room, b.room; "
                  "name one of them, or set TRAVAUX_ROOM"},
        {"state b", "state room=b.room"},
        {"point army",
            "no room is named, and this folder holds 2: a.room, b.room; "
            "name one of them, or set TRAVAUX_ROOM"},
    };
    static const Case NAMED[] = {
        {"state", "state room=b.room"},
        {"point army", "point room=b.room point=army"},
        {"state a", "state room=a.room"},
    };
    (void)unused;
    CHECK_CASES(NONE);
    make_file("a.room", "0123456789abcdef");
    make_file("kept", "SQLite format 3");
    CHECK_CASES(ONE);
    make_file("b.room", "0123456789abcdef");
    CHECK_CASES(TWO);
    setenv("TRAVAUX_ROOM", "b", 1);
    CHECK_CASES(NAMED);
    unsetenv("TRAVAUX_ROOM");
}

static Str candidates(const char *line)
{
    VEC(Str) words = {0};
    Str rest = str_of(line), word;
    while (str_next(&rest, ' ', &word)) vec_push(arena, &words, word);
    Candidates found =
        help_candidates(arena, words.items, words.count, words.count - 1);
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < found.count; i++) {
        if (i) strbuf_char(&buf, ' ');
        strbuf_add(&buf, found.items[i].word);
    }
    return strbuf_str(&buf);
}

static void completion_knows_what_may_follow(void **unused)
{
    static const Case CASES[] = {
        {"", "copy deal help new point state version"},
        {"d", "deal"},
        {"deal ", "frontier value"},
        {"deal v", "value"},
        {"copy a", "all :files"},
        {"copy all ", ":files"},
        {"--json de", "deal"},
        {"--color ", "always auto never"},
        {"--color = a", "always auto"},
        {"--color=n", "--color=never"},
        {"copy --how fast --", "--json --color --width --help --version"},
        {"copy --how fast x ", ":files"},
        {"copy -- --h", ":files"},
        {"point ", ":rooms"},
        {"point --as ", "mediator public"},
        {"point --party UA --pa", "--party"},
        {"point --l", "--limit"},
        {"help de", "deal"},
        {"help deal ", "frontier value"},
        {"nothing ", ""},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_str(candidates(CASES[i].line), CASES[i].meaning);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(good_lines_are_read),
        UNIT(wrong_lines_are_refused),
        UNIT(rooms_are_found),
        UNIT(completion_knows_what_may_follow),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
