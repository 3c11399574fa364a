/* HTTP by libmicrohttpd (0.9.75), which nothing else uses but http_multipart.c.
 *
 * Its threads wait with epoll, so that slow connections cost a descriptor and
 * no thread; a request is answered on the thread that read it. Each request
 * has an arena, made when its headers are there and freed when its answer is
 * sent, so that bodies are not copied. The library decodes nothing for us:
 * the target is taken raw and decoded in request.c, where bad escapes are
 * told. --once gives the library one end of a socket pair and drives it by
 * hand: the same parser, no threads. */
#include "serve/http.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include "serve/deadline.h"
#include "serve/http_multipart.h"
#include "serve/limits.h"

struct Http {
    struct MHD_Daemon *daemon;
    HttpOptions options;
    atomic_size_t answered, pending;
    Deadlines *deadlines; /* NULL: one request, without a network */
};

/* A request being read or answered. */
typedef struct {
    Arena *arena;
    Request request;
    StrBuf body;
    Str target;
    bool begun, answered;
} Exchange;

/* --- connections --- */

/* What is kept of a connection while it is open. */
typedef struct {
    Deadline *deadline;
    Exchange *exchange; /* whose target was read last; NULL: it is answered */
} Link;

static Link *link_of(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? info->socket_context : NULL;
}

static Deadline *deadline_of(struct MHD_Connection *connection)
{
    const Link *link = link_of(connection);
    return link ? link->deadline : NULL;
}

/* The library tells of the end only of requests that it let through: what it
 * refused by itself is freed with the next one, or with the connection. */
static void free_exchange(Link *link)
{
    if (link->exchange) arena_free(link->exchange->arena);
    link->exchange = NULL;
}

static Link *link_new(Deadlines *deadlines, struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    Link *link = calloc(1, sizeof *link);
    if (link && deadlines && info)
        link->deadline = deadline_open(deadlines, info->connect_fd);
    return link;
}

static void on_connection(void *closure, struct MHD_Connection *connection,
    void **slot, enum MHD_ConnectionNotificationCode code)
{
    Http *http = closure;
    Link *link = *slot;
    if (code == MHD_CONNECTION_NOTIFY_STARTED)
        *slot = link_new(http->deadlines, connection);
    if (code == MHD_CONNECTION_NOTIFY_STARTED || !link) return;
    if (link->deadline) deadline_close(http->deadlines, link->deadline);
    free_exchange(link);
    free(link);
}

/* --- reading --- */

static Exchange *exchange_new(const char *target)
{
    Arena *arena = arena_new(LIMIT_MEMORY);
    if (!arena || ARENA_GUARD(arena)) {
        arena_free(arena);
        return NULL;
    }
    Exchange *exchange = arena_alloc(arena, sizeof *exchange);
    exchange->arena = exchange->request.arena = arena;
    exchange->body = strbuf_new(arena);
    exchange->target = str_copy(arena, str_of(target));
    return exchange;
}

/* Called as soon as the target is read; gives what *STATE begins as. */
static void *on_target(
    void *unused, const char *target, struct MHD_Connection *connection)
{
    Link *link = link_of(connection);
    (void)unused;
    if (!link) return NULL;
    free_exchange(link);
    return link->exchange = exchange_new(target);
}

static void on_completed(void *closure, struct MHD_Connection *connection,
    void **state, enum MHD_RequestTerminationCode code)
{
    Http *http = closure;
    Exchange *exchange = *state;
    (void)code;
    deadline_begin(http->deadlines, deadline_of(connection), 0);
    if (!exchange) return;
    if (exchange->begun) {
        atomic_fetch_add(&http->answered, 1);
        atomic_fetch_sub(&http->pending, 1);
    }
    *state = NULL;
    free_exchange(link_of(connection));
}

/* Escapes stay as they are: they are decoded in request.c. */
static size_t leave_escapes(
    void *unused, struct MHD_Connection *connection, char *text)
{
    (void)unused;
    (void)connection;
    return strlen(text);
}

