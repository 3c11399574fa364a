/* What an entry rests on. Entries are put in order by a depth-first walk over
 * their basis, so that what one rests on stands before it; on the way back,
 * when the basis is judged, the entry gets its grade and its since
 * (DESIGN section 2: the record). Cost: linear in entries and references. */
#include "room/brief_inner.h"

/* One thing of a basis: an item of this file, or a head of the room. */
typedef struct {
    const Node *body;
    Grade grade;
    Str since;
    const Audience *audience;
} Support;

/* The Nth support under a basis; false after the last. */
static bool get_support(
    Reading *reading, const BriefBasis *basis, size_t nth, Support *support)
{
    const Record *const *heads;
    const Item *item = brief_find(reading, basis->kind, basis->key);
    if (item && !nth)
        *support = (Support){item->body, item->entry.grade, item->entry.since,
            &item->entry.audience};
    if (item) return nth == 0;
    size_t count = brief_heads(reading, basis->kind, basis->key, &heads);
    if (nth >= count) return false;
    *support = (Support){heads[nth]->body, heads[nth]->grade, heads[nth]->since,
        &heads[nth]->audience};
    return true;
}

/* Takes TEXT as the later of the two, if it is a known date. */
static void take_later(Str text, Str *latest)
{
    if (!text.size || str_equal(text, S("always"))) return;
    Date date = date_of(text);
    if (date.unknown) return;
    if (!latest->size || date.latest > date_of(*latest).latest) *latest = text;
}

/* The EDTF text of a date in normal form. */
static Str edtf_of(const Node *date)
{
    if (!date) return S("");
    return date->type == NODE_MAP ? node_get_text(date, S("edtf")) : date->text;
}

static Str since_of_basis(Reading *reading, const Item *item)
{
    Str latest = S("");
    Support support;
    for (size_t i = 0; i < item->entry.basis_count; i++)
        for (size_t n = 0;
             get_support(reading, &item->entry.basis[i], n, &support); n++)
            take_later(support.since, &latest);
    return latest;
}

static Str since_of_source(Reading *reading, const Item *item)
{
    Str latest = S(""), source = node_get_text(item->body, S("source"));
    const Node *body;
    if (!source.size) return latest;
    for (size_t i = 0; (body = brief_body(reading, KIND_SOURCE, source, i));
         i++)
        take_later(edtf_of(node_get(body, S("date"))), &latest);
    return latest;
}

static Str default_since(Reading *reading, const Item *item)
{
    SinceRule rule = KINDS[item->entry.kind].since;
    Str since = S("");
    if (rule == SINCE_ALWAYS) return S("always");
    if (rule == SINCE_OWN_DATE)
        take_later(edtf_of(node_get(item->body, S("date"))), &since);
    if (!since.size) since = since_of_basis(reading, item);
    if (!since.size) since = since_of_source(reading, item);
    return since.size ? since : reading->date;
}

/* True if a speaker of the list has a name. */
static bool is_named(const Node *by)
{
    for (size_t i = 0; by && i < by->count; i++)
        if (by->items[i]->type == NODE_TEXT &&
            !str_equal(by->items[i]->text, S("unknown")))
            return true;
    return !by;
}

static bool is_word(const Node *body, Str field, Str word)
{
    return str_equal(node_get_text(body, field), word);
}

static bool is_quoted(const Node *body)
{
    if (is_word(body, S("kind"), S("direct"))) return true;
    return node_get(body, S("quoted")) &&
           !is_word(body, S("kind"), S("indirect"));
}

static Grade grade_by_kind(const Item *item)
{
    const Node *body = item->body;
    Kind kind = item->entry.kind;
    if (kind == KIND_MEETING && is_word(body, S("status"), S("alleged")))
        return GRADE_ALLEGED;
    if (kind != KIND_STATEMENT && kind != KIND_ACCOUNT) return GRADE_REPORTED;
    if (!is_named(node_get(body, S("by")))) return GRADE_ANONYMOUS;
    if (is_quoted(body)) return GRADE_OWN_WORDS;
    return is_word(body, S("act"), S("attitude")) ? GRADE_PERCEIVED
                                                  : GRADE_REPORTED;
}

