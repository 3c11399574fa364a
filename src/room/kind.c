/* The table of kinds: for each, its section in a brief, its key, from when it
 * holds by default, and the fields of its body. doc/format.md prints it. */
#include "room/kind.h"

#include <string.h>

#define BIT KIND_BIT
#define PARTY BIT(KIND_PARTY)
#define PERSON BIT(KIND_PERSON)
#define DRAFT BIT(KIND_DRAFT)
#define POINT BIT(KIND_POINT)
#define CLAUSE BIT(KIND_CLAUSE)
#define SIDE KINDS_SIDE
#define VOICE KINDS_VOICE
/* What can be spoken about. */
#define MATTER (POINT | DRAFT | BIT(KIND_MEETING))

enum { REQUIRED = FIELD_REQUIRED, PLAIN = FIELD_PLAIN, NOBODY = FIELD_NOBODY };

#define END                                                                    \
    {                                                                          \
        .name = NULL                                                           \
    }

const Field COMMON_FIELDS[] = {
    {"source", FIELD_REF, 0, BIT(KIND_SOURCE), NULL},
    {"spans", FIELD_SPANS, 0, 0, NULL},
    {"lang", FIELD_TEXT, 0, 0, NULL},
    {"note", FIELD_TEXT, 0, 0, NULL},
    {"inferred", FIELD_INFERRED, 0, 0, NULL},
    END,
};

static const Field ROOM[] = {
    {"title", FIELD_TEXT, REQUIRED, 0, NULL},
    {"until-all", FIELD_YES, 0, 0, NULL},
    {"zone", FIELD_TEXT, 0, 0, NULL},
    {"audience", FIELD_AUDIENCE, REQUIRED, 0, NULL},
    {"owner", FIELD_WORD, 0, 0, "analyst mediator"},
    {"consent", FIELD_REFS, 0, PARTY, NULL},
    {"assumptions", FIELD_TEXTS, 0, 0, NULL},
    END,
};

static const Field PARTY_FIELDS[] = {
    {"name", FIELD_TEXT, REQUIRED, 0, NULL},
    {"aka", FIELD_TEXTS, 0, 0, NULL},
    {"role", FIELD_WORD, REQUIRED, 0,
        "party sponsor facilitator guarantor custodian observer"},
    END,
};

static const Field PERSON_FIELDS[] = {
    {"name", FIELD_TEXT, REQUIRED, 0, NULL},
    {"aka", FIELD_TEXTS, 0, 0, NULL},
    {"role", FIELD_TEXT, 0, 0, NULL},
    {"party", FIELD_REF, 0, PARTY, NULL},
    {"of", FIELD_REF, PLAIN, SIDE | BIT(KIND_BODY), NULL},
    {"place", FIELD_TEXT, 0, 0, NULL},
    {"from", FIELD_DATE, 0, 0, NULL},
    {"to", FIELD_DATE, 0, 0, NULL},
    END,
};

static const Field COALITION[] = {
    {"name", FIELD_TEXT, REQUIRED, 0, NULL},
    {"aka", FIELD_TEXTS, 0, 0, NULL},
    {"size", FIELD_NUMBER, 0, 0, NULL},
    {"members", FIELD_MEMBERS, 0, PARTY, NULL},
    {"chairs", FIELD_REFS, 0, PERSON | PARTY, NULL},
    {"supports", FIELD_REFS, 0, PARTY, NULL},
    END,
};

static const Field BODY[] = {
    {"name", FIELD_TEXT, REQUIRED, 0, NULL},
    {"aka", FIELD_TEXTS, 0, 0, NULL},
    {"by", FIELD_REFS, NOBODY, VOICE, NULL},
    {"task", FIELD_TEXT, 0, 0, NULL},
    END,
};

