/* Grades of support, the strongest first. */
#include "room/grade.h"

static const char *const NAMES[GRADE_COUNT] = {"declared", "own-words",
    "reported", "anonymous", "perceived", "alleged", "inferred"};

Str grade_name(Grade grade)
{
    return str_of(NAMES[grade]);
}

bool grade_parse(Str name, Grade *grade)
{
    for (int i = 0; i < GRADE_COUNT; i++) {
        if (!str_equal(name, str_of(NAMES[i]))) continue;
        *grade = (Grade)i;
        return true;
    }
    return false;
}
