/* Reading more carefully: networks see each token with what the second stage
 * found around it (a third stage of stacking, Wolpert 1992); the sum of their
 * scores is decoded (an ensemble: Hansen and Salamon 1990). A text is read in
 * windows that overlap by what a network can see, so that memory is bounded
 * and the result is that of the whole text. The file, little-endian:
 *     8 bytes   "TRVCARE" and the version, 1
 *     8         checksum of all that follows
 *     8         that of the model it was made with
 *     8         calibration (4 bytes each)
 *     8         number of networks, 0
 *     24        0
 *     ...       the networks (network.h), one after the other
 * Cost: that of the networks, 74,000 multiplications each a token. */
#include "read/careful.h"

#include <string.h>

#include "read/labeller.h"
#include "read/mapped.h"

static const char MAGIC[8] = {'T', 'R', 'V', 'C', 'A', 'R', 'E', 1};

typedef struct {
    char magic[8];
    uint64_t checksum, of_model;
    int32_t calibration[2];
    uint32_t count, unused[7];
} Header;

_Static_assert(sizeof(Header) == 64, "aligned");
_Static_assert(sizeof(Network) % 64 == 0, "aligned");

static Status refuse(const char *file, MessageId id, Err *err)
{
    return err_set(err, STATUS_INPUT, (Place){file, 0, 0}, id, NO_ARGS);
}

static bool is_whole(const Header *header, Str bytes)
{
    return bytes.size % 64 == 0 && bytes.size <= CAREFUL_MAX_BYTES &&
           header->count && header->count <= CAREFUL_MOST &&
           bytes.size == sizeof *header + header->count * sizeof(Network) &&
           header->checksum == mapped_checksum(bytes);
}

Status careful_read(Arena *arena, Str bytes, const char *file,
    const ReadModel *model, Careful *careful, Err *err)
{
    Header header;
    if (bytes.size < sizeof header ||
        memcmp(bytes.data, MAGIC, sizeof MAGIC - 1))
        return refuse(file, MSG_MODEL_NONE, err);
    memcpy(&header, bytes.data, sizeof header);
    if (header.magic[7] != MAGIC[7])
        return refuse(file, MSG_MODEL_VERSION, err);
    if (!is_whole(&header, bytes)) return refuse(file, MSG_MODEL_DAMAGED, err);
    if (header.of_model != model->checksum)
        return refuse(file, MSG_MODEL_OTHER, err);
    const Network *networks = (const void *)(bytes.data + sizeof header);
    *careful = (Careful){.count = header.count,
        .networks = networks,
        .moves = careful_moves(arena, networks, header.count)};
    memcpy(careful->calibration, header.calibration, sizeof header.calibration);
    return STATUS_OK;
}

Status careful_open(Arena *arena, const char *path, const ReadModel *model,
    Careful *careful, Err *err)
{
    Str bytes;
    TRY(mapped_open(arena, path, &bytes, err));
    return careful_read(arena, bytes, path, model, careful, err);
}

void careful_write(StrBuf *buf, const Careful *careful, const ReadModel *model)
{
    Header header = {
        .of_model = model->checksum, .count = (uint32_t)careful->count};
    memcpy(header.magic, MAGIC, sizeof MAGIC);
    memcpy(header.calibration, careful->calibration, sizeof header.calibration);
    strbuf_add(buf, (Str){(const char *)&header, sizeof header});
    strbuf_add(buf, (Str){(const char *)careful->networks,
                        careful->count * sizeof(Network)});
    header.checksum = mapped_checksum(strbuf_str(buf));
    memcpy(buf->data, &header, sizeof header);
}

/* From the floats of a network to whole numbers; what is no sensible number,
 * in a file made by somebody else, to some number. */
static int32_t to_whole(float score)
{
    static const float ONE = 256, MOST = 1 << 20;
    float scaled = score * ONE;
    if (!(scaled > -MOST)) return -(int32_t)MOST;
    return (int32_t)(scaled < MOST ? scaled : MOST);
}

const int32_t *careful_moves(
    Arena *arena, const Network *networks, size_t count)
{
    int32_t *moves = arena_array(arena, NETWORK_MOVES, sizeof *moves);
    for (size_t m = 0; m < NETWORK_MOVES; m++)
        for (size_t n = 0; n < count; n++)
            moves[m] += to_whole(networks[n].weights.moves[m]);
    return moves;
}