static const Field ROUND[] = {
    {"name", FIELD_TEXT, REQUIRED, 0, NULL},
    {"parties", FIELD_REFS, 0, SIDE, NULL},
    {"facilitator", FIELD_REFS, 0, SIDE | PERSON, NULL},
    {"level", FIELD_WORD, 0, 0, "1 1.5 2"},
    {"open", FIELD_YES, 0, 0, NULL},
    END,
};

static const Field MEETING[] = {
    {"title", FIELD_TEXT, 0, 0, NULL},
    {"round", FIELD_REF, 0, BIT(KIND_ROUND), NULL},
    {"date", FIELD_DATE, 0, 0, NULL},
    {"place", FIELD_TEXT, 0, 0, NULL},
    {"channel", FIELD_TEXT, 0, 0, NULL},
    {"people", FIELD_REFS, 0, PERSON, NULL},
    {"led-by", FIELD_REFS, 0, PERSON, NULL},
    {"parties", FIELD_REFS, 0, SIDE | BIT(KIND_BODY), NULL},
    {"about", FIELD_REFS, 0, MATTER, NULL},
    {"drafts", FIELD_REFS, 0, DRAFT, NULL},
    {"for", FIELD_TEXT, 0, 0, NULL},
    {"status", FIELD_WORD, REQUIRED, 0,
        "held planned conditional alleged cancelled"},
    {"if", FIELD_CONDITIONS, 0, 0, NULL},
    END,
};

static const Field POINT_FIELDS[] = {
    {"title", FIELD_TEXT, REQUIRED, 0, NULL},
    {"options", FIELD_OPTIONS, 0, 0, NULL},
    {"range", FIELD_RANGE, 0, 0, NULL},
    {"unit", FIELD_TEXT, 0, 0, NULL},
    {"terms", FIELD_TEXTS, 0, 0, NULL},
    {"group", FIELD_TEXT, 0, 0, NULL},
    {"consent", FIELD_REFS, 0, PARTY, NULL},
    {"carried-out-by", FIELD_REFS, 0, PARTY, NULL},
    END,
};

static const Field LINK[] = {
    {"if", FIELD_CHOICE, REQUIRED, 0, NULL},
    {"not", FIELD_CHOICE, 0, 0, NULL},
    {"then", FIELD_CHOICE, 0, 0, NULL},
    END,
};

static const Field DRAFT_FIELDS[] = {
    {"title", FIELD_TEXT, REQUIRED, 0, NULL},
    {"by", FIELD_REFS, NOBODY, VOICE, NULL},
    {"date", FIELD_DATE, 0, 0, NULL},
    {"points", FIELD_NUMBER, 0, 0, NULL},
    {"text", FIELD_WORD, 0, 0, "held not-held unpublished"},
    {"file", FIELD_FILE, 0, 0, NULL},
    {"says", FIELD_CHOICE, 0, 0, NULL},
    {"from", FIELD_REFS, 0, DRAFT, NULL},
    {"maybe-same", FIELD_REFS, 0, DRAFT, NULL},
    END,
};

static const Field CLAUSE_FIELDS[] = {
    {"draft", FIELD_REF, REQUIRED, DRAFT, NULL},
    {"parent", FIELD_REF, 0, CLAUSE, NULL},
    {"point", FIELD_REF, 0, POINT, NULL},
    {"option", FIELD_TEXT, 0, 0, NULL},
    {"number", FIELD_TEXT, 0, 0, NULL},
    {"heading", FIELD_TEXT, 0, 0, NULL},
    {"words", FIELD_TEXT, 0, 0, NULL},
    {"id", FIELD_TEXT, 0, 0, NULL},
    {"place", FIELD_NUMBER, 0, 0, NULL},
    END,
};

static const Field LINEAGE[] = {
    {"drafts", FIELD_REFS, 0, DRAFT, NULL},
    {"from", FIELD_REFS, 0, CLAUSE, NULL},
    {"to", FIELD_REFS, 0, CLAUSE, NULL},
    {"how", FIELD_WORD, REQUIRED, 0,
        "same modified moved renumbered split merged added deleted"},
    {"confidence", FIELD_NUMBER, 0, 0, NULL},
    {"by", FIELD_REFS, 0, VOICE, NULL},
    END,
};

