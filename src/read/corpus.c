/* The corpus as it lies on disk. */
#include "read/corpus.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "base/file.h"
#include "read/quote.h"
#include "read/tagger.h"

enum { FILE_MAX = 16 << 20 };

typedef VEC(Str) Names;

static int compare_names(const void *a, const void *b)
{
    return str_compare(*(const Str *)a, *(const Str *)b);
}

/* The names in a folder, sorted. */
static Status list_folder(
    Arena *arena, const char *path, Names *names, Err *err)
{
    DIR *folder = opendir(path);
    struct dirent *entry;
    if (!folder)
        return err_set(err, STATUS_INPUT, NOWHERE, MSG_NO_FOLDER,
            ARGS(str_of(path), str_of(strerror(errno))));
    while ((entry = readdir(folder)))
        if (entry->d_name[0] != '.')
            vec_push(arena, names, str_copy(arena, str_of(entry->d_name)));
    closedir(folder);
    qsort(names->items, names->count, sizeof *names->items, compare_names);
    return STATUS_OK;
}

/* The first annotation of the article NAME: "NAME_d473.ann". */
static const char *find_annotation(
    Arena *arena, const char *folder, Str name, const Names *annotations)
{
    Str prefix = str_printf(arena, "%.*s_", STR_ARGS(name));
    for (size_t i = 0; i < annotations->count; i++)
        if (str_starts(annotations->items[i], prefix) &&
            str_find(annotations->items[i], S("_"), prefix.size) == SIZE_MAX)
            return str_c(arena, str_printf(arena, "%s/attributions/%.*s",
                                    folder, STR_ARGS(annotations->items[i])));
    return NULL;
}

static Tag tag_by_name(Str name)
{
    for (Tag tag = 0; tag < TAG_COUNT; tag++)
        if (str_equal(name, str_of(TAG_NAMES[tag]))) return tag;
    return TAG_OTHER;
}

/* Gives each token the tag of the line that begins where it begins. */
static void read_tags(Article *article, Str lines)
{
    Str line, begin, end;
    int64_t at;
    size_t i = 0, n = article->tokens.token_count;
    while (str_next(&lines, '\n', &line)) {
        if (!str_next(&line, ' ', &begin) || !str_next(&line, ' ', &end) ||
            !str_to_int(begin, &at))
            continue;
        while (i < n && article->tokens.tokens[i].begin < at) i++;
        if (i < n && article->tokens.tokens[i].begin == at)
            article->tags[i] = (uint8_t)tag_by_name(line);
    }
}

static Status read_article(Arena *arena, const WordLists *lists,
    const char *text_path, const char *annotation, const char *tags,
    Articles *out, Err *err)
{
    Article article = {0};
    Str text, standoff, lines = S("");
    TRY(file_read(arena, text_path, FILE_MAX, &text, err));
    TRY(file_read(arena, annotation, FILE_MAX, &standoff, err));
    if (tags) TRY(file_read(arena, tags, FILE_MAX, &lines, err));
    tokens_cut(arena, lists, text, &article.tokens);
    quotes_find(&article.tokens);
    size_t n = article.tokens.token_count;
    article.labels = arena_alloc(arena, n + 1);
    article.tags = arena_alloc(arena, n + 1);
    article.margins = arena_array(arena, n + 1, sizeof *article.margins);
    article.guessed = arena_alloc(arena, n + 1);
    memset(article.tags, TAG_COUNT, n + 1);
    attributions_read_brat(arena, text, standoff, &article.gold);
    attributions_label(&article.tokens, &article.gold, article.labels);
    read_tags(&article, lines);
    vec_push(arena, out, article);
    return STATUS_OK;
}

Status corpus_read(Arena *arena, const WordLists *lists, const char *folder,
    const char *tags, size_t limit, Articles *out, Err *err)
{
    Names texts = {0}, annotations = {0};
    TRY(list_folder(arena, str_c(arena, str_printf(arena, "%s/text", folder)),
        &texts, err));
    TRY(list_folder(arena,
        str_c(arena, str_printf(arena, "%s/attributions", folder)),
        &annotations, err));
    for (size_t i = 0; i < texts.count && (!limit || out->count < limit); i++) {
        Str file = texts.items[i];
        Str name = str_slice(file, 0, file.size - 4);
        const char *annotation =
            find_annotation(arena, folder, name, &annotations);
        if (!annotation || !str_ends(file, S(".txt"))) continue;
        const char *text = str_c(
            arena, str_printf(arena, "%s/text/%.*s", folder, STR_ARGS(file)));
        const char *tag_file = tags ? str_c(arena, str_printf(arena, "%s/%.*s",
                                                       tags, STR_ARGS(file)))
                                    : NULL;
        TRY(read_article(arena, lists, text, annotation, tag_file, out, err));
    }
    return STATUS_OK;
}
