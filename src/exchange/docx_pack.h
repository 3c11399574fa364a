#ifndef EXCHANGE_DOCX_PACK_H
#define EXCHANGE_DOCX_PACK_H

#include "base/err.h"

/* The bytes of a Word document (ECMA-376) whose body is the markup BODY. */
CHECKED Status docx_pack(Arena *arena, Str body, Str *bytes, Err *err);

#endif
