/* GeniusWeb JSON: whatever stands in the file, reading it ends in a problem
 * or an error; a problem that was read is written, and read again with the
 * same worths, if none is negative. */
#include <math.h>

#include "base/json.h"
#include "exchange/geniusweb.h"
#include "test/fuzz/fuzz.h"

static bool all_positive(const DealProblem *problem)
{
    for (size_t i = 0; i < problem->option_total; i++)
        if (!(problem->parties[0].worth[i] >= 0 &&
                problem->parties[0].worth[i] < 1e9))
            return false;
    return true;
}

static void check_again(Arena *arena, const DealProblem *problem)
{
    DealProblem again;
    StrBuf buf = strbuf_new(arena);
    json_write(&buf, geniusweb_profile(arena, problem, 0, NULL));
    GeniusWebFile file = {"p.json", strbuf_str(&buf)};
    if (!all_positive(problem)) return;
    require(geniusweb_read(arena, &file, 1, &again, NULL) == STATUS_OK);
    require(again.option_total == problem->option_total);
    for (size_t i = 0; i < problem->option_total; i++)
        require(
            fabs(again.parties[0].worth[i] - problem->parties[0].worth[i]) <=
            1e-9 * fmax(1, problem->parties[0].worth[i]));
}

void fuzz(Arena *arena, Str text)
{
    Err err;
    DealProblem problem;
    GeniusWebFile file = {"f.json", text};
    if (geniusweb_read(arena, &file, 1, &problem, &err) == STATUS_OK)
        check_again(arena, &problem);
    else
        require(err.text[0] != 0);
}
