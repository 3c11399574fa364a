#ifndef READ_CAREFUL_H
#define READ_CAREFUL_H

#include "read/feature.h"
#include "read/network.h"

/* The careful reader: a few networks that see what the second stage found, and
 * whose scores are added up. */
typedef struct {
    size_t count;            /* networks; 0: there is no careful reader */
    const Network *networks; /* [count] */
    const int32_t *moves;    /* their sum, as in a table */
    int32_t calibration[2];  /* as in ReadModel */
} Careful;

enum { CAREFUL_MOST = 7, CAREFUL_MAX_BYTES = 8 << 20 };

/* Takes the bytes of a file of networks, which must outlive CAREFUL and be
 * aligned to 8. One that was cut, changed, made for another version or with
 * another MODEL is refused. */
CHECKED Status careful_read(Arena *arena, Str bytes, const char *file,
    const ReadModel *model, Careful *careful, Err *err);

/* Maps a file of networks into memory until the arena is freed. */
CHECKED Status careful_open(Arena *arena, const char *path,
    const ReadModel *model, Careful *careful, Err *err);

/* Writes the file that careful_read() takes. */
void careful_write(StrBuf *buf, const Careful *careful, const ReadModel *model);

/* The sum of the moves of networks, as labels_decode() wants them. */
const int32_t *careful_moves(
    Arena *arena, const Network *networks, size_t count);

/* What a network sees of token I: CONTEXT with the second stage's labels,
 * SCORES[LABEL_COUNT] of that stage. */
void careful_see(const Context *context, size_t i, const int32_t *scores,
    NetworkInput *input);

/* Finds LABELS and, unless NULL, MARGINS of a whole document: from CONTEXT
 * with the second stage's labels (LABELS may be the same) and its SCORES
 * [token_count][LABEL_COUNT]. */
void careful_label(Arena *arena, const Careful *careful, const Context *context,
    const int32_t *scores, uint8_t *labels, int32_t *margins);

#endif