static const Field BRACKET[] = {
    {"clause", FIELD_REF, 0, CLAUSE, NULL},
    {"draft", FIELD_REF, 0, DRAFT, NULL},
    {"point", FIELD_REF, 0, POINT, NULL},
    {"how", FIELD_WORD, REQUIRED, 0, "insert delete alternative"},
    {"words", FIELD_TEXT, REQUIRED, 0, NULL},
    {"by", FIELD_REFS, NOBODY, VOICE, NULL},
    END,
};

static const Field AMENDMENT[] = {
    {"draft", FIELD_REF, 0, DRAFT, NULL},
    {"clause", FIELD_REF, 0, CLAUSE, NULL},
    {"point", FIELD_REF, 0, POINT, NULL},
    {"by", FIELD_REFS, REQUIRED | NOBODY, VOICE, NULL},
    {"supporters", FIELD_REFS, 0, VOICE, NULL},
    {"old", FIELD_TEXT, 0, 0, NULL},
    {"new", FIELD_TEXT, 0, 0, NULL},
    {"why", FIELD_TEXT, 0, 0, NULL},
    {"date", FIELD_DATE, 0, 0, NULL},
    END,
};

static const Field ACCOUNT[] = {
    {"draft", FIELD_REF, 0, DRAFT, NULL},
    {"meeting", FIELD_REF, 0, BIT(KIND_MEETING), NULL},
    {"point", FIELD_REF, REQUIRED, POINT, NULL},
    {"option", FIELD_TEXT, 0, 0, NULL},
    {"value", FIELD_NUMBER, 0, 0, NULL},
    {"words", FIELD_TEXT, 0, 0, NULL},
    {"by", FIELD_SPEAKERS, REQUIRED, VOICE, NULL},
    {"via", FIELD_REFS, PLAIN, VOICE, NULL},
    {"hedge", FIELD_TEXT, 0, 0, NULL},
    {"date", FIELD_DATE, 0, 0, NULL},
    END,
};

static const Field SIGHT[] = {
    {"draft", FIELD_REF, REQUIRED, DRAFT, NULL},
    {"by", FIELD_REFS, REQUIRED, VOICE, NULL},
    {"date", FIELD_DATE, 0, 0, NULL},
    {"how", FIELD_TEXT, 0, 0, NULL},
    END,
};

static const Field SOURCE[] = {
    {"publisher", FIELD_TEXT, REQUIRED, 0, NULL},
    {"title", FIELD_TEXT, 0, 0, NULL},
    {"author", FIELD_TEXT, 0, 0, NULL},
    {"date", FIELD_DATE, REQUIRED, 0, NULL},
    {"file", FIELD_FILE, 0, 0, NULL},
    {"url", FIELD_TEXT, 0, 0, NULL},
    {"reliability", FIELD_TEXT, 0, 0, NULL},
    {"quality", FIELD_TEXT, 0, 0, NULL},
    {"copies-of", FIELD_REFS, 0, BIT(KIND_SOURCE), NULL},
    END,
};

static const Field STATEMENT[] = {
    {"by", FIELD_SPEAKERS, REQUIRED, VOICE, NULL},
    {"via", FIELD_REFS, PLAIN, VOICE, NULL},
    {"to", FIELD_REFS, PLAIN, VOICE, NULL},
    {"cue", FIELD_TEXT, 0, 0, NULL},
    {"words", FIELD_TEXT, 0, 0, NULL},
    {"quoted", FIELD_SPANS, 0, 0, NULL},
    {"kind", FIELD_WORD, 0, 0, "direct indirect mixed"},
    {"act", FIELD_WORD, 0, 0, "speech attitude"},
    {"polarity", FIELD_WORD, 0, 0, "affirmed denied not-said"},
    {"tag", FIELD_WORD, 0, 0,
        "demand offer promise accept reject threaten accuse appeal report "
        "assess"},
    {"about", FIELD_REFS, 0, MATTER, NULL},
    {"date", FIELD_DATE, 0, 0, NULL},
    {"place", FIELD_TEXT, 0, 0, NULL},
    {"channel", FIELD_TEXT, 0, 0, NULL},
    {"outlook", FIELD_WORD, 0, 0, "deal meeting point"},
    {"hedge", FIELD_TEXT, 0, 0, NULL},
    {"quality", FIELD_WORD, 0, 0, "clean garbled"},
    {"reading", FIELD_READING, 0, PARTY, NULL},
    {"nested-in", FIELD_REF, 0, BIT(KIND_STATEMENT), NULL},
    END,
};

