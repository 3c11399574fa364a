/* Words as vectors: Salton and Buckley, "Term-weighting approaches in
 * automatic text retrieval", 1988. Linear in words, but for sorting those of
 * each unit. */
#include "text/terms.h"

#include <math.h>
#include <stdlib.h>
#include <utf8proc.h>
#include "base/utf8.h"

Folder folder_new(Arena *arena, Lexicon *words)
{
    return (Folder){
        .arena = arena, .words = words, .folded = lexicon_new(arena)};
}

static Str small_letters(Arena *arena, Str word)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t at = 0; at < word.size;)
        utf8_add(&buf,
            (uint32_t)utf8proc_tolower((utf8proc_int32_t)utf8_next(word, &at)));
    return strbuf_str(&buf);
}

static bool is_sign(TokenClass class)
{
    return class >= TOKEN_STOP;
}

static uint32_t fold(Folder *folder, const Token *token)
{
    if (token->id >= folder->fold_capacity) {
        size_t capacity = (size_t)token->id * 2 + 64;
        folder->fold = arena_grow(folder->arena, folder->fold,
            folder->fold_capacity, capacity, sizeof *folder->fold);
        folder->fold_capacity = capacity;
    }
    uint32_t *folded = &folder->fold[token->id];
    if (!*folded)
        *folded = lexicon_id(
            &folder->folded, small_letters(folder->arena, token->text));
    return *folded;
}

static Tokens without_markdown(Tokens tokens)
{
    size_t kept = 0;
    for (size_t i = 0; i < tokens.count; i++)
        if (!token_is_markdown(&tokens.items[i]))
            tokens.items[kept++] = tokens.items[i];
    tokens.count = kept;
    return tokens;
}

DraftWords draft_words(Folder *folder, const Draft *draft, bool plain)
{
    Arena *arena = folder->arena;
    DraftWords words = {.draft = draft};
    words.tokens = arena_array(arena, draft->count, sizeof *words.tokens);
    words.begins = arena_array(arena, draft->count + 1, sizeof *words.begins);
    for (size_t i = 0; i < draft->count; i++) {
        Tokens tokens = tokens_of(arena, folder->words, draft->items[i].text);
        if (plain) tokens = without_markdown(tokens);
        words.tokens[i] = tokens;
        words.begins[i] = words.terms.count;
        for (size_t k = 0; k < tokens.count; k++)
            if (!is_sign(tokens.items[k].class))
                vec_push(arena, &words.terms, fold(folder, &tokens.items[k]));
    }
    words.begins[draft->count] = words.terms.count;
    return words;
}

static int compare_terms(const void *a, const void *b)
{
    uint32_t x = ((const Term *)a)->term, y = ((const Term *)b)->term;
    return (x > y) - (x < y);
}

typedef struct {
    uint32_t *frequencies; /* [term_count + 1] units that have the word */
    uint32_t *times;       /* [term_count + 1] zero between two units */
} Counts;

/* Lists each word of UNIT once, with how often it occurs; of one that is
 * matched already only the frequencies are counted. */
static void count_terms(
    Arena *arena, const DraftWords *words, Unit *unit, Counts *counts)
{
    size_t begin = words->begins[unit->first], end = words->begins[unit->end];
    const uint32_t *terms = words->terms.items;
    size_t distinct = 0;
    for (size_t i = begin; i < end; i++)
        if (!counts->times[terms[i]]++) {
            counts->frequencies[terms[i]]++;
            distinct++;
        }
    if (!unit->matched)
        unit->terms = arena_array(arena, distinct, sizeof *unit->terms);
    for (size_t i = begin; i < end; i++) {
        uint32_t times = counts->times[terms[i]];
        if (times && !unit->matched)
            unit->terms[unit->count++] = (Term){terms[i], (float)times};
        counts->times[terms[i]] = 0;
    }
    if (unit->count)
        qsort(unit->terms, unit->count, sizeof *unit->terms, compare_terms);
}

static void weigh(Unit *unit, const uint32_t *frequencies, size_t all)
{
    double square = 0;
    for (size_t k = 0; k < unit->count; k++) {
        Term *term = &unit->terms[k];
        double rarity = log(1 + (double)all / frequencies[term->term]);
        double weight = (1 + log((double)term->weight)) * rarity;
        term->weight = (float)weight;
        square += weight * weight;
    }
    double length = sqrt(square);
    for (size_t k = 0; k < unit->count; k++)
        unit->terms[k].weight = (float)(unit->terms[k].weight / length);
}

void units_weigh(Arena *arena, Units *a, Units *b, size_t term_count)
{
    Units *const both[] = {a, b};
    Counts counts = {
        arena_array(arena, term_count + 1, sizeof *counts.frequencies),
        arena_array(arena, term_count + 1, sizeof *counts.times)};
    for (size_t side = 0; side < 2; side++)
        for (size_t i = 0; i < both[side]->count; i++)
            count_terms(
                arena, both[side]->words, &both[side]->items[i], &counts);
    for (size_t side = 0; side < 2; side++)
        for (size_t i = 0; i < both[side]->count; i++)
            weigh(
                &both[side]->items[i], counts.frequencies, a->count + b->count);
}

double units_alike(const Unit *a, const Unit *b)
{
    double sum = 0;
    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        if (a->terms[i].term < b->terms[j].term) {
            i++;
        } else if (a->terms[i].term > b->terms[j].term) {
            j++;
        } else {
            sum += (double)a->terms[i++].weight * b->terms[j++].weight;
        }
    }
    return sum < 1 ? sum : 1;
}
