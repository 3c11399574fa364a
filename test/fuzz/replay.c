/* Runs a fuzzer without libFuzzer: over every file of the folders named on
 * the command line, then over mutations of each (a byte changed, dropped,
 * doubled, or the tail cut off). The sequence is the same every time. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "test/fuzz/entry.h"
#include "test/random.h"

enum { LARGEST_FILE = 1 << 16, MUTATIONS = 200, MUTATIONS_LONG = 20000 };

static uint8_t file[LARGEST_FILE + 1];
static int mutations = MUTATIONS;

static size_t mutate(uint8_t *data, size_t size)
{
    size_t at = random_below(size);
    switch (random_below(4)) {
    case 0: data[at] = (uint8_t)random_below(256); return size;
    case 1: memmove(data + at, data + at + 1, size - at - 1); return size - 1;
    case 2: memmove(data + at + 1, data + at, size - at); return size + 1;
    default: return at;
    }
}

/* Each run gets a block of its very size, so that a sanitizer sees a read
 * past the end. */
static void run_once(const uint8_t *data, size_t size)
{
    uint8_t *copy = malloc(size ? size : 1);
    if (!copy) return;
    memcpy(copy, data, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
}

static void run_file(const char *path)
{
    static uint8_t mutant[LARGEST_FILE + 64];
    FILE *in = fopen(path, "rb");
    if (!in) return;
    size_t size = fread(file, 1, LARGEST_FILE, in);
    fclose(in);
    run_once(file, size);
    for (int i = 0; i < mutations; i++) {
        size_t mutant_size = size;
        memcpy(mutant, file, size);
        for (size_t n = 1 + random_below(4); n && mutant_size; n--)
            mutant_size = mutate(mutant, mutant_size);
        run_once(mutant, mutant_size);
    }
}

static int run_folder(const char *folder)
{
    char path[4096];
    struct dirent **names;
    int count = scandir(folder, &names, NULL, alphasort);
    if (count < 0) {
        perror(folder);
        return 1;
    }
    for (int i = 0; i < count; i++) {
        if (names[i]->d_name[0] != '.') {
            snprintf(path, sizeof path, "%s/%s", folder, names[i]->d_name);
            run_file(path);
        }
        free(names[i]);
    }
    free(names);
    return 0;
}

int main(int argc, char **argv)
{
    int failed = 0;
    if (getenv("TRAVAUX_LONG")) mutations = MUTATIONS_LONG;
    for (int i = 1; i < argc; i++) failed |= run_folder(argv[i]);
    return failed;
}
