#ifndef FAULT_APPENDING_CALLS_H
#define FAULT_APPENDING_CALLS_H

/* The verbs that write, with every call about their folder watched. */
#include "test/fault/appending.h"
#include "test/fault/calls.h"

static inline int appending_calls_setup(void **state)
{
    if (appending_setup(state)) return -1;
    calls.folder = appending_folder();
    return 0;
}

#endif
