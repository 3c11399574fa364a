/* GENIUS XML in. Files are parsed to trees first, since a domain's real
 * issues need the breakpoints of all profiles; then the domain's issues are
 * collected by their index, then each profile is laid over them.
 * Semantics: GENIUS 10.4 (Lin et al., "Genius: an integrated environment for
 * supporting the design of generic automated negotiators", 2014). */
#include "exchange/genius_in.h"

#include <stdlib.h>
#include <string.h>

Str genius_party_key(const char *path)
{
    const char *slash = strrchr(path, '/');
    Str name = str_of(slash ? slash + 1 : path);
    size_t end = name.size;
    while (end > 0 && name.data[end - 1] != '.') end--;
    return end > 1 ? str_slice(name, 0, end - 1) : name;
}

static GeniusKind kind_of(const xmlNode *root)
{
    if (xml_is(root, "negotiation_template")) return GENIUS_DOMAIN;
    return xml_is(root, "utility_space") ? GENIUS_PROFILE : GENIUS_OTHER;
}

/* Parses all files; *DOMAIN is the position of the domain. */
static Status parse_all(
    GeniusReader *g, GeniusFile *files, size_t count, size_t *domain)
{
    *domain = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        xmlDoc *doc;
        g->xml.file = files[i].path;
        TRY(xml_parse(&g->xml, files[i].text, &doc));
        g->roots[i] = xmlDocGetRootElement(doc);
        files[i].kind = g->roots[i] ? kind_of(g->roots[i]) : GENIUS_OTHER;
        if (files[i].kind != GENIUS_DOMAIN) continue;
        if (*domain != SIZE_MAX)
            return err_set(g->xml.err, STATUS_INPUT,
                xml_place(&g->xml, g->roots[i]), MSG_GENIUS_TWO_DOMAINS,
                ARGS(str_of(files[*domain].path)));
        *domain = i;
    }
    return STATUS_OK;
}

static Status check_kinds(
    GeniusReader *g, const GeniusFile *files, size_t count, size_t domain)
{
    size_t profiles = 0;
    for (size_t i = 0; i < count; i++)
        if (files[i].kind == GENIUS_PROFILE) profiles++;
    MessageId id = domain == SIZE_MAX ? MSG_GENIUS_NO_DOMAIN
                   : profiles == 0    ? MSG_GENIUS_NO_PROFILE
                                      : MSG_NONE;
    if (id == MSG_NONE) return STATUS_OK;
    return err_set(g->xml.err, STATUS_INPUT, NOWHERE, id, NO_ARGS);
}

static Status read_all(GeniusReader *g, GeniusFile *files, size_t count,
    size_t domain, DealProblem *problem)
{
    g->xml.file = files[domain].path;
    TRY(genius_read_issues(g, g->roots[domain]));
    for (size_t i = 0; i < count; i++) {
        g->xml.file = files[i].path;
        if (files[i].kind == GENIUS_PROFILE)
            TRY(genius_collect_breakpoints(g, g->roots[i]));
    }
    genius_make_points(g, problem);
    problem->name = genius_party_key(files[domain].path);
    problem->parties =
        arena_array(g->xml.arena, count, sizeof *problem->parties);
    for (size_t i = 0; i < count; i++) {
        if (files[i].kind != GENIUS_PROFILE) continue;
        DealParty *party = &problem->parties[problem->party_count++];
        g->xml.file = files[i].path;
        party->key = genius_party_key(files[i].path);
        TRY(genius_read_profile(g, g->roots[i], problem, party));
    }
    return deal_check(problem, g->xml.err);
}

Status genius_read(Arena *arena, GeniusFile *files, size_t count,
    DealProblem *problem, Err *err)
{
    size_t domain;
    GeniusReader g = {.xml = {.arena = arena, .err = err}};
    g.roots = arena_array(arena, count, sizeof *g.roots);
    TRY(parse_all(&g, files, count, &domain));
    TRY(check_kinds(&g, files, count, domain));
    *problem = (DealProblem){0};
    return read_all(&g, files, count, domain, problem);
}
