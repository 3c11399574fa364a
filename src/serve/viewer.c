/* Who asks. */
#include "serve/viewer.h"

SeatHolder viewer_of(const Request *request)
{
    (void)request;
    return (SeatHolder){S("mediator"), true, NULL};
}

bool viewer_may(const SeatHolder *holder, const char *capability)
{
    Str rest = str_of(holder->may), word;
    if (!holder->may) return true;
    while (rest.size && str_next(&rest, '|', &word))
        if (str_equal(word, str_of(capability))) return true;
    return false;
}
