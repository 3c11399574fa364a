#ifndef READ_MODEL_H
#define READ_MODEL_H

#include "base/err.h"
#include "read/label.h"

/* A learnt table: for each feature it knows a row of small weights, one a
 * class. Each feature has one line of 64 bytes, as the processor's cache has,
 * where it may stand, so that a lookup waits for memory once: first the keys
 * of the entries (0: empty), then their rows. A key is the low 16 bits of the
 * feature, so that a feature the table does not know is taken for another
 * about once in 10,000 times. */
typedef struct {
    uint8_t bytes[64]; /* in a mapped file at a multiple of 64 */
} TableLine;

typedef struct {
    uint32_t classes; /* SENSE_CLASSES, LABEL_COUNT or TABLE_CLASSES_MAX */
    uint32_t line_count;
    const TableLine *lines; /* [line_count] */
    const int32_t *moves;   /* [MOVE_KINDS][classes][classes] from class to
                               class, by the kind of the later token */
} Table;

enum {
    SENSE_CLASSES = 2,
    TABLE_CLASSES_MAX = 16,
    MOVE_KINDS = 12,
    FEATURES_MAX = 192, /* of one token */
    LINE_BYTES = sizeof(TableLine)
};

/* How a line of a table of CLASSES is laid out. */
typedef struct {
    uint32_t entries, rows_at; /* bytes from the line's begin */
} LineLayout;

static inline LineLayout line_layout(uint32_t classes)
{
    if (classes == SENSE_CLASSES) return (LineLayout){16, 32};
    return classes == LABEL_COUNT ? (LineLayout){7, 14} : (LineLayout){3, 16};
}

static inline uint16_t table_key(uint32_t feature)
{
    uint16_t key = (uint16_t)feature;
    return key ? key : 1;
}

/* The number of a feature's line. */
static inline uint32_t table_line(const Table *table, uint32_t feature)
{
    return (
        uint32_t)((uint64_t)(feature * 0x9E3779B1u) * table->line_count >> 32);
}

/* The row of a feature, zeros if the table does not have it. */
const int8_t *table_row(const Table *table, uint32_t feature);

/* Asks for the lines of FEATURES, since waiting for memory is what takes time:
 * to be called a while before table_score(). */
void table_fetch(const Table *table, const uint32_t *features, size_t count);

/* SCORES[classes] = the sum of the rows of FEATURES. */
void table_score(const Table *table, const uint32_t *features, size_t count,
    int32_t *scores);

/* The tables of one model file, in this order. */
typedef enum {
    TABLE_SENSES,
    TABLE_TAGS,
    TABLE_FIRST,
    TABLE_SECOND,
    TABLE_COUNT
} TableName;

/* How many classes a table has: labels, if nothing else. */
static inline uint32_t table_classes(size_t name)
{
    return name == TABLE_SENSES ? SENSE_CLASSES
           : name == TABLE_TAGS ? TABLE_CLASSES_MAX
                                : LABEL_COUNT;
}

typedef struct {
    Table tables[TABLE_COUNT];
    /* From a margin to the log odds that a statement is right, in 1/65536:
     * a constant, and the weight of one unit of margin (confidence.h). */
    int32_t calibration[2];
    uint64_t checksum; /* of the file */
} ReadModel;

enum { MODEL_MAX_BYTES = 8 << 20 };

/* Takes the bytes of a model file, which must outlive MODEL and be aligned to
 * 8: a file that was cut, changed or made for another version is refused. */
CHECKED Status model_read(
    Str bytes, const char *file, ReadModel *model, Err *err);

/* Maps a model file into memory until the arena is freed. */
CHECKED Status model_open(
    Arena *arena, const char *path, ReadModel *model, Err *err);

/* Writes the file that model_read() takes; returns its checksum. */
uint64_t model_write(StrBuf *buf, const ReadModel *model);

/* The best labels of a paragraph of COUNT tokens (Viterbi): from
 * SCORES[count][LABEL_COUNT] and the kinds of the tokens, [count]; BACK is work
 * space for COUNT * LABEL_COUNT bytes. */
void labels_decode(const Table *table, const int32_t *scores,
    const uint8_t *kinds, size_t count, uint8_t *back, uint8_t *labels);

#endif
