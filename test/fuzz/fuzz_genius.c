/* GENIUS XML: whatever stands in the files, reading them ends in a problem
 * or an error; a problem that was read is written, and read again with the
 * same utilities. One input holds several files, parted by form feeds. */
#include <math.h>

#include "exchange/genius.h"
#include "test/fuzz/fuzz.h"

enum { FILES_MAX = 4 };

static size_t split(Str text, GeniusFile *files)
{
    Str part;
    size_t count = 0;
    while (count < FILES_MAX && str_next(&text, '\f', &part))
        files[count++] = (GeniusFile){.path = "f.xml", .text = part};
    return count;
}

static bool all_positive(const DealProblem *problem)
{
    for (size_t p = 0; p < problem->party_count; p++) {
        const DealParty *party = &problem->parties[p];
        if (party->function) return false;
        for (size_t i = 0; i < problem->option_total; i++)
            if (!(party->worth[i] >= 0 && party->worth[i] < 1e9)) return false;
    }
    return true;
}

static void check_again(Arena *arena, const DealProblem *problem)
{
    GeniusFile files[1 + DEAL_PARTIES_MAX];
    DealProblem again;
    StrBuf domain = strbuf_new(arena);
    genius_write_domain(&domain, problem);
    files[0] = (GeniusFile){.path = "d.xml", .text = strbuf_str(&domain)};
    for (size_t p = 0; p < problem->party_count; p++) {
        StrBuf profile = strbuf_new(arena);
        genius_write_profile(&profile, problem, p);
        files[p + 1] =
            (GeniusFile){.path = "p.xml", .text = strbuf_str(&profile)};
    }
    if (!all_positive(problem)) return;
    require(genius_read(arena, files, 1 + problem->party_count, &again, NULL) ==
            STATUS_OK);
    require(again.option_total == problem->option_total);
    for (size_t p = 0; p < problem->party_count; p++)
        for (size_t i = 0; i < problem->option_total; i++)
            require(fabs(again.parties[p].worth[i] -
                         problem->parties[p].worth[i]) <=
                    1e-9 * fmax(1, problem->parties[p].worth[i]));
}

void fuzz(Arena *arena, Str text)
{
    Err err;
    DealProblem problem;
    GeniusFile files[FILES_MAX];
    size_t count = split(text, files);
    if (genius_read(arena, files, count, &problem, &err) == STATUS_OK)
        check_again(arena, &problem);
    else
        require(err.text[0] != 0);
}
