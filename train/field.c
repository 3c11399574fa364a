/* A linear-chain conditional random field (Lafferty, McCallum and Pereira
 * 2001): the likelihood of the right labels of a paragraph is raised by steps
 * along its gradient, and the weights of all steps are averaged (Polyak and
 * Juditsky 1992). Tokens whose labels are certain are passed over, which is
 * most of them after one epoch. */
#include <math.h>
#include <stdlib.h>

#include "train/chain.h"
#include "train/learner.h"
#include "train/shuffle.h"

enum { L = LABEL_COUNT };

static const float CERTAIN = 0.005f;

typedef struct {
    Learner *learner;
    const Lessons *lessons;
    const FieldOptions *options;
    int epoch;
    Chain chain; /* the paragraph */
} Work;

static size_t move_at(size_t kind, int from, int to)
{
    return LEARNER_MOVE(kind, (size_t)from, (size_t)to);
}

static void fill_moves(Work *work)
{
    for (size_t k = 0; k < MOVE_KINDS; k++)
        for (int p = 0; p < L; p++)
            for (int l = 0; l < L; l++)
                work->chain.moves[k][p][l] =
                    label_may_follow((Label)p, (Label)l)
                        ? expf(work->learner->moves[move_at(k, p, l)])
                        : 0;
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
    float gradient[L][L];
    chain_move_gradient(&work->chain, i, gradient);
    for (int p = 0; p < L; p++)
        for (int l = 0; l < L; l++) {
            size_t at = move_at(work->chain.kinds[i], p, l);
            if (label_may_follow((Label)p, (Label)l))
                step(work, &learner->moves[at], &learner->cached_moves[at],
                    gradient[p][l]);
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

/* Returns how many tokens were not certain. */
static size_t learn_paragraph(Work *work, TokenRange range)
{
    size_t learnt = 0;
    Chain *chain = &work->chain;
    chain->count = range.end - range.begin;
    chain->right = work->lessons->labels + range.begin;
    chain->kinds = work->lessons->kinds + range.begin;
    for (size_t i = 0; i < chain->count; i++)
        score_token(work, range.begin + i, chain->scores[i]);
    fill_moves(work);
    chain_run(chain);
    work->learner->time += 1;
    for (size_t i = 1; i < chain->count; i++) learn_moves(work, i);
    for (size_t i = 0; i < chain->count; i++) {
        float gradient[8];
        if (chain_gradient(chain, i, gradient) < CERTAIN) continue;
        learn_token(work, range.begin + i, gradient);
        learnt++;
    }
    return learnt;
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
        train_shuffle(order, count, &state);
        learn_all(work, order, resting);
    }
    free(work);
    free(resting);
    free(order);
}
