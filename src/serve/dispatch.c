/* From a request to an answer: guard, route, admission, call, drawing. Every
 * route to a verb goes through answer_verb(), so no page can forget a check. */
#include "serve/dispatch.h"

#include "serve/api.h"
#include "serve/account.h"
#include "serve/assets.h"
#include "serve/draw.h"
#include "serve/events.h"
#include "serve/form.h"
#include "serve/form_fault.h"
#include "serve/page.h"
#include "serve/recorded.h"

/* One request under way. */
typedef struct {
    const Site *site;
    const Request *request;
    SeatHolder holder;
    Route route;
    VerbCall call;
    Response *response;
} Visit;

int dispatch_status(Status status)
{
    static const int STATUSES[] = {[STATUS_OK] = 200,
        [STATUS_NO] = 404,
        [STATUS_USAGE] = 400,
        [STATUS_INPUT] = 422,
        [STATUS_STORAGE] = 500,
        [STATUS_MEMORY] = 503,
        [STATUS_CANCELLED] = 503};
    return STATUSES[status];
}

static bool is_post(const Request *request)
{
    return str_equal(request->method, S("POST"));
}

Refusal dispatch_admit(const Site *site, const Request *request,
    const SeatHolder *holder, const Route *route)
{
    const Verb *verb = route->verb;
    bool appends = verb->effect == EFFECT_APPENDS;
    if (!viewer_may(holder, verb->capability))
        return (Refusal){403, MSG_PAGE_MAY_NOT};
    if (is_post(request)) {
        Refusal refusal = guard_post(site, request, holder);
        if (refusal.status) return refusal;
        if (!appends && !call_takes_files(verb))
            return (Refusal){405, MSG_PAGE_METHOD};
    } else if (appends && route->api) {
        return (Refusal){405, MSG_PAGE_METHOD};
    }
    return (Refusal){0, MSG_NONE};
}

/* --- pages --- */

/* Where the forms of this page lead. */
static Url page_url(const Visit *visit)
{
    const Sheet *sheet = visit->route.sheet;
    Arena *arena = visit->request->arena;
    if (sheet && sheet->path) return sheet_url(arena, sheet);
    return route_page(arena, visit->route.verb);
}

static void draw_forms(const Visit *visit, Markup *html, bool open)
{
    const VerbCall *call = &visit->call;
    Url action = page_url(visit);
    Str token = guard_token(html->arena, visit->site, &visit->holder);
    if (!form_has_fields(call->verb)) return;
    if (open) {
        form_verb(html, call, action, token, S(""));
        return;
    }
    markup_open_class(html, "details", "narrow");
    markup_message(html, "summary", MSG_FORM_NARROW);
    form_verb(html, call, action, token, S(""));
    markup_close(html);
}

static void draw_view_form(const Visit *visit, Markup *html)
{
    const Verb *verb = visit->call.verb;
    if (!verb->takes_view) return;
    markup_open_class(html, "details", "view");
    markup_message(html, "summary", MSG_FORM_VIEW);
    form_view(html, &visit->call, page_url(visit));
    markup_close(html);
}

/* What a page is called that has no title of its own. */
static Str page_name(const Visit *visit)
{
    const Sheet *sheet = visit->route.sheet;
    if (sheet && sheet->title != MSG_NONE) return message_text(sheet->title);
    return str_of(visit->call.verb->name);
}

/* What the page is, where its title, which may be the room's, does not begin
 * so; "" where it does, and on the desk. */
static Str page_kind(const Visit *visit, Str title)
{
    enum { ALIKE = 4 }; /* bytes by which "Sources and ..." is "Sources" */
    const Sheet *sheet = visit->route.sheet;
    if (!sheet || sheet == SHEETS || sheet->title == MSG_NONE) return S("");
    Str name = message_text(sheet->title);
    bool alike = str_starts(title, str_slice(name, 0, ALIKE));
    return alike ? S("") : name;
}

