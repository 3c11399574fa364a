/* Word documents: never break, and are refused with a message or give two
 * drafts. Corpus: small documents; the damage is in zip and XML alike. */
#include <stdlib.h>

#include "base/hash.h"
#include "exchange/docx.h"
#include "test/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_new(0);
    Err err = {0};
    Docx docx;
    if (!hash_start() || !arena || ARENA_GUARD(arena)) abort();
    Str bytes = {(const char *)data, size};
    if (docx_read(arena, bytes, "a.docx", &docx, &err) == STATUS_OK) {
        docx_draft(arena, &docx, true);
        docx_draft(arena, &docx, false);
    } else if (!err.text[0]) {
        abort();
    }
    arena_free(arena);
    return 0;
}
