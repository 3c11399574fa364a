/* The file of networks: what is taken can be used without harm, whatever its
 * numbers are, on whatever text. The first half of the input is the file (the
 * checksum is put right, so that the rest is looked at), and what the second
 * stage found; the second half is the text. */
#include <string.h>

#include "read/careful.h"
#include "read/mapped.h"
#include "read/quote.h"
#include "test/fuzz/fuzz.h"

/* A file of one network that begins with TEXT and goes on with its bytes again
 * and again. */
static Str make_file(Arena *arena, Str text)
{
    size_t size = 64 + sizeof(Network);
    char *bytes = arena_alloc(arena, size);
    for (size_t at = 0; at < size && text.size; at += text.size)
        memcpy(bytes + at, text.data,
            text.size < size - at ? text.size : size - at);
    uint64_t sum = mapped_checksum((Str){bytes, size});
    memcpy(bytes + 8, &sum, sizeof sum);
    return (Str){bytes, size};
}

static int byte_of(Str bytes, size_t i)
{
    return bytes.size ? bytes.data[i % bytes.size] : 0;
}

/* What the second stage would have found: any scores that its table can give,
 * and labels as it gives them. */
static int32_t *find(
    Arena *arena, Str found, const Tokens *tokens, uint8_t *labels)
{
    size_t count = tokens->token_count;
    int32_t *scores =
        arena_array(arena, count * LABEL_COUNT + 1, sizeof *scores);
    for (size_t i = 0; i < count * LABEL_COUNT; i++)
        scores[i] = byte_of(found, i) * byte_of(found, i + 3);
    for (size_t i = 0; i < count; i++) {
        Label last = i ? labels[i - 1] : LABEL_OUT;
        Label next = (Label)(byte_of(found, i) & 7);
        bool may = next < LABEL_COUNT && label_may_follow(last, next);
        labels[i] = (uint8_t)(may ? next : LABEL_OUT);
    }
    return scores;
}

/* Each paragraph is a path that labels may take. */
static void check_labels(const Tokens *tokens, const uint8_t *labels)
{
    for (size_t p = 0; p < tokens->paragraph_count; p++) {
        Label last = LABEL_OUT;
        TokenRange range = tokens->paragraphs[p];
        for (size_t i = range.begin; i < range.end; i++) {
            require(labels[i] < LABEL_COUNT);
            require(label_may_follow(last, labels[i]));
            last = labels[i];
        }
    }
}

static void use(Arena *arena, const Careful *careful, Str found, Str text)
{
    Tokens tokens;
    Context context;
    tokens_cut(arena, word_lists_new(arena), text, &tokens);
    quotes_find(&tokens);
    uint8_t *labels = arena_alloc(arena, tokens.token_count + 1);
    int32_t *margins =
        arena_array(arena, tokens.token_count + 1, sizeof *margins);
    context_fill(arena, &tokens, &context);
    int32_t *scores = find(arena, found, &tokens, labels);
    context_add_labels(arena, &context, labels);
    careful_label(arena, careful, &context, scores, labels, margins);
    check_labels(&tokens, labels);
}

void fuzz(Arena *arena, Str input)
{
    ReadModel model = {0};
    Careful careful;
    Err err;
    Str head = str_slice(input, 0, input.size / 2);
    Str text = str_slice(input, head.size, input.size);
    Str file = make_file(arena, head);
    memcpy(&model.checksum, file.data + 16, 8);
    if (careful_read(arena, file, "f", &model, &careful, &err) == STATUS_OK)
        use(arena, &careful, head, text);
    Str bare = {arena_alloc(arena, input.size + 1), input.size};
    if (input.size) memcpy((char *)bare.data, input.data, input.size);
    if (careful_read(arena, bare, "f", &model, &careful, &err) == STATUS_OK)
        use(arena, &careful, head, text);
}