static enum MHD_Result take_header(void *closure, enum MHD_ValueKind kind,
    const char *name, size_t name_size, const char *value, size_t value_size)
{
    Request *request = closure;
    Field field = {{name, name_size}, {value ? value : "", value_size}};
    (void)kind;
    if (request->headers.count == LIMIT_FIELDS) request->bad = true;
    if (request->bad) return MHD_NO;
    vec_push(request->arena, &request->headers, field);
    return MHD_YES;
}

static Str peer_of(Arena *arena, struct MHD_Connection *connection)
{
    char text[INET6_ADDRSTRLEN] = "";
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    if (!info || !info->client_addr) return S("");
    const struct sockaddr *address = info->client_addr;
    const void *bytes = NULL;
    if (address->sa_family == AF_INET)
        bytes = &((const struct sockaddr_in *)(const void *)address)->sin_addr;
    if (address->sa_family == AF_INET6)
        bytes =
            &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr;
    if (bytes) inet_ntop(address->sa_family, bytes, text, sizeof text);
    return str_copy(arena, str_of(text));
}

static void read_target(Exchange *exchange)
{
    Request *request = &exchange->request;
    Str target = exchange->target;
    size_t mark = str_find(target, S("?"), 0);
    size_t end = mark == SIZE_MAX ? target.size : mark;
    request->query = str_slice(target, end + 1, target.size);
    if (!percent_decode(exchange->arena, str_slice(target, 0, end), false,
            &request->path) ||
        !fields_decode(exchange->arena, request->query, &request->arguments))
        request->bad = true;
}

static void read_head(Http *http, Exchange *exchange,
    struct MHD_Connection *connection, const char *method)
{
    Request *request = &exchange->request;
    request->method = str_copy(exchange->arena, str_of(method));
    request->peer = peer_of(exchange->arena, connection);
    request->secure = http->options.cert != NULL;
    MHD_get_connection_values_n(
        connection, MHD_HEADER_KIND, take_header, request);
    read_target(exchange);
    atomic_fetch_add(&http->pending, 1);
    exchange->begun = true;
}

static void read_body(Exchange *exchange, struct MHD_Connection *connection)
{
    Request *request = &exchange->request;
    Str type = header_value(request, S("Content-Type"));
    request->body = strbuf_str(&exchange->body);
    if (str_starts(type, S("application/x-www-form-urlencoded"))) {
        if (!fields_decode(exchange->arena, request->body, &request->form))
            request->bad = true;
    } else if (str_starts(type, S("multipart/form-data"))) {
        http_multipart(request, connection);
    }
    fields_mend_lines(exchange->arena, &request->form);
}

/* --- answering --- */

static enum MHD_Result queue(
    struct MHD_Connection *connection, const Response *response)
{
    struct MHD_Response *out =
        MHD_create_response_from_buffer(response->body.size,
            (void *)response->body.data, MHD_RESPMEM_PERSISTENT);
    if (!out) return MHD_NO;
    enum MHD_Result result = MHD_YES;
    for (size_t i = 0; i < response->headers.count; i++) {
        const Field *field = &response->headers.items[i];
        if (MHD_add_response_header(out, field->name.data, field->value.data) !=
            MHD_YES)
            result = MHD_NO;
    }
    if (result == MHD_YES)
        result =
            MHD_queue_response(connection, (unsigned)response->status, out);
    MHD_destroy_response(out);
    return result;
}

/* An answer that needs no memory of the request's. */
static enum MHD_Result refuse(struct MHD_Connection *connection, int status)
{
    const Response response = {.status = status, .body = S("")};
    return queue(connection, &response);
}

static void finish_headers(Exchange *exchange, Response *response)
{
    for (size_t i = 0; i < response->headers.count; i++) {
        Field *field = &response->headers.items[i];
        field->name = str_of(str_c(exchange->arena, field->name));
        field->value = str_of(str_c(exchange->arena, field->value));
    }
}

