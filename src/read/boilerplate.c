/* Publishers' furniture: short paragraphs that begin with, or are, a phrase of
 * a list (tables/boilerplate.def). Long paragraphs are never taken for it. */
#include "read/boilerplate.h"

#include <string.h>

enum { WORDS_MAX = 25 };

typedef enum { MATCH_ALL, MATCH_BEGINNING } MatchKind;

static const struct {
    MatchKind kind;
    const char *phrase;
} PHRASES[] = {
#define ALL(TEXT) {MATCH_ALL, TEXT},
#define BEGINS(TEXT) {MATCH_BEGINNING, TEXT},
#include "read/tables/boilerplate.def"
#undef ALL
#undef BEGINS
};

/* Whether TEXT is or begins with PHRASE, in any letters; a # in the phrase is
 * a digit. */
static bool matches(Str text, const char *phrase, MatchKind kind)
{
    size_t size = strlen(phrase);
    if (text.size < size || (kind == MATCH_ALL && text.size > size + 1))
        return false;
    for (size_t i = 0; i < size; i++) {
        char c = text.data[i];
        if (c >= 'A' && c <= 'Z') c = (char)(c + 32);
        if (phrase[i] == '#' ? c < '0' || c > '9' : c != phrase[i])
            return false;
    }
    return true;
}

bool paragraph_is_boilerplate(const Tokens *tokens, TokenRange paragraph)
{
    if (paragraph.end - paragraph.begin > WORDS_MAX) return false;
    Str text = str_slice(tokens->text, tokens->tokens[paragraph.begin].begin,
        tokens->tokens[paragraph.end - 1].end);
    for (size_t i = 0; i < sizeof PHRASES / sizeof *PHRASES; i++)
        if (matches(text, PHRASES[i].phrase, PHRASES[i].kind)) return true;
    return false;
}
