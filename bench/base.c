/* What the base costs: nanoseconds for one call of what a view calls for
 * every record. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/date.h"
#include "base/hash.h"
#include "base/json.h"

static Arena *arena;
static volatile int64_t sink; /* so that no result is optimised away */

static void parse_date(int i)
{
    static const char *const texts[] = {
        "2025-11-25", "2025-11-24/2025-11-25", "../2025-11-23", "2025-11~"};
    Date date = date_of(str_of(texts[i % 4]));
    sink += date.latest;
}

static void find_local_day(int i)
{
    Instant hour = (Instant)3600 * 1000000;
    sink += zone_day(S("Europe/Vienna"), (480000 + i % 20000) * hour);
}

static void find_end_of_day(int i)
{
    sink += zone_day_end(S("Europe/Vienna"), 20000 + i % 1000);
}

static const Str RECORD = S(
    "{\"audience\":\"public\",\"author\":\"mediator\",\"basis\":[],\"body\":"
    "{\"label\":\"Territory\",\"options\":[\"a\",\"b\"]},\"grade\":"
    "\"declared\","
    "\"key\":\"territory\",\"kind\":\"point\",\"recorded\":"
    "\"2026-11-22T17:24:01.000000Z\",\"replaces\":[],\"salt\":"
    "\"00112233445566778899aabbccddeeff\",\"since\":\"unknown\",\"v\":\"1\"}");

static void read_canonical(int i)
{
    Node *root = NULL;
    (void)i;
    if (json_read_canonical(arena, RECORD, &root)) sink += root->type;
}

static void hash_record(int i)
{
    (void)i;
    sink += hash_of(RECORD).bytes[0];
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Calls in batches, each with an arena of its own. */
static void measure(const char *name, void (*call)(int), int batches)
{
    enum { BATCH = 1000 };
    double begin = seconds();
    for (int batch = 0; batch < batches; batch++) {
        arena = arena_new(0);
        if (!arena || ARENA_GUARD(arena)) exit(1);
        for (int i = 0; i < BATCH; i++) call(batch * BATCH + i);
        arena_free(arena);
    }
    double each = (seconds() - begin) / batches / BATCH;
    printf("%-24s %8.0f ns\n", name, each * 1e9);
}

int main(void)
{
    if (!hash_start()) return 1;
    measure("date_of", parse_date, 2000);
    measure("zone_day", find_local_day, 2000);
    measure("zone_day_end", find_end_of_day, 2000);
    measure("json_read_canonical", read_canonical, 200);
    measure("hash_of a record", hash_record, 200);
    return 0;
}
