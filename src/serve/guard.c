/* The guard. It refuses what the HTTP library lets through though two readers
 * could understand it differently (RFC 9112, 6.1 and 3.2: doubled Host or
 * Content-Length, Content-Length beside Transfer-Encoding; names of headers
 * that are none, control bytes, a body where none belongs), checks Host
 * against DNS rebinding, and the origin and token of every POST. What the
 * library hides from it (a bare LF as line end, a NUL that ends a header) is
 * listed in doc/serve.md. */
#include "serve/guard.h"

#include <sodium.h>
#include <string.h>

static const char SECURITY_POLICY[] =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'";

/* "localhost:7070" is localhost, "[::1]:7070" is ::1. */
static Str host_name(Str host)
{
    if (str_starts(host, S("["))) {
        size_t end = str_find(host, S("]"), 0);
        return end == SIZE_MAX ? S("") : str_slice(host, 1, end);
    }
    size_t colon = str_find(host, S(":"), 0);
    return colon == SIZE_MAX ? host : str_slice(host, 0, colon);
}

/* What follows the name of a host: nothing, or a colon and a port, which may
 * be empty (RFC 3986, 3.2.3). */
static bool is_port(Str rest)
{
    int64_t port = 0;
    if (!rest.size) return true;
    Str digits = str_slice(rest, 1, rest.size);
    if (rest.data[0] != ':') return false;
    for (size_t i = 0; i < digits.size; i++)
        if (digits.data[i] < '0' || digits.data[i] > '9') return false;
    return !digits.size ||
           (str_to_int(digits, &port) && port > 0 && port <= UINT16_MAX);
}

static bool is_well_formed(Str host)
{
    Str name = host_name(host);
    size_t brackets = str_starts(host, S("[")) ? 2 : 0;
    return is_port(str_slice(host, name.size + brackets, host.size));
}

static bool is_known_host(const Site *site, Str host)
{
    static const Str LOCAL[] = {{"localhost", 9}, {"127.0.0.1", 9}, {"::1", 3}};
    Str name = host_name(host);
    for (size_t i = 0; i < sizeof LOCAL / sizeof *LOCAL; i++)
        if (equal_ignoring_case(name, LOCAL[i])) return true;
    for (size_t i = 0; i < site->host_count; i++)
        if (equal_ignoring_case(name, site->hosts[i])) return true;
    return false;
}

static bool is_ambiguous(const Request *request)
{
    size_t lengths = header_count(request, S("Content-Length"));
    size_t codings = header_count(request, S("Transfer-Encoding"));
    return header_count(request, S("Host")) > 1 || lengths > 1 || codings > 1 ||
           (lengths && codings) ||
           header_count(request, S("Content-Type")) > 1 ||
           header_count(request, S("Origin")) > 1;
}

/* A name of a header (RFC 9110, 5.6.2). */
static bool is_token(Str name)
{
    static const Str SIGNS = {"!#$%&'*+-.^_`|~", 15};
    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i], letter = (char)(c | 0x20);
        if ((c < '0' || c > '9') && (letter < 'a' || letter > 'z') &&
            !memchr(SIGNS.data, c, SIGNS.size))
            return false;
    }
    return name.size > 0;
}

/* No control bytes but the tab (RFC 9110, 5.5). */
static bool is_value(Str value)
{
    for (size_t i = 0; i < value.size; i++) {
        unsigned char c = (unsigned char)value.data[i];
        if ((c < ' ' && c != '\t') || c == 0x7f) return false;
    }
    return true;
}

static bool has_good_headers(const Request *request)
{
    for (size_t i = 0; i < request->headers.count; i++)
        if (!is_token(request->headers.items[i].name) ||
            !is_value(request->headers.items[i].value))
            return false;
    return true;
}

/* A GET means nothing by a body; a proxy that does not read it would take it
 * for the next request (RFC 9110, 9.3.1). */
