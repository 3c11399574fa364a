/* Asking for secrets. */
#include "verb/passphrase.h"

#include "verb/host.h"
#include "verb/secret.h"

Status passphrase_ask(VerbCall *call, const char *name, MessageId prompt,
    Str whom, Str *secret, Err *err)
{
    bool ended = true;
    *secret = verb_value(call, name);
    if (secret->size) return STATUS_OK;
    if (call->host)
        TRY(call->host->ask_secret(call->host->state, call->arena,
            message_format(call->arena, prompt, ARGS(whom)), secret, &ended,
            err));
    if (!ended) return STATUS_OK;
    return err_set(err, STATUS_USAGE, NOWHERE, MSG_PASSWORD_NONE, NO_ARGS);
}

Status passphrase_ask_new(VerbCall *call, const char *name, MessageId prompt,
    Str whom, Str *secret, Err *err)
{
    Str again;
    TRY(passphrase_ask(call, name, prompt, whom, secret, err));
    TRY(password_check(call->arena, *secret, err));
    TRY(passphrase_ask(call, "again", MSG_PASSWORD_AGAIN, whom, &again, err));
    if (str_equal(*secret, again)) return STATUS_OK;
    return err_set(err, STATUS_USAGE, NOWHERE, MSG_PASSWORD_DIFFERS, NO_ARGS);
}
