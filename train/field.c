/* A linear-chain conditional random field (Lafferty, McCallum and Pereira
 * 2001): the likelihood of the right labels of a paragraph is raised by steps
 * along its gradient, and the weights of all steps are averaged (Polyak and
 * Juditsky 1992). Tokens whose labels are certain are passed over, which is
 * most of them after one epoch. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "train/learner.h"

enum { L = LABEL_COUNT };

static const float CERTAIN = 0.005f;

/* One paragraph's work space. */
typedef struct {
    Learner *learner;
    const Lessons *lessons;
    const FieldOptions *options;
    int epoch;
    const uint8_t *right, *kinds; /* of the paragraph */
    size_t count;
    float scores[PARAGRAPH_MAX][8];
    float forward[PARAGRAPH_MAX][L], backward[PARAGRAPH_MAX][L];
    float local[PARAGRAPH_MAX][L]; /* exp(score - highest) */
    float moves[MOVE_KINDS][L][L]; /* exp, 0 where forbidden */
} Work;

static size_t move_at(size_t kind, int from, int to)
{
    return LEARNER_MOVE(kind, (size_t)from, (size_t)to);
}

static void scale_to_one(float *values)
{
    float sum = 0;
    for (int l = 0; l < L; l++) sum += values[l];
    for (int l = 0; l < L; l++) values[l] /= sum;
}

static void exponentiate(Work *work)
{
    for (size_t k = 0; k < MOVE_KINDS; k++)
        for (int p = 0; p < L; p++)
            for (int l = 0; l < L; l++)
                work->moves[k][p][l] =
                    label_may_follow((Label)p, (Label)l)
                        ? expf(work->learner->moves[move_at(k, p, l)])
                        : 0;
    for (size_t i = 0; i < work->count; i++) {
        float highest = work->scores[i][0];
        for (int l = 1; l < L; l++)
            if (work->scores[i][l] > highest) highest = work->scores[i][l];
        for (int l = 0; l < L; l++)
            work->local[i][l] = expf(work->scores[i][l] - highest) + 1e-12f;
    }
}

static void run_forward(Work *work)
{
    for (int l = 0; l < L; l++)
        work->forward[0][l] =
            label_may_follow(LABEL_OUT, (Label)l) ? work->local[0][l] : 0;
    scale_to_one(work->forward[0]);
    for (size_t i = 1; i < work->count; i++) {
        for (int l = 0; l < L; l++) {
            float sum = 0;
            for (int p = 0; p < L; p++)
                sum +=
                    work->forward[i - 1][p] * work->moves[work->kinds[i]][p][l];
            work->forward[i][l] = sum * work->local[i][l];
        }
        scale_to_one(work->forward[i]);
    }
}

static void run_backward(Work *work)
{
    for (int l = 0; l < L; l++) work->backward[work->count - 1][l] = 1;
    for (size_t i = work->count - 1; i-- > 0;) {
        for (int p = 0; p < L; p++) {
            float sum = 0;
            for (int l = 0; l < L; l++)
                sum += work->moves[work->kinds[i + 1]][p][l] *
                       work->local[i + 1][l] * work->backward[i + 1][l];
            work->backward[i][p] = sum;
        }
        scale_to_one(work->backward[i]);
    }
}

static void step(const Work *work, float *weight, float *cached, float gradient)
{
    gradient *= work->options->rate;
    *weight += gradient;
    *cached += gradient * (float)work->learner->time;
}

/* Moves between tokens I - 1 and I. */
static void learn_moves(Work *work, size_t i)
{
    Learner *learner = work->learner;
    size_t kind = work->kinds[i];
    float joint[L][L], sum = 0;
    for (int p = 0; p < L; p++)
        for (int l = 0; l < L; l++)
            sum += joint[p][l] = work->forward[i - 1][p] *
                                 work->moves[kind][p][l] * work->local[i][l] *
                                 work->backward[i][l];
    for (int p = 0; p < L; p++)
        for (int l = 0; l < L; l++) {
            bool right = p == work->right[i - 1] && l == work->right[i];
            size_t at = move_at(kind, p, l);
            if (label_may_follow((Label)p, (Label)l))
                step(work, &learner->moves[at], &learner->cached_moves[at],
                    (float)right - joint[p][l] / sum);
        }
}

/* The rows of a token that are not left out this time: the same whenever it
 * is asked within one epoch. */