/* True if the statement BODY is about TARGET ("point:dam"). */
static bool is_about(const Node *body, Str target)
{
    const Node *about = node_get(body, S("about"));
    for (size_t i = 0; about && i < about->count; i++)
        if (str_equal(about->items[i]->text, target)) return true;
    return false;
}

/* What a position is on, as statements name it: "point:dam". */
static Str position_target(Reading *reading, const Item *item)
{
    Str point = node_get_text(item->body, S("point"));
    Str draft = node_get_text(item->body, S("draft"));
    Str kind = point.size ? S("point") : S("draft");
    return str_join(
        reading->arena, (Str[]){kind, point.size ? point : draft}, 2, S(":"));
}

/* The strongest grade among the statements of its basis about its target;
 * GRADE_COUNT where there is none. */
static Grade strongest_basis(Reading *reading, const Item *item)
{
    Grade best = GRADE_COUNT;
    Support support;
    Str target = position_target(reading, item);
    for (size_t i = 0; i < item->entry.basis_count; i++) {
        const BriefBasis *basis = &item->entry.basis[i];
        if (basis->kind != KIND_STATEMENT) continue;
        for (size_t n = 0; get_support(reading, basis, n, &support); n++)
            if (support.grade < best && is_about(support.body, target))
                best = support.grade;
    }
    return best;
}

/* True if REF ("person:okan") is the party AUTHOR or one of its people. */
static bool is_of(Reading *reading, Str ref, Str author)
{
    Kind kind;
    Str key;
    if (!check_split(ref, &kind, &key)) return false;
    if (kind == KIND_PARTY) return str_equal(key, author);
    const Node *body =
        kind == KIND_PERSON ? brief_body(reading, kind, key, 0) : NULL;
    return body && str_equal(node_get_text(body, S("party")), author);
}

/* Who may say that a party itself entered it: the party, of its own entries;
 * the mediator, where he keeps the room. */
static bool may_declare(Reading *reading, const Item *item)
{
    Str author = reading->options->author;
    const Node *party = node_get(item->body, S("party"));
    const Node *by = node_get(item->body, S("by"));
    if (str_equal(author, S("mediator")))
        return str_equal(reading->owner, S("mediator"));
    if (party && kind_field(item->entry.kind, S("party"))->refs != KINDS_SIDE)
        return str_equal(party->text, author);
    if (party) return is_of(reading, party->text, author);
    if (node_is(by, NODE_TEXT)) return is_of(reading, by->text, author);
    for (size_t i = 0; by && i < by->count; i++)
        if (!is_of(reading, by->items[i]->text, author)) return false;
    return true;
}

static bool check_written_grade(Reading *reading, Item *item, Grade written)
{
    bool inferred = node_get(item->body, S("inferred"));
    MessageId id = MSG_NONE;
    if (inferred && written != GRADE_INFERRED)
        id = MSG_GRADE_INFERRED;
    else if (!inferred && written == GRADE_INFERRED)
        id = MSG_GRADE_NOT_INFERRED;
    if (id) brief_fail(reading, item, item->grade, id, ARGS(item->grade->text));
    if (!id && written == GRADE_DECLARED && !may_declare(reading, item)) {
        id = MSG_GRADE_DECLARED;
        brief_fail(
            reading, item, item->grade, id, ARGS(reading->options->author));
    }
    return id == MSG_NONE;
}

/* A position's grade, which its basis limits unless it is declared. */
static void judge_position(Reading *reading, Item *item, bool written)
{
    Grade *grade = &item->entry.grade;
    if (*grade == GRADE_INFERRED || (written && *grade == GRADE_DECLARED))
        return;
    Grade best = strongest_basis(reading, item);
    if (best == GRADE_COUNT)
        brief_fail(reading, item, item->body, MSG_POSITION_UNSUPPORTED,
            ARGS(position_target(reading, item),
                may_declare(reading, item)
                    ? message_text(MSG_POSITION_OR_DECLARED)
                    : S("")));
    else if (written && *grade < best)
        brief_fail(reading, item, item->grade, MSG_GRADE_STRONGER,
            ARGS(item->grade->text, grade_name(best)));
    else if (!written)
        *grade = best;
}

