/* version: this program's version and its libraries', as they are loaded. */
#include <sodium.h>
#include <utf8proc.h>
#include <yaml.h>

#include "verb/help.h"

#ifndef TRAVAUX_VERSION
#define TRAVAUX_VERSION "development"
#endif

static const struct {
    const char *name;
    const char *(*version)(void);
} LIBRARIES[] = {
    {"libsodium", sodium_version_string},
    {"libyaml", yaml_get_version_string},
    {"utf8proc", utf8proc_version},
};
enum { LIBRARY_COUNT = sizeof LIBRARIES / sizeof *LIBRARIES };

Str version_text(void)
{
    return S(TRAVAUX_VERSION);
}

static Status run(VerbCall *call, Err *err)
{
    static const Column COLUMNS[] = {{.shrink = 0}, {.shrink = 1}};
    Arena *arena = call->arena;
    (void)err;
    node_set(arena, call->data, S("travaux"), node_text(arena, version_text()));
    Node *libraries =
        node_set(arena, call->data, S("libraries"), node_map(arena));
    Block *table = screen_table(call->screen, COLUMNS, 2);
    screen_row(call->screen, table,
        (Cell[]){TONED(S("travaux"), TONE_STRONG), CELL(version_text())});
    for (size_t i = 0; i < LIBRARY_COUNT; i++) {
        Str name = str_of(LIBRARIES[i].name);
        Str version = str_of(LIBRARIES[i].version());
        node_set(arena, libraries, name, node_text(arena, version));
        screen_row(call->screen, table, (Cell[]){CELL(name), CELL(version)});
    }
    return STATUS_OK;
}

const Verb verb_version = {
    .name = "version",
    .summary = MSG_VERSION,
    .help = MSG_VERSION_ABOUT,
    .example = "version",
    .capability = "help",
    .effect = EFFECT_READS,
    .run = run,
};
