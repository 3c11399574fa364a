/* Tables: what is read is as wide as its heading throughout, and written and
 * read again it is the same, but for apostrophes before formulas. */
#include "test/fuzz/fuzz.h"

#include "base/csv.h"

static void compare(const CsvRow *a, const CsvRow *b)
{
    require(a->count == b->count);
    for (size_t i = 0; i < a->count; i++) {
        Str left = a->cells[i], right = b->cells[i];
        if (right.size == left.size + 1 && right.data[0] == '\'')
            right = str_slice(right, 1, right.size);
        require(str_equal(left, right));
    }
}

void fuzz(Arena *arena, Str text)
{
    CsvTable table, again;
    Err err = {0};
    StrBuf buf = strbuf_new(arena);
    if (csv_read(arena, text, "in.csv", &table, &err) != STATUS_OK) {
        require(err.text[0] && err.line);
        return;
    }
    for (size_t i = 0; i < table.count; i++)
        csv_add_row(&buf, table.rows[i].cells, table.rows[i].count);
    Str written = strbuf_str(&buf);
    require(csv_read(arena, written, "out.csv", &again, &err) == STATUS_OK);
    require(again.count == table.count);
    for (size_t i = 0; i < table.count; i++)
        compare(&table.rows[i], &again.rows[i]);
}
