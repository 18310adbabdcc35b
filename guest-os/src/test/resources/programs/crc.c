/* Checksums: CRC-32 by bit and by table, CRC-64, Adler-32, FNV-1a, over the same data. */
#include "rt.h"

static u8 data[5000];
static u32 table[256];

static u32 crc32_bits(const u8 *p, int n) {
  u32 crc = ~0u;
  while (n--) {
    crc ^= *p++;
    for (int i = 0; i < 8; i++) crc = crc & 1 ? crc >> 1 ^ 0xedb88320u : crc >> 1;
  }
  return ~crc;
}

static u32 crc32_table(const u8 *p, int n) {
  u32 crc = ~0u;
  while (n--) crc = crc >> 8 ^ table[(u8)(crc ^ *p++)];
  return ~crc;
}

static u64 crc64(const u8 *p, int n) {
  u64 crc = ~0ul;
  while (n--) {
    crc ^= (u64)*p++ << 56;
    for (int i = 0; i < 8; i++) crc = crc << 1 ^ ((s64)crc < 0 ? 0x42f0e1eba9ea3693ul : 0);
  }
  return ~crc;
}

static u32 adler32(const u8 *p, int n) {
  u32 a = 1, b = 0;
  while (n--) {
    a = (a + *p++) % 65521;
    b = (b + a) % 65521;
  }
  return b << 16 | a;
}

static u64 fnv1a(const u8 *p, int n) {
  u64 hash = 14695981039346656037ul;
  while (n--) hash = (hash ^ *p++) * 1099511628211ul;
  return hash;
}

static int run(int argc, char **argv) {
  for (u32 i = 0; i < 256; i++) {
    u32 crc = i;
    for (int bit = 0; bit < 8; bit++) crc = crc & 1 ? crc >> 1 ^ 0xedb88320u : crc >> 1;
    table[i] = crc;
  }
  show_hex("check value", crc32_bits((const u8 *)"123456789", 9));
  for (int i = 0; i < 5000; i++) data[i] = (u8)next_random();
  u32 slow = crc32_bits(data, 5000), fast = crc32_table(data, 5000);
  show_hex("crc32", fast);
  show_hex("crc64", crc64(data, 5000));
  show_hex("adler32", adler32(data, 5000));
  show_hex("fnv1a", fnv1a(data, 5000));
  for (int n = 0; n < 100; n++)
    if (crc32_bits(data + n, n) != crc32_table(data + n, n)) return 1;
  return slow != fast;
}