static size_t kept_rows(const Work *work, size_t token, uint32_t *rows)
{
    const Lessons *lessons = work->lessons;
    uint32_t drop = (uint32_t)(work->options->drop * 65536);
    uint64_t state = work->options->seed + token * 0x9E3779B97F4A7C15u +
                     (uint64_t)work->epoch * 0xD6E8FEB86659FD93u;
    size_t count = 0;
    for (size_t i = lessons->row_from[token]; i < lessons->row_from[token + 1];
         i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        rows[count] = lessons->rows[i];
        count += (uint32_t)(state >> 48) >= drop;
    }
    return count;
}

static void learn_token(Work *work, size_t token, const float *gradient)
{
    uint32_t rows[FEATURES_MAX];
    size_t count = kept_rows(work, token, rows);
    float scale = work->options->rate / (1 - work->options->drop);
    float time = (float)work->learner->time, steps[8];
    for (int l = 0; l < 8; l++) steps[l] = gradient[l] * scale;
    for (size_t i = 0; i < count; i++) {
        float *row = learner_row(work->learner, rows[i]);
        for (int l = 0; l < 8; l++) row[l] += steps[l];
        for (int l = 0; l < 8; l++) row[8 + l] += steps[l] * time;
    }
}

static void score_token(Work *work, size_t token, float *scores)
{
    uint32_t rows[FEATURES_MAX];
    size_t count = kept_rows(work, token, rows);
    learner_scores(work->learner, rows, count, scores);
    for (int l = 0; l < L; l++) scores[l] /= 1 - work->options->drop;
}

/* Gradient of one token's scores: right minus likely. True if it matters. */
static bool find_gradient(const Work *work, size_t i, float gradient[8])
{
    float most = 0;
    gradient[L] = 0;
    for (int l = 0; l < L; l++)
        gradient[l] = work->forward[i][l] * work->backward[i][l];
    scale_to_one(gradient);
    for (int l = 0; l < L; l++) {
        gradient[l] = (l == work->right[i]) - gradient[l];
        if (fabsf(gradient[l]) > most) most = fabsf(gradient[l]);
    }
    return most >= CERTAIN;
}

/* Returns how many tokens were not certain. */
static size_t learn_paragraph(Work *work, TokenRange range)
{
    size_t learnt = 0;
    work->count = range.end - range.begin;
    work->right = work->lessons->labels + range.begin;
    work->kinds = work->lessons->kinds + range.begin;
    for (size_t i = 0; i < work->count; i++)
        score_token(work, range.begin + i, work->scores[i]);
    exponentiate(work);
    run_forward(work);
    run_backward(work);
    work->learner->time += 1;
    for (size_t i = 1; i < work->count; i++) learn_moves(work, i);
    for (size_t i = 0; i < work->count; i++) {
        float gradient[8];
        if (!find_gradient(work, i, gradient)) continue;
        learn_token(work, range.begin + i, gradient);
        learnt++;
    }
    return learnt;
}

static void shuffle(uint32_t *order, size_t count, uint64_t *state)
{
    for (size_t i = count; i > 1; i--) {
        *state = *state * 6364136223846793005u + 1442695040888963407u;
        size_t j = (size_t)(*state >> 33) % i;
        uint32_t swapped = order[i - 1];
        order[i - 1] = order[j];
        order[j] = swapped;
    }
}

/* A paragraph that was certain rests for the next epochs. */
static void learn_all(Work *work, const uint32_t *order, uint8_t *resting)
{
    enum { REST = 2 };
    for (size_t i = 0; i < work->lessons->paragraph_count; i++) {
        if (resting[order[i]]) {
            resting[order[i]]--;
            continue;
        }
        if (!learn_paragraph(work, work->lessons->paragraphs[order[i]]))
            resting[order[i]] = REST;
    }
}

void learner_learn_field(
    Learner *learner, const Lessons *lessons, const FieldOptions *options)
{
    size_t count = lessons->paragraph_count;
    uint64_t state = options->seed;
    uint32_t *order = malloc((count + 1) * sizeof *order);
    uint8_t *resting = calloc(count + 1, 1);
    Work *work = calloc(1, sizeof *work);
    if (!order || !resting || !work) abort();
    work->learner = learner;
    work->lessons = lessons;
    work->options = options;
    for (uint32_t i = 0; i < count; i++) order[i] = i;
    for (; work->epoch < options->epochs; work->epoch++) {
        shuffle(order, count, &state);
        learn_all(work, order, resting);
    }
    free(work);
    free(resting);
    free(order);
}
