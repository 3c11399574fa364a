/* Gold ledgers of statements, and how a reading agrees with one: two
 * statements match if their cues or contents overlap and so do their sources
 * (a missing one agrees with any). */
#include "read/ledger.h"

enum { COLUMNS_MAX = 32 };

typedef struct {
    Arena *arena;
    Str text;
    Str names[COLUMNS_MAX], cells[COLUMNS_MAX];
    size_t count;
} LedgerReader;

static size_t split(Str line, Str *cells)
{
    size_t count = 0;
    while (count < COLUMNS_MAX && str_next(&line, '\t', &cells[count])) count++;
    return count;
}

static Str cell(const LedgerReader *reader, const char *name)
{
    for (size_t i = 0; i < reader->count; i++)
        if (str_equal(reader->names[i], str_of(name))) return reader->cells[i];
    return S("");
}

static void add_span(LedgerReader *reader, Str begin, Str end, ByteSpans *spans)
{
    int64_t from, to;
    if (!str_to_int(begin, &from) || !str_to_int(end, &to)) return;
    if (from < 0 || to <= from || (size_t)to > reader->text.size) return;
    ByteSpan span = {(uint32_t)from, (uint32_t)to};
    vec_push(reader->arena, spans, span);
}

static LedgerLine read_line(LedgerReader *reader)
{
    LedgerLine line = {.core = str_equal(cell(reader, "level"), S("core")),
        .speaker = cell(reader, "speaker"),
        .parties = cell(reader, "party")};
    ByteSpans *spans = line.attribution.spans;
    Str contents = cell(reader, "content_spans"), content, begin;
    add_span(reader, cell(reader, "src_b"), cell(reader, "src_e"),
        &spans[SPAN_SOURCE]);
    add_span(
        reader, cell(reader, "cue_b"), cell(reader, "cue_e"), &spans[SPAN_CUE]);
    while (str_next(&contents, ';', &content))
        if (str_next(&content, '-', &begin))
            add_span(reader, begin, content, &spans[SPAN_CONTENT]);
    return line;
}

Status ledger_read(
    Arena *arena, Str text, Str table, const char *file, Ledger *out, Err *err)
{
    LedgerReader reader = {.arena = arena, .text = text};
    Str line;
    if (!str_next(&table, '\n', &line)) line = S("");
    reader.count = split(line, reader.names);
    if (reader.count < 2)
        return err_set(
            err, STATUS_INPUT, (Place){file, 1, 0}, MSG_LEDGER_HEAD, NO_ARGS);
    while (str_next(&table, '\n', &line)) {
        if (!str_trim(line).size) continue;
        for (size_t i = 0; i < COLUMNS_MAX; i++) reader.cells[i] = S("");
        split(line, reader.cells);
        LedgerLine entry = read_line(&reader);
        vec_push(arena, out, entry);
    }
    return STATUS_OK;
}

static bool matches(const Attribution *gold, const Attribution *found)
{
    return spans_overlap(
               &gold->spans[SPAN_CONTENT], &found->spans[SPAN_CONTENT]) &&
           spans_overlap(&gold->spans[SPAN_CUE], &found->spans[SPAN_CUE]) &&
           (!gold->spans[SPAN_SOURCE].count ||
               spans_overlap(
                   &gold->spans[SPAN_SOURCE], &found->spans[SPAN_SOURCE]));
}

static bool parties_equal(Str wanted, const Speaker *speaker)
{
    Str party;
    size_t count = 0;
    while (str_next(&wanted, ';', &party)) {
        if (str_equal(party, S("-"))) continue;
        bool has = false;
        for (size_t i = 0; i < speaker->party_count; i++)
            has = has || str_equal(speaker->parties[i], party);
        if (!has) return false;
        count++;
    }
    return count == speaker->party_count;
}

/* "(unnamed Ukrainian official)" asks for a speaker without a name. */
static bool speaker_right(const LedgerLine *line, const Speaker *speaker)
{
    if (str_starts(line->speaker, S("("))) return !speaker->named;
    return str_find(speaker->name, line->speaker, 0) != SIZE_MAX;
}

static void score_line(
    const LedgerLine *line, const Statements *found, LedgerScore *score)
{
    if (!line->core) return;
    score->core++;
    for (size_t i = 0; i < found->count; i++) {
        const Statement *statement = &found->items[i];
        if (!matches(&line->attribution, &statement->attribution)) continue;
        score->core_found++;
        score->speakers_right += speaker_right(line, &statement->speaker);
        score->parties_right +=
            parties_equal(line->parties, &statement->speaker);
        return;
    }
}

void ledger_score(
    const Ledger *ledger, const Statements *found, LedgerScore *score)
{
    for (size_t i = 0; i < ledger->count; i++)
        score_line(&ledger->items[i], found, score);
    for (size_t i = 0; i < found->count; i++) {
        bool core = false, other = false;
        for (size_t j = 0; j < ledger->count; j++) {
            const LedgerLine *line = &ledger->items[j];
            if (!matches(&line->attribution, &found->items[i].attribution))
                continue;
            core = core || line->core;
            other = other || !line->core;
        }
        if (other && !core) continue;
        score->found++;
        score->found_core += core;
    }
}
