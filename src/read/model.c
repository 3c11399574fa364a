/* The model file: learnt tables, mapped into memory and used where they lie.
 * All numbers are little-endian; all parts begin at multiples of 64 bytes:
 *     8 bytes   "TRVREAD" and the version, 2
 *     8         checksum of all that follows
 *     8         number of tables, 0
 *     8         calibration (4 bytes each)
 *     24 each   classes, lines (4 bytes each); where lines and moves stand
 *               (8 each)
 *     ...       the parts
 * Checking a file reads it once. */
#include "read/model.h"

#include <string.h>

#include "read/mapped.h"

static const char MAGIC[8] = {'T', 'R', 'V', 'R', 'E', 'A', 'D', 2};

typedef struct {
    uint32_t classes, line_count;
    uint64_t lines_at, moves_at;
} TableHeader;

typedef struct {
    char magic[8];
    uint64_t checksum;
    uint32_t table_count, zero;
    int32_t calibration[2];
    TableHeader tables[TABLE_COUNT];
} Header;

static Status refuse(const char *file, MessageId id, Err *err)
{
    return err_set(err, STATUS_INPUT, (Place){file, 0, 0}, id, NO_ARGS);
}

/* Whether SIZE bytes at AT lie in a file of TOTAL, aligned. */
static bool lies_within(uint64_t at, uint64_t size, uint64_t total)
{
    return at % LINE_BYTES == 0 && at <= total && size <= total - at;
}

static bool read_table(
    Str bytes, const TableHeader *header, uint32_t classes, Table *table)
{
    uint64_t count = header->line_count;
    bool sound =
        count && header->classes == classes &&
        lies_within(header->lines_at, count * LINE_BYTES, bytes.size) &&
        lies_within(
            header->moves_at, MOVE_KINDS * classes * classes * 4, bytes.size);
    if (!sound) return false;
    *table = (Table){.classes = classes,
        .line_count = header->line_count,
        .lines = (const void *)(bytes.data + header->lines_at),
        .moves = (const void *)(bytes.data + header->moves_at)};
    return true;
}

Status model_read(Str bytes, const char *file, ReadModel *model, Err *err)
{
    Header header;
    if (bytes.size < sizeof header ||
        memcmp(bytes.data, MAGIC, sizeof MAGIC - 1))
        return refuse(file, MSG_MODEL_NONE, err);
    if (bytes.data[sizeof MAGIC - 1] != MAGIC[sizeof MAGIC - 1])
        return refuse(file, MSG_MODEL_VERSION, err);
    memcpy(&header, bytes.data, sizeof header);
    if (bytes.size % 8 || bytes.size > MODEL_MAX_BYTES ||
        header.table_count != TABLE_COUNT ||
        header.checksum != mapped_checksum(bytes))
        return refuse(file, MSG_MODEL_DAMAGED, err);
    for (size_t i = 0; i < TABLE_COUNT; i++)
        if (!read_table(
                bytes, &header.tables[i], table_classes(i), &model->tables[i]))
            return refuse(file, MSG_MODEL_DAMAGED, err);
    model->checksum = header.checksum;
    memcpy(model->calibration, header.calibration, sizeof header.calibration);
    return STATUS_OK;
}

Status model_open(Arena *arena, const char *path, ReadModel *model, Err *err)
{
    Str bytes;
    TRY(mapped_open(arena, path, &bytes, err));
    return model_read(bytes, path, model, err);
}

static uint64_t add_part(StrBuf *buf, const void *data, size_t size)
{
    uint64_t at = buf->size;
    strbuf_add(buf, (Str){data, size});
    while (buf->size % LINE_BYTES) strbuf_char(buf, 0);
    return at;
}

uint64_t model_write(StrBuf *buf, const ReadModel *model)
{
    Header header = {.table_count = TABLE_COUNT};
    memcpy(header.magic, MAGIC, sizeof MAGIC);
    memcpy(header.calibration, model->calibration, sizeof header.calibration);
    add_part(buf, &header, sizeof header);
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        const Table *table = &model->tables[i];
        size_t classes = table->classes, lines = table->line_count;
        header.tables[i] = (TableHeader){.classes = table->classes,
            .line_count = table->line_count,
            .lines_at = add_part(buf, table->lines, lines * LINE_BYTES),
            .moves_at = add_part(
                buf, table->moves, MOVE_KINDS * classes * classes * 4)};
    }
    memcpy(buf->data, &header, sizeof header);
    header.checksum = mapped_checksum(strbuf_str(buf));
    memcpy(buf->data, &header, sizeof header);
    return header.checksum;
}
