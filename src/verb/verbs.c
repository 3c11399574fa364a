/* The table of verbs. A verb is added by its own file, one line in verbs.def
 * and one in meson.build. */
#include "verb/verb.h"

#define V(SYMBOL) extern const Verb SYMBOL;
#include "verb/verbs.def"
#undef V

const Verb *const VERBS[] = {
#define V(SYMBOL) &SYMBOL,
#include "verb/verbs.def"
#undef V
    NULL,
};
