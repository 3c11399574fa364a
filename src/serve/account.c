/* Pages that need no verb: they give and take away a session. Each is a row of
 * a table; one function checks origin and token for all. */
#include "serve/account.h"

#include "serve/form.h"
#include "serve/guard.h"

typedef struct {
    const Site *site;
    const Request *request;
    const SeatHolder *holder;
    GateVisitor visitor;
    Str session; /* out: "" ends it */
} Account;

static Str given(const Account *account, const char *name)
{
    return field_value(&account->request->form, str_of(name));
}

static Status do_login(Account *account, Err *err)
{
    return gate_login(account->request->arena, &account->visitor,
        given(account, "user"), given(account, "password"), &account->session,
        err);
}

static Status do_logout(Account *account, Err *err)
{
    account->session = S("");
    if (account->site->vault)
        vault_end(account->site->vault, account->holder->pass);
    return gate_logout(account->request->arena, &account->visitor, err);
}

static Status do_accept(Account *account, Err *err)
{
    return gate_accept(account->request->arena, &account->visitor,
        str_trim(given(account, "code")), given(account, "password"),
        &account->session, err);
}

static Status do_change(Account *account, Err *err)
{
    return gate_password(account->request->arena, &account->visitor,
        account->holder->user, given(account, "old"),
        given(account, "password"), &account->session, err);
}

#define NEW_PASSWORD                                                           \
    {                                                                          \
        "password", "password", "new-password", MSG_PAGE_FIELD_NEW             \
    }

static const struct {
    const char *path;
    MessageId title;
    bool inside; /* for who has logged in */
    Status (*act)(Account *account, Err *err);
    size_t count;
    FormInput fields[2];
} PAGES[] = {
    {"/login", MSG_PAGE_LOGIN, false, do_login, 2,
        {{"user", "text", "username", MSG_PAGE_FIELD_USER},
            {"password", "password", "current-password",
                MSG_PAGE_FIELD_PASSWORD}}},
    {"/logout", MSG_PAGE_LOGOUT, true, do_logout, 0, {{.name = NULL}}},
    {"/invitation", MSG_PAGE_INVITATION, false, do_accept, 2,
        {{"code", "text", "off", MSG_PAGE_FIELD_CODE}, NEW_PASSWORD}},
    {"/password", MSG_PAGE_PASSWORD, true, do_change, 2,
        {{"old", "password", "current-password", MSG_PAGE_FIELD_OLD},
            NEW_PASSWORD}},
};
enum { PAGE_COUNT = sizeof PAGES / sizeof *PAGES };

static void show(const Account *account, size_t page, int status, Str why,
    Response *response)
{
    Arena *arena = account->request->arena;
    Shell shell = {account->site, account->request, account->holder, NULL,
        message_text(PAGES[page].title)};
    Markup html = shell_begin(&shell);
    markup_message(&html, "h1", PAGES[page].title);
    if (why.size) shell_notice(&html, "notice wrong", why);
    form_post(&html, PAGES[page].fields, PAGES[page].count,
        url_path(arena, PAGES[page].path, S("")),
        guard_token(arena, account->site, account->holder), PAGES[page].title);
    shell_answer(account->request, status, shell_end(&shell, &html), response);
}

static int status_of(Status status, const Err *err)
{
    if (err->id == MSG_GATE_LOCKED) return 429;
    if (status == STATUS_NO) return 403;
    return status == STATUS_USAGE ? 400 : 503;
}

static void act(Account *account, size_t page, Response *response)
{
    Err err = {0};
    Status status = PAGES[page].act(account, &err);
    if (status == STATUS_OK) {
        response->status = 303;
        response->body = S("");
        response_header(response, account->request->arena, "Location", S("/"));
        viewer_set_session(account->request, account->session, response);
        return;
    }
    if (err.wait)
        response_header(response, account->request->arena, "Retry-After",
            str_int(account->request->arena, err.wait));
    bool own = status == STATUS_NO || status == STATUS_USAGE;
    show(account, page, status_of(status, &err),
        own ? str_of(err.text) : message_text(MSG_PAGE_STORAGE), response);
}

static void answer(Account *account, size_t page, Response *response)
{
    bool post = str_equal(account->request->method, S("POST"));
    Refusal refusal = {0, MSG_NONE};
    if (PAGES[page].inside &&
        (!account->holder->user.size || account->holder->token))
        refusal = (Refusal){403, MSG_GATE_CLOSED};
    else if (post)
        refusal = guard_post(account->site, account->request, account->holder);
    if (refusal.status)
        shell_refuse(account->site, account->request, account->holder,
            refusal.status, message_text(refusal.why), response);
    else if (post)
        act(account, page, response);
    else
        show(account, page, 200, S(""), response);
}

bool account_answer(const Site *site, const Request *request,
    const SeatHolder *holder, Response *response)
{
    Account account = {.site = site,
        .request = request,
        .holder = holder,
        .visitor = viewer_visitor(site->room, request)};
    if (holder->owner) return false;
    for (size_t i = 0; i < PAGE_COUNT; i++) {
        if (!str_equal(request->path, str_of(PAGES[i].path))) continue;
        answer(&account, i, response);
        return true;
    }
    return false;
}
