/* Tables of texts. Markdown by CommonMark 2.4 (a backslash before ASCII
 * punctuation) and the table of GitHub Flavored Markdown 4.10, HTML by
 * entities, Word by ECMA-376 part 1, section 17.4. Linear. */
#include "exchange/sheet.h"

#include <string.h>

#include "base/csv.h"
#include "exchange/docx_pack.h"
#include "exchange/markup.h"

void sheet_add(Sheet *sheet, const Str *cells)
{
    Str *row = arena_array(sheet->arena, sheet->columns, sizeof *row);
    memcpy(row, cells, sheet->columns * sizeof *row);
    vec_push(sheet->arena, &sheet->rows, row);
}

Str sheet_csv(const Sheet *sheet)
{
    StrBuf buf = strbuf_new(sheet->arena);
    strbuf_add(&buf, S("\xEF\xBB\xBF")); /* without it some guess Latin-1 */
    csv_add_row(&buf, sheet->headings, sheet->columns);
    for (size_t i = 0; i < sheet->rows.count; i++)
        csv_add_row(&buf, sheet->rows.items[i], sheet->columns);
    return strbuf_str(&buf);
}

/* --- Markdown --- */

static void add_markdown_row(StrBuf *buf, const Str *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        strbuf_add(buf, S("| "));
        markup_add_markdown(buf, cells[i], S("<br>"));
        strbuf_char(buf, ' ');
    }
    strbuf_add(buf, S("|\n"));
}

Str sheet_markdown(const Sheet *sheet)
{
    StrBuf buf = strbuf_new(sheet->arena);
    strbuf_add(&buf, S("# "));
    markup_add_markdown(&buf, sheet->title, S(" "));
    strbuf_add(&buf, S("\n\n"));
    add_markdown_row(&buf, sheet->headings, sheet->columns);
    strbuf_repeat(&buf, S("|---"), sheet->columns);
    strbuf_add(&buf, S("|\n"));
    for (size_t i = 0; i < sheet->rows.count; i++)
        add_markdown_row(&buf, sheet->rows.items[i], sheet->columns);
    return strbuf_str(&buf);
}

/* --- HTML --- */

static void add_html_row(
    StrBuf *buf, const char *tag, const Str *cells, size_t count)
{
    strbuf_add(buf, S("<tr>"));
    for (size_t i = 0; i < count; i++) {
        strbuf_printf(buf, "<%s>", tag);
        markup_add_escaped(buf, cells[i]);
        strbuf_printf(buf, "</%s>", tag);
    }
    strbuf_add(buf, S("</tr>\n"));
}

Str sheet_html(const Sheet *sheet)
{
    StrBuf buf = strbuf_new(sheet->arena);
    strbuf_add(
        &buf, S("<!DOCTYPE html>\n<html><meta charset=\"utf-8\"><title>"));
    markup_add_escaped(&buf, sheet->title);
    strbuf_add(&buf,
        S("</title><style>body{font:1em/1.4 serif}table{border-collapse:"
          "collapse}td,th{border:1px solid #999;padding:.3em;text-align:left;"
          "vertical-align:top;white-space:pre-wrap}</style>\n<h1>"));
    markup_add_escaped(&buf, sheet->title);
    strbuf_add(&buf, S("</h1>\n<table>\n"));
    add_html_row(&buf, "th", sheet->headings, sheet->columns);
    for (size_t i = 0; i < sheet->rows.count; i++)
        add_html_row(&buf, "td", sheet->rows.items[i], sheet->columns);
    strbuf_add(&buf, S("</table>\n</html>\n"));
    return strbuf_str(&buf);
}

/* --- Word --- */

static void add_paragraph(StrBuf *buf, const char *style, Str text)
{
    Str rest = text, line;
    bool first = true;
    strbuf_add(buf, S("<w:p>"));
    if (style)
        strbuf_printf(buf, "<w:pPr><w:pStyle w:val=\"%s\"/></w:pPr>", style);
    strbuf_add(buf, S("<w:r>"));
    while (str_next(&rest, '\n', &line)) {
        if (!first) strbuf_add(buf, S("<w:br/>"));
        strbuf_add(buf, S("<w:t xml:space=\"preserve\">"));
        markup_add_escaped(buf, line);
        strbuf_add(buf, S("</w:t>"));
        first = false;
    }
    strbuf_add(buf, S("</w:r></w:p>"));
}

static void add_docx_row(StrBuf *buf, const Str *cells, size_t count)
{
    strbuf_add(buf, S("<w:tr>"));
    for (size_t i = 0; i < count; i++) {
        strbuf_add(buf, S("<w:tc><w:tcPr/>"));
        add_paragraph(buf, NULL, cells[i]);
        strbuf_add(buf, S("</w:tc>"));
    }
    strbuf_add(buf, S("</w:tr>"));
}

Status sheet_docx(const Sheet *sheet, Str *bytes, Err *err)
{
    StrBuf buf = strbuf_new(sheet->arena);
    add_paragraph(&buf, "Heading1", sheet->title);
    strbuf_add(&buf, S("<w:tbl><w:tblPr><w:tblBorders>"));
    static const char *const sides[] = {
        "top", "left", "bottom", "right", "insideH", "insideV"};
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
        strbuf_printf(&buf, "<w:%s w:val=\"single\" w:sz=\"4\"/>", sides[i]);
    strbuf_add(&buf, S("</w:tblBorders></w:tblPr><w:tblGrid>"));
    strbuf_repeat(&buf, S("<w:gridCol/>"), sheet->columns);
    strbuf_add(&buf, S("</w:tblGrid>"));
    add_docx_row(&buf, sheet->headings, sheet->columns);
    for (size_t i = 0; i < sheet->rows.count; i++)
        add_docx_row(&buf, sheet->rows.items[i], sheet->columns);
    strbuf_add(&buf, S("</w:tbl><w:p/>")); /* a table cannot be the last */
    return docx_pack(sheet->arena, strbuf_str(&buf), bytes, err);
}
