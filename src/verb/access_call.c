/* What the verbs `access ...` share. */
#include "verb/access_call.h"

#include "store/store.h"
#include "verb/gate.h"
#include "verb/room_view.h"

enum { NAME_MOST = 64 };

static Status check_room(VerbCall *call, Str room, Err *err)
{
    Store *store;
    TRY(store_open(
        call->arena, str_c(call->arena, room), STORE_READ, &store, err));
    store_close(store);
    return STATUS_OK;
}

Status access_call_open(VerbCall *call, bool make, Access **access, Err *err)
{
    Str room = verb_value(call, "room");
    bool may_make = make && call->host;
    if (may_make) TRY(check_room(call, room, err));
    return access_open(call->arena, room, may_make, access, err);
}

/* Letters, digits and "._@-", so that a name is one word wherever it stands;
 * bytes above 127 are of letters in UTF-8. */
static bool is_name(Str name)
{
    if (!name.size || name.size > NAME_MOST) return false;
    for (size_t i = 0; i < name.size; i++) {
        unsigned char c = (unsigned char)name.data[i];
        bool good = c > 127 || (c >= '0' && c <= '9') ||
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                    c == '.' || c == '_' || c == '@' || c == '-';
        if (!good) return false;
    }
    return true;
}

/* A seat is given for a party of the room, as the mediator sees it. */
static Status check_party(VerbCall *call, Str party, Err *err)
{
    Store *store;
    RoomView *frame;
    const char *path = str_c(call->arena, verb_value(call, "room"));
    if (!party.size) return STATUS_OK;
    TRY(store_open(call->arena, path, STORE_READ, &store, err));
    TRY(room_view_frame(call->arena, store, &frame, err));
    if (model_find(&frame->model, KIND_PARTY, party)) return STATUS_OK;
    return err_set(err, STATUS_USAGE, NOWHERE, MSG_ROLE_PARTY_UNKNOWN,
        ARGS(party, model_hint(&frame->model, KIND_BIT(KIND_PARTY), party)));
}

static Status fill_role(VerbCall *call, AccessUser *user, Err *err)
{
    Str role = verb_value(call, "role"), may = verb_value(call, "may");
    if (role.size) {
        user->role = role;
        user->party = verb_value(call, "party");
    }
    const Role *known = role_find(user->role);
    if (!known)
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_ROLE_MISSING, ARGS(user->name));
    if (role.size || may.size) user->may = may.size ? may : str_of(known->may);
    TRY(role_check(known, user->party, user->may, err));
    return role.size ? check_party(call, user->party, err) : STATUS_OK;
}

Status access_call_user(
    VerbCall *call, Access *access, AccessUser *user, Err *err)
{
    bool found;
    Str name = verb_value(call, "user");
    if (!is_name(name))
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_ACCESS_NAME, ARGS(name));
    TRY(access_user(access, name, user, &found, err));
    if (!found) *user = (AccessUser){.name = name, .made = instant_now()};
    return fill_role(call, user, err);
}

Status access_call_seconds(
    VerbCall *call, int64_t usual, int64_t *seconds, Err *err)
{
    Str text = verb_value(call, "days");
    int64_t days = usual;
    if (text.size &&
        (!str_to_int(text, &days) || days < 1 || days > GATE_DAYS_MOST))
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_ACCESS_DAYS,
            ARGS(text, str_int(call->arena, GATE_DAYS_MOST)));
    *seconds = days * 24 * 3600;
    return STATUS_OK;
}

Status access_call_commit(VerbCall *call, Access *access, Err *err)
{
    AccessNote note = {instant_now(), S("owner"), S("command line"),
        str_of(call->verb->name), S("done")};
    if (call->host) TRY(access_note(access, &note, err));
    TRY(access_commit(access, err));
    access_close(access);
    return STATUS_OK;
}
