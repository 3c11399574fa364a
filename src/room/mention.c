/* What a record speaks of, for the store's index. */
#include "base/vec.h"
#include "room/view.h"

typedef VEC(Mention) Mentions;

static void add(Arena *arena, Mentions *mentions, MentionRole role, Str key)
{
    for (size_t i = 0; i < mentions->count; i++)
        if (mentions->items[i].role == role &&
            str_equal(mentions->items[i].key, key))
            return;
    vec_push(arena, mentions, ((Mention){role, key}));
}

Str speaker_key(const Node *speaker)
{
    return speaker->type == NODE_MAP ? S("unnamed") : speaker->text;
}

static void add_speakers(Arena *arena, Mentions *mentions, const Record *record)
{
    const Node *by = record_get(record, S("by"));
    for (size_t i = 0; node_is(by, NODE_LIST) && i < by->count; i++) {
        add(arena, mentions, MENTION_BY, speaker_key(by->items[i]));
        Str party = node_get_text(by->items[i], S("party"));
        if (party.size) add(arena, mentions, MENTION_PARTY, party);
    }
    Str reading = node_get_text(record_get(record, S("reading")), S("party"));
    if (reading.size) add(arena, mentions, MENTION_PARTY, reading);
}

/* "SPEAKER THING" for each speaker and each thing spoken about; the thing is
 * the outlook's own word where the statement is about nothing listed. */
static void add_outlooks(Arena *arena, Mentions *mentions, const Record *record)
{
    const Node *by = record_get(record, S("by"));
    const Node *about = record_get(record, S("about"));
    Str outlook = record_text(record, S("outlook"));
    if (!outlook.size || !node_is(by, NODE_LIST)) return;
    for (size_t i = 0; i < by->count; i++) {
        Str speaker = speaker_key(by->items[i]);
        size_t things = node_is(about, NODE_LIST) ? about->count : 0;
        for (size_t j = 0; j < (things ? things : 1); j++) {
            Str thing = things ? about->items[j]->text : outlook;
            const Str parts[] = {speaker, thing};
            add(arena, mentions, MENTION_OUTLOOK,
                str_join(arena, parts, 2, S(" ")));
        }
    }
}

static void add_statement(
    Arena *arena, Mentions *mentions, const Record *record)
{
    const Node *about = record_get(record, S("about"));
    add_speakers(arena, mentions, record);
    for (size_t i = 0; node_is(about, NODE_LIST) && i < about->count; i++)
        add(arena, mentions, MENTION_ABOUT, about->items[i]->text);
    add_outlooks(arena, mentions, record);
    if (str_equal(record_text(record, S("quality")), S("garbled")))
        add(arena, mentions, MENTION_GARBLED, S(""));
}

size_t record_mentions(Arena *arena, const Record *record, Mention **out)
{
    Mentions mentions = {0};
    Str source = record_text(record, S("source"));
    if (record->kind == KIND_STATEMENT && record->body)
        add_statement(arena, &mentions, record);
    if (source.size) add(arena, &mentions, MENTION_SOURCE, source);
    for (size_t i = 0; i < record->basis_count; i++)
        add(arena, &mentions, MENTION_BASIS,
            hash_hex(arena, &record->basis[i]));
    *out = mentions.items;
    return mentions.count;
}
