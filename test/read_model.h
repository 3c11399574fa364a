#ifndef READ_MODEL_TEST_H
#define READ_MODEL_TEST_H

#include "read/reader.h"

/* The model that the program ships, from wherever the test was started. */
static inline Status test_open_reader(Arena *memory, Reader *reader, Err *err)
{
    Status status = reader_open(memory, "models/en.model", reader, err);
    if (status == STATUS_OK) return status;
    return reader_open(memory, "../models/en.model", reader, err);
}

#endif
