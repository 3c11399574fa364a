/* Roles. To give a role a right is to add a word here; which verb needs which
 * word stands with the verb. */
#include "verb/role.h"

#define MAY_READ "help|read"
#define MAY_WRITE MAY_READ "|write"

const Role ROLES[] = {
    {"analyst", ROLE_SEAT_MEDIATOR, MAY_WRITE, MSG_ROLE_ANALYST},
    {"delegation", ROLE_SEAT_PARTY, MAY_WRITE, MSG_ROLE_DELEGATION},
    {"mediator", ROLE_SEAT_MEDIATOR, MAY_WRITE "|access|import|mediate",
        MSG_ROLE_MEDIATOR},
    {"observer", ROLE_SEAT_EITHER, MAY_READ, MSG_ROLE_OBSERVER},
    {"public", ROLE_SEAT_PUBLIC, MAY_READ, MSG_ROLE_PUBLIC}, {.name = NULL}};

const Role *role_find(Str name)
{
    for (const Role *role = ROLES; role->name; role++)
        if (str_equal(str_of(role->name), name)) return role;
    return NULL;
}

Str role_seat(const Role *role, Str party)
{
    if (role->seat == ROLE_SEAT_MEDIATOR) return S("mediator");
    if (role->seat != ROLE_SEAT_PUBLIC && party.size) return party;
    return S("public");
}

bool role_may(Str words, Str word)
{
    Str each;
    while (words.size && str_next(&words, '|', &each))
        if (str_equal(each, word)) return true;
    return false;
}

Status role_check(const Role *role, Str party, Str may, Err *err)
{
    Str word, name = str_of(role->name);
    bool takes =
        role->seat == ROLE_SEAT_PARTY || role->seat == ROLE_SEAT_EITHER;
    if (role->seat == ROLE_SEAT_PARTY && !party.size)
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_ROLE_NEEDS_PARTY, ARGS(name));
    if (!takes && party.size)
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_ROLE_NO_PARTY, ARGS(name));
    while (may.size && str_next(&may, '|', &word))
        if (!role_may(str_of(role->may), word))
            return err_set(err, STATUS_USAGE, NOWHERE, MSG_ROLE_MAY_NOT,
                ARGS(name, word, str_of(role->may)));
    return STATUS_OK;
}
