#ifndef CLI_INTERRUPT_H
#define CLI_INTERRUPT_H

#include <stdbool.h>

/* Ctrl-C, and how far long work has come. */

/* Takes over SIGINT and ignores SIGPIPE (a closed pipe is no error here). A
 * verb that reports progress is asked to stop by the first SIGINT; any other
 * verb, and a second SIGINT, end the program. */
void interrupt_prepare(void);

/* For VerbCall.progress: draws the share that is DONE (0..1) on standard
 * error if that is a terminal; false once the user has asked to stop. */
bool interrupt_progress(void *unused, double done);

/* Takes the share off the screen again. */
void interrupt_clear_progress(void);

/* Ends the program as SIGINT does (a shell sees exit code 130), so that a
 * script that runs it ends too. */
_Noreturn void interrupt_end(void);

#endif
