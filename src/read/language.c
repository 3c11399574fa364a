/* Languages by their commonest words (after Grefenstette 1995): the language
 * whose small words make up the largest share of a text's beginning. Letters
 * of other scripts are counted first. Cost: a few hundred comparisons a token,
 * of the first few hundred tokens. */
#include "read/language.h"

#include "base/utf8.h"

enum { LOOK_TOKENS = 400, WORDS_LEAST = 12, LANGUAGES = 10, WORDS_EACH = 16 };

static const struct {
    const char *code, *words;
} COMMON[LANGUAGES] = {
    {"en", "the|of|and|to|in|that|is|was|for|on|with|said|it|as|by|at"},
    {"fr", "le|les|des|et|du|une|que|dans|pour|est|sur|qui|par|au|la|pas"},
    {"de", "der|die|und|das|den|von|zu|mit|ist|des|nicht|ein|eine|auf|dem|im"},
    {"es", "el|los|que|del|las|por|una|con|para|es|se|al|como|su|la|y"},
    {"it", "il|che|di|della|per|del|un|una|con|gli|sono|nel|alla|ha|non|dei"},
    {"pt", "o|que|do|da|os|em|um|uma|para|com|dos|no|na|por|as|mais"},
    {"nl", "het|een|van|en|dat|op|te|zijn|voor|niet|met|aan|ook|om|er|de"},
    {"pl", "w|na|i|z|nie|do|jest|to|o|od|po|jak|dla|przez|oraz|za"},
    {"tr", "ve|bir|bu|da|de|ile|olarak|daha|olan|gibi|sonra|kadar|ne|ise|en|o"},
    {"cs", "je|na|se|v|to|s|ve|do|pro|jako|byl|ze|po|od|za|by"},
};

/* Scripts, by the code points at which their letters begin and end. */
static const struct {
    uint32_t first, last;
    const char *code;
} SCRIPTS[] = {{0x400, 0x52F, "ru"}, {0x600, 0x6FF, "ar"},
    {0x3040, 0x30FF, "zh"}, {0x4E00, 0x9FFF, "zh"}, {0x370, 0x3FF, "und"},
    {0x590, 0x5FF, "und"}, {0x900, 0xDFF, "und"}, {0xAC00, 0xD7A3, "und"}};

static const char *script_of(Str word)
{
    size_t at = 0;
    uint32_t c = word.size ? utf8_next(word, &at) : 0;
    for (size_t i = 0; i < sizeof SCRIPTS / sizeof *SCRIPTS; i++)
        if (c >= SCRIPTS[i].first && c <= SCRIPTS[i].last)
            return SCRIPTS[i].code;
    return NULL;
}

/* Counts the words of other scripts; *CODE is the last one's. */
static size_t count_scripts(
    const Tokens *tokens, size_t end, size_t *words, const char **code)
{
    size_t count = 0;
    *words = 0;
    for (size_t i = 0; i < end; i++) {
        const char *script = script_of(token_text(tokens, i));
        *words += tokens->tokens[i].kind == TOKEN_WORD;
        if (!script) continue;
        *code = script;
        count++;
    }
    return count;
}

static size_t count_words(const Tokens *tokens, size_t end, const char *list)
{
    WordHash words[WORDS_EACH];
    size_t count = 0, known = 0;
    Str rest = str_of(list), word;
    while (known < WORDS_EACH && str_next(&rest, '|', &word))
        words[known++] = word_hash(word);
    for (size_t i = 0; i < end; i++)
        for (size_t w = 0; w < known; w++)
            count += tokens->tokens[i].word == words[w];
    return count;
}

Str language_of(const Tokens *tokens)
{
    size_t end =
        tokens->token_count < LOOK_TOKENS ? tokens->token_count : LOOK_TOKENS;
    size_t words, best = 0, most = 0;
    const char *code = "und";
    size_t foreign = count_scripts(tokens, end, &words, &code);
    if (foreign * 2 > words && foreign > 2) return str_of(code);
    if (words < WORDS_LEAST) return S("en");
    for (size_t i = 0; i < LANGUAGES; i++) {
        size_t count = count_words(tokens, end, COMMON[i].words);
        if (count <= most) continue;
        most = count;
        best = i;
    }
    return most * 20 < words ? S("und") : str_of(COMMON[best].code);
}