static bool has_strange_body(const Request *request)
{
    Str length = header_value(request, S("Content-Length"));
    if (str_equal(request->method, S("POST"))) return false;
    return (length.size && !str_equal(length, S("0"))) ||
           header_count(request, S("Transfer-Encoding"));
}

static bool is_known_method(Str method)
{
    return str_equal(method, S("GET")) || str_equal(method, S("HEAD")) ||
           str_equal(method, S("POST"));
}

Refusal guard_request(const Site *site, const Request *request)
{
    Str host = header_value(request, S("Host"));
    if (!is_known_method(request->method))
        return (Refusal){405, MSG_PAGE_METHOD};
    if (request->bad || !str_starts(request->path, S("/")) ||
        is_ambiguous(request) || !has_good_headers(request) ||
        has_strange_body(request))
        return (Refusal){400, MSG_PAGE_BAD};
    if (!is_known_host(site, host) || !is_well_formed(host))
        return (Refusal){421, MSG_PAGE_HOST};
    return (Refusal){0, MSG_NONE};
}

/* Browsers send Origin with every POST; what sends none is no browser. */
static bool is_own_origin(const Request *request)
{
    Str origin = header_value(request, S("Origin"));
    Str scheme = request->secure ? S("https://") : S("http://");
    Str host = header_value(request, S("Host"));
    if (!header_count(request, S("Origin"))) {
        Str site = header_value(request, S("Sec-Fetch-Site"));
        return !site.size || str_equal(site, S("same-origin"));
    }
    return str_starts(origin, scheme) &&
           equal_ignoring_case(
               str_slice(origin, scheme.size, origin.size), host);
}

Str guard_token(Arena *arena, const Site *site, const SeatHolder *holder)
{
    Hash token;
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(
        &state, site->secret.bytes, sizeof site->secret.bytes);
    crypto_auth_hmacsha256_update(
        &state, (const unsigned char *)holder->seat.data, holder->seat.size);
    crypto_auth_hmacsha256_update(&state, (const unsigned char *)"", 1);
    crypto_auth_hmacsha256_update(
        &state, (const unsigned char *)holder->pass.data, holder->pass.size);
    crypto_auth_hmacsha256_final(&state, token.bytes);
    return hash_hex(arena, &token);
}

Refusal guard_post(
    const Site *site, const Request *request, const SeatHolder *holder)
{
    Str token = guard_token(request->arena, site, holder);
    Str given = header_value(request, S("X-Travaux-Token"));
    if (!given.size) given = field_value(&request->form, S("token"));
    if (!is_own_origin(request)) return (Refusal){403, MSG_PAGE_ORIGIN};
    if (holder->token) return (Refusal){0, MSG_NONE};
    if (given.size != token.size ||
        sodium_memcmp(given.data, token.data, token.size))
        return (Refusal){403, MSG_PAGE_TOKEN};
    return (Refusal){0, MSG_NONE};
}

void guard_answer(
    const Site *site, Arena *arena, bool asset, Response *response)
{
    const struct {
        const char *name;
        Str value;
    } HEADERS[] = {
        {"Content-Security-Policy", str_of(SECURITY_POLICY)},
        {"X-Content-Type-Options", S("nosniff")},
        {"X-Frame-Options", S("DENY")},
        {"Referrer-Policy", S("same-origin")},
        {"Cross-Origin-Opener-Policy", S("same-origin")},
        {"Cross-Origin-Resource-Policy", S("same-origin")},
        {"Permissions-Policy", S("camera=(), geolocation=(), microphone=()")},
        {"Cache-Control",
            asset ? S("max-age=31536000, immutable") : S("no-store")},
    };
    for (size_t i = 0; i < sizeof HEADERS / sizeof *HEADERS; i++)
        response_header(response, arena, HEADERS[i].name, HEADERS[i].value);
    if (site->secure)
        response_header(response, arena, "Strict-Transport-Security",
            S("max-age=31536000"));
}
