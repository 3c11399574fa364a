/* read --score: how well the reader agrees with an annotation. */
#include "verb/read.h"

#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/utf8.h"
#include "read/ledger.h"
#include "verb/describe.h"

static Node *count_data(Arena *arena, const Count *count)
{
    Node *map = node_map(arena);
    put(arena, map, S("precision"), node_number(arena, count_precision(count)));
    put(arena, map, S("recall"), node_number(arena, count_recall(count)));
    put(arena, map, S("f1"), node_number(arena, count_f1(count)));
    return map;
}

static Str percent(Arena *arena, double share)
{
    return str_printf(arena, "%.1f", 100 * share);
}

static void show_spans(VerbCall *call, const Score *score)
{
    static const MessageId SORTS[] = {
        MSG_SCORE_SOURCE, MSG_SCORE_CUE, MSG_SCORE_CONTENT};
    static const Column COLUMNS[] = {{.shrink = 1}, {.align = ALIGN_RIGHT},
        {.align = ALIGN_RIGHT}, {.align = ALIGN_RIGHT}};
    static const MessageId HEADS[] = {
        MSG_SCORE_SPANS, MSG_SCORE_EXACT, MSG_SCORE_TOKENS, MSG_SCORE_OVERLAP};
    Arena *arena = call->arena;
    Column *columns = arena_alloc(arena, sizeof COLUMNS);
    memcpy(columns, COLUMNS, sizeof COLUMNS);
    for (size_t i = 0; i < 4; i++) columns[i].heading = message_text(HEADS[i]);
    Block *table = screen_table(call->screen, columns, 4);
    for (size_t i = 0; i < SPAN_SORTS; i++) {
        const Count *counts[] = {
            &score->exact[i], &score->tokens[i], &score->overlap[i]};
        static const char *NAMES[] = {"exact", "tokens", "overlap"};
        Cell cells[4] = {CELL(message_text(SORTS[i]))};
        Node *sort = node_map(arena);
        for (size_t k = 0; k < 3; k++) {
            cells[k + 1] = CELL(percent(arena, count_f1(counts[k])));
            put(arena, sort, str_of(NAMES[k]), count_data(arena, counts[k]));
        }
        put(arena, call->data, message_text(SORTS[i]), sort);
        screen_row(call->screen, table, cells);
    }
}

static void show_statements(VerbCall *call, const Score *score, size_t texts)
{
    Arena *arena = call->arena;
    const Count *count = &score->statements;
    put(arena, call->data, S("statements"), count_data(arena, count));
    put_int(arena, call->data, S("texts"), texts);
    screen_text(call->screen,
        message_format(arena, MSG_SCORE_STATEMENTS,
            ARGS(percent(arena, count_precision(count)),
                percent(arena, count_recall(count)),
                percent(arena, count_f1(count)),
                str_int(arena, (int64_t)count->gold),
                str_int(arena, (int64_t)count->found),
                str_int(arena, (int64_t)texts))),
        TONE_PLAIN);
}

/* Spans count as they were labelled, statements as they are listed: a span
 * that nobody said is in no statement. */
static void add_text(Arena *arena, const Reader *reader, Str text,
    const Attributions *gold, Score *score)
{
    Reading reading;
    Attributions found = {0};
    reader_read(arena, reader, text, &reading);
    for (size_t i = 0; i < reading.statements.count; i++)
        if (reading.statements.items[i].nested_in < 0)
            vec_push(arena, &found, reading.statements.items[i].attribution);
    size_t count = reading.tokens.token_count;
    uint8_t *labels = arena_alloc(arena, count + 1);
    attributions_label(&reading.tokens, gold, labels);
    if (!reading.labels) reading.labels = arena_alloc(arena, count + 1);
    score_add_labels(score, &reading.tokens, labels, reading.labels);
    score_add_statements(score, gold, &found);
}

static Status score_folder(
    VerbCall *call, const Reader *reader, const char *folder, Err *err)
{
    Articles articles = {0};
    Score score = {0};
    TRY(corpus_read(
        call->arena, reader->lists, folder, NULL, 0, &articles, err));
    for (size_t i = 0; i < articles.count; i++)
        add_text(call->arena, reader, articles.items[i].tokens.text,
            &articles.items[i].gold, &score);
    show_spans(call, &score);
    show_statements(call, &score, articles.count);
    return STATUS_OK;
}

static Status score_brat(
    VerbCall *call, const Reader *reader, Str text, const char *gold, Err *err)
{
    Attributions attributions = {0};
    Score score = {0};
    Str standoff;
    TRY(file_read(call->arena, gold, READ_FILE_MAX, &standoff, err));
    attributions_read_brat(call->arena, text, standoff, &attributions);
    add_text(call->arena, reader, text, &attributions, &score);
    show_spans(call, &score);
    show_statements(call, &score, 1);
    return STATUS_OK;
}

static Status score_ledger(
    VerbCall *call, const Reader *reader, Str text, const char *gold, Err *err)
{
    Arena *arena = call->arena;
    Ledger ledger = {0};
    LedgerScore score = {0};
    Reading reading;
    Str table;
    TRY(file_read(arena, gold, READ_FILE_MAX, &table, err));
    TRY(ledger_read(arena, text, table, gold, &ledger, err));
    reader_read(arena, reader, text, &reading);
    ledger_score(&ledger, &reading.statements, &score);
    put_int(arena, call->data, S("core"), score.core);
    put_int(arena, call->data, S("core_found"), score.core_found);
    put_int(arena, call->data, S("found"), score.found);
    put_int(arena, call->data, S("found_right"), score.found_core);
    put_int(arena, call->data, S("speakers_right"), score.speakers_right);
    put_int(arena, call->data, S("parties_right"), score.parties_right);
    screen_text(call->screen,
        message_format(arena, MSG_SCORE_LEDGER,
            ARGS(str_int(arena, (int64_t)score.core_found),
                str_int(arena, (int64_t)score.core),
                str_int(arena, (int64_t)score.found),
                str_int(arena, (int64_t)score.found_core),
                str_int(arena, (int64_t)score.speakers_right),
                str_int(arena, (int64_t)score.parties_right))),
        TONE_PLAIN);
    return STATUS_OK;
}

static bool is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

Status read_score(VerbCall *call, const Reader *reader, Err *err)
{
    Str score = verb_value(call, "score"), text;
    const char *gold = str_c(call->arena, score);
    call->data = node_map(call->arena);
    if (is_folder(gold)) return score_folder(call, reader, gold, err);
    if (!verb_has(call, "file"))
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_READ_NEEDS_FILE, NO_ARGS);
    const char *file = str_c(call->arena, verb_value(call, "file"));
    TRY(file_read(call->arena, file, READ_FILE_MAX, &text, err));
    TRY(utf8_check(text, file, err));
    if (str_ends(score, S(".tsv")))
        return score_ledger(call, reader, text, gold, err);
    return score_brat(call, reader, text, gold, err);
}
