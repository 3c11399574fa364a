/* A room as a conflict against its records read directly: which states there
 * are, who can change what, and how each party ranks any two states, for
 * random rooms of three points. */
#include "test/unit.h"

#include <string.h>
#include "bridge/stability.h"
#include "stability/space.h"
#include "test/random.h"
#include "test/room_fixture.h"

enum { ROOMS = 300, ROOMS_LONG = 10000, POINTS = 3, PARTIES = 2, MOST = 3 };

static const char *const PARTY[PARTIES] = {"AL", "BO"};
static const char *const KEY[MOST] = {"a", "b", "c"};

/* What the records of one room say. The last point is a number. */
typedef struct {
    unsigned carriers[POINTS]; /* bits of parties */
    size_t values[POINTS];     /* how many */
    int numbers[MOST];         /* of the last point, rising, without doubles */
    bool rejects[PARTIES][POINTS][MOST];
    int outside[PARTIES][2]; /* of the number: accepted from, to */
    bool has_outside[PARTIES];
    int weight[PARTIES][POINTS];
    int value[PARTIES][POINTS][MOST]; /* of the number: at 0, 5, 10 */
    bool estimate[PARTIES];
    int when, then; /* link: point 0 at `when` needs (or excludes) point 1 */
    bool excludes;
} Told;

static int draw(size_t below)
{
    return (int)random_below(below);
}

static Told draw_room(void)
{
    Told told = {.values = {2 + random_below(2), 2, MOST},
        .numbers = {draw(4), 4 + draw(3), 7 + draw(4)},
        .when = draw(2),
        .then = draw(2),
        .excludes = draw(2)};
    for (size_t i = 0; i < POINTS; i++)
        told.carriers[i] = 1 + (unsigned)draw(3);
    for (size_t p = 0; p < PARTIES; p++) {
        told.has_outside[p] = draw(2);
        told.outside[p][0] = draw(5);
        told.outside[p][1] = 5 + draw(5);
        told.estimate[p] = draw(4) != 0;
        for (size_t i = 0; i < POINTS; i++) {
            told.weight[p][i] = draw(4);
            for (size_t k = 0; k < MOST; k++) {
                told.value[p][i][k] = 5 * draw(4);
                told.rejects[p][i][k] = i < 2 && draw(4) == 0;
            }
        }
    }
    return told;
}

/* -- the records ----------------------------------------------------------- */

static void add_points(Model *model, const Told *told)
{
    static const char *const carriers[] = {
        NULL, "[\"AL\"]", "[\"BO\"]", "[\"AL\",\"BO\"]"};
    for (size_t i = 0; i < POINTS; i++) {
        StrBuf body = strbuf_new(arena);
        strbuf_printf(&body, "{\"title\":\"P\",\"carried-out-by\":%s",
            carriers[told->carriers[i]]);
        for (size_t k = 0; i < 2 && k < told->values[i]; k++)
            strbuf_printf(&body, "%s{\"key\":\"%s\",\"label\":\"L\"}",
                k ? "," : ",\"options\":[", KEY[k]);
        strbuf_printf(&body, i < 2 ? "]}" : ",\"range\":[\"0\",\"10\"]}");
        fixture(model, KIND_POINT, str_printf(arena, "p%zu", i).data,
            strbuf_str(&body).data);
    }
    for (size_t k = 0; k < MOST; k++)
        fixture(model, KIND_PACKAGE, str_printf(arena, "k%zu", k).data,
            str_printf(arena, "{\"takes\":{\"p2\":\"%d\"}}", told->numbers[k])
                .data);
}

static void add_positions(Model *model, const Told *told, size_t p)
{
    for (size_t i = 0; i < 2; i++)
        for (size_t k = 0; k < told->values[i]; k++) {
            Str key = str_printf(arena, "%s/p%zu/%s", PARTY[p], i, KEY[k]);
            Str body = str_printf(arena,
                "{\"party\":\"party:%s\",\"point\":\"p%zu\",\"option\":\"%s\","
                "\"stance\":\"%s\"}",
                PARTY[p], i, KEY[k],
                told->rejects[p][i][k] ? "rejects" : "accepts");
            fixture(model, KIND_POSITION, key.data, body.data);
        }
    if (!told->has_outside[p]) return;
    fixture(model, KIND_POSITION, str_printf(arena, "%s/p2", PARTY[p]).data,
        str_printf(arena,
            "{\"party\":\"party:%s\",\"point\":\"p2\",\"accepts\":[\"%d\","
            "\"%d\"],\"rejects\":\"outside\"}",
            PARTY[p], told->outside[p][0], told->outside[p][1])
            .data);
}

