/* From a request to an answer: guard, route, admission, call, drawing. Every
 * route to a verb goes through answer_verb(), so no page can forget a check. */
#include "serve/dispatch.h"

#include "serve/api.h"
#include "serve/assets.h"
#include "serve/draw.h"
#include "serve/form.h"
#include "serve/page.h"

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

static void draw_forms(const Visit *visit, Markup *html, bool open)
{
    const VerbCall *call = &visit->call;
    Url action = route_page(html->arena, call->verb);
    Str token = guard_token(html->arena, visit->site, &visit->holder);
    if (!form_has_fields(call->verb)) return;
    if (open) {
        form_verb(html, call, action, token);
        return;
    }
    markup_open_class(html, "details", "narrow");
    markup_message(html, "summary", MSG_FORM_NARROW);
    form_verb(html, call, action, token);
    markup_close(html);
}

static void draw_view_form(const Visit *visit, Markup *html)
{
    const Verb *verb = visit->call.verb;
    if (!verb->takes_view) return;
    markup_open_class(html, "details", "view");
    markup_message(html, "summary", MSG_FORM_VIEW);
    form_view(html, &visit->call, route_page(html->arena, verb));
    markup_close(html);
}

/* A form with what it is for, and what went wrong with it. */
static void answer_form(Visit *visit, int status, const Err *err)
{
    const Verb *verb = visit->call.verb;
    Shell shell = {visit->site, visit->request, &visit->holder, &visit->call,
        str_of(verb->name)};
    Markup html = shell_begin(&shell);
    markup_element(&html, "h1", "", str_of(verb->name));
    markup_element(&html, "p", "lead", message_text(verb->summary));
    if (err)
        shell_notice(
            &html, "notice wrong", err_describe(visit->request->arena, err));
    if (err && visit->call.screen)
        draw_html(&html, visit->call.screen, &visit->call);
    if (field_value(&visit->request->arguments, S("done")).size)
        shell_notice(&html, "notice done", message_text(MSG_PAGE_DONE));
    draw_forms(visit, &html, true);
    markup_element(&html, "p", "about", message_text(verb->help));
    shell_answer(
        visit->request, status, shell_end(&shell, &html), visit->response);
}

static void answer_screen(Visit *visit)
{
    Str title = draw_title(visit->call.screen);
    Shell shell = {visit->site, visit->request, &visit->holder, &visit->call,
        title.size ? title : str_of(visit->call.verb->name)};
    Markup html = shell_begin(&shell);
    if (!title.size)
        markup_element(&html, "h1", "", str_of(visit->call.verb->name));
    draw_html(&html, visit->call.screen, &visit->call);
    draw_view_form(visit, &html);
    draw_forms(visit, &html, false);
    shell_answer(
        visit->request, 200, shell_end(&shell, &html), visit->response);
}

/* After a POST the browser is sent to a page that it may load again. */
static void answer_done(Visit *visit)
{
    Arena *arena = visit->request->arena;
    Url url = url_with(
        arena, route_page(arena, visit->call.verb), S("done"), S("yes"));
    visit->response->status = 303;
    visit->response->body = S("");
    response_header(visit->response, arena, "Location", url.text);
}

/* --- the verb --- */

static void refuse(Visit *visit, int status, const Err *err)
{
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
    TRY(verb_run(&visit->call, err));
    if (visit->route.api)
        api_answer(visit->request, &visit->call, visit->response);
    else if (appends)
        answer_done(visit);
    else
        answer_screen(visit);
    return STATUS_OK;
}

static void answer_verb(Visit *visit)
{
    Err err = {0};
    Refusal refusal = dispatch_admit(
        visit->site, visit->request, &visit->holder, &visit->route);
    if (refusal.status) {
        refuse_message(visit, refusal);
        return;
    }
    Status status = run_verb(visit, &err);
    if (status != STATUS_OK) refuse(visit, dispatch_status(status), &err);
}

static void answer_path(Visit *visit)
{
    if (str_equal(visit->request->path, S("/api")) &&
        !is_post(visit->request)) {
        api_index(visit->site, visit->request, &visit->holder, visit->response);
        return;
    }
    visit->route = route_find(visit->request->path);
    if (visit->route.verb)
        answer_verb(visit);
    else
        refuse_message(visit, (Refusal){404, MSG_PAGE_NOT_FOUND});
}

void site_answer(void *state, const Request *request, Response *response)
{
    Visit *visit = arena_alloc(request->arena, sizeof *visit);
    *visit = (Visit){.site = state, .request = request, .response = response};
    visit->holder = viewer_of(request);
    Refusal refusal = guard_request(visit->site, request);
    bool asset = false;
    if (refusal.status)
        refuse_message(visit, refusal);
    else if (!is_post(request) && asset_answer(request, response))
        asset = true;
    else
        answer_path(visit);
    guard_answer(visit->site, request->arena, asset, response);
}
