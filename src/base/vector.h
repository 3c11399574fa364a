#ifndef BASE_VECTOR_H
#define BASE_VECTOR_H

/* Before a function whose inner loops are worth compiling once more for wider
 * vectors; which one is called is chosen when the program starts. WIDEST: also
 * for the widest, and by all of the compiler's means. */
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) &&         \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define WIDE_VECTORS __attribute__((target_clones("avx2", "default")))
#define WIDEST_VECTORS                                                         \
    __attribute__((                                                            \
        target_clones("avx512f", "avx2", "default"), optimize("O"              \
                                                              "3")))
#else
#define WIDE_VECTORS
#define WIDEST_VECTORS
#endif

#endif
