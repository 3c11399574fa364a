/* The table of kinds: it hangs together, and doc/kinds.md prints it. With
 * TRAVAUX_WRITE set the document's tables are written anew. */
#include "test/unit.h"

#include <stdio.h>
#include "base/file.h"
#include "room/check.h"

static const char *const PATH = "doc/kinds.md";
static const char *const MARK =
    "<!-- Made from src/room/kind.c by test/unit/check_kinds.c. -->\n";

static const char *const KEYS[] = {[KEY_GIVEN] = "given, or made from the salt",
    [KEY_REQUIRED] = "must be given",
    [KEY_OF_FIELDS] = "worked out from the fields",
    [KEY_FREE] = "any text"};

static const char *const SINCE[] = {[SINCE_ALWAYS] = "always",
    [SINCE_OWN_DATE] = "its date, else as its basis",
    [SINCE_BASIS] = "as its basis"};

/* A bar would end the cell of a table. */
static void add_cell(StrBuf *buf, Str text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '|') strbuf_char(buf, '\\');
        strbuf_char(buf, text.data[i]);
    }
}

static void add_field(StrBuf *buf, const Field *field)
{
    strbuf_printf(buf, "| `%s`%s | ", field->name,
        field->flags & FIELD_REQUIRED ? " *" : "");
    add_cell(buf, check_expected_text(arena, field));
    strbuf_add(buf, S(" |\n"));
}

static void add_fields(StrBuf *buf, const Field *fields)
{
    strbuf_add(buf, S("| field | takes |\n|---|---|\n"));
    for (; fields->name; fields++) add_field(buf, fields);
}

static void add_kind(StrBuf *buf, const KindRow *row)
{
    strbuf_printf(buf, "\n### %s\n\n", row->name);
    if (row->section) strbuf_printf(buf, "Section `%s`. ", row->section);
    strbuf_printf(
        buf, "Key: %s. Since: %s.\n\n", KEYS[row->key], SINCE[row->since]);
    add_fields(buf, row->fields);
}

static Str tables(void)
{
    StrBuf buf = strbuf_new(arena);
    strbuf_add(&buf, S("\nA field marked * must be there.\n"));
    strbuf_add(&buf, S("\n### Fields of all kinds\n\n"));
    add_fields(&buf, COMMON_FIELDS);
    for (Kind kind = KIND_UNKNOWN + 1; kind < KIND_COUNT; kind++)
        add_kind(&buf, &KINDS[kind]);
    return strbuf_str(&buf);
}

static void the_document_prints_the_table(void **state)
{
    Err err;
    Str text, made = tables();
    (void)state;
    assert_int_equal(file_read(arena, PATH, 1 << 20, &text, &err), STATUS_OK);
    size_t mark = str_find(text, str_of(MARK), 0);
    assert_int_not_equal(mark, SIZE_MAX);
    mark += str_of(MARK).size;
    if (getenv("TRAVAUX_WRITE")) {
        FILE *out = fopen(PATH, "w");
        assert_non_null(out);
        fprintf(out, "%.*s%.*s", (int)mark, text.data, STR_ARGS(made));
        fclose(out);
        return;
    }
    assert_str(str_slice(text, mark, text.size), str_c(arena, made));
}

static void names_are_found_again(void **state)
{
    (void)state;
    for (Kind kind = KIND_UNKNOWN + 1; kind < KIND_COUNT; kind++) {
        assert_int_equal(kind_parse(str_of(KINDS[kind].name)), kind);
        if (KINDS[kind].section)
            assert_int_equal(
                kind_of_section(str_of(KINDS[kind].section)), kind);
    }
    assert_int_equal(kind_parse(S("thing")), KIND_UNKNOWN);
    assert_int_equal(kind_of_section(S("things")), KIND_UNKNOWN);
}

/* References know their kinds, words their words, and no name stands twice. */
static void check_field(const Field *fields, const Field *field)
{
    bool refers = field->type == FIELD_REF || field->type == FIELD_REFS ||
                  field->type == FIELD_SPEAKERS || field->type == FIELD_MEMBERS;
    if (refers) assert_true(field->refs != 0);
    if (field->type == FIELD_WORD) assert_non_null(field->words);
    for (const Field *other = fields; other != field; other++)
        assert_string_not_equal(field->name, other->name);
}

static void fields_hang_together(void **state)
{
    (void)state;
    for (Kind kind = KIND_UNKNOWN + 1; kind < KIND_COUNT; kind++) {
        size_t count = 0;
        const Field *fields = KINDS[kind].fields;
        for (const Field *field = fields; field->name; field++, count++) {
            check_field(fields, field);
            assert_ptr_equal(kind_field(kind, str_of(field->name)), field);
        }
        assert_true(count < ENTRY_FIELDS_MOST);
    }
    assert_non_null(kind_field(KIND_POINT, S("source")));
    assert_null(kind_field(KIND_POINT, S("party")));
}

static void kinds_are_listed_in_words(void **state)
{
    (void)state;
    assert_str(kind_set_text(arena, KIND_BIT(KIND_POINT)), "point");
    assert_str(
        kind_set_text(arena, KINDS_VOICE), "party, person, coalition or body");
    assert_str(kind_set_text(arena, 0), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(the_document_prints_the_table),
        UNIT(names_are_found_again), UNIT(fields_hang_together),
        UNIT(kinds_are_listed_in_words)};
    return UNIT_RUN(tests);
}