static void judge_grade(Reading *reading, Item *item)
{
    Grade *grade = &item->entry.grade;
    bool written = item->grade && grade_parse(item->grade->text, grade);
    if (written && !check_written_grade(reading, item, *grade)) return;
    if (node_get(item->body, S("inferred")))
        *grade = GRADE_INFERRED;
    else if (!written)
        *grade = grade_by_kind(item);
    if (item->entry.kind == KIND_POSITION)
        judge_position(reading, item, written);
}

/* A reader of the entry must be able to read what it rests on. */
static void judge_audience(Reading *reading, Item *item)
{
    Support support = {0};
    for (size_t i = 0; i < item->entry.basis_count; i++) {
        const BriefBasis *basis = &item->entry.basis[i];
        bool seen = false;
        for (size_t n = 0; get_support(reading, basis, n, &support); n++)
            seen |= audience_within(&item->entry.audience, support.audience);
        if (!seen)
            brief_fail(reading, item, item->body, MSG_BASIS_HIDDEN,
                ARGS(basis->key,
                    audience_text(reading->arena, support.audience)));
    }
}

/* True if something that ITEM rests on was refused: then nothing is said of
 * what follows from it. */
static bool rests_on_failed(Reading *reading, const Item *item)
{
    for (size_t i = 0; i < item->entry.basis_count; i++) {
        const BriefBasis *basis = &item->entry.basis[i];
        const Item *other = brief_find(reading, basis->kind, basis->key);
        if (other && other->failed) return true;
    }
    return false;
}

static void judge(Reading *reading, Item *item)
{
    if (item->failed || rests_on_failed(reading, item)) return;
    if (!item->entry.since.size)
        item->entry.since = default_since(reading, item);
    if (!str_equal(item->entry.since, S("always")))
        item->entry.since_date = date_of(item->entry.since);
    else
        item->entry.since_date = (Date){.earliest = DAY_MIN, .latest = DAY_MIN};
    judge_grade(reading, item);
    if (!item->failed) judge_audience(reading, item);
}

static void finish(Reading *reading, Item *item)
{
    BriefBasis *basis = (BriefBasis *)item->entry.basis;
    for (size_t i = 0; i < item->entry.basis_count; i++) {
        const Item *other = brief_find(reading, basis[i].kind, basis[i].key);
        if (other) basis[i].entry = other->position;
    }
    judge(reading, item);
    item->order = ORDER_DONE;
    item->position = reading->out.count;
    item->entry.body = item->body;
    vec_push(reading->arena, &reading->out, item->entry);
}

/* The next item of the basis that is not in order yet, or NULL. */
static Item *next_open(Reading *reading, Item *item)
{
    while (item->next_basis < item->entry.basis_count) {
        const BriefBasis *basis = &item->entry.basis[item->next_basis++];
        Item *other = brief_find(reading, basis->kind, basis->key);
        if (other && other->order == ORDER_OPEN)
            brief_fail(
                reading, item, item->body, MSG_BASIS_CIRCLE, ARGS(basis->key));
        if (other && other->order == ORDER_NEW) return other;
    }
    return NULL;
}

/* Puts ITEM in order, after what it rests on. The stack is our own: a chain
 * may be as long as the file. */
static void visit(Reading *reading, Item *item)
{
    VEC(Item *) stack = {0};
    vec_push(reading->arena, &stack, item);
    while (stack.count) {
        Item *top = stack.items[stack.count - 1];
        top->order = ORDER_OPEN;
        Item *next = next_open(reading, top);
        if (next) {
            vec_push(reading->arena, &stack, next);
        } else {
            finish(reading, top);
            stack.count--;
        }
    }
}

void brief_order(Reading *reading)
{
    if (reading->room) finish(reading, reading->room);
    for (size_t i = 0; i < reading->items.count; i++)
        if (reading->items.items[i]->order == ORDER_NEW)
            visit(reading, reading->items.items[i]);
}
