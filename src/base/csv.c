/* Comma-separated values in and out (RFC 4180). One pass, linear.
 *
 * Spreadsheets take a cell that begins with = + - @, a tab or a carriage
 * return for a formula, which may send what is beside it elsewhere; an
 * apostrophe before it keeps it text (OWASP, "CSV Injection"). */
#include "base/csv.h"

#include <string.h>
#include "base/decimal.h"
#include "base/utf8.h"
#include "base/vec.h"

typedef VEC(Str) Cells;
typedef VEC(CsvRow) Rows;

typedef struct {
    Arena *arena;
    Str text;
    size_t at;
    uint32_t line;
    const char *file;
    Err *err;
} Reader;

static int peek(const Reader *in)
{
    return in->at < in->text.size ? (unsigned char)in->text.data[in->at] : -1;
}

static Status fail(const Reader *in, uint32_t line, MessageId id)
{
    return err_set(
        in->err, STATUS_INPUT, (Place){in->file, line, 1}, id, NO_ARGS);
}

/* After the opening quotation mark; a doubled one stands for itself. */
static Status read_quoted(Reader *in, Str *cell)
{
    StrBuf buf = strbuf_new(in->arena);
    uint32_t start = in->line;
    for (;;) {
        int c = peek(in);
        if (c < 0) return fail(in, start, MSG_CSV_UNCLOSED);
        in->at++;
        if (c == '"') {
            if (peek(in) != '"') break;
            in->at++;
        }
        if (c == '\n') in->line++;
        strbuf_char(&buf, (char)c);
    }
    *cell = strbuf_str(&buf);
    return STATUS_OK;
}

static void read_plain(Reader *in, Str *cell)
{
    size_t start = in->at;
    while (peek(in) >= 0 && !strchr(",\r\n", peek(in))) in->at++;
    *cell = str_slice(in->text, start, in->at);
}

static Status read_cell(Reader *in, Str *cell)
{
    if (peek(in) != '"') {
        read_plain(in, cell);
        return STATUS_OK;
    }
    in->at++;
    TRY(read_quoted(in, cell));
    if (peek(in) < 0 || strchr(",\r\n", peek(in))) return STATUS_OK;
    return fail(in, in->line, MSG_CSV_AFTER_QUOTE);
}

static Status read_row(Reader *in, CsvRow *row)
{
    Cells cells = {0};
    row->line = in->line;
    for (;;) {
        Str cell;
        TRY(read_cell(in, &cell));
        vec_push(in->arena, &cells, cell);
        if (peek(in) != ',') break;
        in->at++;
    }
    if (peek(in) == '\r') in->at++;
    if (peek(in) >= 0 && peek(in) != '\n')
        return fail(in, in->line, MSG_CSV_LINE_END);
    in->at++;
    in->line++;
    row->cells = cells.items;
    row->count = cells.count;
    return STATUS_OK;
}

static Status check_width(const Reader *in, const Rows *rows)
{
    const CsvRow *row = &rows->items[rows->count - 1];
    size_t expected = rows->items[0].count;
    if (row->count == expected) return STATUS_OK;
    return err_set(in->err, STATUS_INPUT, (Place){in->file, row->line, 1},
        MSG_CSV_WIDTH,
        ARGS(str_int(in->arena, (int64_t)row->count),
            str_int(in->arena, (int64_t)expected)));
}

Status csv_read(
    Arena *arena, Str text, const char *file, CsvTable *table, Err *err)
{
    Reader in = {arena, text, 0, 1, file, err};
    Rows rows = {0};
    TRY(utf8_check(text, file, err));
    if (str_starts(text, S("\xEF\xBB\xBF"))) in.at = 3;
    while (in.at < text.size) {
        CsvRow row;
        TRY(read_row(&in, &row));
        vec_push(arena, &rows, row);
        TRY(check_width(&in, &rows));
    }
    *table = (CsvTable){rows.items, rows.count};
    return STATUS_OK;
}

/* --- out --- */

static bool is_formula(Arena *arena, Str cell)
{
    Str number;
    if (!cell.size || !strchr("=+-@\t\r", cell.data[0])) return false;
    return !decimal_parse(arena, cell, &number);
}

static void add_cell(StrBuf *buf, Str cell)
{
    strbuf_char(buf, '"');
    if (is_formula(buf->arena, cell)) strbuf_char(buf, '\'');
    for (size_t i = 0; i < cell.size; i++) {
        if (cell.data[i] == '"') strbuf_char(buf, '"');
        strbuf_char(buf, cell.data[i]);
    }
    strbuf_char(buf, '"');
}

void csv_add_row(StrBuf *buf, const Str *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i) strbuf_char(buf, ',');
        add_cell(buf, cells[i]);
    }
    strbuf_add(buf, S("\r\n"));
}