static const Field POSITION[] = {
    {"party", FIELD_REF, REQUIRED, SIDE, NULL},
    {"point", FIELD_REF, 0, POINT, NULL},
    {"option", FIELD_TEXT, 0, 0, NULL},
    {"draft", FIELD_REF, 0, DRAFT, NULL},
    {"stance", FIELD_WORD, 0, 0,
        "demands prefers accepts accepts-if resists rejects silent endorses "
        "in-principle reserves"},
    {"if", FIELD_CONDITIONS, 0, 0, NULL},
    {"accepts", FIELD_RANGE, 0, 0, NULL},
    {"accepts-if", FIELD_ACCEPTS_IF, 0, 0, NULL},
    {"rejects", FIELD_REJECTS, 0, 0, NULL},
    END,
};

static const Field UNDERSTANDING[] = {
    {"between", FIELD_REFS, REQUIRED, VOICE, NULL},
    {"date", FIELD_DATE, 0, 0, NULL},
    {"content", FIELD_TEXT, 0, 0, NULL},
    {"words", FIELD_TEXT, 0, 0, NULL},
    {"meeting", FIELD_REF, 0, BIT(KIND_MEETING), NULL},
    {"invoked-by", FIELD_REFS, 0, VOICE, NULL},
    END,
};

static const Field ACT[] = {
    {"act", FIELD_WORD, REQUIRED, 0, ACT_WORDS},
    {"by", FIELD_REFS, REQUIRED, VOICE, NULL},
    {"point", FIELD_REF, 0, POINT, NULL},
    {"option", FIELD_TEXT, 0, 0, NULL},
    {"value", FIELD_NUMBER, 0, 0, NULL},
    {"draft", FIELD_REF, 0, DRAFT, NULL},
    {"what", FIELD_REF, PLAIN,
        BIT(KIND_ROUND) | BIT(KIND_MEETING) | BIT(KIND_BODY) | BIT(KIND_ASSET) |
            MATTER,
        NULL},
    {"ad-referendum", FIELD_YES, 0, 0, NULL},
    {"date", FIELD_DATE, 0, 0, NULL},
    {"place", FIELD_TEXT, 0, 0, NULL},
    END,
};

static const Field WITHDRAWN[] = {
    {"point", FIELD_REF, REQUIRED, POINT, NULL},
    {"by", FIELD_REFS, NOBODY, VOICE, NULL},
    {"date", FIELD_DATE, 0, 0, NULL},
    END,
};

static const Field EVENT[] = {
    {"event", FIELD_TEXT, REQUIRED, 0, NULL},
    {"date", FIELD_DATE, 0, 0, NULL},
    {"place", FIELD_TEXT, 0, 0, NULL},
    {"killed", FIELD_AMOUNT, 0, 0, NULL},
    {"injured", FIELD_AMOUNT, 0, 0, NULL},
    {"damage", FIELD_TEXT, 0, 0, NULL},
    {"by", FIELD_REFS, PLAIN | NOBODY, VOICE, NULL},
    {"as-reported-by", FIELD_REFS, PLAIN, VOICE | BIT(KIND_SOURCE), NULL},
    END,
};

