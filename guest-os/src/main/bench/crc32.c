#define EXPECTED (1013329326)
#include "bench.h"

enum { SIZE = 65536, ROUNDS = 12 };

static void fill_table(u32 *table) {
  for (u32 i = 0; i < 256; i++) {
    u32 c = i;
    for (int k = 0; k < 8; k++) c = c & 1 ? (c >> 1) ^ 0xedb88320 : c >> 1;
    table[i] = c;
  }
}

static u32 crc(const u32 *table, const u8 *data, int size) {
  u32 crc = ~0u;
  for (int i = 0; i < size; i++) crc = table[(crc ^ data[i]) & 0xff] ^ (crc >> 8);
  return ~crc;
}

static int result(void) {
  u32 *table = allocate(256 * sizeof *table);
  fill_table(table);
  u8 *data = allocate(SIZE);
  random_state = 2463534242u;
  for (int i = 0; i < SIZE; i++) data[i] = (u8)next_random();
  u32 sum = 0;
  for (int round = 0; round < ROUNDS; round++) {
    sum ^= crc(table, data, SIZE);
    data[round] ^= (u8)sum;
  }
  return (int)sum;
}
