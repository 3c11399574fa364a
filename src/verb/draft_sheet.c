/* Writing tables of drafts to files, by the file's ending. */
#include "verb/draft_sheet.h"

#include "base/json.h"
#include "verb/describe.h"
#include "verb/fresh_file.h"

Sheet draft_sheet(
    Arena *arena, Str title, const MessageId *headings, size_t columns)
{
    Str *texts = arena_array(arena, columns, sizeof *texts);
    for (size_t i = 0; i < columns; i++) texts[i] = message_text(headings[i]);
    return (Sheet){
        .arena = arena, .title = title, .headings = texts, .columns = columns};
}

Status draft_write_file(VerbCall *call, Str path, Str bytes, Err *err)
{
    TRY(fresh_write(call->arena, str_c(call->arena, path), bytes, err));
    put_text(call->arena, call->data, S("file"), path);
    screen_text(call->screen,
        message_format(call->arena, MSG_SHEET_WRITTEN, ARGS(path)), TONE_PLAIN);
    return STATUS_OK;
}

static Str json_of(VerbCall *call)
{
    StrBuf buf = strbuf_new(call->arena);
    json_write_pretty(&buf, call->data);
    return strbuf_str(&buf);
}

/* How a sheet is written, by the file's ending. */
static Status csv_bytes(
    VerbCall *call, const Sheet *sheet, Str *bytes, Err *err)
{
    (void)call, (void)err;
    *bytes = sheet_csv(sheet);
    return STATUS_OK;
}

static Status docx_bytes(
    VerbCall *call, const Sheet *sheet, Str *bytes, Err *err)
{
    (void)call;
    return sheet_docx(sheet, bytes, err);
}

static Status html_bytes(
    VerbCall *call, const Sheet *sheet, Str *bytes, Err *err)
{
    (void)call, (void)err;
    *bytes = sheet_html(sheet);
    return STATUS_OK;
}

static Status json_bytes(
    VerbCall *call, const Sheet *sheet, Str *bytes, Err *err)
{
    (void)sheet, (void)err;
    *bytes = json_of(call);
    return STATUS_OK;
}

static Status markdown_bytes(
    VerbCall *call, const Sheet *sheet, Str *bytes, Err *err)
{
    (void)call, (void)err;
    *bytes = sheet_markdown(sheet);
    return STATUS_OK;
}

static const struct {
    const char *ending;
    Status (*write)(VerbCall *, const Sheet *, Str *bytes, Err *);
} FORMATS[] = {{".csv", csv_bytes}, {".docx", docx_bytes},
    {".html", html_bytes}, {".json", json_bytes}, {".md", markdown_bytes}};
enum { FORMAT_COUNT = sizeof FORMATS / sizeof *FORMATS };

static size_t format_of(Str path)
{
    size_t i = 0;
    while (i < FORMAT_COUNT && !str_ends(path, str_of(FORMATS[i].ending))) i++;
    return i;
}

Status draft_sheet_check(const VerbCall *call, Err *err)
{
    Str path = verb_value(call, "to");
    if (!path.size) return STATUS_OK;
    if (format_of(path) == FORMAT_COUNT)
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_SHEET_ENDING,
            ARGS(path, S(".csv, .docx, .html, .json, .md")));
    return fresh_refuse(str_c(call->arena, path), err);
}

Status draft_sheet_write(VerbCall *call, const Sheet *sheet, Err *err)
{
    Str path = verb_value(call, "to"), bytes;
    if (!path.size) return STATUS_OK;
    TRY(draft_sheet_check(call, err));
    TRY(FORMATS[format_of(path)].write(call, sheet, &bytes, err));
    return draft_write_file(call, path, bytes, err);
}
