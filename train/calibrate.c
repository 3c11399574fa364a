/* Fits a logistic curve from a statement's margin to whether it is right
 * (source, cue and content overlap those of one in the annotation), by
 * Newton's method; and reports how reliable it is. */
#include <math.h>

#include "read/confidence.h"
#include "read/link.h"
#include "read/score.h"
#include "train/trainer.h"

typedef struct {
    int32_t margin;
    bool right;
} Example;

typedef VEC(Example) Examples;

static void add_examples(
    Trainer *trainer, const Article *article, Examples *examples)
{
    Attributions found;
    attributions_link(
        trainer->arena, &article->tokens, article->guessed, &found);
    attributions_drop_unsaid(&found);
    for (size_t i = 0; i < found.count; i++) {
        Attributions one = {&found.items[i], 1, 1};
        Score score = {0};
        score_add(
            trainer->arena, &score, &article->tokens, &article->gold, &one);
        Example example = {confidence_margin(&article->tokens, article->margins,
                               &found.items[i]),
            score.statements.right_found > 0};
        vec_push(trainer->arena, examples, example);
    }
}

/* Twenty steps of Newton from nothing. */
static void fit(const Examples *examples, double *constant, double *weight)
{
    *constant = *weight = 0;
    for (int round = 0; round < 20; round++) {
        double g0 = 0, g1 = 0, h00 = 1e-9, h01 = 0, h11 = 1e-9;
        for (size_t i = 0; i < examples->count; i++) {
            double x = examples->items[i].margin;
            double p = 1 / (1 + exp(-(*constant + *weight * x)));
            double miss = examples->items[i].right - p, spread = p * (1 - p);
            g0 += miss;
            g1 += miss * x;
            h00 += spread;
            h01 += spread * x;
            h11 += spread * x * x;
        }
        double determinant = h00 * h11 - h01 * h01;
        *constant += (h11 * g0 - h01 * g1) / determinant;
        *weight += (h00 * g1 - h01 * g0) / determinant;
    }
}

static void say_reliability(Trainer *trainer, const Examples *examples)
{
    enum { BINS = 10 };
    double said[BINS] = {0};
    size_t count[BINS] = {0}, right[BINS] = {0};
    for (size_t i = 0; i < examples->count; i++) {
        double p = confidence_of(&trainer->model, examples->items[i].margin);
        size_t bin = p < 1 ? (size_t)(p * BINS) : BINS - 1;
        said[bin] += p;
        count[bin]++;
        right[bin] += examples->items[i].right;
    }
    train_say(trainer, "reliability on dev: confidence, share right, how many");
    for (int bin = 0; bin < BINS; bin++)
        if (count[bin])
            train_say(trainer, "  %.2f %.2f %zu",
                said[bin] / (double)count[bin],
                (double)right[bin] / (double)count[bin], count[bin]);
}

void train_calibrate(Trainer *trainer, const Articles *articles)
{
    Examples examples = {0};
    double constant, weight;
    for (size_t a = 0; a < articles->count; a++)
        add_examples(trainer, &articles->items[a], &examples);
    fit(&examples, &constant, &weight);
    trainer->model.calibration[0] = (int32_t)lround(constant * 65536);
    trainer->model.calibration[1] = (int32_t)lround(weight * 65536);
    say_reliability(trainer, &examples);
}