static const Field COMMITMENT[] = {
    {"by", FIELD_REFS, REQUIRED | NOBODY, VOICE, NULL},
    {"to", FIELD_REFS, PLAIN, VOICE, NULL},
    {"what", FIELD_TEXT, REQUIRED, 0, NULL},
    {"when", FIELD_CONDITIONS, 0, 0, NULL},
    {"depends-on", FIELD_REFS, PLAIN,
        BIT(KIND_BODY) | BIT(KIND_COMMITMENT) | MATTER, NULL},
    {"verified-by", FIELD_REFS, PLAIN, VOICE, NULL},
    {"until", FIELD_DATE, 0, 0, NULL},
    END,
};

static const Field FINDING[] = {
    {"commitment", FIELD_REF, REQUIRED, BIT(KIND_COMMITMENT), NULL},
    {"finding", FIELD_WORD, REQUIRED, 0,
        "kept partly due not-due not-kept disputed"},
    {"by", FIELD_REFS, PLAIN, VOICE, NULL},
    {"date", FIELD_DATE, 0, 0, NULL},
    END,
};

static const Field ASSET[] = {
    {"title", FIELD_TEXT, REQUIRED, 0, NULL},
    {"amount", FIELD_AMOUNT, 0, 0, NULL},
    {"unit", FIELD_TEXT, 0, 0, NULL},
    {"held-by", FIELD_REFS, PLAIN, VOICE, NULL},
    {"place", FIELD_TEXT, 0, 0, NULL},
    {"constraints", FIELD_TEXTS, 0, 0, NULL},
    END,
};

static const Field USE[] = {
    {"asset", FIELD_REF, REQUIRED, BIT(KIND_ASSET), NULL},
    {"by", FIELD_REFS, NOBODY, VOICE, NULL},
    {"for", FIELD_TEXT, REQUIRED, 0, NULL},
    {"amount", FIELD_AMOUNT, 0, 0, NULL},
    {"draft", FIELD_REF, 0, DRAFT, NULL},
    END,
};

static const Field ESTIMATE[] = {
    {"party", FIELD_REF, REQUIRED, PARTY, NULL},
    {"reservation", FIELD_NUMBER, 0, 0, NULL},
    {"weights", FIELD_WEIGHTS, 0, POINT, NULL},
    {"values", FIELD_VALUES, 0, POINT, NULL},
    {"by", FIELD_REF, REQUIRED, VOICE, NULL},
    END,
};

static const Field PREFERENCE[] = {
    {"party", FIELD_REF, REQUIRED, PARTY, NULL},
    {"sealed", FIELD_TEXT, REQUIRED, 0, NULL},
    END,
};

static const Field PACKAGE[] = {
    {"title", FIELD_TEXT, 0, 0, NULL},
    {"takes", FIELD_CHOICE, REQUIRED, 0, NULL},
    {"by", FIELD_REFS, NOBODY, VOICE, NULL},
    END,
};

static const Field DEADLINE[] = {
    {"what", FIELD_TEXT, REQUIRED, 0, NULL},
    {"date", FIELD_DATE, REQUIRED, 0, NULL},
    {"about", FIELD_REFS, 0, MATTER | BIT(KIND_COMMITMENT), NULL},
    END,
};

static const Field NAME[] = {
    {"spellings", FIELD_TEXTS, REQUIRED, 0, NULL},
    END,
};

static const Field GRANT[] = {
    {"party", FIELD_REF, REQUIRED, PARTY, NULL},
    {"who", FIELD_REF, PLAIN, PERSON, NULL},
    {"from", FIELD_DATE, 0, 0, NULL},
    {"to", FIELD_DATE, 0, 0, NULL},
    END,
};

static const Field PROPOSAL[] = {
    {"of", FIELD_TEXT, REQUIRED, 0, NULL},
    {"entry", FIELD_ANY, REQUIRED, 0, NULL},
    {"confidence", FIELD_NUMBER, 0, 0, NULL},
    {"why", FIELD_TEXT, 0, 0, NULL},
    END,
};

