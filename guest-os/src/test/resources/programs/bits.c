/* Bit tricks in 8, 16, 32 and 64 bits: counts, scans, rotations, reversals, interleaving, saturation, carries. */
#include "rt.h"

#define NOINLINE static __attribute__((noinline))

NOINLINE int count_64(u64 x) {
  int n = 0;
  for (; x; x &= x - 1) n++;
  return n;
}
NOINLINE u64 rotate_left_64(u64 x, int n) { return x << (n & 63) | x >> (-n & 63); }
NOINLINE u32 rotate_right_32(u32 x, int n) { return x >> (n & 31) | x << (-n & 31); }
NOINLINE u16 rotate_left_16(u16 x, int n) { return (u16)(x << (n & 15) | x >> (-n & 15)); }
NOINLINE u8 rotate_right_8(u8 x, int n) { return (u8)(x >> (n & 7) | x << (-n & 7)); }
NOINLINE u64 swap_64(u64 x) { return __builtin_bswap64(x); }
NOINLINE u32 swap_32(u32 x) { return __builtin_bswap32(x); }
NOINLINE u16 swap_16(u16 x) { return __builtin_bswap16(x); }
NOINLINE int leading(u64 x) { return x ? __builtin_clzl(x) : 64; }
NOINLINE int trailing(u64 x) { return x ? __builtin_ctzl(x) : 64; }
NOINLINE int test_bit(const u64 *map, u32 i) { return map[i >> 6] >> (i & 63) & 1; }
NOINLINE void set_bit(u64 *map, u32 i) { map[i >> 6] |= 1ul << (i & 63); }
NOINLINE void flip_bit(u64 *map, u32 i) { map[i >> 6] ^= 1ul << (i & 63); }
NOINLINE void clear_bit(u64 *map, u32 i) { map[i >> 6] &= ~(1ul << (i & 63)); }

NOINLINE u64 reverse(u64 x) {
  u64 y = 0;
  for (int i = 0; i < 64; i++, x >>= 1) y = y << 1 | (x & 1);
  return y;
}

NOINLINE u64 interleave(u32 x, u32 y) {
  u64 z = 0;
  for (int i = 0; i < 32; i++) z |= (u64)(x >> i & 1) << (2 * i) | (u64)(y >> i & 1) << (2 * i + 1);
  return z;
}

NOINLINE u8 add_saturated(u8 x, u8 y) {
  u8 sum = (u8)(x + y);
  return sum < x ? 255 : sum;
}
NOINLINE s32 sub_saturated(s32 x, s32 y) {
  s32 d;
  return __builtin_sub_overflow(x, y, &d) ? (x < 0 ? (s32)0x80000000 : 0x7fffffff) : d;
}
NOINLINE int mul_overflows(s64 x, s64 y) {
  s64 p;
  return __builtin_mul_overflow(x, y, &p);
}
NOINLINE unsigned __int128 add_128(unsigned __int128 x, unsigned __int128 y) { return x + y; }
NOINLINE unsigned __int128 sub_128(unsigned __int128 x, unsigned __int128 y) { return x - y; }
NOINLINE unsigned __int128 shift_left_128(unsigned __int128 x, int n) { return x << n; }
NOINLINE __int128 shift_right_128(__int128 x, int n) { return x >> n; }
NOINLINE s64 arithmetic_shift(s64 x, int n) { return x >> n; }
NOINLINE s64 widen(s8 a, s16 b, s32 c) { return (s64)a * 1000003 + (s64)b * 1009 + c; }
NOINLINE u64 narrow(u64 x) { return (u8)x + (u64)(u16)x + (u32)x; }
NOINLINE u64 average(u64 x, u64 y) { return (x & y) + ((x ^ y) >> 1); }
NOINLINE u32 next_power(u32 x) { return x <= 1 ? 1 : 1u << (32 - __builtin_clz(x - 1)); }
NOINLINE int parity(u64 x) {
  x ^= x >> 32;
  x ^= x >> 16;
  x ^= x >> 8;
  return __builtin_parity((u8)x);
}

static int run(int argc, char **argv) {
  u64 h[16] = {0};
  u64 map[8] = {0};
  for (int i = 0; i < 400; i++) {
    u64 x = next_random(), y = next_random();
    int n = (int)(y >> 58);
    if (i % 7 == 0) x >>= n;
    h[0] = h[0] * 31 + count_64(x);
    h[1] = h[1] * 31 + rotate_left_64(x, n) + rotate_right_32((u32)x, n);
    h[2] = h[2] * 31 + rotate_left_16((u16)x, n) + rotate_right_8((u8)x, n);
    h[3] = h[3] * 31 + swap_64(x) + swap_32((u32)x) + swap_16((u16)x);
    h[4] = h[4] * 31 + leading(x) * 64 + trailing(x);
    set_bit(map, (u32)x & 511);
    flip_bit(map, (u32)(x >> 9) & 511);
    clear_bit(map, (u32)(x >> 18) & 511);
    h[5] = h[5] * 31 + test_bit(map, (u32)(x >> 27) & 511);
    h[6] = h[6] * 31 + reverse(x);
    h[7] = h[7] * 31 + interleave((u32)x, (u32)y);
    h[8] = h[8] * 31 + add_saturated((u8)x, (u8)y);
    h[9] = h[9] * 31 + (u32)sub_saturated((s32)x, (s32)y);
    h[10] = h[10] * 31 + mul_overflows((s64)x >> (n / 2), (s64)y >> 20);
    unsigned __int128 wide = (unsigned __int128)x << 64 | y;
    unsigned __int128 sum = sub_128(add_128(wide, wide >> 3), (unsigned __int128)y << 7);
    h[11] = h[11] * 31 + (u64)(sum >> 64) + (u64)sum;
    sum = shift_left_128(wide, n) ^ (unsigned __int128)shift_right_128((__int128)wide, n);
    h[12] = h[12] * 31 + (u64)(sum >> 64) + (u64)sum;
    h[13] = h[13] * 31 + (u64)arithmetic_shift((s64)x, n) + (u64)widen((s8)x, (s16)x, (s32)x) + narrow(x);
    h[14] = h[14] * 31 + average(x, y) + next_power((u32)x >> 1);
    h[15] = h[15] * 31 + parity(x);
  }
  static const char *const names[16] = {"count", "rotate", "rotate small", "swap", "scan", "bit map", "reverse", "interleave",
      "add saturated", "sub saturated", "mul overflow", "add and sub 128", "shift 128", "widen and narrow", "average", "parity"};
  for (int i = 0; i < 16; i++) show_hex(names[i], h[i]);
  return count_64(map[0] ^ map[1]) & 127;
}
