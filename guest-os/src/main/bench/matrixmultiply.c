#define EXPECTED (1870299081)
#include "bench.h"

enum { N = 120 };

static void multiply(const u32 *a, const u32 *b, u32 *c, int n) {
  for (int i = 0; i < n; i++) {
    for (int j = 0; j < n; j++) {
      u32 sum = 0;
      for (int k = 0; k < n; k++) sum += a[i * n + k] * b[k * n + j];
      c[i * n + j] = sum;
    }
  }
}

static int result(void) {
  u32 *a = allocate(N * N * sizeof *a);
  u32 *b = allocate(N * N * sizeof *b);
  u32 *c = allocate(N * N * sizeof *c);
  random_state = 2463534242u;
  for (int i = 0; i < N * N; i++) {
    a[i] = (u32)next_random();
    b[i] = (u32)next_random();
  }
  multiply(a, b, c, N);
  u32 sum = 0;
  for (int i = 0; i < N * N; i++) sum = sum * 31 + c[i];
  return (int)sum;
}
