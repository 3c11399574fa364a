/* Unlocked keys. The places stand in one piece of locked memory
 * (sodium_malloc: mlock, MADV_DONTDUMP, guard pages), and are emptied by
 * overwriting. */
#include "verb/vault.h"

#include <pthread.h>
#include <sodium.h>
#include <string.h>

enum { NAME_MOST = 128 };

typedef struct {
    bool held;
    char party[NAME_MOST], pass[NAME_MOST];
    Instant until;
    SealKey key;
} Locker;

struct Vault {
    pthread_mutex_t lock;
    Locker *places; /* [VAULT_KEYS] */
};

static void free_vault(void *state)
{
    Vault *vault = state;
    pthread_mutex_destroy(&vault->lock);
    sodium_free(vault->places); /* which wipes them */
}

Vault *vault_new(Arena *arena)
{
    Vault *vault = arena_alloc(arena, sizeof *vault);
    vault->places = sodium_allocarray(VAULT_KEYS, sizeof *vault->places);
    if (!vault->places) return NULL;
    memset(vault->places, 0, VAULT_KEYS * sizeof *vault->places);
    pthread_mutex_init(&vault->lock, NULL);
    arena_defer(arena, free_vault, vault);
    return vault;
}

static void empty(Locker *place)
{
    sodium_memzero(place, sizeof *place);
}

static Locker *find(Vault *vault, Str party)
{
    for (size_t i = 0; i < VAULT_KEYS; i++)
        if (vault->places[i].held &&
            str_equal(str_of(vault->places[i].party), party))
            return &vault->places[i];
    return NULL;
}

static Locker *find_free(Vault *vault)
{
    for (size_t i = 0; i < VAULT_KEYS; i++)
        if (!vault->places[i].held) return &vault->places[i];
    return NULL;
}

static void write_name(char *to, Str name)
{
    memcpy(to, name.data, name.size);
    to[name.size] = 0;
}

bool vault_put(
    Vault *vault, Str party, const SealKey *key, Str pass, Instant until)
{
    if (party.size >= NAME_MOST || pass.size >= NAME_MOST) return false;
    pthread_mutex_lock(&vault->lock);
    Locker *place = find(vault, party);
    if (!place) place = find_free(vault);
    if (place) {
        place->held = true;
        place->until = until;
        place->key = *key;
        write_name(place->party, party);
        write_name(place->pass, pass);
    }
    pthread_mutex_unlock(&vault->lock);
    return place != NULL;
}

bool vault_get(Vault *vault, Arena *arena, Str party, Instant now,
    SealKey *key, Str *pass, Instant *until)
{
    char *copy = arena_alloc(arena, NAME_MOST); /* nothing fails below */
    pthread_mutex_lock(&vault->lock);
    Locker *place = find(vault, party);
    if (place && place->until <= now) {
        empty(place);
        place = NULL;
    }
    if (place) {
        *key = place->key;
        *until = place->until;
        memcpy(copy, place->pass, NAME_MOST);
    }
    pthread_mutex_unlock(&vault->lock);
    *pass = str_of(copy);
    return place != NULL;
}

bool vault_drop(Vault *vault, Str party)
{
    pthread_mutex_lock(&vault->lock);
    Locker *place = find(vault, party);
    if (place) empty(place);
    pthread_mutex_unlock(&vault->lock);
    return place != NULL;
}

void vault_end(Vault *vault, Str pass)
{
    pthread_mutex_lock(&vault->lock);
    for (size_t i = 0; i < VAULT_KEYS; i++)
        if (vault->places[i].held &&
            str_equal(str_of(vault->places[i].pass), pass))
            empty(&vault->places[i]);
    pthread_mutex_unlock(&vault->lock);
}