static enum MHD_Result answer(
    Http *http, Exchange *exchange, struct MHD_Connection *connection)
{
    Response *response = arena_alloc(exchange->arena, sizeof *response);
    Deadline *deadline = deadline_of(connection);
    exchange->answered = true;
    deadline_hold(http->deadlines, deadline);
    read_body(exchange, connection);
    http->options.answer(http->options.state, &exchange->request, response);
    finish_headers(exchange, response);
    deadline_begin(http->deadlines, deadline, response->body.size);
    return queue(connection, response);
}

static bool too_large(const Exchange *exchange, size_t more)
{
    int64_t announced;
    Str length = header_value(&exchange->request, S("Content-Length"));
    if (exchange->body.size + more > LIMIT_BODY) return true;
    return str_to_int(length, &announced) && announced > LIMIT_BODY;
}

/* Called first with the headers, then with each piece of the body, then with
 * none. A body that is too large, or cannot be read, is refused before that. */
static enum MHD_Result step(Http *http, Exchange *exchange,
    struct MHD_Connection *connection, const char *method, const char *data,
    size_t *size)
{
    if (!exchange->begun) {
        read_head(http, exchange, connection, method);
        exchange->request.bad |= !request_is_readable(&exchange->request);
        if (exchange->request.bad) return answer(http, exchange, connection);
        if (!too_large(exchange, 0)) return MHD_YES;
        exchange->answered = true;
        return refuse(connection, MHD_HTTP_CONTENT_TOO_LARGE);
    }
    if (*size && too_large(exchange, *size)) return MHD_NO;
    if (*size) {
        strbuf_add(&exchange->body, (Str){data, *size});
        deadline_more(http->deadlines, deadline_of(connection), *size);
        *size = 0;
        return MHD_YES;
    }
    return exchange->answered ? MHD_YES : answer(http, exchange, connection);
}

static enum MHD_Result on_access(void *closure,
    struct MHD_Connection *connection, const char *path, const char *method,
    const char *version, const char *data, size_t *size, void **state)
{
    Http *http = closure;
    Exchange *exchange = *state;
    (void)path;
    (void)version;
    if (!exchange) return refuse(connection, MHD_HTTP_SERVICE_UNAVAILABLE);
    if (ARENA_GUARD(exchange->arena)) {
        *size = 0;
        return refuse(connection, MHD_HTTP_SERVICE_UNAVAILABLE);
    }
    return step(http, exchange, connection, method, data, size);
}

/* --- starting and stopping --- */

bool http_has_tls(void)
{
    return MHD_is_feature_supported(MHD_FEATURE_TLS) == MHD_YES;
}

typedef union {
    struct sockaddr any;
    struct sockaddr_in four;
    struct sockaddr_in6 six;
} Address;

static bool read_address(const char *text, uint16_t port, Address *address)
{
    *address = (Address){.six = {.sin6_port = htons(port)}};
    if (inet_pton(AF_INET6, text, &address->six.sin6_addr) == 1) {
        address->any.sa_family = AF_INET6;
        return true;
    }
    *address = (Address){.four = {.sin_port = htons(port)}};
    address->any.sa_family = AF_INET;
    return inet_pton(AF_INET, text, &address->four.sin_addr) == 1;
}

bool http_is_loopback(const char *text, bool *known)
{
    Address address;
    *known = read_address(text, 0, &address);
    if (!*known) return false;
    if (address.any.sa_family == AF_INET6)
        return IN6_IS_ADDR_LOOPBACK(&address.six.sin6_addr);
    return ntohl(address.four.sin_addr.s_addr) >> 24 == 127;
}

static unsigned thread_count(void)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    if (processors < 2) return 2;
    return processors > LIMIT_THREADS ? LIMIT_THREADS : (unsigned)processors;
}

