/* Errors as values, and the files they tell of. */
#include "test/unit.h"

#include <string.h>
#include <unistd.h>
#include "base/err.h"
#include "base/file.h"

static void an_error_says_where(void **state)
{
    Err err;
    Place place = {"brief.yaml", 12, 3};
    (void)state;
    assert_int_equal(
        err_set(&err, STATUS_INPUT, place, MSG_TOO_DEEP, ARGS(S("64"))),
        STATUS_INPUT);
    assert_int_equal(err.status, STATUS_INPUT);
    assert_int_equal(err.id, MSG_TOO_DEEP);
    assert_str(err_describe(arena, &err),
        "brief.yaml:12:3: nested deeper than 64 levels");
    (void)err_set(&err, STATUS_USAGE, NOWHERE, MSG_EMPTY_FILE, NO_ARGS);
    assert_str(err_describe(arena, &err), "the file is empty");
    place.line = 0;
    (void)err_set(&err, STATUS_USAGE, place, MSG_EMPTY_FILE, NO_ARGS);
    assert_str(err_describe(arena, &err), "brief.yaml: the file is empty");
    assert_int_equal(
        err_set(NULL, STATUS_NO, NOWHERE, MSG_NONE, NO_ARGS), STATUS_NO);
}

/* Where it does not fit, it is cut between two characters. */
static void long_texts_are_cut(void **state)
{
    enum { ROOM = ERR_TEXT_SIZE - 1 };
    (void)state;
    for (size_t spaces = 0; spaces < 4; spaces++) {
        StrBuf buf = strbuf_new(arena);
        strbuf_repeat(&buf, S(" "), spaces);
        strbuf_repeat(&buf, S("\xE2\x82\xAC"), ERR_TEXT_SIZE);
        Err err;
        (void)err_set(&err, STATUS_INPUT, NOWHERE, MSG_YAML_SYNTAX,
            ARGS(strbuf_str(&buf)));
        size_t before = strlen("YAML: ") + spaces;
        assert_int_equal(strlen(err.text), ROOM - (ROOM - before) % 3);
        assert_memory_equal(err.text + strlen(err.text) - 3, "\xE2\x82\xAC", 3);
    }
}

static void long_file_names_are_cut(void **state)
{
    char name[2 * ERR_FILE_SIZE];
    Err err;
    (void)state;
    memset(name, 'x', sizeof name);
    name[sizeof name - 1] = 0;
    (void)err_set(
        &err, STATUS_INPUT, (Place){name, 1, 1}, MSG_EMPTY_FILE, NO_ARGS);
    assert_int_equal(strlen(err.file), ERR_FILE_SIZE - 1);
}

static void an_error_needs_no_memory(void **state)
{
    Err err;
    (void)state;
    arena_fail_at(1);
    (void)err_set(&err, STATUS_INPUT, NOWHERE, MSG_TOO_DEEP, ARGS(S("64")));
    arena_fail_at(0);
    assert_string_equal(err.text, message_text(MSG_TOO_DEEP).data);
}

static void statuses_become_exit_codes(void **state)
{
    (void)state;
    for (Status status = STATUS_OK; status <= STATUS_STORAGE; status++)
        assert_int_equal(status_exit(status), status);
    assert_int_equal(status_exit(STATUS_MEMORY), STATUS_STORAGE);
    assert_int_equal(status_exit(STATUS_CANCELLED), STATUS_STORAGE);
}

static char path[] = "/tmp/travaux-XXXXXX";

static int make_file(void **state)
{
    (void)state;
    int fd = mkstemp(path);
    if (fd < 0 || write(fd, "a\0b\n", 4) != 4) return -1;
    return close(fd);
}

static int remove_file(void **state)
{
    (void)state;
    return unlink(path);
}

static void a_file_is_read(void **state)
{
    Str bytes;
    (void)state;
    assert_int_equal(file_read(arena, path, 4, &bytes, NULL), STATUS_OK);
    assert_true(str_equal(bytes, S("a\0b\n")));
    assert_int_equal(file_read(arena, "/dev/null", 0, &bytes, NULL), STATUS_OK);
    assert_str(bytes, "");
}

static void a_file_that_cannot_be_read_is_told(void **state)
{
    Str bytes;
    Err err;
    (void)state;
    assert_int_equal(file_read(arena, path, 3, &bytes, &err), STATUS_INPUT);
    assert_int_equal(err.id, MSG_TOO_LARGE);
    assert_int_equal(
        file_read(arena, "/nonexistent/file", 3, &bytes, &err), STATUS_INPUT);
    assert_string_equal(
        err.text, "cannot open '/nonexistent/file': No such file or directory");
    assert_int_equal(file_read(arena, "/", 3, &bytes, &err), STATUS_INPUT);
    assert_int_equal(err.id, MSG_FILE_READ);
}

static void read_it(Arena *scratch)
{
    Str bytes;
    assert_int_equal(file_read(scratch, path, 9, &bytes, NULL), STATUS_OK);
}

static void faults_leave_no_file_open(void **state)
{
    (void)state;
    int before = dup(0);
    close(before);
    assert_true(unit_fail_each(read_it) > 1);
    int after = dup(0);
    close(after);
    assert_int_equal(before, after);
}

int main(void)
{
    const struct CMUnitTest errors[] = {
        UNIT(an_error_says_where),
        UNIT(long_texts_are_cut),
        UNIT(long_file_names_are_cut),
        UNIT(an_error_needs_no_memory),
        UNIT(statuses_become_exit_codes),
    };
    const struct CMUnitTest files[] = {
        UNIT(a_file_is_read),
        UNIT(a_file_that_cannot_be_read_is_told),
        UNIT(faults_leave_no_file_open),
    };
    return UNIT_RUN(errors) +
           cmocka_run_group_tests(files, make_file, remove_file);
}
