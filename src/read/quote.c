/* Pairs quotation marks. A curly mark says what it is; a straight one opens
 * after white space, a bracket or a dash, and closes otherwise. Where a
 * quotation runs over paragraphs, each further one begins with another opening
 * mark and only the last has a closing one (Chicago Manual of Style 13.30);
 * an opened quotation whose next paragraph begins without one ends there.
 * Single marks are tried only where no double mark is open, and need their
 * partner in the same paragraph. One pass, with one look ahead for singles. */
#include "read/quote.h"

static uint32_t first_character(const Tokens *tokens, const Token *token)
{
    const uint8_t *bytes = (const uint8_t *)tokens->text.data + token->begin;
    if (bytes[0] < 0x80) return bytes[0];
    if (bytes[0] == 0xC2) return bytes[1];
    if (bytes[0] == 0xE2 && bytes[1] == 0x80) return 0x2000u + (bytes[2] & 63u);
    return 0;
}

/* Whether a mark by its looks and spacing opens. */
static bool looks_opening(const Tokens *tokens, size_t i)
{
    const Token *token = &tokens->tokens[i];
    uint32_t c = first_character(tokens, token);
    if (c == 0x201C || c == 0x201E || c == 0x2018 || c == 0x201A || c == 0xAB ||
        c == '`' || c == 0x2039)
        return true;
    if (c == 0x201D || c == 0x2019 || c == 0xBB || c == 0x203A) return false;
    bool space_after = i + 1 == tokens->token_count || token[1].space;
    if (space_after) return false;
    return i == 0 || token->space || token[-1].kind == TOKEN_OPEN ||
           token[-1].kind == TOKEN_DASH || token[-1].quote == QUOTE_BEGIN;
}

/* The closing single mark of the same paragraph, or 0. An apostrophe that
 * ends a plural ("leaders' view") does not open, so it is never asked for. */
static size_t find_single_end(const Tokens *tokens, size_t i, size_t end)
{
    for (size_t j = i + 1; j < end; j++)
        if (tokens->tokens[j].kind == TOKEN_SINGLE && !looks_opening(tokens, j))
            return j;
    return 0;
}

static void fill(Tokens *tokens, size_t open, size_t close)
{
    tokens->tokens[open].quote = QUOTE_BEGIN;
    for (size_t i = open + 1; i < close; i++)
        tokens->tokens[i].quote = QUOTE_INSIDE;
    tokens->tokens[close].quote = QUOTE_END;
}

static void find_singles(Tokens *tokens, TokenRange paragraph)
{
    for (size_t i = paragraph.begin; i < paragraph.end; i++) {
        if (tokens->tokens[i].kind != TOKEN_SINGLE ||
            tokens->tokens[i].quote != QUOTE_NONE || !looks_opening(tokens, i))
            continue;
        size_t close = find_single_end(tokens, i, paragraph.end);
        if (!close || tokens->tokens[close].quote != QUOTE_NONE) continue;
        fill(tokens, i, close);
        i = close;
    }
}

/* Undoes a quotation from OPEN on that never closed. */
static void forget(Tokens *tokens, size_t open, size_t end)
{
    for (size_t i = open; i < end; i++) tokens->tokens[i].quote = QUOTE_NONE;
}

/* Marks the double quotations of a paragraph. OPEN says whether one came in
 * open; returns whether one goes out open. */
static bool find_doubles(Tokens *tokens, TokenRange paragraph, bool open)
{
    for (size_t i = paragraph.begin; i < paragraph.end; i++) {
        Token *token = &tokens->tokens[i];
        token->quote = open ? QUOTE_INSIDE : QUOTE_NONE;
        if (token->kind != TOKEN_QUOTE) continue;
        bool opening = looks_opening(tokens, i);
        if (opening && (!open || i == paragraph.begin)) {
            token->quote = QUOTE_BEGIN;
            open = true;
        } else if (open && !opening) {
            token->quote = QUOTE_END;
            open = false;
        }
    }
    return open;
}

static size_t last_opening(const Tokens *tokens, TokenRange paragraph)
{
    size_t i = paragraph.end;
    while (i > paragraph.begin && tokens->tokens[i - 1].quote != QUOTE_BEGIN)
        i--;
    return i > paragraph.begin ? i - 1 : paragraph.end;
}

void quotes_find(Tokens *tokens)
{
    bool open = false;
    for (size_t p = 0; p < tokens->paragraph_count; p++) {
        TokenRange range = tokens->paragraphs[p];
        bool goes_on = open && tokens->tokens[range.begin].kind == TOKEN_QUOTE;
        bool lost = find_doubles(tokens, range, goes_on);
        bool next_goes_on = p + 1 < tokens->paragraph_count &&
                            tokens->tokens[range.end].kind == TOKEN_QUOTE &&
                            looks_opening(tokens, range.end);
        if (lost && !next_goes_on) {
            size_t last = last_opening(tokens, range);
            if (last > range.begin) forget(tokens, last, range.end);
            lost = false;
        }
        open = lost;
        find_singles(tokens, range);
    }
}
