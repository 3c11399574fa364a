/* Forward and backward over a chain (Rabiner 1989), scaled to one at each
 * token; and the gradients of its likelihood (Lafferty, McCallum and Pereira
 * 2001). */
#include "train/chain.h"

#include <math.h>

enum { L = LABEL_COUNT };

static void scale_to_one(float *values)
{
    float sum = 0;
    for (int l = 0; l < L; l++) sum += values[l];
    for (int l = 0; l < L; l++) values[l] /= sum;
}

static void exponentiate(Chain *chain)
{
    for (size_t i = 0; i < chain->count; i++) {
        float highest = chain->scores[i][0];
        for (int l = 1; l < L; l++)
            if (chain->scores[i][l] > highest) highest = chain->scores[i][l];
        for (int l = 0; l < L; l++)
            chain->local[i][l] = expf(chain->scores[i][l] - highest) + 1e-12f;
    }
}

static void run_forward(Chain *chain)
{
    for (int l = 0; l < L; l++)
        chain->forward[0][l] =
            label_may_follow(LABEL_OUT, (Label)l) ? chain->local[0][l] : 0;
    scale_to_one(chain->forward[0]);
    for (size_t i = 1; i < chain->count; i++) {
        for (int l = 0; l < L; l++) {
            float sum = 0;
            for (int p = 0; p < L; p++)
                sum += chain->forward[i - 1][p] *
                       chain->moves[chain->kinds[i]][p][l];
            chain->forward[i][l] = sum * chain->local[i][l];
        }
        scale_to_one(chain->forward[i]);
    }
}

static void run_backward(Chain *chain)
{
    for (int l = 0; l < L; l++) chain->backward[chain->count - 1][l] = 1;
    for (size_t i = chain->count - 1; i-- > 0;) {
        for (int p = 0; p < L; p++) {
            float sum = 0;
            for (int l = 0; l < L; l++)
                sum += chain->moves[chain->kinds[i + 1]][p][l] *
                       chain->local[i + 1][l] * chain->backward[i + 1][l];
            chain->backward[i][p] = sum;
        }
        scale_to_one(chain->backward[i]);
    }
}

void chain_run(Chain *chain)
{
    exponentiate(chain);
    run_forward(chain);
    run_backward(chain);
}

float chain_gradient(const Chain *chain, size_t i, float gradient[8])
{
    float most = 0;
    gradient[L] = 0;
    for (int l = 0; l < L; l++)
        gradient[l] = chain->forward[i][l] * chain->backward[i][l];
    scale_to_one(gradient);
    for (int l = 0; l < L; l++) {
        gradient[l] = (l == chain->right[i]) - gradient[l];
        if (fabsf(gradient[l]) > most) most = fabsf(gradient[l]);
    }
    return most;
}

void chain_move_gradient(const Chain *chain, size_t i, float gradient[L][L])
{
    float sum = 0;
    for (int p = 0; p < L; p++)
        for (int l = 0; l < L; l++)
            sum += gradient[p][l] = chain->forward[i - 1][p] *
                                    chain->moves[chain->kinds[i]][p][l] *
                                    chain->local[i][l] * chain->backward[i][l];
    for (int p = 0; p < L; p++)
        for (int l = 0; l < L; l++) {
            bool right = p == chain->right[i - 1] && l == chain->right[i];
            gradient[p][l] = (float)right - gradient[p][l] / sum;
        }
}
