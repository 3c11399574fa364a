#ifndef FAULT_POWER_H
#define FAULT_POWER_H

/* A disk whose power can fail afterwards. While it records, what the program
 * does to the files of the watched folder (calls.h) is written down. Then any
 * moment can be chosen, and what the folder may look like if the power failed
 * there is worked out: what was synced is there; of what was not, anything
 * may be: all, nothing, some writes, parts of a write.
 *
 * This is how block devices are tested by dm-log-writes, and file systems by
 * ALICE (Pillai et al., "All file systems are not created equal", OSDI 2014):
 * data of a file is kept by fsync(2) of the file, names by fsync of the
 * folder; names change in order, data in any order.
 * Cost: linear in what was done up to the moment. */
#include <stdbool.h>
#include <stddef.h>

/* Of what was not synced. */
typedef enum {
    POWER_NOTHING,    /* is there */
    POWER_ALL,        /* is there */
    POWER_DATA_ONLY,  /* but no new, renamed or removed names */
    POWER_NAMES_ONLY, /* but no data */
    POWER_SOME_512,   /* random writes, some cut at 512 bytes */
    POWER_SOME_4096,  /* the same, at 4,096 bytes */
    POWER_LOSSES
} PowerLoss;

/* Forgets what was recorded; the watched folder's files, as they are now, are
 * taken for synced. Calls must be armed before the program works. */
void power_record(void);
void power_stop(void);
/* How many steps were recorded, and whether step I made something durable
 * (I from 0). */
size_t power_steps(void);
bool power_is_sync(size_t step);
/* Puts the folder into a state that a loss of power after STEPS steps may
 * leave. False if this was the result of an earlier call too (since
 * power_record); the folder is then left as it was. */
bool power_fail(size_t steps, PowerLoss loss);
/* The same on a disk that says that it synced and did not. */
bool power_fail_lying(size_t steps, PowerLoss loss);
void power_forget(void);

#endif
