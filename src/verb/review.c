/* review: walks through proposals. Each is shown with its passage, asked
 * about, and recorded at once, so that whoever stops keeps what was done. */
#include "base/json.h"
#include "verb/arguments.h"
#include "verb/describe.h"
#include "verb/entry_edit.h"
#include "verb/host.h"
#include "verb/proposal.h"
#include "verb/target.h"

enum { AROUND_BYTES = 600 }; /* of the passage, before and after the words */

typedef struct {
    VerbCall *call;
    Arena *arena;
    RoomView *room;
    const Host *host;
    RecordList pending;
    Decisions decided; /* all so far */
    size_t confirmed, rejected;
    bool ended;
    Screen *fault; /* to be shown first; or NULL */
    Err *err;
} Review;

/* --- the passage --- */

static int64_t number_of(const Node *node)
{
    int64_t number = 0;
    (void)str_to_int(node->text, &number);
    return number;
}

/* The bytes of the source of a proposal; "" where they are not held. */
static Str source_bytes(Review *in, const Record *proposal)
{
    RecordList heads = {0};
    Hash hash;
    Str bytes;
    Str key = record_text(proposal, S("source"));
    if (!key.size ||
        store_heads_of(in->room->store, &in->room->model.view, KIND_SOURCE, key,
            &heads, NULL) ||
        !heads.count)
        return S("");
    const Node *file = record_get(heads.items[0], S("file"));
    if (!hash_parse(node_get_text(file, S("sha256")), &hash)) return S("");
    return store_blob(in->room->store, &hash, &bytes, NULL) == STATUS_OK
               ? bytes
               : S("");
}

/* Where the paragraph of byte AT begins, but not far before it. */
static size_t paragraph_begin(Str text, size_t at)
{
    size_t least = at > AROUND_BYTES ? at - AROUND_BYTES : 0;
    while (at > least && text.data[at - 1] != '\n') at--;
    while (at < text.size && ((unsigned char)text.data[at] & 0xC0) == 0x80)
        at++;
    return at;
}

static size_t paragraph_end(Str text, size_t at)
{
    size_t most = at + AROUND_BYTES < text.size ? at + AROUND_BYTES : text.size;
    while (at < most && text.data[at] != '\n') at++;
    while (at < text.size && ((unsigned char)text.data[at] & 0xC0) == 0x80)
        at++;
    return at;
}

/* The paragraphs of the spans, each span between marks. */
static Str passage(Review *in, const Record *proposal)
{
    const Node *spans = record_get(proposal, S("spans"));
    Str text = source_bytes(in, proposal);
    StrBuf buf = strbuf_new(in->arena);
    if (!node_is(spans, NODE_LIST) || !spans->count || !text.size) return S("");
    size_t at =
        paragraph_begin(text, (size_t)number_of(spans->items[0]->items[0]));
    for (size_t i = 0; i < spans->count; i++) {
        size_t begin = (size_t)number_of(spans->items[i]->items[0]);
        size_t end = (size_t)number_of(spans->items[i]->items[1]);
        if (begin < at || end > text.size) continue;
        strbuf_add(&buf, str_slice(text, at, begin));
        message_add(&buf, MSG_REVIEW_MARKED, ARGS(str_slice(text, begin, end)));
        at = end;
    }
    strbuf_add(&buf, str_slice(text, at, paragraph_end(text, at)));
    return strbuf_str(&buf);
}

/* --- what is proposed --- */

static Str value_text(Arena *arena, const Node *value)
{
    if (!node_is(value, NODE_LIST) && !node_is(value, NODE_MAP))
        return value->text;
    StrBuf buf = strbuf_new(arena);
    json_write(&buf, value);
    return strbuf_str(&buf);
}

static Screen *show_proposal(
    Review *in, size_t index, const Record *proposal, const Node *entry)
{
    Arena *arena = in->arena;
    Screen *screen = screen_new(arena);
    Column *columns = arena_array(arena, 2, sizeof *columns);
    columns[0] = (Column){.heading = message_text(MSG_REVIEW_NAME), .least = 8};
    columns[1] = (Column){
        .heading = message_text(MSG_REVIEW_VALUE), .least = 20, .shrink = 1};
    screen_title(screen,
        message_format(arena, MSG_REVIEW_TITLE,
            ARGS(proposal->key, str_int(arena, (int64_t)index + 1),
                str_int(arena, (int64_t)in->pending.count))),
        message_format(arena, MSG_REVIEW_SURE,
            ARGS(record_text(proposal, S("of")),
                record_text(proposal, S("confidence")))));
    screen_text(screen, passage(in, proposal), TONE_PLAIN);
    Block *table = screen_table(screen, columns, 2);
    for (size_t i = 0; i < entry->count; i++)
        screen_row(screen, table,
            (Cell[]){TONED(entry->entries[i].key, TONE_MUTED),
                CELL(value_text(arena, entry->entries[i].value))});
    return screen;
}

/* --- the answers --- */

