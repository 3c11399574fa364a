/* A statement found in a dispatch, as a node of JSON. */
#include "verb/read.h"

#include <math.h>

#include "bridge/proposal.h"
#include "verb/describe.h"

static Node *span_data(Arena *arena, ByteSpan span)
{
    Node *list = node_list(arena);
    node_push(arena, list, node_int(arena, span.begin));
    node_push(arena, list, node_int(arena, span.end));
    return list;
}

static Node *text_data(Arena *arena, Str text, ByteSpan span)
{
    Node *map = node_map(arena);
    put_text(arena, map, S("text"), str_slice(text, span.begin, span.end));
    put(arena, map, S("span"), span_data(arena, span));
    return map;
}

static Node *text_or_null(Arena *arena, Str text)
{
    return text.size ? node_text(arena, text) : node_null(arena);
}

/* An empty span is none. */
static Node *text_data_or_null(Arena *arena, Str text, ByteSpan span)
{
    return span.end > span.begin ? text_data(arena, text, span)
                                 : node_null(arena);
}

static Node *source_data(Arena *arena, Str text, const Statement *statement)
{
    const ByteSpans *spans = &statement->attribution.spans[SPAN_SOURCE];
    const Speaker *speaker = &statement->speaker;
    if (!spans->count) return node_null(arena);
    Node *map = text_data(arena, text, spans->items[0]);
    put(arena, map, S("name"), text_or_null(arena, speaker->name));
    put_bool(arena, map, S("named"), speaker->named);
    put(arena, map, S("role"), text_or_null(arena, speaker->role));
    Node *parties = node_list(arena);
    for (size_t i = 0; i < speaker->party_count; i++)
        node_push(arena, parties, node_text(arena, speaker->parties[i]));
    put(arena, map, S("party"), parties);
    return map;
}

static void put_kinds(Arena *arena, Node *map, const Statement *statement)
{
    put_text(arena, map, S("kind"), str_of(SAID_NAMES[statement->kind]));
    put_text(
        arena, map, S("act"), statement->attitude ? S("attitude") : S("act"));
    put_text(
        arena, map, S("polarity"), str_of(POLARITY_NAMES[statement->polarity]));
}

/* What is near or far, in the text's words. */
static Node *outlook_data(Arena *arena, Str text, const Statement *statement)
{
    if (statement->outlook == OUTLOOK_NONE) return node_null(arena);
    Node *map = text_data(arena, text, statement->outlook_words);
    put_text(arena, map, S("of"), str_of(OUTLOOK_NAMES[statement->outlook]));
    return map;
}

static Node *points_data(Arena *arena, const Statement *statement)
{
    Node *list = node_list(arena);
    for (size_t i = 0; i < statement->topics.count; i++)
        if (ref_kind(statement->topics.items[i]) == KIND_POINT)
            node_push(arena, list,
                node_text(arena, ref_key(statement->topics.items[i])));
    return list;
}

/* To whom, through whom, where and when, in the text's words. */
static void put_details(
    Arena *arena, Node *map, Str text, const Statement *statement)
{
    const struct {
        const char *name;
        ByteSpan span;
    } details[] = {{"to", statement->to}, {"via", statement->via},
        {"channel", statement->channel}, {"place", statement->place},
        {"date", statement->date}};
    for (size_t i = 0; i < sizeof details / sizeof *details; i++)
        put(arena, map, str_of(details[i].name),
            text_data_or_null(arena, text, details[i].span));
}

Node *read_statement_data(Arena *arena, Str text, const Statement *statement)
{
    Node *map = node_map(arena), *content = node_list(arena);
    Node *quoted = node_list(arena);
    const ByteSpans *spans = statement->attribution.spans;
    put(arena, map, S("source"), source_data(arena, text, statement));
    put(arena, map, S("cue"),
        spans[SPAN_CUE].count ? text_data(arena, text, spans[SPAN_CUE].items[0])
                              : node_null(arena));
    for (size_t i = 0; i < spans[SPAN_CONTENT].count; i++)
        node_push(arena, content,
            text_data(arena, text, spans[SPAN_CONTENT].items[i]));
    for (size_t i = 0; i < statement->quoted.count; i++)
        node_push(arena, quoted, span_data(arena, statement->quoted.items[i]));
    put(arena, map, S("content"), content);
    put(arena, map, S("quoted"), quoted);
    put_kinds(arena, map, statement);
    ByteSpan hedge = statement->hedge;
    put(arena, map, S("hedge"),
        text_or_null(arena, str_slice(text, hedge.begin, hedge.end)));
    put_text(arena, map, S("tag"), str_of(ACT_NAMES[statement->tag]));
    put(arena, map, S("points"), points_data(arena, statement));
    put(arena, map, S("outlook"), outlook_data(arena, text, statement));
    put_details(arena, map, text, statement);
    put_text(arena, map, S("grade"), grade_name(reading_grade(statement)));
    put(arena, map, S("nested_in"),
        statement->nested_in < 0 ? node_null(arena)
                                 : node_int(arena, statement->nested_in));
    put(arena, map, S("confidence"),
        node_number(arena, round(statement->confidence * 1000) / 1000));
    return map;
}
