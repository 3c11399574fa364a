/* Parts of Word documents: unpacked with limits (libzip) and read as a stream
 * (libxml2's reader), never as a tree, so that memory stays in proportion to
 * the text. Whoever declares entities is refused before the parser meets
 * them. ECMA-376 part 2. Linear. */
#include "exchange/docx_part.h"

#include "exchange/docx.h"

static Status refuse(const char *file, MessageId id, Err *err)
{
    return err_set(err, STATUS_INPUT, (Place){file, 0, 0}, id, NO_ARGS);
}

/* --- the archive --- */

static void discard_zip(void *archive)
{
    zip_discard(archive);
}

static void close_part(void *part)
{
    zip_fclose(part);
}

Status docx_open(
    Arena *arena, Str bytes, const char *file, DocxArchive *archive, Err *err)
{
    void **slot = arena_hold(arena, discard_zip);
    zip_error_t error;
    zip_error_init(&error);
    *archive = (DocxArchive){arena, file, NULL};
    if (bytes.size > DOCX_MOST_BYTES) return refuse(file, MSG_DOCX_LARGE, err);
    zip_source_t *source =
        zip_source_buffer_create(bytes.data, bytes.size, 0, &error);
    if (!source) return refuse(file, MSG_DOCX_DAMAGED, err);
    *slot = archive->archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (archive->archive) return STATUS_OK;
    zip_source_free(source);
    return refuse(file, MSG_DOCX_DAMAGED, err);
}

bool docx_has_part(const DocxArchive *archive, const char *name)
{
    zip_stat_t info;
    return zip_stat(archive->archive, name, 0, &info) == 0;
}

static Status check_size(const zip_stat_t *info, const char *file, Err *err)
{
    enum { SMALL = 1 << 20 };
    if (info->size > DOCX_MOST_XML) return refuse(file, MSG_DOCX_LARGE, err);
    if (info->size > SMALL && info->size / DOCX_MOST_RATIO > info->comp_size)
        return refuse(file, MSG_DOCX_BOMB, err);
    return STATUS_OK;
}

/* The text of one part; "" where there is none. */
static Status unpack(
    const DocxArchive *archive, const char *name, Str *xml, Err *err)
{
    zip_stat_t info;
    void **slot = arena_hold(archive->arena, close_part);
    *xml = S("");
    if (zip_stat(archive->archive, name, 0, &info) != 0) return STATUS_OK;
    TRY(check_size(&info, archive->file, err));
    zip_file_t *part = *slot = zip_fopen(archive->archive, name, 0);
    if (!part) return refuse(archive->file, MSG_DOCX_DAMAGED, err);
    char *data = arena_alloc(archive->arena, info.size + 1);
    zip_int64_t got = zip_fread(part, data, info.size);
    if (got < 0 || (zip_uint64_t)got != info.size)
        return refuse(archive->file, MSG_DOCX_DAMAGED, err);
    *xml = (Str){data, info.size};
    return STATUS_OK;
}

/* --- the stream --- */

static void free_text(void *text)
{
    xmlFree(text);
}

static void free_reader(void *reader)
{
    xmlFreeTextReader(reader);
}

static void ignore_error(void *context, const xmlError *error)
{
    (void)context, (void)error;
}

Str docx_attribute(DocxPart *part, const char *name)
{
    xmlChar *value =
        xmlTextReaderGetAttribute(part->xml, (const xmlChar *)name);
    *part->slot = value;
    Str copy = str_copy(part->arena, str_of((const char *)value));
    *part->slot = NULL;
    xmlFree(value);
    return copy;
}

int64_t docx_number(
    DocxPart *part, const char *name, int64_t most, int64_t none)
{
    int64_t number;
    Str value = docx_attribute(part, name);
    bool fits = str_to_int(value, &number) && number >= 0 && number <= most;
    return fits ? number : none;
}

bool docx_is_empty(const DocxPart *part)
{
    return xmlTextReaderIsEmptyElement(part->xml);
}

/* What stands at the reader is handed on; false if it is refused. */
static bool hand_on(DocxPart *part, const DocxReader *reader, void *state)
{
    const char *name = (const char *)xmlTextReaderConstName(part->xml);
    switch (xmlTextReaderNodeType(part->xml)) {
    case XML_READER_TYPE_ELEMENT: reader->enter(state, part, name); break;
    case XML_READER_TYPE_END_ELEMENT: reader->leave(state, part, name); break;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        if (reader->text)
            reader->text(state, part,
                str_of((const char *)xmlTextReaderConstValue(part->xml)));
        break;
    case XML_READER_TYPE_DOCUMENT_TYPE:
    case XML_READER_TYPE_ENTITY_REFERENCE: return false;
    default: break;
    }
    return true;
}

static Status refuse_xml(const DocxPart *part, const DocxArchive *archive,
    const char *name, Err *err)
{
    int line = xmlTextReaderGetParserLineNumber(part->xml);
    int column = xmlTextReaderGetParserColumnNumber(part->xml);
    Place place = {archive->file, line > 0 ? (uint32_t)line : 0,
        column > 0 ? (uint32_t)column : 0};
    return err_set(err, STATUS_INPUT, place, MSG_DOCX_XML, ARGS(str_of(name)));
}

Status docx_read_part(const DocxArchive *archive, const char *name,
    const DocxReader *reader, void *state, Err *err)
{
    Str xml;
    int more;
    TRY(unpack(archive, name, &xml, err));
    /* Said before the parser meets what is wrong inside. */
    if (str_find(xml, S("<!DOCTYPE"), 0) != SIZE_MAX)
        return refuse(archive->file, MSG_DOCX_ENTITIES, err);
    if (!xml.size) return STATUS_OK;
    void **slot = arena_hold(archive->arena, free_reader);
    DocxPart part = {
        archive->arena, NULL, arena_hold(archive->arena, free_text)};
    part.xml = *slot = xmlReaderForMemory(
        xml.data, (int)xml.size, NULL, NULL, XML_PARSE_NONET);
    if (!part.xml) return refuse(archive->file, MSG_DOCX_DAMAGED, err);
    xmlTextReaderSetStructuredErrorHandler(
        part.xml, (xmlStructuredErrorFunc)ignore_error, NULL);
    while ((more = xmlTextReaderRead(part.xml)) == 1)
        if (!hand_on(&part, reader, state))
            return refuse(archive->file, MSG_DOCX_ENTITIES, err);
    return more < 0 ? refuse_xml(&part, archive, name, err) : STATUS_OK;
}
