/* The problem as it is defined: utilities, bars, numbers of packages. The
 * plainest possible code; the engines are held against it. */
#include "deal/problem.h"

#include <math.h>

#include "deal/rectangle.h"

static Status refuse(Err *err, MessageId id, Str name)
{
    return err_set(err, STATUS_INPUT, NOWHERE, id, ARGS(name));
}

static Status check_party(
    const DealProblem *problem, const DealParty *party, Err *err)
{
    if (!isfinite(party->reservation) || !(party->cap > -INFINITY))
        return refuse(err, MSG_DEAL_NOT_FINITE, party->key);
    if (party->function) return STATUS_OK;
    for (size_t i = 0; i < problem->option_total; i++)
        if (!(fabs(party->worth[i]) < 1e100))
            return refuse(err, MSG_DEAL_NOT_FINITE, party->key);
    return STATUS_OK;
}

Status deal_check(const DealProblem *problem, Err *err)
{
    if (problem->party_count == 0 || problem->party_count > DEAL_PARTIES_MAX)
        return err_set(err, STATUS_INPUT, NOWHERE, MSG_DEAL_PARTIES, NO_ARGS);
    if (problem->point_count == 0 || problem->point_count > DEAL_POINTS_MAX ||
        problem->option_total > DEAL_OPTIONS_MAX)
        return err_set(err, STATUS_INPUT, NOWHERE, MSG_DEAL_POINTS, NO_ARGS);
    for (size_t i = 0; i < problem->point_count; i++)
        if (problem->points[i].option_count == 0)
            return refuse(err, MSG_DEAL_NO_OPTIONS, problem->points[i].key);
    for (size_t i = 0; i < problem->party_count; i++)
        TRY(check_party(problem, &problem->parties[i], err));
    return STATUS_OK;
}

bool deal_is_additive(const DealProblem *problem)
{
    for (size_t i = 0; i < problem->party_count; i++)
        if (problem->parties[i].function) return false;
    return true;
}

double deal_utility(
    const DealProblem *problem, size_t party, const uint32_t *package)
{
    const DealParty *of = &problem->parties[party];
    double sum = 0;
    if (of->function)
        sum = deal_function_value(of->function, package);
    else
        for (size_t i = 0; i < problem->point_count; i++)
            sum += of->worth[problem->points[i].first + package[i]];
    return sum < of->cap ? sum : of->cap;
}

void deal_utilities(
    const DealProblem *problem, const uint32_t *package, double *utilities)
{
    for (size_t i = 0; i < problem->party_count; i++)
        utilities[i] = deal_utility(problem, i, package);
}

static bool runs_into(const DealBar *bar, const uint32_t *package)
{
    for (size_t i = 0; i < bar->count; i++)
        if (package[bar->choices[i].point] != bar->choices[i].option)
            return false;
    return true;
}

const DealBar *deal_barred(const DealProblem *problem, const uint32_t *package)
{
    for (size_t i = 0; i < problem->bar_count; i++)
        if (runs_into(&problem->bars[i], package)) return &problem->bars[i];
    return NULL;
}

const DealBar *deal_barred_by(
    const DealProblem *problem, int party, const uint32_t *package)
{
    for (size_t i = 0; i < problem->bar_count; i++)
        if (problem->bars[i].party == party &&
            runs_into(&problem->bars[i], package))
            return &problem->bars[i];
    return NULL;
}

bool deal_accepts(const DealProblem *problem, size_t party, double u)
{
    return u >= problem->parties[party].reservation - DEAL_TOLERANCE;
}

uint64_t deal_outcome_count(const DealProblem *problem)
{
    uint64_t count = 1;
    for (size_t i = 0; i < problem->point_count; i++)
        if (__builtin_mul_overflow(
                count, problem->points[i].option_count, &count))
            return UINT64_MAX;
    return count;
}

/* A natural number in decimal digits, the lowest first. */
typedef struct {
    Arena *arena;
    VEC(unsigned char) digits;
} Decimal;

/* number = number * factor + addend */
static void decimal_step(Decimal *number, uint64_t factor, uint64_t addend)
{
    uint64_t carry = addend;
    for (size_t i = 0; i < number->digits.count; i++) {
        carry += number->digits.items[i] * factor;
        number->digits.items[i] = (unsigned char)(carry % 10);
        carry /= 10;
    }
    for (; carry; carry /= 10)
        vec_push(number->arena, &number->digits, (unsigned char)(carry % 10));
}

static Str decimal_text(const Decimal *number)
{
    StrBuf buf = strbuf_new(number->arena);
    for (size_t i = number->digits.count; i-- > 0;)
        strbuf_char(&buf, (char)('0' + number->digits.items[i]));
    if (buf.size == 0) strbuf_char(&buf, '0');
    return strbuf_str(&buf);
}

Str deal_outcomes(Arena *arena, const DealProblem *problem)
{
    Decimal number = {.arena = arena};
    decimal_step(&number, 0, 1);
    for (size_t i = 0; i < problem->point_count; i++)
        decimal_step(&number, problem->points[i].option_count, 0);
    return decimal_text(&number);
}

Str deal_package_number(
    Arena *arena, const DealProblem *problem, const uint32_t *package)
{
    Decimal number = {.arena = arena};
    for (size_t i = 0; i < problem->point_count; i++)
        decimal_step(&number, problem->points[i].option_count, package[i]);
    return decimal_text(&number);
}

bool deal_package_of(
    const DealProblem *problem, uint64_t number, uint32_t *package)
{
    for (size_t i = problem->point_count; i-- > 0;) {
        package[i] = (uint32_t)(number % problem->points[i].option_count);
        number /= problem->points[i].option_count;
    }
    return number == 0;
}
