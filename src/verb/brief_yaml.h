#ifndef VERB_BRIEF_YAML_H
#define VERB_BRIEF_YAML_H

#include "base/node.h"

/* Writes the brief TREE as YAML that `new` and `add` read and people edit:
 * maps in lines of their own, lists in brackets. After an entry that has
 * spans stand, as a comment, the words of TEXT that it was read from. */
void brief_yaml_add(StrBuf *buf, const Node *tree, Str text);

/* Adds WORDS as comment lines. */
void brief_yaml_comment(StrBuf *buf, Str words);

#endif
