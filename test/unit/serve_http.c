/* The transport over real sockets: several clients at a time are answered
 * whole, a form is read, and a stop closes all. */
#include "test/unit.h"

#include <arpa/inet.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include "serve/deadline.h"
#include "serve/http.h"
#include "serve/limits.h"

enum { CLIENTS = 4, REQUESTS = 20, ANSWER_SIZE = 100000 };

static uint16_t port;

/* Answers with the path and what was sent. */
static void echo(void *state, const Request *request, Response *response)
{
    (void)state;
    StrBuf buf = strbuf_new(request->arena);
    strbuf_add(&buf, request->path);
    for (size_t i = 0; i < request->form.count; i++)
        strbuf_printf(&buf, "|%.*s=%.*s", STR_ARGS(request->form.items[i].name),
            STR_ARGS(request->form.items[i].value));
    for (size_t i = 0; i < request->files.count; i++)
        strbuf_printf(&buf, "|%.*s:%.*s:%zu",
            STR_ARGS(request->files.items[i].field),
            STR_ARGS(request->files.items[i].name),
            request->files.items[i].bytes.size);
    strbuf_repeat(&buf, S("."), 1000);
    response->status = request->bad ? 400 : 200;
    response->body = strbuf_str(&buf);
    response_header(response, request->arena, "X-Peer", request->peer);
}

static int connect_to_server(void)
{
    const struct sockaddr_in address = {.sin_family = AF_INET,
        .sin_port = htons(port),
        .sin_addr = {htonl(INADDR_LOOPBACK)}};
    int end = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(end, (const struct sockaddr *)(const void *)&address,
            sizeof address)) {
        close(end);
        return -1;
    }
    return end;
}

/* Sends TEXT and reads until the server closes; false if that is more than
 * ANSWER has room for, or nothing could be sent. */
static bool ask(const char *text, char *answer)
{
    size_t size = 0;
    int end = connect_to_server();
    if (end < 0) return false;
    bool sent = send(end, text, strlen(text), MSG_NOSIGNAL) > 0;
    for (ssize_t got = 1;
         got > 0 && size<ANSWER_SIZE - 1; size += got> 0 ? (size_t)got : 0)
        got = recv(end, answer + size, ANSWER_SIZE - 1 - size, 0);
    answer[size] = 0;
    close(end);
    return sent;
}