static const Field RATING[] = {
    {"by", FIELD_REF, REQUIRED, VOICE, NULL},
    {"of", FIELD_REF, REQUIRED, CLAUSE | DRAFT | BIT(KIND_AMENDMENT), NULL},
    {"party", FIELD_REF, REQUIRED, SIDE, NULL},
    {"direction", FIELD_WORD, REQUIRED, 0, "for against neither"},
    {"why", FIELD_TEXT, 0, 0, NULL},
    END,
};

static const Field RELEASE[] = {
    {"what", FIELD_TEXT, REQUIRED, 0, NULL},
    {"entry", FIELD_ANY, 0, 0, NULL},
    END,
};

static const Field TAKES_BACK[] = {
    {"of", FIELD_RECORD, REQUIRED, 0, NULL},
    {"why", FIELD_TEXT, 0, 0, NULL},
    END,
};

const KindRow KINDS[KIND_COUNT] = {
    [KIND_UNKNOWN] = {"", NULL, KEY_FREE, SINCE_BASIS, TAKES_BACK},
    [KIND_ROOM] = {"room", NULL, KEY_REQUIRED, SINCE_ALWAYS, ROOM},
    [KIND_PARTY] = {"party", "parties", KEY_REQUIRED, SINCE_ALWAYS,
        PARTY_FIELDS},
    [KIND_PERSON] = {"person", "outsiders", KEY_REQUIRED, SINCE_ALWAYS,
        PERSON_FIELDS},
    [KIND_COALITION] = {"coalition", "coalitions", KEY_REQUIRED, SINCE_ALWAYS,
        COALITION},
    [KIND_BODY] = {"body", "bodies", KEY_REQUIRED, SINCE_ALWAYS, BODY},
    [KIND_ROUND] = {"round", "rounds", KEY_REQUIRED, SINCE_ALWAYS, ROUND},
    [KIND_MEETING] = {"meeting", "meetings", KEY_REQUIRED, SINCE_BASIS,
        MEETING},
    [KIND_POINT] = {"point", "points", KEY_REQUIRED, SINCE_ALWAYS,
        POINT_FIELDS},
    [KIND_LINK] = {"link", "links", KEY_GIVEN, SINCE_ALWAYS, LINK},
    [KIND_DRAFT] = {"draft", "drafts", KEY_REQUIRED, SINCE_ALWAYS,
        DRAFT_FIELDS},
    [KIND_CLAUSE] = {"clause", "clauses", KEY_GIVEN, SINCE_BASIS,
        CLAUSE_FIELDS},
    [KIND_LINEAGE] = {"lineage", "lineage", KEY_GIVEN, SINCE_BASIS, LINEAGE},
    [KIND_BRACKET] = {"bracket", "brackets", KEY_GIVEN, SINCE_BASIS, BRACKET},
    [KIND_AMENDMENT] = {"amendment", "amendments", KEY_GIVEN, SINCE_OWN_DATE,
        AMENDMENT},
    [KIND_ACCOUNT] = {"account", "accounts", KEY_GIVEN, SINCE_OWN_DATE,
        ACCOUNT},
    [KIND_SIGHT] = {"sight", "sights", KEY_GIVEN, SINCE_OWN_DATE, SIGHT},
    [KIND_SOURCE] = {"source", "sources", KEY_REQUIRED, SINCE_OWN_DATE, SOURCE},
    [KIND_STATEMENT] = {"statement", "statements", KEY_GIVEN, SINCE_OWN_DATE,
        STATEMENT},
    [KIND_POSITION] = {"position", "positions", KEY_OF_FIELDS, SINCE_BASIS,
        POSITION},
    [KIND_UNDERSTANDING] = {"understanding", "understandings", KEY_GIVEN,
        SINCE_BASIS, UNDERSTANDING},
    [KIND_ACT] = {"act", "acts", KEY_GIVEN, SINCE_OWN_DATE, ACT},
    [KIND_WITHDRAWN] = {"withdrawn", "withdrawn", KEY_GIVEN, SINCE_OWN_DATE,
        WITHDRAWN},
    [KIND_EVENT] = {"event", "events", KEY_GIVEN, SINCE_OWN_DATE, EVENT},
    [KIND_COMMITMENT] = {"commitment", "commitments", KEY_GIVEN, SINCE_BASIS,
        COMMITMENT},
    [KIND_FINDING] = {"finding", "findings", KEY_GIVEN, SINCE_OWN_DATE,
        FINDING},
    [KIND_ASSET] = {"asset", "assets", KEY_REQUIRED, SINCE_BASIS, ASSET},
    [KIND_USE] = {"use", "uses", KEY_GIVEN, SINCE_BASIS, USE},
    [KIND_ESTIMATE] = {"estimate", "estimates", KEY_GIVEN, SINCE_BASIS,
        ESTIMATE},
    [KIND_PREFERENCE] = {"preference", "preferences", KEY_GIVEN, SINCE_BASIS,
        PREFERENCE},
    [KIND_PACKAGE] = {"package", "packages", KEY_GIVEN, SINCE_BASIS, PACKAGE},
    [KIND_DEADLINE] = {"deadline", "deadlines", KEY_GIVEN, SINCE_BASIS,
        DEADLINE},
    [KIND_NAME] = {"name", "names", KEY_FREE, SINCE_ALWAYS, NAME},
    [KIND_GRANT] = {"grant", "grants", KEY_GIVEN, SINCE_ALWAYS, GRANT},
    [KIND_PROPOSAL] = {"proposal", "proposals", KEY_GIVEN, SINCE_BASIS,
        PROPOSAL},
    [KIND_RATING] = {"rating", "ratings", KEY_GIVEN, SINCE_BASIS, RATING},
    [KIND_RELEASE] = {"release", "releases", KEY_GIVEN, SINCE_BASIS, RELEASE},
    [KIND_RETRACTION] = {"retraction", "retractions", KEY_GIVEN, SINCE_BASIS,
        TAKES_BACK},
    [KIND_PURGE] = {"purge", NULL, KEY_GIVEN, SINCE_BASIS, TAKES_BACK},
};

