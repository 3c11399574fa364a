/* Lines of JSON from the standard input, in pieces of any size: every line of
 * the answer is JSON, names an article, and articles come in their order. The
 * first byte says how large the pieces are. */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/json.h"
#include "test/fuzz/fuzz.h"
#include "test/read_model.h"
#include "verb/host.h"
#include "verb/read.h"

typedef struct {
    Str text;
    size_t at, piece;
} Input;

static Status receive(
    void *state, char *bytes, size_t size, size_t *got, Err *err)
{
    Input *input = state;
    (void)err;
    *got = input->text.size - input->at;
    if (*got > input->piece) *got = input->piece;
    if (*got > size) abort();
    memcpy(bytes, input->text.data + input->at, *got);
    input->at += *got;
    return STATUS_OK;
}

static Status answer(Arena *arena, Str lines, Err *err)
{
    Str line;
    (void)err;
    while (str_next(&lines, '\n', &line)) {
        Node *node;
        Err inner;
        if (!line.size) continue;
        if (json_read(arena, line, NULL, &node, &inner) != STATUS_OK ||
            !node_get_text(node, S("article")).size)
            abort();
    }
    return STATUS_OK;
}

/* Opened once: the model is the same for all inputs. */
static const Reader *open_reader(void)
{
    static Reader reader;
    static Arena *memory;
    Err err;
    if (memory) return &reader;
    memory = arena_new(0);
    if (!memory || ARENA_GUARD(memory) || !hash_start() ||
        test_open_reader(memory, &reader, &err) != STATUS_OK)
        abort();
    return &reader;
}

void fuzz(Arena *arena, Str text)
{
    const Reader *reader = open_reader();
    size_t piece = text.size ? (unsigned char)text.data[0] + 1u : 1;
    Input input = {text, text.size > 0, piece};
    const Host host = {.state = &input, .receive = receive, .answer = answer};
    Err err;
    VerbCall call = {.arena = arena, .host = &host};
    Status status = read_filter(&call, reader, &err);
    if (status != STATUS_OK && status != STATUS_INPUT) abort();
    if (input.at != text.size) abort();
}