/* What is wrong stands above the form, and at the field it is about; where
 * that is one of the view, its form is shown too. */
static void tell_fault(const Visit *visit, Markup *html, const Err *err)
{
    const Arg *arg = form_fault(&visit->call, err);
    Str words = form_fault_words(html->arena, visit->call.verb, err);
    shell_notice(html, "notice wrong", words);
    if (!arg) return;
    html->wrong = str_of(arg->name);
    html->fault = words;
    if (form_is_of_view(arg)) form_view(html, &visit->call, page_url(visit));
}

/* A form with what it is for, and what went wrong with it. */
static void answer_form(Visit *visit, int status, const Err *err)
{
    const Verb *verb = visit->call.verb;
    Str title = page_name(visit);
    Shell shell = {
        visit->site, visit->request, &visit->holder, &visit->call, title};
    Markup html = shell_begin(&shell);
    markup_element(&html, "h1", "", title);
    markup_element(&html, "p", "lead", message_text(verb->summary));
    if (err) tell_fault(visit, &html, err);
    if (err && visit->call.screen)
        draw_html(&html, visit->call.screen, &visit->call);
    recorded_show(&html, visit->request);
    draw_forms(visit, &html, true);
    markup_element(&html, "p", "about", message_text(verb->help));
    shell_answer(
        visit->request, status, shell_end(&shell, &html), visit->response);
}

static void draw_sheet(const Visit *visit, Markup *html)
{
    const Sheet *sheet = visit->route.sheet;
    const VerbCall *call = &visit->call;
    if (viewer_may(&visit->holder, "write"))
        html->token = guard_token(html->arena, visit->site, &visit->holder);
    if (sheet && sheet->draw)
        sheet->draw(html, call);
    else
        draw_html(html, call->screen, call);
}

static void answer_screen(Visit *visit)
{
    const Sheet *sheet = visit->route.sheet;
    Str title = draw_title(visit->call.screen);
    bool own = title.size && !(sheet && sheet_is_named(sheet));
    Str named = own ? title : page_name(visit);
    Str kind = page_kind(visit, named);
    const Str parts[] = {kind, named};
    Shell shell = {visit->site, visit->request, &visit->holder, &visit->call,
        kind.size ? str_join(visit->request->arena, parts, 2, S(" · "))
                  : named};
    Markup html = shell_begin(&shell);
    if (kind.size) markup_element(&html, "p", "kind", kind);
    if (!title.size) markup_element(&html, "h1", "", named);
    recorded_show(&html, visit->request);
    draw_sheet(visit, &html);
    draw_view_form(visit, &html);
    draw_forms(visit, &html, false);
    shell_answer(
        visit->request, 200, shell_end(&shell, &html), visit->response);
}

/* Where a form wants its sender next (serve/form.h); only to pages of ours. */
static Url next_page(const Visit *visit)
{
    Arena *arena = visit->request->arena;
    Str then = field_value(&visit->request->form, S("then"));
    if (str_equal(then, S("source")))
        then = node_get_text(visit->call.data, S("source"));
    if (then.size) return route_reading(arena, then);
    return route_page(arena, visit->call.verb);
}

/* After a POST the browser is sent to a page that it may load again. */
static void answer_done(Visit *visit)
{
    Arena *arena = visit->request->arena;
    Url url = recorded_url(arena, next_page(visit), visit->call.data);
    Str lang = field_value(&visit->request->arguments, S("lang"));
    if (lang.size) url = url_with(arena, url, S("lang"), lang);
    visit->response->status = 303;
    visit->response->body = S("");
    response_header(visit->response, arena, "Location", url.text);
}

/* --- the verb --- */

/* The path of the room's file is the owner's business. */
static void hide_path(const Visit *visit, const Err *err, Err *shown)
{
    *shown = *err;
    if (visit->holder.owner) return;
    if (err->status == STATUS_STORAGE ||
        str_find(str_of(err->text), visit->site->room, 0) != SIZE_MAX)
        (void)!err_set(shown, err->status, NOWHERE, MSG_PAGE_STORAGE, NO_ARGS);
}

