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

/* The networks that it ships. */
static inline Status test_open_careful(Arena *memory, Reader *reader, Err *err)
{
    Status status =
        reader_open_careful(memory, "models/en-careful.model", reader, err);
    if (status == STATUS_OK) return status;
    return reader_open_careful(
        memory, "../models/en-careful.model", reader, err);
}

#endif
