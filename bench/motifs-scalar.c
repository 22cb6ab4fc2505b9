// What bench/motifs.ts compares with: every position of both strands, every column, whole scores. gcc -O3 motifs-scalar.c -o motifs-scalar
// Input: rounds, width, highest score less what a site may fall short by, number of bases; then the scores of both strands and the bases.
#define _POSIX_C_SOURCE 199309L
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

int main(void) {
  int32_t head[4];
  if (fread(head, 4, 4, stdin) != 4) return 2;
  const int rounds = head[0], width = head[1], least = head[2], length = head[3];
  // Five numbers a column: what is no base scores so little that nothing makes up for it.
  int32_t *forward = malloc((size_t)width * 20), *reverse = malloc((size_t)width * 20);
  uint8_t *bases = malloc((size_t)length);
  if (fread(forward, 4, (size_t)width * 5, stdin) != (size_t)width * 5) return 2;
  if (fread(reverse, 4, (size_t)width * 5, stdin) != (size_t)width * 5) return 2;
  if (fread(bases, 1, (size_t)length, stdin) != (size_t)length) return 2;
  for (int round = 0; round < rounds; round++) {
    const double start = seconds();
    long hits = 0;
    for (int at = 0; at + width <= length; at++) {
      int32_t ahead = 0, behind = 0;
      for (int column = 0; column < width; column++) {
        ahead += forward[column * 5 + bases[at + column]];
        behind += reverse[column * 5 + bases[at + column]];
      }
      hits += (ahead >= least) + (behind >= least);
    }
    printf("%.6f %ld\n", seconds() - start, hits);
  }
  return 0;
}