static void hide_file(const Visit *visit)
{
    Arena *arena = visit->request->arena;
    Node *data = visit->call.data;
    if (visit->holder.owner || !node_is(data, NODE_MAP) ||
        !str_equal(node_get_text(data, S("file")), visit->site->room))
        return;
    node_set(
        arena, data, S("file"), node_text(arena, shell_room_name(visit->site)));
}

/* What somebody with a name did goes to the audit before it is done. */
static Status note(const Visit *visit, const char *answer, Err *err)
{
    GateVisitor visitor = viewer_visitor(visit->site->room, visit->request);
    if (!visit->holder.user.size) return STATUS_OK;
    return gate_note(visit->request->arena, &visitor, visit->holder.user,
        str_of(visit->route.verb->name), str_of(answer), err);
}

static void refuse(Visit *visit, int status, const Err *err)
{
    Err shown;
    hide_path(visit, err, &shown);
    err = &shown;
    if (visit->route.api)
        api_refuse(visit->request, status, err, visit->response);
    else if (visit->call.verb)
        answer_form(visit, status, err);
    else
        shell_refuse(visit->site, visit->request, &visit->holder, status,
            str_of(err->text), visit->response);
}

static void refuse_message(Visit *visit, Refusal refusal)
{
    Err err = {0};
    (void)!err_set(&err, STATUS_USAGE, NOWHERE, refusal.why, NO_ARGS);
    visit->call.verb = NULL;
    refuse(visit, refusal.status, &err);
}

/* The fields that came with a POST. */
static Status read_fields(Visit *visit, Fields *fields, Err *err)
{
    *fields = visit->request->form;
    if (!visit->route.api || !is_post(visit->request)) return STATUS_OK;
    return api_fields(visit->request, fields, err);
}

/* Only what a view shows is kept: it rests on the room's file alone. */
static bool is_kept(const Visit *visit)
{
    return visit->site->cache && !is_post(visit->request) &&
           visit->call.verb->effect == EFFECT_READS &&
           visit->call.verb->takes_view;
}

/* All of the holder that a page shows or depends on. */
static Str who_asks(const Visit *visit)
{
    Arena *arena = visit->request->arena;
    const SeatHolder *holder = &visit->holder;
    return str_printf(arena, "%d %s %.*s %.*s %.*s", holder->owner,
        holder->may ? holder->may : "*",
        STR_ARGS(guard_token(arena, visit->site, holder)),
        STR_ARGS(holder->seat), STR_ARGS(holder->user));
}

static Status work_out(Visit *visit, Err *err)
{
    TRY(verb_run(&visit->call, err));
    hide_file(visit);
    return STATUS_OK;
}

static void answer_read(Visit *visit)
{
    if (visit->route.events)
        events_answer(visit->request, &visit->call, visit->response);
    else if (visit->route.api)
        api_answer(visit->request, &visit->call, visit->response);
    else
        answer_screen(visit);
}

static Status answer_kept(Visit *visit, Err *err)
{
    CacheKey key;
    Cache *cache = visit->site->cache;
    cache_begin(cache, who_asks(visit), &key);
    if (cache_find(cache, &key, visit->request, visit->response))
        return STATUS_OK;
    TRY(work_out(visit, err));
    answer_read(visit);
    cache_keep(cache, &key, visit->request, visit->response);
    return STATUS_OK;
}

