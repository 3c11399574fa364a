/* Which point a clause is about. Titles and terms of points, and the words
 * of clauses, become runs of folded words; a run is looked for in the heading
 * of a clause, at its beginning, and in all of it. */
#include "bridge/points.h"

#include "text/terms.h"

const char *const LINK_KEYS[LINK_COUNT] = {
    "none", "number", "heading", "terms", "map"};

typedef struct {
    const Record *point;
    size_t clause; /* of the names, as a draft */
} Name;

typedef struct {
    Arena *arena;
    const Model *model;
    const Draft *draft;
    VEC(Name) names; /* titles and terms of points */
    DraftWords name_words, opening_words, draft_words;
} Linking;

static void add_name(
    Linking *in, DraftBuilder *builder, const Record *point, Str words)
{
    Name name = {point, builder->clauses.count};
    if (!words.size) return;
    draft_add(builder, 0, NULL, false, S(""), words);
    vec_push(in->arena, &in->names, name);
}

static Draft *names_of(Linking *in, const Audience *readers)
{
    const RecordList *points = &in->model->heads[KIND_POINT];
    DraftBuilder builder = draft_builder(in->arena);
    Draft *names = arena_alloc(in->arena, sizeof *names);
    for (size_t i = 0; i < points->count; i++) {
        const Record *point = points->items[i];
        const Node *terms = record_get(point, S("terms"));
        if (!audience_within(readers, &point->audience)) continue;
        add_name(in, &builder, point, record_text(point, S("title")));
        for (size_t k = 0; node_is(terms, NODE_LIST) && k < terms->count; k++)
            add_name(in, &builder, point, terms->items[k]->text);
    }
    *names = draft_finish(&builder, S(""));
    return names;
}

/* Of each clause its heading, or its words after the number. */
static Draft *openings_of(Linking *in)
{
    DraftBuilder builder = draft_builder(in->arena);
    Draft *openings = arena_alloc(in->arena, sizeof *openings);
    for (size_t i = 0; i < in->draft->count; i++) {
        const Clause *clause = &in->draft->items[i];
        size_t at = str_find(clause->text, clause->number, 0);
        Str rest = clause->heading;
        if (!rest.size && at != SIZE_MAX)
            rest = str_slice(
                clause->text, at + clause->number.size, clause->text.size);
        draft_add(&builder, 0, NULL, false, S(""), rest);
    }
    *openings = draft_finish(&builder, S(""));
    return openings;
}

/* The words of one clause. */
typedef struct {
    const uint32_t *terms; /* [count] */
    size_t count;
} Run;

static Run run_of(const DraftWords *words, size_t clause)
{
    size_t begin = words->begins[clause], end = words->begins[clause + 1];
    return (Run){words->terms.items + begin, end - begin};
}

static bool begins_with(Run text, Run name)
{
    for (size_t i = 0; i < name.count; i++)
        if (i >= text.count || text.terms[i] != name.terms[i]) return false;
    return name.count > 0;
}

static bool contains(Run text, Run name)
{
    for (; text.count; text.terms++, text.count--)
        if (begins_with(text, name)) return true;
    return false;
}

/* The point whose name is the longest that FITS; none if two are. */
static const Record *longest_fit(
    const Linking *in, Run text, bool (*fits)(Run text, Run name))
{
    const Record *best = NULL;
    size_t length = 0;
    for (size_t i = 0; i < in->names.count; i++) {
        const Name *name = &in->names.items[i];
        Run run = run_of(&in->name_words, name->clause);
        if (run.count < length || !fits(text, run)) continue;
        if (run.count == length && best != name->point) best = NULL;
        if (run.count > length) best = name->point;
        length = run.count;
    }
    return best;
}

/* The only point that has a name in TEXT. */
static const Record *only_fit(const Linking *in, Run text)
{
    const Record *found = NULL;
    for (size_t i = 0; i < in->names.count; i++) {
        const Name *name = &in->names.items[i];
        if (found == name->point ||
            !contains(text, run_of(&in->name_words, name->clause)))
            continue;
        if (found) return NULL;
        found = name->point;
    }
    return found;
}

static PointLink link_clause(
    const Linking *in, size_t i, const Audience *readers)
{
    const Clause *clause = &in->draft->items[i];
    const Record *point = model_find(in->model, KIND_POINT, clause->label);
    if (point && audience_within(readers, &point->audience))
        return (PointLink){point->key, S(""), LINK_NUMBER};
    point = longest_fit(in, run_of(&in->opening_words, i),
        clause->titled ? contains : begins_with);
    if (point) return (PointLink){point->key, S(""), LINK_HEADING};
    if (clause->end == i + 1 && !clause->titled)
        point = only_fit(in, run_of(&in->draft_words, i));
    if (point) return (PointLink){point->key, S(""), LINK_TERMS};
    return (PointLink){S(""), S(""), LINK_NONE};
}

PointLink *draft_points(
    const Model *model, const Draft *draft, const Audience *readers)
{
    Arena *arena = model->arena;
    Linking in = {.arena = arena, .model = model, .draft = draft};
    Lexicon lexicon = lexicon_new(arena);
    Folder folder = folder_new(arena, &lexicon);
    PointLink *links = arena_array(arena, draft->count, sizeof *links);
    in.name_words = draft_words(&folder, names_of(&in, readers), false);
    in.opening_words = draft_words(&folder, openings_of(&in), false);
    in.draft_words = draft_words(&folder, draft, false);
    for (size_t i = 0; i < draft->count; i++)
        links[i] = link_clause(&in, i, readers);
    return links;
}
