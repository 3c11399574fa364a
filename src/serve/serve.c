/* The server from start to stop. */
#include "serve/serve.h"

#include <pthread.h>
#include <signal.h>
#include <string.h>
#include "base/decimal.h"
#include "base/file.h"
#include "serve/http.h"
#include "serve/limits.h"
#include "serve/site.h"
#include "verb/host.h"

enum { PORT_MAX = 65535, PORT_USUAL = 7070, PEM_MAX = 1 << 20 };

/* One run of the verb. */
typedef struct {
    VerbCall *call;
    Arena *arena;
    Site site;
    HttpOptions options;
    bool loopback;
} Serving;

/* --- what was asked --- */

static Status read_port(Serving *serving, Err *err)
{
    Str text = verb_value(serving->call, "port");
    int64_t port = PORT_USUAL;
    if (text.size && (!str_to_int(text, &port) || port < 0 || port > PORT_MAX))
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_SERVE_PORT, ARGS(text));
    serving->options.port = (uint16_t)port;
    return STATUS_OK;
}

static Status read_address(Serving *serving, Err *err)
{
    Str text = verb_value(serving->call, "address");
    bool known, loopback;
    if (!text.size) text = S("127.0.0.1");
    serving->options.address = str_c(serving->arena, text);
    loopback = http_is_loopback(serving->options.address, &known);
    if (!known)
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_SERVE_ADDRESS, ARGS(text));
    serving->loopback = loopback;
    return STATUS_OK;
}

/* Whoever reaches the loopback of a room without users is its owner; anywhere
 * else there must be users, and passwords must not go in the clear. */
static Status check_safe(Serving *serving, Err *err)
{
    Str address = str_of(serving->options.address);
    const Site *site = &serving->site;
    bool tls = serving->options.cert != NULL;
    if (site->proxy && (!serving->loopback || tls || !site->guarded))
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_SERVE_PROXY, NO_ARGS);
    if (!serving->loopback && !site->guarded)
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_SERVE_LOOPBACK, ARGS(address));
    if (!serving->loopback && !tls)
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_SERVE_PLAIN, ARGS(address));
    return STATUS_OK;
}

static Status read_pem(
    Serving *serving, const char *name, const char **text, Err *err)
{
    Str bytes;
    const char *path = str_c(serving->arena, verb_value(serving->call, name));
    TRY(file_read(serving->arena, path, PEM_MAX, &bytes, err));
    *text = str_c(serving->arena, bytes);
    return STATUS_OK;
}

static Status read_tls(Serving *serving, Err *err)
{
    bool cert = verb_has(serving->call, "cert");
    bool key = verb_has(serving->call, "key");
    if (cert != key)
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_SERVE_TLS_PAIR, NO_ARGS);
    if (!cert) return STATUS_OK;
    if (!http_has_tls())
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_SERVE_TLS_NONE, NO_ARGS);
    serving->site.secure = true;
    TRY(read_pem(serving, "cert", &serving->options.cert, err));
    return read_pem(serving, "key", &serving->options.key, err);
}

static void read_hosts(Serving *serving)
{
    VEC(Str) hosts = {0};
    Str host;
    vec_push(serving->arena, &hosts, str_of(serving->options.address));
    for (size_t i = 0; verb_nth(serving->call, "host", i, &host); i++)
        vec_push(serving->arena, &hosts, host);
    serving->site.hosts = hosts.items;
    serving->site.host_count = hosts.count;
}

static Status read_options(Serving *serving, Err *err)
{
    TRY(read_port(serving, err));
    TRY(read_address(serving, err));
    TRY(read_tls(serving, err));
    read_hosts(serving);
    serving->site.room = verb_value(serving->call, "room");
    serving->site.guarded = gate_stands(serving->arena, serving->site.room);
    serving->site.proxy = verb_has(serving->call, "proxy");
    serving->site.secure |= serving->site.proxy;
    TRY(check_safe(serving, err));
    serving->site.vault = vault_new(serving->arena);
    serving->site.secret = hash_of(random_salt(serving->arena, S("serve")));
    serving->options.answer = site_answer;
    serving->options.state = &serving->site;
    return STATUS_OK;
}

/* --- one request --- */

static Str line_of(Str *rest)
{
    Str line = S("");
    (void)str_next(rest, '\n', &line);
    return str_trim(line);
}