static void add_estimate(Model *model, const Told *told, size_t p)
{
    StrBuf body = strbuf_new(arena);
    strbuf_printf(&body, "{\"party\":\"%s\",\"by\":\"party:AL\",", PARTY[p]);
    for (size_t i = 0; i < POINTS; i++)
        strbuf_printf(&body, "%s\"p%zu\":\"%d\"", i ? "," : "\"weights\":{", i,
            told->weight[p][i]);
    for (size_t i = 0; i < POINTS; i++)
        for (size_t k = 0; k < MOST; k++) {
            if (!k)
                strbuf_printf(
                    &body, i ? "},\"p%zu\":{" : "},\"values\":{\"p%zu\":{", i);
            Str at = i < 2 ? str_of(KEY[k]) : str_printf(arena, "%zu", k * 5);
            strbuf_printf(&body, "%s\"%.*s\":\"%d\"", k ? "," : "",
                STR_ARGS(at), told->value[p][i][k]);
        }
    strbuf_printf(&body, "}}}");
    fixture(model, KIND_ESTIMATE, str_printf(arena, "e%zu", p).data,
        strbuf_str(&body).data);
}

static Model make_model(const Told *told)
{
    Model model = model_new(arena, (View){.on = DAY_MAX,
                                       .known = INT64_MAX,
                                       .viewer = {S("mediator"), true}});
    model.zone = S("UTC");
    fixture(
        &model, KIND_ROOM, "r", "{\"title\":\"R\",\"audience\":\"public\"}");
    for (size_t p = 0; p < PARTIES; p++)
        fixture(&model, KIND_PARTY, PARTY[p],
            "{\"name\":\"N\",\"role\":\"party\"}");
    add_points(&model, told);
    for (size_t p = 0; p < PARTIES; p++) {
        add_positions(&model, told, p);
        if (told->estimate[p]) add_estimate(&model, told, p);
    }
    fixture(&model, KIND_LINK, "l",
        str_printf(arena, "{\"if\":{\"p0\":\"%s\"},\"%s\":{\"p1\":\"%s\"}}",
            KEY[told->when], told->excludes ? "not" : "then", KEY[told->then])
            .data);
    return model;
}

/* -- what follows from them ------------------------------------------------ */

/* A state as the value taken of each point. */
typedef struct {
    size_t at[POINTS];
} Deal;

static bool is_feasible(const Told *told, Deal deal)
{
    bool named = deal.at[1] == (size_t)told->then;
    return deal.at[0] != (size_t)told->when || named != told->excludes;
}

static bool is_crossed(const Told *told, size_t p, Deal deal)
{
    int number = told->numbers[deal.at[2]];
    return told->rejects[p][0][deal.at[0]] || told->rejects[p][1][deal.at[1]] ||
           (told->has_outside[p] &&
               (number < told->outside[p][0] || number > told->outside[p][1]));
}

/* The number lies between breakpoints that are multiples of five, at which
 * values are multiples of five too. */
static int worth(const Told *told, size_t p, Deal deal)
{
    int number = told->numbers[deal.at[2]], part = number / 5;
    const int *curve = told->value[p][2];
    int rest =
        part < 2 ? (curve[part + 1] - curve[part]) / 5 * (number % 5) : 0;
    int sum = told->weight[p][2] * (curve[part] + rest);
    for (size_t i = 0; i < 2; i++)
        sum += told->weight[p][i] * told->value[p][i][deal.at[i]];
    return told->estimate[p] ? sum : 0;
}

static bool is_better(const Told *told, size_t p, Deal a, Deal b)
{
    bool crossed = is_crossed(told, p, a);
    if (crossed != is_crossed(told, p, b)) return !crossed;
    return worth(told, p, a) > worth(told, p, b);
}

/* Whether PARTY can reach B from A by itself. */
static bool can_move(const Told *told, size_t p, Deal a, Deal b)
{
    bool moved = false;
    for (size_t i = 0; i < POINTS; i++) {
        if (a.at[i] == b.at[i]) continue;
        if (!(told->carriers[i] >> p & 1)) return false;
        moved = true;
    }
    return moved;
}

