/* Texts: what each draft, or an account of it, says of a point. */
#include "room/said.h"

typedef VEC(Said) SaidList;

Str said_option(const Record *draft, Str point)
{
    return node_get_text(record_get(draft, S("says")), point);
}

static void add_drafts(const Model *model, Str point, SaidList *out)
{
    const RecordList *drafts = &model->heads[KIND_DRAFT];
    for (size_t i = 0; i < drafts->count; i++) {
        const Record *draft = drafts->items[i];
        Str option = said_option(draft, point);
        Str ref = str_printf(model->arena, "draft:%.*s", STR_ARGS(draft->key));
        if (option.size)
            vec_push(model->arena, out, ((Said){ref, option, draft}));
    }
}

static Str account_of(const Model *model, const Record *account)
{
    Str draft = record_text(account, S("draft"));
    if (draft.size)
        return str_printf(model->arena, "draft:%.*s", STR_ARGS(draft));
    return str_printf(model->arena, "meeting:%.*s",
        STR_ARGS(record_text(account, S("meeting"))));
}

static void add_accounts(const Model *model, Str point, SaidList *out)
{
    const RecordList *accounts = &model->heads[KIND_ACCOUNT];
    for (size_t i = 0; i < accounts->count; i++) {
        const Record *account = accounts->items[i];
        if (!str_equal(record_text(account, S("point")), point)) continue;
        Str option = record_text(account, S("option"));
        if (!option.size) option = record_text(account, S("value"));
        Said said = {account_of(model, account), option, account};
        vec_push(model->arena, out, said);
    }
}

size_t said_of_point(const Model *model, const Record *point, const Said **said)
{
    SaidList all = {0};
    add_drafts(model, point->key, &all);
    add_accounts(model, point->key, &all);
    *said = all.items;
    return all.count;
}

TextsStatus said_status(const Said *said, size_t count)
{
    size_t telling = 0;
    Str first = S("");
    for (size_t i = 0; i < count; i++) {
        if (!said[i].option.size) continue;
        if (telling && !str_equal(first, said[i].option)) return TEXTS_DIFFER;
        first = said[i].option;
        telling++;
    }
    if (!telling) return TEXTS_NOT_DESCRIBED;
    return telling == 1 ? TEXTS_ONE_ACCOUNT : TEXTS_SAME;
}

static bool is_told(const Model *model, const Record *draft, Str point)
{
    const RecordList *accounts = &model->heads[KIND_ACCOUNT];
    if (said_option(draft, point).size) return true;
    for (size_t i = 0; i < accounts->count; i++)
        if (str_equal(
                record_text(accounts->items[i], S("draft")), draft->key) &&
            str_equal(record_text(accounts->items[i], S("point")), point))
            return true;
    return false;
}

size_t said_count_points(const Model *model, const Record *draft)
{
    const RecordList *points = &model->heads[KIND_POINT];
    size_t count = 0;
    for (size_t i = 0; i < points->count; i++)
        count += is_told(model, draft, points->items[i]->key);
    return count;
}
