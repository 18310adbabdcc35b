/* Recursion: Ackermann, Fibonacci, Hanoi, eight queens, permutations, mutual recursion. */
#include "rt.h"

static __attribute__((noinline)) u32 ackermann(u32 m, u32 n) {
  if (m == 0) return n + 1;
  if (n == 0) return ackermann(m - 1, 1);
  return ackermann(m - 1, ackermann(m, n - 1));
}

static __attribute__((noinline)) u64 fibonacci(u32 n) {
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

static u32 pegs[3];

static __attribute__((noinline)) u32 hanoi(int n, int from, int to) {
  if (n == 0) return 0;
  int other = 3 - from - to;
  u32 moves = hanoi(n - 1, from, other);
  pegs[from] ^= 1u << n;
  pegs[to] ^= 1u << n;
  return moves + 1 + hanoi(n - 1, other, to);
}

static __attribute__((noinline)) int queens(u32 columns, u32 left, u32 right, u32 all) {
  if (columns == all) return 1;
  int count = 0;
  for (u32 free = all & ~(columns | left | right); free; free &= free - 1) {
    u32 bit = free & -free;
    count += queens(columns | bit, (left | bit) << 1, (right | bit) >> 1, all);
  }
  return count;
}

static u64 permutation_hash;

static void permute(u8 *p, int n) {
  if (n == 1) {
    for (int i = 0; i < 6; i++) permutation_hash = permutation_hash * 131 + p[i];
    return;
  }
  for (int i = 0; i < n; i++) {
    u8 t = p[i];
    p[i] = p[n - 1];
    p[n - 1] = t;
    permute(p, n - 1);
    t = p[i];
    p[i] = p[n - 1];
    p[n - 1] = t;
  }
}

static int is_odd(u32 n);
static __attribute__((noinline)) int is_even(u32 n) { return n == 0 ? 1 : is_odd(n - 1); }
static __attribute__((noinline)) int is_odd(u32 n) { return n == 0 ? 0 : is_even(n - 1); }

static int run(int argc, char **argv) {
  show("ackermann(2,9)", ackermann(2, 9));
  show("ackermann(3,5)", ackermann(3, 5));
  show("fibonacci(22)", (s64)fibonacci(22));
  pegs[0] = (1u << 13) - 2;
  show("hanoi(12)", hanoi(12, 0, 2));
  show("last peg", pegs[2]);
  for (int n = 4; n <= 8; n++) show("queens", queens(0, 0, 0, (1u << n) - 1));
  u8 letters[6] = {'a', 'b', 'c', 'd', 'e', 'f'};
  permute(letters, 6);
  show_hex("permutations", permutation_hash);
  show("even", is_even(1000));
  return (int)ackermann(1, 5);
}
