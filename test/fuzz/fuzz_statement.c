/* The preference grammar: what is read is as true in 64 states at once as in
 * each of them; what is refused must have an error within the text. */
#include "test/fuzz/fuzz.h"

#include <stdlib.h>
#include "stability/statement.h"

static const StatementName NAMES[] = {{{"a", 1}, {"a", 1}},
    {{"b", 1}, {"The bridge", 10}}, {{"c", 1}, {"c", 1}},
    {{"dam", 3}, {"The dam", 7}}, {{"e-f", 3}, {"e f", 3}},
    {{"\xC3\xA9", 2}, {"\xC3\xA9", 2}}};

enum { OPTIONS = sizeof NAMES / sizeof *NAMES };

static void check_truth(const Statement *statement)
{
    uint64_t columns[64] = {0};
    for (uint64_t s = 0; s < 64; s++)
        for (unsigned j = 0; j < OPTIONS; j++) columns[j] |= (s >> j & 1) << s;
    uint64_t all = statement_true(statement, columns);
    for (uint64_t s = 0; s < 64; s++)
        if (statement_holds(statement, s) != (all >> s & 1)) abort();
}

void fuzz(Arena *arena, Str text)
{
    Statement *statement;
    Err err = {0};
    if (statement_read(arena, text, NAMES, OPTIONS, (Place){"fuzz", 1, 1},
            &statement, &err) == STATUS_OK)
        check_truth(statement);
    else if (!err.text[0] || err.line != 1 || err.column > text.size + 1)
        abort();
}
