/* From weights to labels: sums of rows, and the best path through a paragraph
 * (Viterbi 1967; Collins 2002). 49 additions a token. */
#include "read/model.h"

#include <string.h>

/* Eight numbers that the processor handles at once. */
typedef int8_t Bytes __attribute__((vector_size(8)));
typedef int16_t Sums __attribute__((vector_size(16)));
typedef uint16_t Keys __attribute__((vector_size(16)));

/* Each byte is put twice into 16 bits and shifted down, which keeps its sign.
 */
static inline Sums load_row(const int8_t *row)
{
    Bytes bytes;
    memcpy(&bytes, row, sizeof bytes);
    return (Sums)__builtin_shufflevector(
               bytes, bytes, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7) >>
           8;
}

/* Where KEY is among the first entries of a line; 7 if it is not there. What
 * follows the keys is looked at too and never taken: the eighth place always
 * counts as found. */
static inline size_t find_entry(const TableLine *line, uint16_t key)
{
    Keys keys;
    memcpy(&keys, line->bytes, sizeof keys);
    Bytes same = __builtin_convertvector(keys == key, Bytes);
    uint64_t found;
    memcpy(&found, &same, sizeof found);
    return (size_t)__builtin_ctzll(found | (uint64_t)0xFF << 56) / 8;
}

/* Where the rows of a line's entries stand, and what to keep of them: all, or
 * nothing where the entry is none. Looked up, since a branch could not be
 * foreseen: half of all features are in no line. */
typedef struct {
    uint8_t at[8];
    Sums keep[8];
} Rows;

#define ALL                                                                    \
    {                                                                          \
        -1, -1, -1, -1, -1, -1, -1, -1                                         \
    }
static const Rows ROWS_OF_LABELS = {.at = {14, 21, 28, 35, 42, 49, 56, 0},
    .keep = {ALL, ALL, ALL, ALL, ALL, ALL, ALL}};
static const Rows ROWS_OF_CLASSES = {
    .at = {16, 32, 48}, .keep = {ALL, ALL, ALL}};
#undef ALL

/* FEATURES_MAX rows of at most 127 fit into 16 bits. Rows of seven are added
 * as eight, the last of which is not used. */
static inline void sum_rows(const Table *table, const uint32_t *features,
    size_t count, const Rows *rows, bool two, Sums sums[2])
{
    for (size_t i = 0; i < count; i++) {
        const TableLine *line = &table->lines[table_line(table, features[i])];
        size_t found = find_entry(line, table_key(features[i]));
        const int8_t *row = (const int8_t *)line->bytes + rows->at[found];
        sums[0] += load_row(row) & rows->keep[found];
        if (two) sums[1] += load_row(row + 8) & rows->keep[found];
    }
}

void table_fetch(const Table *table, const uint32_t *features, size_t count)
{
    for (size_t i = 0; i < count; i++)
        __builtin_prefetch(&table->lines[table_line(table, features[i])]);
}

const int8_t *table_row(const Table *table, uint32_t feature)
{
    static const int8_t NOTHING[TABLE_CLASSES_MAX] = {0};
    const TableLine *line = &table->lines[table_line(table, feature)];
    LineLayout layout = line_layout(table->classes);
    uint16_t key = table_key(feature), there;
    for (size_t i = 0; i < layout.entries; i++) {
        memcpy(&there, line->bytes + 2 * i, sizeof there);
        if (there == key)
            return (const int8_t *)line->bytes + layout.rows_at +
                   i * table->classes;
    }
    return NOTHING;
}

void table_score(
    const Table *table, const uint32_t *features, size_t count, int32_t *scores)
{
    Sums sums[2] = {{0}, {0}};
    if (table->classes == LABEL_COUNT)
        sum_rows(table, features, count, &ROWS_OF_LABELS, false, sums);
    else
        sum_rows(table, features, count, &ROWS_OF_CLASSES, true, sums);
    for (size_t i = 0; i < table->classes; i++) scores[i] = sums[i / 8][i % 8];
}

static bool follows(Label last, Label next)
{
    return label_may_follow(last, next) != 0;
}

/* The best way into label NEXT from the scores LAST[] of the token before. */
static int64_t best_before(
    const int32_t *moves, const int64_t *last, Label next, uint8_t *from)
{
    int64_t best = INT64_MIN;
    for (Label label = 0; label < LABEL_COUNT; label++) {
        if (!follows(label, next)) continue;
        int64_t score = last[label] + moves[label * LABEL_COUNT + next];
        if (score > best) {
            best = score;
            *from = (uint8_t)label;
        }
    }
    return best;
}

void labels_decode(const Table *table, const int32_t *scores,
    const uint8_t *kinds, size_t count, uint8_t *back, uint8_t *labels)
{
    enum { NEVER = -(1 << 30) };
    int64_t last[LABEL_COUNT], now[LABEL_COUNT];
    for (Label label = 0; count && label < LABEL_COUNT; label++)
        last[label] = follows(LABEL_OUT, label) ? scores[label] : NEVER;
    for (size_t i = 1; i < count; i++) {
        const int32_t *moves =
            table->moves + kinds[i] * LABEL_COUNT * LABEL_COUNT;
        for (Label label = 0; label < LABEL_COUNT; label++)
            now[label] =
                scores[i * LABEL_COUNT + label] +
                best_before(moves, last, label, &back[i * LABEL_COUNT + label]);
        memcpy(last, now, sizeof last);
    }
    Label best = LABEL_OUT;
    for (Label label = 0; count && label < LABEL_COUNT; label++)
        if (last[label] > last[best]) best = label;
    for (size_t i = count; i-- > 0;) {
        labels[i] = (uint8_t)best;
        if (i) best = back[i * LABEL_COUNT + best];
    }
}