static Status run_verb(Visit *visit, Err *err)
{
    Fields fields = {0};
    TRY(read_fields(visit, &fields, err));
    visit->call.verb = visit->route.verb;
    TRY(call_fill(visit->site, visit->request, &visit->holder, &visit->route,
        &fields, &visit->call, err));
    bool appends = visit->route.verb->effect == EFFECT_APPENDS;
    bool asked = is_post(visit->request) ||
                 (!appends && !call_is_incomplete(&visit->call));
    if (!visit->route.api && !asked) {
        answer_form(visit, 200, NULL);
        return STATUS_OK;
    }
    if (is_post(visit->request)) TRY(note(visit, "admitted", err));
    if (is_kept(visit)) return answer_kept(visit, err);
    TRY(work_out(visit, err));
    bool apart =
        visit->route.verb->apart || call_is_of_access(visit->route.verb);
    if (appends && !visit->route.api && !apart)
        answer_done(visit);
    else
        answer_read(visit);
    return STATUS_OK;
}

static void answer_verb(Visit *visit)
{
    Err err = {0};
    Refusal refusal = dispatch_admit(
        visit->site, visit->request, &visit->holder, &visit->route);
    if (refusal.status) {
        (void)!note(visit, "refused", &err);
        refuse_message(visit, refusal);
        return;
    }
    Status status = run_verb(visit, &err);
    if (status != STATUS_OK) refuse(visit, dispatch_status(status), &err);
}

static void answer_path(Visit *visit)
{
    Str path = visit->request->path;
    bool post = is_post(visit->request);
    if (!post && str_equal(path, S("/api"))) {
        api_index(visit->site, visit->request, &visit->holder, visit->response);
        return;
    }
    if (!post && str_equal(path, S("/api/openapi.json"))) {
        api_openapi(visit->request, visit->response);
        return;
    }
    visit->route = events_is(visit->request->path)
                       ? events_route(&visit->holder)
                       : route_find(visit->request->path);
    if (visit->route.verb)
        answer_verb(visit);
    else
        refuse_message(visit, (Refusal){404, MSG_PAGE_NOT_FOUND});
}

/* Who has to log in first is shown where; a program, or a page that listens
 * for events, is told. */
static void answer_closed(Visit *visit)
{
    Arena *arena = visit->request->arena;
    Str path = visit->request->path;
    Refusal refusal = {is_post(visit->request) ? 403 : 401, MSG_GATE_CLOSED};
    visit->route.api = str_starts(path, S("/api")) || events_is(path);
    if (visit->route.api || is_post(visit->request)) {
        refuse_message(visit, refusal);
        return;
    }
    visit->response->status = 303;
    visit->response->body = S("");
    response_header(visit->response, arena, "Location", S("/login"));
}

static void answer_viewer(Visit *visit)
{
    Err err = {0};
    Status status = viewer_of(visit->site->room, visit->site->guarded,
        visit->request, &visit->holder, &err);
    if (status != STATUS_OK && status != STATUS_NO)
        refuse_message(visit, (Refusal){503, MSG_PAGE_STORAGE});
    else if (account_answer(
                 visit->site, visit->request, &visit->holder, visit->response))
        return;
    else if (status == STATUS_NO)
        answer_closed(visit);
    else
        answer_path(visit);
}

/* Behind a proxy it is the proxy that asks; the last address in its header is
 * the one that it saw, all before that anybody may have written. */
static const Request *seen_by_proxy(const Site *site, const Request *request)
{
    Str rest = header_value(request, S("X-Forwarded-For")), part;
    if (!site->proxy) return request;
    Request *seen = arena_alloc(request->arena, sizeof *seen);
    *seen = *request;
    seen->secure = true;
    while (rest.size && str_next(&rest, ',', &part))
        seen->peer = str_trim(part);
    return seen;
}

void site_answer(void *state, const Request *request, Response *response)
{
    Visit *visit = arena_alloc(request->arena, sizeof *visit);
    request = seen_by_proxy(state, request);
    *visit = (Visit){.site = state, .request = request, .response = response};
    visit->holder = (SeatHolder){.seat = S("public"), .may = ""};
    Refusal refusal = guard_request(visit->site, request);
    bool asset = false;
    if (refusal.status)
        refuse_message(visit, refusal);
    else if (!is_post(request) && asset_answer(request, response))
        asset = true;
    else
        answer_viewer(visit);
    guard_answer(visit->site, request->arena, asset, response);
}