static void *run_client(void *number)
{
    char text[200], path[40], *answer = malloc(ANSWER_SIZE);
    size_t whole = 0;
    for (int i = 0; answer && i < REQUESTS; i++) {
        snprintf(path, sizeof path, "/%d/%d.", *(int *)number, i);
        snprintf(text, sizeof text,
            "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            path);
        if (!ask(text, answer)) continue;
        const char *body = strstr(answer, "\r\n\r\n");
        whole += body && strstr(answer, "X-Peer: 127.0.0.1\r\n") &&
                 !strncmp(body + 4, path, strlen(path)) &&
                 strlen(body + 4) == strlen(path) + 1000;
    }
    free(answer);
    return (void *)whole;
}

static Http *start_limited(unsigned seconds)
{
    Http *http;
    Err err = {0};
    const HttpOptions options = {
        .address = "127.0.0.1", .answer = echo, .seconds = seconds};
    if (http_start(arena, &options, &http, &port, &err))
        fail_msg("%s", err.text);
    assert_true(port);
    return http;
}

static Http *start(void)
{
    return start_limited(0);
}

static void clients_are_answered_whole(void **state)
{
    pthread_t threads[CLIENTS];
    int numbers[CLIENTS];
    size_t answered, whole = 0;
    (void)state;
    Http *http = start();
    for (int i = 0; i < CLIENTS; i++) {
        numbers[i] = i;
        assert_int_equal(
            pthread_create(&threads[i], NULL, run_client, &numbers[i]), 0);
    }
    for (int i = 0; i < CLIENTS; i++) {
        void *result;
        pthread_join(threads[i], &result);
        whole += (size_t)result;
    }
    http_stop(http, &answered);
    assert_int_equal(whole, CLIENTS * REQUESTS);
    assert_int_equal(answered, CLIENTS * REQUESTS);
    assert_int_equal(connect_to_server(), -1);
}

/* A connection that says nothing, or half a request, keeps nobody waiting,
 * neither for an answer nor for the end. */
static void silent_connections_hold_nothing_up(void **state)
{
    enum { SILENT = 50 };
    int ends[SILENT], number = 7;
    size_t answered;
    (void)state;
    Http *http = start();
    for (int i = 0; i < SILENT; i++) {
        ends[i] = connect_to_server();
        assert_true(ends[i] >= 0);
        if (i % 2) assert_int_equal(send(ends[i], "GET / HT", 8, 0), 8);
    }
    assert_int_equal((size_t)run_client(&number), REQUESTS);
    http_stop(http, &answered);
    assert_int_equal(answered, REQUESTS);
    for (int i = 0; i < SILENT; i++) close(ends[i]);
}

/* Whether the server closed END, which says nothing more. */
static bool is_shut(int end)
{
    char byte;
    return recv(end, &byte, 1, MSG_DONTWAIT) == 0;
}

/* Connections that send a byte now and then, of a head or of a body, are shut
 * when their time is over, though none was ever silent; others are answered
 * meanwhile, and a body that goes on is not late. */
static void dripping_connections_are_shut(void **state)
{
    enum { DRIPPING = 60, TENTHS = 60 };
    static const char head[] =
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000\r\n\r\n";
    const struct timespec tenth = {0, 100000000};
    int ends[DRIPPING], number = 7;
    size_t answered, shut = 0, tenths = 0;
    (void)state;
    Http *http = start_limited(1);
    for (int i = 0; i < DRIPPING; i++) {
        ends[i] = connect_to_server();
        size_t size = i % 2 ? sizeof head - 1 : 4;
        assert_int_equal(send(ends[i], head, size, 0), size);
    }
    for (; shut < DRIPPING && tenths < TENTHS; tenths++) {
        nanosleep(&tenth, NULL);
        shut = 0;
        for (int i = 0; i < DRIPPING; i++) {
            shut += is_shut(ends[i]);
            (void)!send(ends[i], i % 2 ? "x" : " ", 1, MSG_NOSIGNAL);
        }
        if (tenths == 5)
            assert_int_equal((size_t)run_client(&number), REQUESTS);
    }
    assert_int_equal(shut, DRIPPING);
    assert_true(tenths > 8);
    for (int i = 0; i < DRIPPING; i++) close(ends[i]);
    http_stop(http, &answered);
}

static void time_grows_with_what_comes(void **state)
{
    (void)state;
    assert_int_equal(deadline_seconds(30, 0, false), 30);
    assert_int_equal(deadline_seconds(30, 0, true), LIMIT_CROWDED_SECONDS);
    assert_int_equal(deadline_seconds(2, 0, true), 2);
    assert_int_equal(deadline_seconds(30, 10 * LIMIT_RATE, false), 40);
    assert_int_equal(
        deadline_seconds(30, LIMIT_BODY, false), 30 + LIMIT_BODY / LIMIT_RATE);
}

/* What a POST of BODY is answered begins with STATUS and has PART in it. */
static void assert_posted(
    const char *type, const char *body, const char *status, const char *part)
{
    const HttpOptions options = {.address = "127.0.0.1", .answer = echo};
    Str output;
    Err err = {0};
    Str request = str_printf(arena,
        "POST /a%%20b HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\n"
        "Content-Length: %zu\r\n\r\n%s",
        type, strlen(body), body);
    if (http_once(arena, &options, request, &output, &err))
        fail_msg("%s", err.text);
    if (!str_starts(output, str_of(status)) ||
        str_find(output, str_of(part), 0) == SIZE_MAX)
        fail_msg("%s\nanswers\n%.*s", request.data, STR_ARGS(output));
}

static void forms_are_read(void **state)
{
    static const char WORDS[] = "application/x-www-form-urlencoded";
    (void)state;
    assert_posted(WORDS, "a=1%2B&b=", "HTTP/1.1 200", "/a b|a=1+|b=.");
    assert_posted(WORDS, "a=%zzzz", "HTTP/1.1 400", "/a b");
    assert_posted("multipart/form-data; boundary=XX",
        "--XX\r\nContent-Disposition: form-data; name=\"t\"\r\n\r\none\r\n"
        "--XX\r\nContent-Disposition: form-data; name=\"f\"; "
        "filename=\"n.txt\"\r\n\r\n1234\r\n--XX--\r\n",
        "HTTP/1.1 200", "/a b|t=one|f:n.txt:4.");
    assert_posted("multipart/form-data; boundary=XX", "--XX\r\nhalf",
        "HTTP/1.1 400", "/a b");
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(clients_are_answered_whole),
        UNIT(silent_connections_hold_nothing_up),
        UNIT(dripping_connections_are_shut), UNIT(time_grows_with_what_comes),
        UNIT(forms_are_read)};
    return UNIT_RUN(tests);
}