/* As many descriptors as LIMIT_CONNECTIONS needs, if the system allows. */
static void allow_descriptors(void)
{
    enum { SPARE = 100 };
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit)) return;
    rlim_t wanted = LIMIT_CONNECTIONS + SPARE;
    if (limit.rlim_cur >= wanted) return;
    limit.rlim_cur = limit.rlim_max < wanted ? limit.rlim_max : wanted;
    (void)setrlimit(RLIMIT_NOFILE, &limit);
}

/* What every daemon is told, with or without a network. */
#define DAEMON_OPTIONS(HTTP)                                                   \
    MHD_OPTION_URI_LOG_CALLBACK, on_target, NULL, MHD_OPTION_NOTIFY_COMPLETED, \
        on_completed, (HTTP), MHD_OPTION_UNESCAPE_CALLBACK, leave_escapes,     \
        NULL, MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_NOTIFY_CONNECTION,   \
        on_connection, (HTTP), MHD_OPTION_CONNECTION_MEMORY_LIMIT,             \
        (size_t)LIMIT_HEADERS, MHD_OPTION_CONNECTION_TIMEOUT,                  \
        (unsigned)LIMIT_IDLE_SECONDS

/* TLS 1.0 and 1.1 are deprecated (RFC 8996). */
static const char TLS_VERSIONS[] =
    "NORMAL:-VERS-TLS-ALL:+VERS-TLS1.3:+VERS-TLS1.2";

static struct MHD_Daemon *start_daemon(Http *http, const Address *address)
{
    bool known, loopback = http_is_loopback(http->options.address, &known);
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC;
    struct MHD_OptionItem tls[] = {
        {MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)http->options.cert},
        {MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)http->options.key},
        {MHD_OPTION_HTTPS_PRIORITIES, 0, (void *)TLS_VERSIONS},
        {MHD_OPTION_END, 0, NULL}};
    if (http->options.cert)
        flags |= MHD_USE_TLS;
    else
        tls[0].option = MHD_OPTION_END;
    if (address->any.sa_family == AF_INET6) flags |= MHD_USE_IPv6;
    return MHD_start_daemon(flags, 0, NULL, NULL, on_access, http,
        DAEMON_OPTIONS(http), MHD_OPTION_SOCK_ADDR, &address->any,
        MHD_OPTION_LISTENING_ADDRESS_REUSE, 1u, MHD_OPTION_THREAD_POOL_SIZE,
        thread_count(), MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)LIMIT_CONNECTIONS, MHD_OPTION_PER_IP_CONNECTION_LIMIT,
        loopback ? 0u : (unsigned)LIMIT_CONNECTIONS_EACH, MHD_OPTION_ARRAY, tls,
        MHD_OPTION_END);
}

static Http *http_new(Arena *arena, const HttpOptions *options)
{
    Http *http = arena_alloc(arena, sizeof *http);
    http->options = *options;
    return http;
}

Status http_start(Arena *arena, const HttpOptions *options, Http **out,
    uint16_t *port, Err *err)
{
    Http *http = http_new(arena, options);
    Address address;
    sigset_t all, before;
    allow_descriptors();
    if (!read_address(options->address, options->port, &address))
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_SERVE_ADDRESS,
            ARGS(str_of(options->address)));
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    errno = 0;
    http->deadlines = deadlines_new(options->seconds);
    if (http->deadlines) http->daemon = start_daemon(http, &address);
    int why = errno;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (!http->daemon) deadlines_free(http->deadlines);
    if (!http->daemon)
        return err_set(err, STATUS_STORAGE, NOWHERE, MSG_SERVE_START,
            ARGS(str_of(options->address), str_int(arena, options->port),
                str_of(strerror(why ? why : EINVAL))));
    const union MHD_DaemonInfo *info =
        MHD_get_daemon_info(http->daemon, MHD_DAEMON_INFO_BIND_PORT);
    *port = info ? info->port : options->port;
    *out = http;
    return STATUS_OK;
}

