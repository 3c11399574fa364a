#ifndef EXCHANGE_DOCX_PART_H
#define EXCHANGE_DOCX_PART_H

#include <libxml/xmlreader.h>
#include <zip.h>

#include "base/err.h"

/* The parts of a Word document: XML in a zip archive, unpacked with limits
 * and read as a stream. */
typedef struct {
    Arena *arena;
    const char *file; /* for messages */
    zip_t *archive;
} DocxArchive;

/* A part being read. */
typedef struct {
    Arena *arena;
    xmlTextReader *xml;
    void **slot; /* frees a text of the library's */
} DocxPart;

/* What is done on the way through a part; TEXT may be NULL. */
typedef struct {
    void (*enter)(void *state, DocxPart *part, const char *name);
    void (*leave)(void *state, DocxPart *part, const char *name);
    void (*text)(void *state, DocxPart *part, Str text);
} DocxReader;

CHECKED Status docx_open(
    Arena *arena, Str bytes, const char *file, DocxArchive *archive, Err *err);

bool docx_has_part(const DocxArchive *archive, const char *name);

/* Reads the part NAME from its begin to its end; none is an empty one. */
CHECKED Status docx_read_part(const DocxArchive *archive, const char *name,
    const DocxReader *reader, void *state, Err *err);

/* The attribute NAME of the element being entered; "" if it has none. */
Str docx_attribute(DocxPart *part, const char *name);

/* The same as a number from 0 to MOST; NONE if it is none. */
int64_t docx_number(
    DocxPart *part, const char *name, int64_t most, int64_t none);

/* The element being entered has nothing in it. */
bool docx_is_empty(const DocxPart *part);

#endif
