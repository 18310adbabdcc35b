/* Four sorting algorithms on the same numbers, with a comparison function where it matters. */
#include "rt.h"

#define N 3000
static s32 input[N], a[N], b[N];

static void insertion_sort(s32 *p, int n) {
  for (int i = 1; i < n; i++) {
    s32 x = p[i];
    int j = i;
    for (; j > 0 && p[j - 1] > x; j--) p[j] = p[j - 1];
    p[j] = x;
  }
}

static void sift_down(s32 *p, int root, int n) {
  for (;;) {
    int child = 2 * root + 1;
    if (child >= n) return;
    if (child + 1 < n && p[child + 1] > p[child]) child++;
    if (p[root] >= p[child]) return;
    s32 t = p[root];
    p[root] = p[child];
    p[child] = t;
    root = child;
  }
}

static void heap_sort(s32 *p, int n) {
  for (int i = n / 2 - 1; i >= 0; i--) sift_down(p, i, n);
  for (int i = n - 1; i > 0; i--) {
    s32 t = p[0];
    p[0] = p[i];
    p[i] = t;
    sift_down(p, 0, i);
  }
}

static void merge_sort(s32 *p, s32 *spare, int n) {
  if (n < 2) return;
  int half = n / 2, i = 0, j = half, k = 0;
  merge_sort(p, spare, half);
  merge_sort(p + half, spare, n - half);
  while (i < half && j < n) spare[k++] = p[j] < p[i] ? p[j++] : p[i++];
  while (i < half) spare[k++] = p[i++];
  while (j < n) spare[k++] = p[j++];
  for (i = 0; i < n; i++) p[i] = spare[i];
}

typedef int comparison(const s32 *, const s32 *);

static int descending(const s32 *x, const s32 *y) { return (*y > *x) - (*y < *x); }

static int by_last_digit(const s32 *x, const s32 *y) {
  int d = *x % 10 - *y % 10;
  return d ? d : (*x > *y) - (*x < *y);
}

static __attribute__((noinline)) void quick_sort(s32 *p, int n, comparison *compare) {
  while (n > 1) {
    s32 pivot = p[(n - 1) / 2];
    int i = -1, j = n;
    for (;;) {
      do i++; while (compare(&p[i], &pivot) < 0);
      do j--; while (compare(&p[j], &pivot) > 0);
      if (i >= j) break;
      s32 t = p[i];
      p[i] = p[j];
      p[j] = t;
    }
    quick_sort(p, j + 1, compare);
    p += j + 1;
    n -= j + 1;
  }
}

static u64 hash(const s32 *p) {
  u64 h = 0;
  for (int i = 0; i < N; i++) h = h * 31 + (u32)p[i];
  return h;
}

static void reset(void) {
  for (int i = 0; i < N; i++) a[i] = input[i];
}

static int run(int argc, char **argv) {
  for (int i = 0; i < N; i++) input[i] = (s32)next_random() % 100000;
  reset();
  insertion_sort(a, N);
  show_hex("insertion", hash(a));
  show("smallest", a[0]);
  show("median", a[N / 2]);
  show("largest", a[N - 1]);
  reset();
  heap_sort(a, N);
  show_hex("heap", hash(a));
  reset();
  merge_sort(a, b, N);
  show_hex("merge", hash(a));
  reset();
  quick_sort(a, N, descending);
  show_hex("descending", hash(a));
  quick_sort(a, N, by_last_digit);
  show_hex("by last digit", hash(a));
  return a[0] % 10 > a[N - 1] % 10;
}