static Deal deal_of(const Told *told, uint64_t state)
{
    Deal deal = {{0}};
    for (size_t i = 0, first = 0; i < POINTS; first += told->values[i++]) {
        uint64_t taken = state >> first & bits_low((unsigned)told->values[i]);
        assert_int_equal(__builtin_popcountll(taken), 1);
        deal.at[i] = (size_t)__builtin_ctzll(taken);
    }
    return deal;
}

static size_t count_feasible(const Told *told)
{
    size_t count = 0;
    Deal deal;
    for (deal.at[0] = 0; deal.at[0] < told->values[0]; deal.at[0]++)
        for (deal.at[1] = 0; deal.at[1] < told->values[1]; deal.at[1]++)
            count += MOST * (size_t)is_feasible(told, deal);
    return count;
}

static size_t party_of(const Conflict *conflict, size_t maker)
{
    return str_equal(conflict->makers[maker].name, S("AL")) ? 0 : 1;
}

static void check_space(const Told *told, const Conflict *conflict)
{
    Space space;
    assert_int_equal(
        space_build(arena, conflict, NULL, &space, NULL), STATUS_OK);
    assert_int_equal(space.state_count, count_feasible(told));
    for (size_t m = 0; m < space.maker_count; m++)
        for (uint32_t s = 0; s < space.state_count; s++)
            for (uint32_t t = 0; t < space.state_count; t++) {
                Deal from = deal_of(told, space.states[s]);
                Deal to = deal_of(told, space.states[t]);
                size_t p = party_of(conflict, m);
                assert_true(is_feasible(told, to));
                assert_int_equal(space.ranks[m][t] > space.ranks[m][s],
                    is_better(told, p, to, from));
                assert_int_equal(space_can_move(&space, m, s, t),
                    can_move(told, p, from, to));
            }
}

/* Is there a party that carries something out, and of which nothing is known?
 * It rejects nothing, then, that is on the table. */
static bool is_silent(const Told *told)
{
    unsigned carriers =
        told->carriers[0] | told->carriers[1] | told->carriers[2];
    for (size_t p = 0; p < PARTIES; p++) {
        bool any = told->estimate[p];
        for (size_t i = 0; i < 2; i++)
            for (size_t k = 0; k < told->values[i]; k++)
                any |= told->rejects[p][i][k];
        for (size_t k = 0; told->has_outside[p] && k < MOST; k++)
            any |= told->numbers[k] < told->outside[p][0] ||
                   told->numbers[k] > told->outside[p][1];
        if (!any && (carriers >> p & 1)) return true;
    }
    return false;
}

static void rooms_become_what_their_records_say(void **state)
{
    (void)state;
    size_t computed = 0, rooms = unit_long() ? ROOMS_LONG : ROOMS;
    for (size_t k = 0; k < rooms; k++) {
        unit_end(NULL);
        unit_setup(NULL);
        Told told = draw_room();
        Model model = make_model(&told);
        RoomConflict conflict;
        Err err;
        Status status = room_conflict_read(&model, NULL, 0, &conflict, &err);
        if (status == STATUS_INPUT) fail_msg("%s", err.text);
        assert_int_equal(status == STATUS_NO, is_silent(&told));
        if (status != STATUS_OK) continue;
        check_space(&told, &conflict.conflict);
        computed++;
    }
    assert_true(computed > rooms / 4);
}

/* -- states by name -------------------------------------------------------- */

static Status find(Model *model, const char *word, uint64_t *state)
{
    RoomConflict conflict;
    Err err;
    assert_int_equal(
        room_conflict_read(model, NULL, 0, &conflict, &err), STATUS_OK);
    return room_conflict_state(model, &conflict, str_of(word), state, &err);
}

