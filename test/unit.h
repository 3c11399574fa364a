#ifndef UNIT_H
#define UNIT_H

/* What all test programs share: cmocka, an arena that each case finds fresh,
 * comparison with strings, and faults of memory.
 *
 *     static void a_case(void **state) { (void)state; ... arena ... }
 *     int main(void)
 *     {
 *         const struct CMUnitTest tests[] = {UNIT(a_case)};
 *         return UNIT_RUN(tests);
 *     } */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/hash.h"
#include "base/str.h"

static Arena *arena;

#define UNIT(CASE) cmocka_unit_test_setup_teardown(CASE, unit_setup, unit_end)
#define UNIT_RUN(TESTS) cmocka_run_group_tests(TESTS, unit_start, NULL)

static inline int unit_start(void **state)
{
    (void)state;
    return hash_start() ? 0 : -1;
}

static inline int unit_setup(void **state)
{
    (void)state;
    arena = arena_new(0);
    return arena ? 0 : -1;
}

static inline int unit_end(void **state)
{
    (void)state;
    arena_free(arena);
    arena = NULL;
    return 0;
}

/* True if test-long asked for the long cases. */
static inline bool unit_long(void)
{
    return getenv("TRAVAUX_LONG") != NULL;
}

/* Makes the file at PATH, or makes it anew, of BYTES. */
static inline void unit_write(const char *path, Str bytes)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(bytes.size, fwrite(bytes.data, 1, bytes.size, file));
    assert_int_equal(0, fclose(file));
}

#define assert_str(TEXT, EXPECTED)                                             \
    unit_assert_str(TEXT, str_of(EXPECTED), __FILE__, __LINE__)

static inline void unit_assert_str(
    Str text, Str expected, const char *file, int line)
{
    if (str_equal(text, expected)) return;
    print_error(
        "\"%.*s\" is not \"%.*s\"\n", STR_ARGS(text), STR_ARGS(expected));
    _fail(file, line);
}

/* Calls WORK with memory that fails at the first allocation, at the second,
 * and so on until it has enough; returns how often it failed. */
static inline size_t unit_fail_each(void (*work)(Arena *))
{
    for (volatile size_t nth = 1;; nth++) {
        Arena *scratch = arena_new(0);
        assert_non_null(scratch);
        if (ARENA_GUARD(scratch) == 0) {
            arena_fail_at(nth);
            work(scratch);
            arena_fail_at(0);
            arena_free(scratch);
            return nth - 1;
        }
        arena_free(scratch);
    }
}

#endif
