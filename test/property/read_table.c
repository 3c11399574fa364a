/* Tables and paths against naive ones: the sum of rows found at once is that
 * of rows looked up one by one, and no labels that may follow each other score
 * more than those that are found. */
#include "test/unit.h"

#include <string.h>

#include "read/model.h"
#include "test/random.h"

enum { LINES = 64, FEATURES = 100 };

static TableLine lines[LINES];
static int32_t moves[MOVE_KINDS * LABEL_COUNT * LABEL_COUNT];

/* Half of the features are put where they may stand, with any row. */
static void fill(const Table *table, const uint32_t *features)
{
    LineLayout layout = line_layout(table->classes);
    memset(lines, 0, sizeof lines);
    for (size_t i = 0; i < FEATURES; i += 2) {
        uint8_t *line = lines[table_line(table, features[i])].bytes;
        size_t entry = random_below(layout.entries);
        uint16_t key = table_key(features[i]);
        memcpy(line + 2 * entry, &key, sizeof key);
        for (size_t c = 0; c < table->classes; c++)
            line[layout.rows_at + entry * table->classes + c] =
                (uint8_t)random_next();
    }
}

static void check_sums(uint32_t classes)
{
    Table table = {.classes = classes, .line_count = LINES, .lines = lines};
    uint32_t features[FEATURES];
    int32_t scores[TABLE_CLASSES_MAX], sums[TABLE_CLASSES_MAX] = {0};
    for (size_t i = 0; i < FEATURES; i++) features[i] = (uint32_t)random_next();
    fill(&table, features);
    size_t count = random_below(FEATURES + 1);
    table_score(&table, features, count, scores);
    for (size_t i = 0; i < count; i++)
        for (size_t c = 0; c < classes; c++)
            sums[c] += table_row(&table, features[i])[c];
    for (size_t c = 0; c < classes; c++) assert_int_equal(scores[c], sums[c]);
}

static void sums_are_those_of_single_rows(void **state)
{
    (void)state;
    for (size_t round = 0; round < 500; round++) {
        check_sums(LABEL_COUNT);
        check_sums(TABLE_CLASSES_MAX);
    }
}

static void a_row_that_was_put_is_found(void **state)
{
    (void)state;
    for (uint32_t feature = 1; feature < 1000; feature++) {
        Table table = {.classes = 2, .line_count = LINES, .lines = lines};
        LineLayout layout = line_layout(2);
        uint16_t key = table_key(feature);
        memset(lines, 0, sizeof lines);
        assert_int_equal(table_row(&table, feature)[1], 0);
        uint8_t *line = lines[table_line(&table, feature)].bytes;
        memcpy(line + 2 * (layout.entries - 1), &key, sizeof key);
        line[sizeof(TableLine) - 1] = 77;
        assert_int_equal(table_row(&table, feature)[1], 77);
    }
}

enum { LONGEST = 5 };

static int64_t path_score(const Table *table, const int32_t *scores,
    const uint8_t *kinds, const uint8_t *labels, size_t count)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        Label last = i ? labels[i - 1] : LABEL_OUT;
        if (!label_may_follow(last, labels[i])) return INT64_MIN;
        sum += scores[i * LABEL_COUNT + labels[i]];
        if (i)
            sum += table->moves[(kinds[i] * LABEL_COUNT + last) * LABEL_COUNT +
                                labels[i]];
    }
    return sum;
}

/* The most that any of the 7^COUNT paths scores. */
static int64_t best_score(const Table *table, const int32_t *scores,
    const uint8_t *kinds, size_t count)
{
    int64_t best = INT64_MIN;
    size_t paths = 1;
    for (size_t i = 0; i < count; i++) paths *= LABEL_COUNT;
    for (size_t path = 0; path < paths; path++) {
        uint8_t labels[LONGEST];
        for (size_t i = 0, rest = path; i < count; i++, rest /= LABEL_COUNT)
            labels[i] = (uint8_t)(rest % LABEL_COUNT);
        int64_t score = path_score(table, scores, kinds, labels, count);
        if (score > best) best = score;
    }
    return best;
}

static void no_path_is_better(void **state)
{
    Table table = {.classes = LABEL_COUNT, .moves = moves};
    (void)state;
    for (size_t round = 0; round < 60; round++) {
        int32_t scores[LONGEST * LABEL_COUNT];
        uint8_t kinds[LONGEST], back[LONGEST * LABEL_COUNT], labels[LONGEST];
        size_t count = 1 + random_below(LONGEST);
        for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
            moves[i] = (int32_t)random_below(101) - 50;
        for (size_t i = 0; i < LONGEST * LABEL_COUNT; i++)
            scores[i] = (int32_t)random_below(201) - 100;
        for (size_t i = 0; i < LONGEST; i++)
            kinds[i] = (uint8_t)random_below(MOVE_KINDS);
        labels_decode(&table, scores, kinds, count, back, labels);
        assert_int_equal(path_score(&table, scores, kinds, labels, count),
            best_score(&table, scores, kinds, count));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(sums_are_those_of_single_rows),
        UNIT(a_row_that_was_put_is_found),
        UNIT(no_path_is_better),
    };
    return UNIT_RUN(tests);
}
