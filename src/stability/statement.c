/* Preference statements: a recursive descent reader into postfix steps, and
 * their evaluation over 64 states at a time. Grammar after option
 * prioritising: Peng, 1999; Fang, Hipel, Kilgour and Peng, "A decision
 * support system for interactive decision making", 2003. */
#include "stability/statement.h"

#include <string.h>
#include "base/vec.h"

typedef enum {
    TOKEN_END,
    TOKEN_OPTION,
    TOKEN_NOT,
    TOKEN_AND,
    TOKEN_OR,
    TOKEN_IF,
    TOKEN_IFF,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_BAD
} TokenType;

typedef struct {
    TokenType type;
    size_t begin, end; /* bytes of the text */
    uint8_t option;
} Token;

typedef struct {
    Arena *arena;
    Str text;
    size_t at;
    const StatementName *names;
    size_t name_count;
    Place place;
    Err *err;
    Token token; /* the one looked at */
    unsigned depth;
    VEC(Step) steps;
} Reader;

static const struct {
    const char *spelling;
    TokenType type;
} SIGNS[] = {
    {"\xE2\x80\x93", TOKEN_NOT}, /* en dash */
    {"\xC2\xAC", TOKEN_NOT},     /* not sign */
    {"-", TOKEN_NOT},
    {"~", TOKEN_NOT},
    {"!", TOKEN_NOT},
    {"&", TOKEN_AND},
    {"|", TOKEN_OR},
    {"(", TOKEN_OPEN},
    {")", TOKEN_CLOSE},
};

static const struct {
    const char *capital, *small;
    TokenType type;
} WORDS[] = {
    {"IFF", "iff", TOKEN_IFF},
    {"IF", "if", TOKEN_IF},
    {"AND", "and", TOKEN_AND},
    {"OR", "or", TOKEN_OR},
    {"NOT", "not", TOKEN_NOT},
};

static TokenType word_type(Str word)
{
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (str_equal(word, str_of(WORDS[i].capital)) ||
            str_equal(word, str_of(WORDS[i].small)))
            return WORDS[i].type;
    return TOKEN_BAD;
}

bool statement_reserved(Str word)
{
    return word_type(word) != TOKEN_BAD;
}

static Status fail(Reader *in, size_t offset, MessageId id, MessageArgs args)
{
    Place place = in->place;
    if (place.line) place.column += (uint32_t)offset;
    return err_set(in->err, STATUS_INPUT, place, id, args);
}

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' ||
           (unsigned char)c >= 0x80;
}

static bool find_option(const Reader *in, Str word, uint8_t *option)
{
    int64_t number;
    for (size_t j = 0; j < in->name_count; j++) {
        if (!str_equal(word, in->names[j].key)) continue;
        *option = (uint8_t)j;
        return true;
    }
    for (size_t j = 0; j < in->name_count; j++) {
        if (!str_equal(word, in->names[j].name)) continue;
        *option = (uint8_t)j;
        return true;
    }
    if (!str_to_int(word, &number) || number < 1 ||
        (uint64_t)number > in->name_count)
        return false;
    *option = (uint8_t)(number - 1);
    return true;
}

static Status take_option(Reader *in, Str word)
{
    in->token.type = TOKEN_OPTION;
    if (find_option(in, word, &in->token.option)) return STATUS_OK;
    return fail(in, in->token.begin, MSG_STATEMENT_OPTION, ARGS(word));
}

/* A name in quotation marks, the reader standing on the first. */
static Status take_quoted(Reader *in)
{
    Str mark = str_slice(in->text, in->at, in->at + 1);
    size_t end = str_find(in->text, mark, in->at + 1);
    if (end == SIZE_MAX)
        return fail(in, in->token.begin, MSG_STATEMENT_QUOTE, NO_ARGS);
    Str word = str_slice(in->text, in->at + 1, end);
    in->at = in->token.end = end + 1;
    return take_option(in, word);
}

static Status take_word(Reader *in)
{
    size_t end = in->at;
    while (end < in->text.size && is_word_byte(in->text.data[end])) end++;
    if (end == in->at)
        return fail(in, in->at, MSG_STATEMENT_SIGN,
            ARGS(str_slice(in->text, in->at, in->at + 1)));
    Str word = str_slice(in->text, in->at, end);
    in->at = in->token.end = end;
    in->token.type = word_type(word);
    return in->token.type == TOKEN_BAD ? take_option(in, word) : STATUS_OK;
}

/* Looks at the next token. */
static Status advance(Reader *in)
{
    while (in->at < in->text.size && strchr(" \t\r\n", in->text.data[in->at]))
        in->at++;
    in->token = (Token){.type = TOKEN_END, .begin = in->at, .end = in->at};
    if (in->at == in->text.size) return STATUS_OK;
    Str rest = str_slice(in->text, in->at, in->text.size);
    if (rest.data[0] == '"' || rest.data[0] == '\'') return take_quoted(in);
    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++) {
        Str sign = str_of(SIGNS[i].spelling);
        if (!str_starts(rest, sign)) continue;
        in->token.type = SIGNS[i].type;
        in->at = in->token.end = in->at + sign.size;
        return STATUS_OK;
    }
    return take_word(in);
}

