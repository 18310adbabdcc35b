#define EXPECTED (-1354194582)
#include "bench.h"

enum { SIZE = 100000 };

static void sort(s32 *data, int low, int high) {
  s32 pivot = data[(low + high) / 2];
  int i = low, j = high;
  while (i <= j) {
    while (data[i] < pivot) i++;
    while (data[j] > pivot) j--;
    if (i <= j) {
      s32 swapped = data[i];
      data[i] = data[j];
      data[j] = swapped;
      i++;
      j--;
    }
  }
  if (low < j) sort(data, low, j);
  if (i < high) sort(data, i, high);
}

static int result(void) {
  s32 *data = allocate(SIZE * sizeof *data);
  random_state = 2463534242u;
  for (int i = 0; i < SIZE; i++) data[i] = next_random();
  sort(data, 0, SIZE - 1);
  u32 sum = 0;
  for (int i = 1; i < SIZE; i++) {
    if (data[i - 1] > data[i]) return -1;
    sum = sum * 31 + (u32)data[i];
  }
  return (int)sum;
}
