#ifndef VERB_FOOTER_H
#define VERB_FOOTER_H

#include "verb/notes.h"
#include "verb/room_view.h"

/* What every screen ends with (DESIGN section 5): how many sources it rests
 * on, how many of them are independent, what is garbled, what is assumed. */
typedef struct {
    size_t sources, independent, garbled;
    bool consent_assumed;
    const Notes *notes; /* of the lines above; NULL: none */
} Footer;

/* Counts; the sources must be loaded. Sources that are recorded as copies are
 * not independent. */
CHECKED Status footer_read(RoomView *room, Footer *footer, Err *err);
void footer_show(const RoomView *room, const Footer *footer, Screen *screen);

#endif
