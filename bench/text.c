/* What comparing drafts costs: the drafts of the Paris Agreement of 23
 * October and 4 December 2015, the 1,219 redlines people made for one law,
 * and that law repeated to 1,000 pages and more, then edited. The texts are
 * no part of the product: $TRAVAUX_DATA, or ../shared/data. Beside them the
 * processor time of `git diff --word-diff` and `wdiff`, where installed, on
 * the same files; they compare whole files, know no clauses, and their time
 * has that of starting a program in it. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/json.h"
#include "text/align.h"
#include "text/formats.h"
#include "text/redline.h"

enum { MOST_BYTES = 64 << 20, PAGE_WORDS = 500, EDIT_EVERY = 10 };

static Arena *arena;

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static bool read_file(const char *name, Str *bytes)
{
    const char *folder = getenv("TRAVAUX_DATA");
    Str path =
        str_printf(arena, "%s/%s", folder ? folder : "../shared/data", name);
    if (file_read(arena, path.data, MOST_BYTES, bytes, NULL) == STATUS_OK)
        return true;
    printf("skipped: %s is not there\n", path.data);
    return false;
}

static size_t words_of(Str text)
{
    Lexicon lexicon = lexicon_new(arena);
    return tokens_of(arena, &lexicon, text).count;
}

/* Reads, aligns and marks two drafts; the milliseconds of each step. */
static void compare(const char *name, Str old_text, Str new_text)
{
    Draft old_draft, new_draft;
    Redliner redliner = redliner_new(arena);
    double begin = seconds();
    if (markdown_read(arena, old_text, "", &old_draft, NULL) != STATUS_OK ||
        markdown_read(arena, new_text, "", &new_draft, NULL) != STATUS_OK)
        return;
    double read = seconds();
    Alignment alignment =
        draft_align(arena, &redliner.lexicon, &old_draft, &new_draft);
    double aligned = seconds();
    for (size_t i = 0; i < alignment.lineages.count; i++) {
        Lineage lineage = alignment.lineages.items[i];
        if (lineage.change >= CHANGE_MOVED)
            redline_tokens(&redliner,
                &alignment.old_words.tokens[lineage.old_clause],
                &alignment.new_words.tokens[lineage.new_clause]);
    }
    double marked = seconds();
    printf("%-28s %8zu words %6zu clauses: read %6.1f, align %6.1f, mark "
           "%6.1f, all %7.1f ms\n",
        name, words_of(old_text), old_draft.count, (read - begin) * 1e3,
        (aligned - read) * 1e3, (marked - aligned) * 1e3,
        (marked - begin) * 1e3);
}

static double children_seconds(void)
{
    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static bool write_file(const char *path, Str bytes)
{
    FILE *file = fopen(path, "wb");
    if (!file) return false;
    bool written = fwrite(bytes.data, 1, bytes.size, file) == bytes.size;
    return fclose(file) == 0 && written;
}

/* What other programs take for the same two texts. */
static void compare_others(Str old_text, Str new_text)
{
    static const char *const programs[][2] = {
        {"git", "git diff --no-index --word-diff=porcelain"},
        {"wdiff", "wdiff"}};
    char folder[] = "/tmp/travaux-bench-XXXXXX";
    if (!mkdtemp(folder)) return;
    Str a = str_printf(arena, "%s/old.md", folder);
    Str b = str_printf(arena, "%s/new.md", folder);
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
        if (!write_file(a.data, old_text) || !write_file(b.data, new_text))
            break;
        Str asked =
            str_printf(arena, "command -v %s >/dev/null 2>&1", programs[i][0]);
        Str command = str_printf(
            arena, "%s %s %s >/dev/null 2>&1", programs[i][1], a.data, b.data);
        if (system(asked.data) != 0) {
            printf("skipped: %s is not installed\n", programs[i][0]);
            continue;
        }
        double begin = children_seconds();
        int status = system(command.data);
        printf("%-28s %42.1f ms%s\n", programs[i][1],
            (children_seconds() - begin) * 1e3, status < 0 ? " failed" : "");
    }
    unlink(a.data);
    unlink(b.data);
    rmdir(folder);
}

static void in_arena(void (*work)(size_t), size_t argument)
{
    arena = arena_new(0);
    if (!arena || ARENA_GUARD(arena)) exit(1);
    work(argument);
    arena_free(arena);
}

static void compare_paris(size_t unused)
{
    Str old_text, new_text;
    (void)unused;
    if (read_file("text/paris/1-2015-10-23.md", &old_text) &&
        read_file("text/paris/2-2015-12-04.md", &new_text))
        compare("Paris, October to December", old_text, new_text);
}

static void compare_paris_others(size_t unused)
{
    Str old_text, new_text;
    (void)unused;
    if (read_file("text/paris/1-2015-10-23.md", &old_text) &&
        read_file("text/paris/2-2015-12-04.md", &new_text))
        compare_others(old_text, new_text);
}

/* One law as Markdown, TIMES over; with every tenth clause EDITED: a word
 * less, a word more, in turn a clause left out. */
static Str repeat_law(const Node *law, size_t times, bool edited)
{
    StrBuf buf = strbuf_new(arena);
    size_t place = 0;
    for (size_t t = 0; t < times; t++) {
        strbuf_printf(&buf, "# Part %zu\n\n", t + 1);
        for (size_t i = 0; i < law->count; i++, place++) {
            const Node *item = law->items[i];
            Str text = node_get_text(item, S("text"));
            bool article =
                str_equal(node_get_text(item, S("type")), S("article"));
            if (article)
                strbuf_printf(&buf, "## Article %.*s ",
                    STR_ARGS(node_get_text(item, S("n"))));
            if (edited && place % EDIT_EVERY == 0) {
                if (place % (3 * EDIT_EVERY) == 0) text = S("");
                size_t space = str_find(text, S(" "), 0);
                if (space != SIZE_MAX) text = str_slice(text, space + 1, ~0ul);
                strbuf_add(&buf, S("Subject to Part 2, "));
            }
            strbuf_add(&buf, text);
            strbuf_add(&buf, S("\n\n"));
        }
    }
    return strbuf_str(&buf);
}

static void compare_repeated(size_t times)
{
    Str text;
    Node *law;
    if (!read_file("text/gdpr/base_2012_en.json", &text) ||
        json_read(arena, text, "", &law, NULL) != STATUS_OK)
        return;
    Str old_text = repeat_law(law, times, false);
    Str name =
        str_printf(arena, "%zu pages, edited", words_of(old_text) / PAGE_WORDS);
    Str new_text = repeat_law(law, times, true);
    compare(name.data, old_text, new_text);
    if (words_of(old_text) / PAGE_WORDS > 1000)
        compare_others(old_text, new_text);
}

int main(void)
{
    if (!hash_start()) return 1;
    for (int i = 0; i < 3; i++) in_arena(compare_paris, 0);
    in_arena(compare_paris_others, 0);
    for (size_t times = 1; times <= 16; times *= 2)
        in_arena(compare_repeated, times);
    return 0;
}
