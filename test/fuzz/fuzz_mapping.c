/* Mappings of stances: whatever stands in the file, reading it ends in
 * intervals within 0..1 that do not fall, or in an error; what was read is
 * written and read again the same. */
#include "test/fuzz/fuzz.h"

#include <string.h>

#include "base/json.h"
#include "base/yaml.h"
#include "bridge/mapping.h"

static void check_interval(DealInterval interval)
{
    require(interval.least >= 0 && interval.least <= interval.most &&
            interval.most <= 1);
}

static void check_again(Arena *arena, const StanceMapping *mapping)
{
    Node *root;
    StanceMapping again;
    StrBuf buf = strbuf_new(arena);
    json_write(&buf, mapping_node(arena, mapping));
    require(json_read(arena, strbuf_str(&buf), "m", &root, NULL) == STATUS_OK);
    require(mapping_read(arena, root, "m", &again, NULL) == STATUS_OK);
    require(!memcmp(mapping, &again, sizeof again));
}

void fuzz(Arena *arena, Str text)
{
    Node *root;
    Err err = {0};
    StanceMapping mapping;
    if (yaml_read(arena, text, "m", &root, &err) != STATUS_OK) return;
    if (mapping_read(arena, root, "m", &mapping, &err) != STATUS_OK) {
        require(err.text[0] != 0);
        return;
    }
    for (int i = 0; i < STANCE_COUNT; i++) check_interval(mapping.stances[i]);
    check_interval(mapping.reservation);
    check_again(arena, &mapping);
}
