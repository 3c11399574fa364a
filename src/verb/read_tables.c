/* --tables: names of parties and holders of offices of a user's own, as lines
 * of comma-separated values under the heading name,party,role. They stand for
 * what they say in the tables of the program, which they override, and are
 * overridden by a room. Cost: linear in the file. */
#include "base/csv.h"
#include "base/utf8.h"
#include "verb/read.h"
#include "verb/uploads.h"

enum { TABLES_MAX = 4 << 20, TABLE_COLUMNS = 3 };

static bool heading_is_right(const CsvRow *heading)
{
    static const char *const NAMES[TABLE_COLUMNS] = {"name", "party", "role"};
    if (heading->count != TABLE_COLUMNS) return false;
    for (size_t i = 0; i < TABLE_COLUMNS; i++)
        if (!str_equal(str_trim(heading->cells[i]), str_of(NAMES[i])))
            return false;
    return true;
}

/* A name with a role is a person, who holds it. */
static Status add_row(
    const Reader *reader, const char *path, const CsvRow *row, Err *err)
{
    Str name = str_trim(row->cells[0]), role = str_trim(row->cells[2]);
    if (!name.size)
        return err_set(err, STATUS_INPUT, (Place){path, row->line, 1},
            MSG_READ_TABLES_NAME, NO_ARGS);
    gazetteer_add(reader->gazetteer, name,
        (GazetteerEntry){
            str_trim(row->cells[1]), role, role.size ? name : S("")});
    return STATUS_OK;
}

Status read_use_tables(VerbCall *call, const Reader *reader, Err *err)
{
    const char *path = str_c(call->arena, verb_value(call, "tables"));
    CsvTable table;
    Str bytes;
    TRY(upload_read(call, path, TABLES_MAX, &bytes, err));
    TRY(utf8_check(bytes, path, err));
    TRY(csv_read(call->arena, bytes, path, &table, err));
    if (!table.count || !heading_is_right(&table.rows[0]))
        return err_set(err, STATUS_INPUT, (Place){path, 1, 1},
            MSG_READ_TABLES_HEADING, NO_ARGS);
    for (size_t i = 1; i < table.count; i++)
        TRY(add_row(reader, path, &table.rows[i], err));
    return STATUS_OK;
}
