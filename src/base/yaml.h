#ifndef BASE_YAML_H
#define BASE_YAML_H

#include "base/node.h"

enum { YAML_MAX_DEPTH = 64 };

/* Reads one YAML document (libyaml, YAML 1.1) as a tree of texts: every
 * scalar is the text as written, whatever it looks like. An empty plain
 * scalar, `~` and `null` are NODE_NULL, but as keys they are texts (an empty
 * one is refused). Aliases, tags and further documents are refused. *ROOT is
 * NODE_NULL for a file without content. */
CHECKED Status yaml_read(
    Arena *arena, Str text, const char *file, Node **root, Err *err);

#endif