static Status ask(Review *in, const Screen *screen, MessageId prompt, Str *line)
{
    *line = S("");
    TRY(in->host->ask(in->host->state, in->arena,
        in->fault ? in->fault : screen, message_text(prompt), line, &in->ended,
        in->err));
    in->fault = NULL;
    *line = str_trim(*line);
    return STATUS_OK;
}

static Status record(Review *in, const Decisions *decisions)
{
    Appended appended = {0};
    TRY(proposals_decide(in->call, in->room, decisions, &appended, in->err));
    for (size_t i = 0; i < decisions->count; i++) {
        vec_push(in->arena, &in->decided, decisions->items[i]);
        in->confirmed += decisions->items[i].confirmed;
        in->rejected += !decisions->items[i].confirmed;
    }
    return STATUS_OK;
}

/* What is wrong with what was to be recorded is told with the next question,
 * which asks again. */
static Status tell(Review *in, Status status)
{
    if (status != STATUS_INPUT && status != STATUS_USAGE) return status;
    in->fault = screen_new(in->arena);
    screen_text(in->fault, err_describe(in->arena, in->err), TONE_WARNING);
    *in->err = (Err){0};
    return STATUS_OK;
}

static bool is_decided(const Review *in, const Record *proposal)
{
    for (size_t i = 0; i < in->decided.count; i++)
        if (in->decided.items[i].proposal == proposal) return true;
    return false;
}

static Status confirm(Review *in, const Record *proposal, const Node *entry)
{
    Decisions decisions = {0};
    RecordList left = {0};
    for (size_t i = 0; i < in->pending.count; i++)
        if (!is_decided(in, in->pending.items[i]))
            vec_push(in->arena, &left, in->pending.items[i]);
    decisions_confirm(in->arena, &decisions, &left, proposal, entry);
    return tell(in, record(in, &decisions));
}

static Status reject(Review *in, const Record *proposal)
{
    Decisions decisions = {0};
    Str why = S("");
    TRY(ask(in, NULL, MSG_REVIEW_WHY, &why));
    vec_push(in->arena, &decisions, ((Decision){proposal, false, NULL, why}));
    return tell(in, record(in, &decisions));
}

/* Takes changes until an empty line, then asks about the whole again. */
static Status correct(Review *in, const Record *proposal, Node **entry)
{
    Kind kind = proposal_kind(proposal);
    for (;;) {
        Str line, field, value;
        TRY(ask(in, NULL, MSG_REVIEW_FIELD, &line));
        if (in->ended || !line.size) return STATUS_OK;
        Status status = entry_split(line, kind, &field, &value, in->err);
        if (status == STATUS_OK)
            status =
                entry_change(in->arena, kind, field, value, entry, in->err);
        TRY(tell(in, status));
    }
}

static Status review_one(Review *in, size_t index)
{
    const Record *proposal = in->pending.items[index];
    Node *entry = node_copy(in->arena, proposal_entry(proposal), false);
    while (!in->ended && !is_decided(in, proposal)) {
        Str answer;
        TRY(ask(in, show_proposal(in, index, proposal, entry), MSG_REVIEW_ASK,
            &answer));
        if (in->ended || str_equal(answer, S("q"))) {
            in->ended = true;
        } else if (str_equal(answer, S("c"))) {
            TRY(confirm(in, proposal, entry));
        } else if (str_equal(answer, S("r"))) {
            TRY(reject(in, proposal));
        } else if (str_equal(answer, S("o"))) {
            TRY(correct(in, proposal, &entry));
        } else if (str_equal(answer, S("s"))) {
            return STATUS_OK;
        }
    }
    return STATUS_OK;
}

static void show_done(Review *in)
{
    VerbCall *call = in->call;
    size_t left = in->pending.count - in->confirmed - in->rejected;
    put_int(call->arena, call->data, S("confirmed"), in->confirmed);
    put_int(call->arena, call->data, S("rejected"), in->rejected);
    put_int(call->arena, call->data, S("left"), left);
    screen_text(call->screen,
        message_format(call->arena, MSG_REVIEW_DONE,
            ARGS(str_int(call->arena, (int64_t)in->confirmed),
                str_int(call->arena, (int64_t)in->rejected),
                str_int(call->arena, (int64_t)left))),
        TONE_PLAIN);
}

static Status run_review(VerbCall *call, Err *err)
{
    Review in = {.call = call, .arena = call->arena, .err = err};
    TRY(host_of(call, &in.host, err));
    TRY(target_open(call, &in.room, err));
    TRY(proposals_pending(in.room, &in.pending, err));
    for (size_t i = 0; i < in.pending.count && !in.ended; i++)
        TRY(review_one(&in, i));
    show_done(&in);
    return STATUS_OK;
}

static const Arg ARGS_REVIEW[] = {ROOM_ARG, BY_ARG, {.name = NULL}};

const Verb verb_review = {.name = "review",
    .summary = MSG_REVIEW,
    .help = MSG_REVIEW_ABOUT,
    .example = "review varda.room",
    .capability = "write",
    .effect = EFFECT_APPENDS,
    .args = ARGS_REVIEW,
    .asks = true,
    .run = run_review};
