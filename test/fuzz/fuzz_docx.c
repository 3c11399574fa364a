/* Word documents: never break, and are refused with a message or give two
 * drafts. Corpus: small documents; the damage is in zip and XML alike. */
#include <stdlib.h>

#include "exchange/docx.h"
#include "test/fuzz/fuzz.h"

void fuzz(Arena *arena, Str text)
{
    Err err = {0};
    Docx docx;
    if (docx_read(arena, text, "a.docx", &docx, &err) == STATUS_OK) {
        docx_draft(arena, &docx, true);
        docx_draft(arena, &docx, false);
    } else if (!err.text[0]) {
        abort();
    }
}
