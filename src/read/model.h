#ifndef READ_MODEL_H
#define READ_MODEL_H

#include "base/err.h"
#include "read/label.h"

/* A learnt table: for each feature it knows a row of small weights, one a
 * class. An open hash table: where a feature stands comes from its high bits
 * (after a multiplication), its key is the low 16, so that a feature it does
 * not know is taken for another about once in 20,000 times. */
typedef struct {
    uint32_t columns;      /* classes, padded with zeros to a multiple of 8 */
    uint32_t slots;        /* at least one is empty */
    const uint16_t *keys;  /* [slots] table_key(), 0: empty */
    const int8_t *weights; /* [slots][columns] */
    const int32_t *moves;  /* [MOVE_KINDS][columns][columns] from class to
                              class, by the kind of the later token */
} Table;

enum { TABLE_COLUMNS_MAX = 16, MOVE_KINDS = 12 };

static inline uint16_t table_key(uint32_t feature)
{
    uint16_t key = (uint16_t)feature;
    return key ? key : 1;
}

/* Where the search for a feature begins. */
static inline uint32_t table_slot(const Table *table, uint32_t feature)
{
    return (uint32_t)((uint64_t)(feature * 0x9E3779B1u) * table->slots >> 32);
}

/* The row of a feature, or NULL. */
static inline const int8_t *table_row(const Table *table, uint32_t feature)
{
    uint16_t key = table_key(feature);
    uint32_t slot = table_slot(table, feature);
    while (table->keys[slot]) {
        if (table->keys[slot] == key)
            return table->weights + (size_t)slot * table->columns;
        if (++slot == table->slots) slot = 0;
    }
    return NULL;
}

/* SCORES[columns] = the sum of the rows of FEATURES. */
void table_score(const Table *table, const uint32_t *features, size_t count,
    int32_t *scores);

/* The tables of one model file, in this order. */
typedef enum { TABLE_TAGS, TABLE_FIRST, TABLE_SECOND, TABLE_COUNT } TableName;

typedef struct {
    Table tables[TABLE_COUNT];
    /* From a margin to the log odds that a statement is right, in 1/65536:
     * a constant, and the weight of one unit of margin (confidence.h). */
    int32_t calibration[2];
} ReadModel;

enum { MODEL_MAX_BYTES = 8 << 20 };

/* Takes the bytes of a model file, which must outlive MODEL and be aligned to
 * 8: a file that was cut, changed or made for another version is refused. */
CHECKED Status model_read(
    Str bytes, const char *file, ReadModel *model, Err *err);

/* Maps a model file into memory until the arena is freed. */
CHECKED Status model_open(
    Arena *arena, const char *path, ReadModel *model, Err *err);

/* Writes the file that model_read() takes. */
void model_write(StrBuf *buf, const ReadModel *model);

/* The best labels of a paragraph of COUNT tokens (Viterbi): from
 * SCORES[count][columns] and the kinds of the tokens, [count]; BACK is work
 * space for COUNT * LABEL_COUNT bytes. */
void labels_decode(const Table *table, const int32_t *scores,
    const uint8_t *kinds, size_t count, uint8_t *back, uint8_t *labels);

#endif
