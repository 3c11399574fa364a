#ifndef BASE_VECTOR_H
#define BASE_VECTOR_H

/* Before a function whose inner loops are worth compiling once more for wider
 * vectors; which of the two is called is chosen when the program starts. */
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) &&         \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define WIDE_VECTORS __attribute__((target_clones("avx2", "default")))
#else
#define WIDE_VECTORS
#endif

#endif