void careful_see(const Context *context, size_t i, const int32_t *scores,
    NetworkInput *input)
{
    static const float UNIT = 1 / 550.0f; /* makes most less than 1 */
    int32_t sum = 0;
    *input = (NetworkInput){0};
    feature_network(context, i, input->features);
    for (Label l = 0; l < LABEL_COUNT; l++) sum += scores[l];
    for (Label l = 0; l < LABEL_COUNT; l++)
        input->scores[l] =
            (float)(scores[l] * LABEL_COUNT - sum) * UNIT / LABEL_COUNT;
}

/* --- a window of the text --- */

enum { WINDOW = 1024, WINDOW_MOST = WINDOW + 2 * NETWORK_REACH };

typedef struct {
    const Careful *careful;
    const Context *context;
    const int32_t *scores;
    NetworkWork work;
    NetworkInput *inputs;          /* [WINDOW_MOST] */
    float (*sums)[NETWORK_SCORES]; /* [WINDOW_MOST] */
} Window;

static Window window_new(Arena *arena, const Careful *careful,
    const Context *context, const int32_t *scores)
{
    return (Window){careful, context, scores, network_work(arena, WINDOW_MOST),
        arena_array(arena, WINDOW_MOST, sizeof(NetworkInput)),
        arena_array(arena, WINDOW_MOST, sizeof(float[NETWORK_SCORES]))};
}

/* Scores of the tokens of RANGE into OUT, by way of those that they see. */
static void score_window(const Window *window, TokenRange range, int32_t *out)
{
    size_t all = window->context->tokens->token_count;
    size_t begin =
        range.begin < NETWORK_REACH ? 0 : range.begin - NETWORK_REACH;
    size_t end =
        range.end + NETWORK_REACH < all ? range.end + NETWORK_REACH : all;
    for (size_t i = begin; i < end; i++)
        careful_see(window->context, i, window->scores + i * LABEL_COUNT,
            &window->inputs[i - begin]);
    memset(window->sums, 0, (end - begin) * sizeof *window->sums);
    for (size_t n = 0; n < window->careful->count; n++)
        network_add(&window->careful->networks[n], &window->work,
            window->inputs, end - begin, window->sums);
    for (size_t i = range.begin; i < range.end; i++)
        for (Label l = 0; l < LABEL_COUNT; l++)
            out[i * LABEL_COUNT + l] = to_whole(window->sums[i - begin][l]);
}

static int32_t *score_all(Arena *arena, const Careful *careful,
    const Context *context, const int32_t *scores)
{
    uint32_t count = (uint32_t)context->tokens->token_count;
    int32_t *out = arena_array(arena, count * LABEL_COUNT + 1, sizeof *out);
    Window window = window_new(arena, careful, context, scores);
    for (uint32_t i = 0; i < count; i += WINDOW)
        score_window(&window,
            (TokenRange){i, i + WINDOW < count ? i + WINDOW : count}, out);
    return out;
}

void careful_label(Arena *arena, const Careful *careful, const Context *context,
    const int32_t *scores, uint8_t *labels, int32_t *margins)
{
    const Tokens *tokens = context->tokens;
    Table table = {.classes = LABEL_COUNT, .moves = careful->moves};
    uint8_t *back = arena_array(arena, PARAGRAPH_MAX, LABEL_COUNT);
    uint8_t *kinds = arena_array(arena, PARAGRAPH_MAX, 1);
    int32_t *found = score_all(arena, careful, context, scores);
    for (size_t p = 0; p < tokens->paragraph_count; p++) {
        TokenRange range = tokens->paragraphs[p];
        for (size_t i = range.begin; i < range.end; i++)
            kinds[i - range.begin] = context_move(context, i);
        labels_decode(&table, found + range.begin * LABEL_COUNT, kinds,
            range.end - range.begin, back, labels + range.begin);
    }
    for (size_t i = 0; margins && i < tokens->token_count; i++)
        margins[i] = label_margin(found + i * LABEL_COUNT, labels[i]);
}