static Status emit(Reader *in, StepType type, uint8_t option)
{
    if (in->steps.count == STATEMENT_STEPS_MAX)
        return fail(in, in->token.begin, MSG_STATEMENT_LONG,
            ARGS(str_int(in->arena, STATEMENT_STEPS_MAX)));
    vec_push(in->arena, &in->steps, ((Step){(uint8_t)type, option}));
    return STATUS_OK;
}

static Status read_condition(Reader *in);

static Status read_factor(Reader *in);

static Status read_nested(Reader *in)
{
    bool negated = in->token.type == TOKEN_NOT;
    TRY(advance(in));
    TRY(negated ? read_factor(in) : read_condition(in));
    if (negated) return emit(in, STEP_NOT, 0);
    if (in->token.type != TOKEN_CLOSE)
        return fail(in, in->token.begin, MSG_STATEMENT_CLOSE, NO_ARGS);
    return advance(in);
}

static Status read_factor(Reader *in)
{
    uint8_t option = in->token.option;
    if (in->token.type == TOKEN_OPTION) {
        TRY(emit(in, STEP_OPTION, option));
        return advance(in);
    }
    if (in->token.type != TOKEN_NOT && in->token.type != TOKEN_OPEN)
        return fail(in, in->token.begin, MSG_STATEMENT_FACTOR, NO_ARGS);
    /* The stack is never deeper than one more than two a nesting. */
    if (++in->depth >= STATEMENT_DEPTH_MAX / 2)
        return fail(in, in->token.begin, MSG_TOO_DEEP,
            ARGS(str_int(in->arena, STATEMENT_DEPTH_MAX / 2 - 1)));
    TRY(read_nested(in));
    in->depth--;
    return STATUS_OK;
}

static Status read_term(Reader *in)
{
    TRY(read_factor(in));
    while (in->token.type == TOKEN_AND) {
        TRY(advance(in));
        TRY(read_factor(in));
        TRY(emit(in, STEP_AND, 0));
    }
    return STATUS_OK;
}

static Status read_condition(Reader *in)
{
    TRY(read_term(in));
    while (in->token.type == TOKEN_OR) {
        TRY(advance(in));
        TRY(read_term(in));
        TRY(emit(in, STEP_OR, 0));
    }
    return STATUS_OK;
}

/* condition [ IF condition | IFF condition ]; A IF B becomes A OR NOT B. */
static Status read_all(Reader *in)
{
    TRY(advance(in));
    TRY(read_condition(in));
    TokenType link = in->token.type;
    if (link == TOKEN_IF || link == TOKEN_IFF) {
        TRY(advance(in));
        TRY(read_condition(in));
        if (link == TOKEN_IF) TRY(emit(in, STEP_NOT, 0));
        TRY(emit(in, link == TOKEN_IF ? STEP_OR : STEP_IFF, 0));
    }
    if (in->token.type == TOKEN_END) return STATUS_OK;
    return fail(in, in->token.begin, MSG_STATEMENT_END,
        ARGS(str_slice(in->text, in->token.begin, in->token.end)));
}

Status statement_read(Arena *arena, Str text, const StatementName *names,
    size_t name_count, Place place, Statement **statement, Err *err)
{
    Reader in = {.arena = arena,
        .text = text,
        .names = names,
        .name_count = name_count,
        .place = place,
        .err = err};
    TRY(read_all(&in));
    *statement = arena_alloc(arena, sizeof **statement);
    (*statement)->text = text;
    (*statement)->steps = in.steps.items;
    (*statement)->step_count = in.steps.count;
    return STATUS_OK;
}

uint64_t statement_true(const Statement *statement, const uint64_t *columns)
{
    uint64_t stack[STATEMENT_DEPTH_MAX + 4];
    size_t top = 0;
    for (size_t i = 0; i < statement->step_count; i++) {
        Step step = statement->steps[i];
        switch ((StepType)step.type) {
        case STEP_OPTION: stack[top++] = columns[step.option]; break;
        case STEP_NOT: stack[top - 1] = ~stack[top - 1]; break;
        case STEP_AND: top--, stack[top - 1] &= stack[top]; break;
        case STEP_OR: top--, stack[top - 1] |= stack[top]; break;
        case STEP_IFF:
            top--, stack[top - 1] = ~(stack[top - 1] ^ stack[top]);
            break;
        }
    }
    return stack[0];
}

bool statement_holds(const Statement *statement, uint64_t state)
{
    uint64_t columns[64];
    for (unsigned j = 0; j < 64; j++) columns[j] = state >> j & 1;
    return statement_true(statement, columns) & 1;
}