/* {status, headers, body}: what was answered. */
static void put_answer(VerbCall *call, Str answer)
{
    Arena *arena = call->arena;
    Node *headers = node_map(arena);
    Str rest = answer, status = line_of(&rest);
    for (Str line; (line = line_of(&rest)).size;) {
        size_t colon = str_find(line, S(":"), 0);
        node_set(arena, headers, str_slice(line, 0, colon),
            node_text(arena, str_trim(str_slice(line, colon + 1, line.size))));
    }
    node_set(arena, call->data, S("status"),
        node_text(arena, str_slice(status, 9, status.size)));
    node_set(arena, call->data, S("headers"), headers);
    node_set(arena, call->data, S("body"), node_text(arena, rest));
}

static Status answer_once(Serving *serving, Str input, Err *err)
{
    Str output;
    if (!input.size)
        return err_set(err, STATUS_INPUT, NOWHERE, MSG_SERVE_NOTHING, NO_ARGS);
    TRY(http_once(serving->arena, &serving->options, input, &output, err));
    put_answer(serving->call, output);
    if (serving->call->data_only) return STATUS_OK;
    return serving->call->host->output(output, err);
}

/* The whole standard input, which is one request. */
static Status answer_input(Serving *serving, Err *err)
{
    enum { PIECE = 16 << 10 };
    const Host *host = serving->call->host;
    char *piece = arena_alloc(serving->arena, PIECE);
    StrBuf input = strbuf_new(serving->arena);
    for (size_t got = 1; got && input.size <= LIMIT_ONCE;) {
        TRY(host->receive(host->state, piece, PIECE, &got, err));
        strbuf_add(&input, (Str){piece, got});
    }
    if (input.size > LIMIT_ONCE)
        return err_set(err, STATUS_INPUT, NOWHERE, MSG_CLI_INPUT_LARGE,
            ARGS(str_int(serving->arena, LIMIT_ONCE)));
    return answer_once(serving, strbuf_str(&input), err);
}

static Status answer_get(Serving *serving, Err *err)
{
    Str path = verb_value(serving->call, "get");
    for (size_t i = 0; i < path.size; i++)
        if (path.data[i] <= ' ' || path.data[i] == 0x7f) path.size = 0;
    if (!str_starts(path, S("/")))
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_SERVE_PATH,
            ARGS(verb_value(serving->call, "get")));
    return answer_once(serving,
        str_printf(serving->arena,
            "GET %.*s HTTP/1.1\r\nHost: localhost\r\n"
            "Connection: close\r\n\r\n",
            STR_ARGS(path)),
        err);
}

/* --- many --- */

static Str address_of(const Serving *serving, uint16_t port)
{
    bool six = strchr(serving->options.address, ':') != NULL;
    return str_printf(serving->arena, six ? "%s://[%s]:%u/" : "%s://%s:%u/",
        serving->options.cert ? "https" : "http", serving->options.address,
        port);
}

static Status tell_open(Serving *serving, uint16_t port, Err *err)
{
    return serving->call->host->output(
        message_format(serving->arena, MSG_SERVE_OPEN,
            ARGS(serving->site.room, address_of(serving, port))),
        err);
}

/* The signals that stop it are taken here, by waiting for them; they are
 * blocked in every thread before the first is started. */
static Status serve_until_told(Serving *serving, Err *err)
{
    sigset_t stop, before;
    Http *http;
    uint16_t port;
    int number;
    size_t answered = 0;
    sigemptyset(&stop);
    sigaddset(&stop, SIGINT);
    sigaddset(&stop, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &stop, &before);
    Status status =
        http_start(serving->arena, &serving->options, &http, &port, err);
    if (status == STATUS_OK) {
        status = tell_open(serving, port, err);
        if (status == STATUS_OK) sigwait(&stop, &number);
        http_stop(http, &answered);
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (status != STATUS_OK) return status;
    screen_text(serving->call->screen,
        message_format(serving->arena, MSG_SERVE_CLOSED,
            ARGS(str_int(serving->arena, (int64_t)answered))),
        TONE_PLAIN);
    return STATUS_OK;
}

Status serve_room(VerbCall *call, Err *err)
{
    Serving *serving = arena_alloc(call->arena, sizeof *serving);
    serving->call = call;
    serving->arena = call->arena;
    TRY(read_options(serving, err));
    if (verb_has(call, "get")) return answer_get(serving, err);
    if (verb_has(call, "once")) return answer_input(serving, err);
    serving->site.cache = cache_new(serving->arena, serving->site.room);
    return serve_until_told(serving, err);
}
