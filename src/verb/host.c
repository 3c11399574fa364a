/* What only the command line offers. */
#include "verb/host.h"

Status host_of(const VerbCall *call, const Host **host, Err *err)
{
    *host = call->host;
    if (*host) return STATUS_OK;
    return err_set(err, STATUS_USAGE, NOWHERE, MSG_HOST_ONLY,
        ARGS(str_of(call->verb->name)));
}
