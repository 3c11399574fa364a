/* Drafts in Markdown. cmark finds the blocks; where one begins, a clause
 * begins, and it takes all bytes up to the next. A heading opens a clause of
 * its depth, an item of a list one for each level of nesting; the paragraph
 * that an item begins with is the item's own. Linear but for what cmark adds
 * (CommonMark 0.30). */
#include <cmark.h>
#include <string.h>

#include "text/formats.h"

typedef struct {
    Str text;
    const char *file;
    DraftBuilder builder;
    size_t *lines; /* [line_count + 1] offsets of their beginnings */
    size_t line_count;
    size_t heading_depth; /* of what stands below the last heading */
    size_t nesting;       /* of lists and quotations */
    /* The clause that is being read. */
    size_t begin, depth;
    bool open, titled;
    bool started; /* there has been one besides the front matter */
} Reading;

static void index_lines(Arena *arena, Reading *reading, size_t begin)
{
    VEC(size_t) lines = {0};
    vec_push(arena, &lines, begin);
    for (size_t i = begin; i < reading->text.size; i++)
        if (reading->text.data[i] == '\n') vec_push(arena, &lines, i + 1);
    reading->lines = lines.items;
    reading->line_count = lines.count;
}

static Str first_line(Str text)
{
    Str line = text;
    size_t begin = 0;
    while (begin < text.size && strchr("\r\n", text.data[begin])) begin++;
    text = str_slice(text, begin, text.size);
    return str_next(&text, '\n', &line) ? line : text;
}

/* What a heading says beside its number, without marks around. */
static Str heading_of(Str line, size_t begin)
{
    static const char around[] = " \t\r#*_[]:.-";
    while (begin < line.size && strchr(around, line.data[begin])) begin++;
    size_t end = line.size;
    while (end > begin && strchr(" \t\r#*_]", line.data[end - 1])) end--;
    return str_slice(line, begin, end);
}

static void close_clause(Reading *reading, size_t end)
{
    if (!reading->open) return;
    Str text = str_slice(reading->text, reading->begin, end);
    Str line = first_line(text);
    Printed printed;
    bool found =
        printed_read(reading->builder.arena, line, reading->titled, &printed);
    Str heading =
        reading->titled ? heading_of(line, found ? printed.end : 0) : S("");
    draft_add(&reading->builder, reading->depth, found ? &printed : NULL,
        reading->titled, heading, text);
    reading->open = false;
}

static void open_clause(Reading *reading, const cmark_node *node, size_t depth)
{
    int line = cmark_node_get_start_line((cmark_node *)node);
    if (line < 1 || (size_t)line > reading->line_count) return;
    size_t begin = reading->lines[line - 1];
    if (reading->open && begin <= reading->begin) return;
    close_clause(reading, begin);
    if (reading->started) reading->begin = begin;
    reading->started = true;
    reading->depth = depth;
    reading->open = true;
    reading->titled =
        cmark_node_get_type((cmark_node *)node) == CMARK_NODE_HEADING;
}

static void enter_block(Reading *reading, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING:
        reading->heading_depth = (size_t)cmark_node_get_heading_level(node);
        open_clause(reading, node, reading->heading_depth - 1);
        break;
    case CMARK_NODE_ITEM:
    case CMARK_NODE_BLOCK_QUOTE:
        open_clause(reading, node, reading->heading_depth + reading->nesting);
        reading->nesting++;
        break;
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_HTML_BLOCK:
        open_clause(reading, node, reading->heading_depth + reading->nesting);
        break;
    default: break;
    }
}

static void leave_block(Reading *reading, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_ITEM || type == CMARK_NODE_BLOCK_QUOTE)
        reading->nesting--;
}

static void free_node(void *node)
{
    cmark_node_free(node);
}

static void free_iterator(void *iterator)
{
    cmark_iter_free(iterator);
}

static Status read_blocks(Reading *reading, cmark_iter *iterator, Err *err)
{
    cmark_event_type event;
    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        if (event == CMARK_EVENT_ENTER)
            enter_block(reading, node);
        else
            leave_block(reading, node);
        if (reading->nesting > FORMAT_MOST_DEPTH)
            return err_set(err, STATUS_INPUT,
                (Place){reading->file,
                    (uint32_t)cmark_node_get_start_line(node), 1},
                MSG_DRAFT_DEEP,
                ARGS(str_int(reading->builder.arena, FORMAT_MOST_DEPTH)));
    }
    return STATUS_OK;
}

/* The front matter between lines of three hyphens becomes a clause of its
 * own; returns where it ends. */
static size_t read_front_matter(Reading *reading)
{
    if (!str_starts(reading->text, S("---\n"))) return 0;
    size_t end = str_find(reading->text, S("\n---\n"), 3);
    if (end == SIZE_MAX) return 0;
    end += S("\n---\n").size;
    draft_add(&reading->builder, 0, NULL, false, S("front-matter"),
        str_slice(reading->text, 0, end));
    return end;
}

Status markdown_read(
    Arena *arena, Str text, const char *file, Draft *draft, Err *err)
{
    Reading reading = {
        .text = text, .file = file, .builder = draft_builder(arena)};
    size_t begin = reading.begin = read_front_matter(&reading);
    index_lines(arena, &reading, begin);
    Str rest = str_slice(text, begin, text.size);
    void **slot = arena_hold(arena, free_node);
    void **walk = arena_hold(arena, free_iterator);
    cmark_node *root = *slot = cmark_parse_document(
        rest.size ? rest.data : "", rest.size, CMARK_OPT_DEFAULT);
    cmark_iter *iterator = *walk = cmark_iter_new(root);
    TRY(read_blocks(&reading, iterator, err));
    close_clause(&reading, text.size);
    if (!reading.started && rest.size)
        draft_add(&reading.builder, 0, NULL, false, S(""), rest);
    *draft = draft_finish(&reading.builder, text);
    return STATUS_OK;
}