Kind kind_parse(Str name)
{
    for (Kind kind = KIND_UNKNOWN + 1; kind < KIND_COUNT; kind++)
        if (str_equal(name, str_of(KINDS[kind].name))) return kind;
    return KIND_UNKNOWN;
}

Kind kind_of_section(Str section)
{
    for (Kind kind = KIND_UNKNOWN + 1; kind < KIND_COUNT; kind++)
        if (KINDS[kind].section &&
            str_equal(section, str_of(KINDS[kind].section)))
            return kind;
    return KIND_UNKNOWN;
}

Str kind_name(Kind kind)
{
    return str_of(KINDS[kind].name);
}

Str kind_plural(Kind kind, size_t count)
{
    if (kind == KIND_PERSON) return count == 1 ? S("person") : S("people");
    if (count == 1 || !KINDS[kind].section) return kind_name(kind);
    return str_of(KINDS[kind].section);
}

static const Field *find_field(const Field *fields, Str name)
{
    for (; fields->name; fields++)
        if (str_equal(name, str_of(fields->name))) return fields;
    return NULL;
}

const Field *kind_field(Kind kind, Str name)
{
    const Field *field = find_field(KINDS[kind].fields, name);
    return field ? field : find_field(COMMON_FIELDS, name);
}

Str kind_set_text(Arena *arena, KindSet set)
{
    StrBuf buf = strbuf_new(arena);
    for (Kind kind = KIND_UNKNOWN + 1; kind < KIND_COUNT; kind++) {
        if (!(set & KIND_BIT(kind))) continue;
        set &= ~KIND_BIT(kind);
        if (buf.size) strbuf_add(&buf, set ? S(", ") : S(" or "));
        strbuf_add(&buf, kind_name(kind));
    }
    return strbuf_str(&buf);
}