static void states_are_found_by_draft_package_and_words(void **state)
{
    (void)state;
    Told told = {.carriers = {1, 1, 1},
        .values = {2, 2, MOST},
        .numbers = {1, 5, 9},
        .estimate = {true}};
    uint64_t found = 0;
    Model model = make_model(&told);
    fixture(&model, KIND_DRAFT, "d",
        "{\"title\":\"D\",\"says\":{\"p0\":\"b\",\"p1\":\"a\",\"p2\":\"5\"}}");
    fixture(&model, KIND_DRAFT, "half",
        "{\"title\":\"H\",\"says\":{\"p0\":\"b\"}}");
    fixture(&model, KIND_PACKAGE, "whole",
        "{\"takes\":{\"p0\":\"b\",\"p1\":\"a\",\"p2\":\"5\"}}");
    const char *const same[] = {"d", "draft:d", "whole", "package:whole",
        "p0=b,p1=a,p2=5", "p2=5.0, p1=a, p0=b"};
    for (size_t k = 0; k < sizeof same / sizeof *same; k++) {
        assert_int_equal(find(&model, same[k], &found), STATUS_OK);
        assert_int_equal(found, 2 | 1 << 2 | 2 << 4);
    }
    const char *const none[] = {"half", "k0", "nobody", "p0=b,p1=a",
        "p0=b,p1=a,p2=6", "p0=b,p1=a,p2=5,p0=a", "p7=a", ""};
    for (size_t k = 0; k < sizeof none / sizeof *none; k++)
        assert_int_equal(find(&model, none[k], &found), STATUS_USAGE);
    fixture(&model, KIND_ACCOUNT, "c",
        "{\"draft\":\"d\",\"point\":\"p0\",\"option\":\"a\",\"by\":[\"party:"
        "AL\"]}");
    assert_int_equal(find(&model, "d", &found), STATUS_USAGE);
}

/* "p2=7, p0=a" and so on: the parts of DEAL in any order, then what is wrong.
 */
static Str spell(const Told *told, Deal deal, int fault)
{
    static const char *const WRONG[] = {"", "p0=d", "p9=a", "p0", "=a", "p0="};
    StrBuf word = strbuf_new(arena);
    size_t first = random_below(POINTS), left_out = fault == 1 ? first : POINTS;
    for (size_t n = 0; n < POINTS; n++) {
        size_t i = (first + n) % POINTS;
        if (i == left_out) continue;
        strbuf_printf(
            &word, "%sp%zu=", word.size ? draw(2) ? ", " : "," : "", i);
        if (i < 2)
            strbuf_printf(&word, "%s", KEY[deal.at[i]]);
        else
            strbuf_printf(
                &word, "%d%s", told->numbers[deal.at[2]], draw(2) ? ".00" : "");
    }
    if (fault == 2) strbuf_printf(&word, ",p1=%s", KEY[1 - deal.at[1]]);
    if (fault > 2) strbuf_printf(&word, ",%s", WRONG[fault - 2]);
    return strbuf_str(&word);
}

/* Bytes changed at random: whatever is still taken is a whole deal. */
static void check_damaged(const Model *model, const Told *told,
    const RoomConflict *conflict, Str word)
{
    static const char BYTES[] = "pabc0129=,. -\0\xff";
    uint64_t state;
    Err err = {0};
    char *bytes = arena_alloc(arena, word.size + 1);
    memcpy(bytes, word.data, word.size);
    for (int k = draw(4); k >= 0; k--)
        bytes[random_below(word.size)] = BYTES[random_below(sizeof BYTES - 1)];
    Status status = room_conflict_state(model, conflict,
        (Str){bytes, random_below(word.size + 1)}, &state, &err);
    if (status == STATUS_OK)
        deal_of(told, state);
    else
        assert_true(status == STATUS_USAGE && err.text[0]);
}

static void words_mean_what_they_spell(void **state)
{
    (void)state;
    for (size_t k = 0; k < (unit_long() ? ROOMS_LONG : ROOMS); k++) {
        unit_end(NULL);
        unit_setup(NULL);
        Told told = draw_room();
        RoomConflict conflict;
        Err err;
        for (size_t p = 0; p < PARTIES; p++) told.estimate[p] = true;
        for (size_t i = 0; i < POINTS; i++) told.carriers[i] = 3;
        Model model = make_model(&told);
        assert_int_equal(
            room_conflict_read(&model, NULL, 0, &conflict, &err), STATUS_OK);
        for (int fault = 0; fault <= 7; fault++) {
            Deal deal = {{random_below(told.values[0]), random_below(2),
                random_below(MOST)}};
            Str word = spell(&told, deal, fault);
            uint64_t found;
            Status status =
                room_conflict_state(&model, &conflict, word, &found, &err);
            if (status != (fault ? STATUS_USAGE : STATUS_OK))
                fail_msg("%s: %d, %s", word.data, (int)status, err.text);
            if (!fault) {
                Deal said = deal_of(&told, found);
                assert_memory_equal(&said, &deal, sizeof deal);
            }
            check_damaged(&model, &told, &conflict, word);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(rooms_become_what_their_records_say),
        UNIT(states_are_found_by_draft_package_and_words),
        UNIT(words_mean_what_they_spell),
    };
    return UNIT_RUN(tests);
}