void http_stop(Http *http, size_t *answered)
{
    enum { STEPS_EACH_SECOND = 50 };
    const struct timespec step = {0, 1000000000 / STEPS_EACH_SECOND};
    MHD_socket listening = MHD_quiesce_daemon(http->daemon);
    for (int i = 0; i < LIMIT_STOP_SECONDS * STEPS_EACH_SECOND &&
                    atomic_load(&http->pending);
         i++)
        nanosleep(&step, NULL);
    MHD_stop_daemon(http->daemon);
    deadlines_free(http->deadlines);
    if (listening != MHD_INVALID_SOCKET) close(listening);
    *answered = atomic_load(&http->answered);
}

/* --- one request --- */

typedef struct {
    Http *http;
    int end; /* ours of the socket pair */
    Str input;
    size_t sent;
    StrBuf output;
    bool closed;
} Once;

static void close_daemon(void *daemon)
{
    MHD_stop_daemon(daemon);
}

static void close_end(void *end)
{
    close(*(int *)end);
}

/* Sends and receives what can be without waiting; true if anything moved. */
static bool move_bytes(Once *once)
{
    char piece[16 << 10];
    bool moved = false;
    ssize_t size;
    if (once->sent < once->input.size) {
        size = send(once->end, once->input.data + once->sent,
            once->input.size - once->sent, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (size > 0) once->sent += (size_t)size;
        if (size < 0 && errno != EAGAIN) once->sent = once->input.size;
        moved = size > 0;
    }
    while ((size = recv(once->end, piece, sizeof piece, MSG_DONTWAIT)) > 0) {
        strbuf_add(&once->output, (Str){piece, (size_t)size});
        moved = true;
    }
    if (size == 0 || errno != EAGAIN) once->closed = true;
    return moved;
}

static bool is_done(const Once *once)
{
    return once->closed || atomic_load(&once->http->answered);
}

/* Until nothing moves any more; then the other side learns that no more will
 * come, and may still answer. */
static void exchange_bytes(Once *once)
{
    enum { PATIENCE = 3 };
    bool told = false;
    for (int quiet = 0; quiet < PATIENCE && !once->closed;) {
        MHD_run(once->http->daemon);
        quiet = move_bytes(once) ? 0 : quiet + 1;
        if (is_done(once) || quiet < PATIENCE || told) continue;
        shutdown(once->end, SHUT_WR);
        told = true;
        quiet = 0;
    }
}

Status http_once(
    Arena *arena, const HttpOptions *options, Str input, Str *output, Err *err)
{
    Once *once = arena_alloc(arena, sizeof *once);
    const struct sockaddr_in peer = {
        .sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
    int ends[2];
    once->http = http_new(arena, options);
    once->input = input;
    once->output = strbuf_new(arena);
    if (socketpair(
            AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends))
        return err_set(err, STATUS_STORAGE, NOWHERE, MSG_SERVE_START,
            ARGS(S("--once"), S("0"), str_of(strerror(errno))));
    once->end = ends[0];
    arena_defer(arena, close_end, &once->end);
    once->http->daemon =
        MHD_start_daemon(MHD_USE_EPOLL | MHD_USE_NO_LISTEN_SOCKET |
                             MHD_USE_SUPPRESS_DATE_NO_CLOCK,
            0, NULL, NULL, on_access, once->http, DAEMON_OPTIONS(once->http),
            MHD_OPTION_END);
    if (once->http->daemon)
        arena_defer(arena, close_daemon, once->http->daemon);
    if (!once->http->daemon || MHD_add_connection(once->http->daemon, ends[1],
                                   (const struct sockaddr *)(const void *)&peer,
                                   sizeof peer) != MHD_YES)
        return err_set(err, STATUS_STORAGE, NOWHERE, MSG_SERVE_START,
            ARGS(S("--once"), S("0"), str_of(strerror(errno))));
    exchange_bytes(once);
    *output = strbuf_str(&once->output);
    return STATUS_OK;
}
