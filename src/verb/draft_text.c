/* Finding the drafts that a verb on texts is asked about. */
#include "verb/draft_text.h"

#include "exchange/docx.h"
#include "verb/text_file.h"
#include "verb/uploads.h"

#define BIT KIND_BIT
const KindSet DRAFT_KINDS =
    BIT(KIND_PARTY) | BIT(KIND_PERSON) | BIT(KIND_COALITION) | BIT(KIND_BODY) |
    BIT(KIND_POINT) | BIT(KIND_DRAFT) | BIT(KIND_CLAUSE) | BIT(KIND_LINEAGE);

Status draft_room(VerbCall *call, RoomView **room, Err *err)
{
    *room = NULL;
    if (!verb_has(call, "room")) return STATUS_OK;
    TRY(room_view_open(call, STORE_READ, room, err));
    return room_view_load(*room, DRAFT_KINDS, err);
}

Status draft_named(const RoomView *room, Str word, RoomDraft *draft, Err *err)
{
    Str key = ref_kind(word) == KIND_DRAFT ? ref_key(word) : word;
    const Record *record = model_find(&room->model, KIND_DRAFT, key);
    if (!record)
        return err_set(err, STATUS_NO, NOWHERE, MSG_NO_SUCH_DRAFT,
            ARGS(word, model_hint(&room->model, BIT(KIND_DRAFT), word)));
    *draft = draft_of_record(&room->model, record);
    return STATUS_OK;
}

/* The bytes of the file that the room holds of DRAFT; none, if it has none. */
static Status held_bytes(const RoomView *room, const RoomDraft *draft,
    const char **name, Str *bytes, Err *err)
{
    const Node *file = record_get(draft->record, S("file"));
    Hash hash;
    *name = str_c(room->arena, node_get_text(file, S("name")));
    *bytes = S("");
    if (!hash_parse(node_get_text(file, S("sha256")), &hash)) return STATUS_OK;
    return store_blob(room->store, &hash, bytes, err);
}

/* Clauses of a file that the room holds but nobody has imported. */
static Status read_held_file(const RoomView *room, RoomDraft *draft, Err *err)
{
    const char *name;
    Str bytes;
    draft->clauses = NULL;
    TRY(held_bytes(room, draft, &name, &bytes, err));
    if (!bytes.size) return STATUS_OK;
    return text_draft_of(room->arena, bytes, name, &draft->draft, err);
}

Status draft_owners(const RoomView *room, RoomDraft *draft, Err *err)
{
    const char *name;
    Str bytes;
    Docx docx;
    Owners *owners;
    TRY(held_bytes(room, draft, &name, &bytes, err));
    if (!str_ends(str_of(name), S(".docx"))) return STATUS_OK;
    TRY(docx_read(room->arena, bytes, name, &docx, err));
    Draft file = docx_draft_owned(room->arena, &docx, &owners);
    size_t count = draft->draft.count;
    draft->owners = arena_array(room->arena, count, sizeof *draft->owners);
    for (size_t i = 0; i < count && i < file.count; i++)
        if (str_equal(draft->draft.items[i].text, file.items[i].text))
            draft->owners[i] = owners[i];
    return STATUS_OK;
}

Status draft_known(const RoomView *room, Str word, RoomDraft *draft, Err *err)
{
    TRY(draft_named(room, word, draft, err));
    return draft->draft.count ? STATUS_OK : read_held_file(room, draft, err);
}

Status draft_held(const RoomView *room, Str word, RoomDraft *draft, Err *err)
{
    TRY(draft_known(room, word, draft, err));
    if (draft->draft.count) return STATUS_OK;
    return err_set(err, STATUS_NO, NOWHERE, MSG_DRAFT_NOT_HELD, ARGS(word));
}

Status draft_imported(
    const RoomView *room, Str word, RoomDraft *draft, Err *err)
{
    TRY(draft_named(room, word, draft, err));
    if (draft->draft.count) return STATUS_OK;
    return err_set(
        err, STATUS_NO, NOWHERE, MSG_DRAFT_NOT_IMPORTED, ARGS(draft->name));
}

/* True if WORD is a file that came with the request: then it is no key. */
static bool is_upload(const VerbCall *call, Str word)
{
    for (size_t i = 0; call->uploads && i < call->uploads->count; i++)
        if (str_equal(call->uploads->items[i].name, word)) return true;
    return false;
}

Status draft_asked(const VerbCall *call, const RoomView *room,
    const char *argument, RoomDraft *draft, Err *err)
{
    Str word = verb_value(call, argument);
    if (room && !is_upload(call, word))
        return draft_held(room, word, draft, err);
    *draft = (RoomDraft){.name = word};
    return text_file_draft(call, argument, &draft->draft, err);
}

Alignment draft_alignment(const RoomView *room, Redliner *redliner,
    const RoomDraft *old_draft, const RoomDraft *new_draft, RoomLineage *found)
{
    RoomLineage lineage = {0};
    if (room) lineage = lineage_of_drafts(&room->model, old_draft, new_draft);
    if (found) *found = lineage;
    return draft_align_settled(redliner->arena, &redliner->lexicon,
        &old_draft->draft, &new_draft->draft, lineage.settled.items,
        lineage.settled.count);
}
