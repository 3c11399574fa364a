/* Maps from strings. */
#include "test/unit.h"

#include "base/map.h"
#include "test/random.h"

static void keys_are_found_again(void **state)
{
    Map map = map_new(arena);
    int one, two, three;
    (void)state;
    assert_null(map_get(&map, S("a")));
    assert_null(map_put(&map, S("a"), &one));
    assert_null(map_put(&map, S(""), &two));
    assert_null(map_put(&map, S("a\0b"), &three));
    assert_ptr_equal(map_get(&map, S("a")), &one);
    assert_ptr_equal(map_get(&map, S("")), &two);
    assert_ptr_equal(map_get(&map, (Str){NULL, 0}), &two);
    assert_ptr_equal(map_get(&map, S("a\0b")), &three);
    assert_null(map_get(&map, S("a\0c")));
    assert_ptr_equal(map_put(&map, S("a"), &two), &one);
    assert_ptr_equal(map_get(&map, S("a")), &two);
    assert_int_equal(map.count, 3);
}

static void order_is_that_of_insertion(void **state)
{
    enum { COUNT = 5000 };
    Map map = map_new(arena);
    static int values[COUNT];
    (void)state;
    for (int i = 0; i < COUNT; i++)
        map_put(&map, str_int(arena, i * 7919 % COUNT), &values[i]);
    for (int i = 0; i < COUNT; i++)
        map_put(&map, str_int(arena, i), map_get(&map, str_int(arena, i)));
    assert_int_equal(map.count, COUNT);
    for (int i = 0; i < COUNT; i++) {
        assert_str(map.entries[i].key, str_int(arena, i * 7919 % COUNT).data);
        assert_ptr_equal(map.entries[i].value, &values[i]);
    }
}

/* Against an array indexed by the number that the key spells. */
static void puts_and_gets_agree_with_an_array(void **state)
{
    enum { KEYS = 200, STEPS = 20000 };
    void *expected[KEYS] = {0};
    Str keys[KEYS];
    Map map = map_new(arena);
    (void)state;
    for (int i = 0; i < KEYS; i++) keys[i] = str_printf(arena, "key %d", i);
    for (size_t step = 0; step < STEPS; step++) {
        size_t key = random_below(KEYS);
        assert_ptr_equal(map_get(&map, keys[key]), expected[key]);
        if (random_below(8)) continue;
        void *value = &expected[random_below(KEYS)];
        assert_ptr_equal(map_put(&map, keys[key], value), expected[key]);
        expected[key] = value;
    }
}

static void fill(Arena *scratch)
{
    Map map = map_new(scratch);
    for (int i = 0; i < 100; i++) map_put(&map, str_int(scratch, i), scratch);
    assert_int_equal(map.count, 100);
}

static void faults_leave_no_trace(void **state)
{
    (void)state;
    assert_true(unit_fail_each(fill) > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(keys_are_found_again),
        UNIT(order_is_that_of_insertion),
        UNIT(puts_and_gets_agree_with_an_array),
        UNIT(faults_leave_no_trace),
    };
    return UNIT_RUN(tests);
}
