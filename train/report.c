/* What is told about the model: on the screen, and in the text beside it. */
#include <stdio.h>

#include "read/link.h"
#include "read/score.h"
#include "train/trainer.h"

void train_say(Trainer *trainer, const char *format, ...)
{
    char line[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    strbuf_printf(&trainer->report, "%s\n", line);
    puts(line);
    fflush(stdout);
}

static void say_score(Trainer *trainer, const Score *score, const char *name)
{
    static const char *NAMES[] = {"source", "cue", "content"};
    train_say(trainer, "%s:", name);
    for (int s = 0; s < SPAN_SORTS; s++)
        train_say(trainer,
            "  %-8s exact P %.3f R %.3f F1 %.3f, token F1 %.3f, "
            "overlap F1 %.3f",
            NAMES[s], count_precision(&score->exact[s]),
            count_recall(&score->exact[s]), count_f1(&score->exact[s]),
            count_f1(&score->tokens[s]), count_f1(&score->overlap[s]));
}

void train_score(Trainer *trainer, const Articles *articles, const char *name)
{
    Score score = {0}, spans = {0}, gold = {0};
    for (size_t a = 0; a < articles->count; a++) {
        const Article *article = &articles->items[a];
        Attributions found, linked;
        attributions_link(
            trainer->arena, &article->tokens, article->guessed, &found);
        attributions_drop_unsaid(&found);
        attributions_link(
            trainer->arena, &article->tokens, article->labels, &linked);
        score_add_labels(
            &spans, &article->tokens, article->labels, article->guessed);
        score_add(
            trainer->arena, &score, &article->tokens, &article->gold, &found);
        score_add(
            trainer->arena, &gold, &article->tokens, &article->gold, &linked);
    }
    say_score(trainer, &spans, name);
    train_say(trainer,
        "  statements P %.3f R %.3f F1 %.3f; linking gold spans F1 %.3f",
        count_precision(&score.statements), count_recall(&score.statements),
        count_f1(&score.statements), count_f1(&gold.statements));
}
