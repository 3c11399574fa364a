/* The table of pages, in the order of the navigation. */
#include "serve/sheet.h"

#include "serve/route.h"

const Sheet SHEETS[] = {
    {SHEET_TALKS, NULL, "state", MSG_PAGE_DESK, page_desk},
    {SHEET_TALKS, "/matrix", "state", MSG_SHEET_MATRIX, page_matrix},
    {SHEET_TALKS, NULL, "point", MSG_NONE, page_point},
    {SHEET_TALKS, NULL, "party", MSG_NONE, NULL},
    {SHEET_TALKS, NULL, "timeline", MSG_SHEET_TIMELINE, page_timeline},
    {SHEET_TALKS, NULL, "outlook", MSG_BRIEF_OUTLOOK, page_outlook},
    {SHEET_TALKS, NULL, "contradictions", MSG_BRIEF_BOTH, page_both_ways},
    {SHEET_TALKS, NULL, "moved", MSG_SHEET_MOVED, NULL},
    {SHEET_RECORD, NULL, "statements", MSG_SHEET_STATEMENTS, page_statements},
    {SHEET_RECORD, NULL, "sources", MSG_SHEET_SOURCES, NULL},
    {SHEET_RECORD, NULL, "source", MSG_NONE, page_source},
    {SHEET_RECORD, NULL, "people", MSG_SHEET_PEOPLE, page_even},
    {SHEET_RECORD, NULL, "sights", MSG_SHEET_SIGHTS, page_sights},
    {SHEET_RECORD, NULL, "commitments", MSG_SHEET_COMMITMENTS, NULL},
    {SHEET_RECORD, NULL, "assets", MSG_SHEET_ASSETS, NULL},
    {SHEET_RECORD, "/read", "proposals", MSG_SHEET_READING, page_readings},
    {SHEET_RECORD, "/read/source", "source", MSG_NONE, page_reading},
    {SHEET_RECORD, NULL, "proposals", MSG_SHEET_PROPOSALS, NULL},
    {SHEET_DRAFTS, "/drafts", "sights", MSG_SHEET_DRAFTS, page_drafts},
    {SHEET_DRAFTS, NULL, "draft table", MSG_NONE, page_even},
    {SHEET_DRAFTS, NULL, "draft blame", MSG_NONE, NULL},
    {SHEET_DRAFTS, NULL, "draft changes", MSG_NONE, NULL},
    {SHEET_DRAFTS, NULL, "draft export", MSG_NONE, NULL},
    {SHEET_DRAFTS, NULL, "draft brackets", MSG_SHEET_BRACKETS, page_brackets},
    {SHEET_DRAFTS, NULL, "draft diff", MSG_SHEET_DIFF, NULL},
    {SHEET_DRAFTS, NULL, "text words", MSG_SHEET_WORDS, NULL},
    {SHEET_WORK, NULL, "deal", MSG_SHEET_DEAL, NULL},
    {SHEET_WORK, NULL, "deal frontier", MSG_SHEET_FRONTIER, page_frontier},
    {SHEET_WORK, NULL, "deal likely", MSG_SHEET_LIKELY, NULL},
    {SHEET_WORK, NULL, "deal ask", MSG_SHEET_ASK, NULL},
    {SHEET_WORK, NULL, "deal coalitions", MSG_SHEET_APPROVE, NULL},
    {SHEET_WORK, NULL, "stability", MSG_SHEET_STABILITY, NULL},
    {SHEET_WORK, NULL, "stability coalitions", MSG_SHEET_JOINT, NULL},
    {SHEET_WORK, NULL, "check", MSG_SHEET_CHECK, NULL},
    {SHEET_HOUSE, NULL, "access list", MSG_ACCESS_TITLE, page_access},
    {SHEET_HOUSE, NULL, "access audit", MSG_ACCESS_AUDIT_TITLE, NULL},
    {SHEET_HOUSE, NULL, "log", MSG_SHEET_LOG, NULL},
    {SHEET_HOUSE, NULL, "export", MSG_SHEET_EXPORT, NULL},
    {SHEET_HOUSE, NULL, "verify", MSG_SHEET_VERIFY, NULL},
    {SHEET_HOUSE, NULL, "help", MSG_SHEET_HELP, NULL},
    {SHEET_HOUSE, NULL, "version", MSG_SHEET_VERSION, NULL},
    {.verb = NULL},
};

const Sheet *sheet_at(Str path)
{
    for (const Sheet *sheet = SHEETS; sheet->verb; sheet++)
        if (sheet->path && str_equal(path, str_of(sheet->path))) return sheet;
    return NULL;
}

const Sheet *sheet_of(const Verb *verb)
{
    for (const Sheet *sheet = SHEETS; sheet->verb; sheet++)
        if (!sheet->path && str_equal(str_of(sheet->verb), str_of(verb->name)))
            return sheet;
    return NULL;
}

const Sheet *sheet_entry(const Sheet *sheet)
{
    while (sheet->title == MSG_NONE && sheet > SHEETS) sheet--;
    return sheet;
}

bool sheet_is_named(const Sheet *sheet)
{
    return sheet->draw == page_drafts;
}

Url sheet_url(Arena *arena, const Sheet *sheet)
{
    if (sheet->path) return url_path(arena, sheet->path, S(""));
    return route_page(arena, route_verb(str_of(sheet->verb)));
}
