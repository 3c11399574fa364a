/* Arenas: what they hand out, when they jump, what they clean up. */
#include "test/unit.h"

#include <string.h>
#include "base/vec.h"

static bool is_zero(const unsigned char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (bytes[i]) return false;
    return true;
}

static void memory_is_zeroed_aligned_and_apart(void **state)
{
    unsigned char *blocks[300];
    (void)state;
    for (size_t size = 0; size < 300; size++) {
        blocks[size] = arena_alloc(arena, size * 7);
        assert_int_equal((uintptr_t)blocks[size] % 16, 0);
        assert_true(is_zero(blocks[size], size * 7));
        memset(blocks[size], (int)size, size * 7);
    }
    for (size_t size = 0; size < 300; size++)
        for (size_t i = 0; i < size * 7; i++)
            assert_int_equal(blocks[size][i], size % 256);
}

static void large_blocks_fit(void **state)
{
    enum { LARGE = 10 << 20 };
    (void)state;
    unsigned char *block = arena_alloc(arena, LARGE);
    block[0] = block[LARGE - 1] = 1;
    assert_true(is_zero(block + 1, LARGE - 2));
}

static void growing_keeps_what_was_there(void **state)
{
    VEC(int) numbers = {0};
    (void)state;
    for (int i = 0; i < 1000; i++) vec_push(arena, &numbers, i * i);
    assert_int_equal(numbers.count, 1000);
    for (int i = 0; i < 1000; i++) assert_int_equal(numbers.items[i], i * i);
}

/* Whether SIZE times COUNT bytes make an arena with LIMIT jump. */
static bool jumps(size_t limit, size_t count, size_t size)
{
    Arena *small = arena_new(limit);
    assert_non_null(small);
    volatile bool jumped = true;
    if (ARENA_GUARD(small) == 0) {
        arena_array(small, count, size);
        jumped = false;
    }
    arena_free(small);
    return jumped;
}

static void a_limit_is_kept(void **state)
{
    (void)state;
    assert_false(jumps(160, 10, 16));
    assert_true(jumps(160, 11, 16));
    assert_true(jumps(160, 1, 161));
}

static void overflow_is_no_memory(void **state)
{
    (void)state;
    assert_true(jumps(0, SIZE_MAX, 1));
    assert_true(jumps(0, 1, SIZE_MAX));
    assert_true(jumps(0, SIZE_MAX / 2, 3));
    assert_true(jumps(0, SIZE_MAX / 16 + 2, 16));
    assert_false(jumps(0, SIZE_MAX, 0));
}

static char order[8];

static void note(void *thing)
{
    strcat(order, thing);
}

static void deferred_runs_newest_first(void **state)
{
    (void)state;
    order[0] = 0;
    Arena *other = arena_new(0);
    assert_non_null(other);
    if (ARENA_GUARD(other)) fail();
    arena_defer(other, note, "a");
    arena_defer(other, note, "b");
    arena_defer(other, note, "c");
    assert_string_equal(order, "");
    arena_free(other);
    assert_string_equal(order, "cba");
    arena_free(NULL);
}

static void deferred_runs_after_a_jump(void **state)
{
    (void)state;
    order[0] = 0;
    Arena *other = arena_new(100);
    assert_non_null(other);
    if (ARENA_GUARD(other) == 0) {
        arena_defer(other, note, "x");
        arena_alloc(other, 1000);
        fail();
    }
    arena_free(other);
    assert_string_equal(order, "x");
}

static void work(Arena *scratch)
{
    for (size_t i = 0; i < 5; i++) arena_alloc(scratch, 20000);
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    assert_int_equal(unit_fail_each(work), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(memory_is_zeroed_aligned_and_apart),
        UNIT(large_blocks_fit),
        UNIT(growing_keeps_what_was_there),
        UNIT(a_limit_is_kept),
        UNIT(overflow_is_no_memory),
        UNIT(deferred_runs_newest_first),
        UNIT(deferred_runs_after_a_jump),
        UNIT(every_allocation_may_fail),
    };
    return UNIT_RUN(tests);
}
