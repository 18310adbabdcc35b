/* Division and remainder in all widths, signed and unsigned, by variables and by constants; 128 by 64 bits. */
#include "rt.h"

#define NOINLINE static __attribute__((noinline))

NOINLINE u64 udiv(u64 x, u64 y) { return x / y * 3 + x % y; }
NOINLINE s64 sdiv(s64 x, s64 y) { return x / y * 3 + x % y; }
NOINLINE u32 udiv32(u32 x, u32 y) { return x / y * 3 + x % y; }
NOINLINE s32 sdiv32(s32 x, s32 y) { return (s32)((u32)(x / y) * 3 + (u32)(x % y)); }
NOINLINE u16 udiv16(u16 x, u16 y) { return (u16)(x / y + x % y); }
NOINLINE s16 sdiv16(s16 x, s16 y) { return (s16)(x / y + x % y); }
NOINLINE s8 sdiv8(s8 x, s8 y) { return (s8)(x / y + x % y); }
NOINLINE u64 by_10(u64 x) { return x / 10; }
NOINLINE s64 by_7(s64 x) { return x / 7; }
NOINLINE s64 by_minus_8(s64 x) { return x / -8; }
NOINLINE u32 modulo_1000003(u32 x) { return x % 1000003; }

/* DIV with a quotient of 64 bits and a dividend of 128; the caller makes sure that it fits. */
NOINLINE u64 wide_div(u64 high, u64 low, u64 y, u64 *remainder) {
  u64 quotient;
  __asm__("divq %4" : "=a"(quotient), "=d"(*remainder) : "0"(low), "1"(high), "r"(y) : "cc");
  return quotient;
}

/* DIV and IDIV of a byte, with quotient in AL and remainder in AH. */
NOINLINE u16 byte_div(u16 x, u8 y) {
  __asm__("divb %1" : "+a"(x) : "r"(y) : "cc");
  return x;
}
NOINLINE u16 byte_idiv(s16 x, s8 y) {
  u16 both = (u16)x;
  __asm__("idivb %1" : "+a"(both) : "r"(y) : "cc");
  return both;
}

NOINLINE u64 gcd(u64 a, u64 b) {
  while (b) {
    u64 t = a % b;
    a = b;
    b = t;
  }
  return a;
}

NOINLINE u64 power_mod(u64 base, u64 exponent, u64 modulus) {
  u64 result = 1, high;
  for (; exponent; exponent >>= 1) {
    unsigned __int128 p;
    if (exponent & 1) {
      p = (unsigned __int128)result * base;
      wide_div((u64)(p >> 64), (u64)p, modulus, &high);
      result = high;
    }
    p = (unsigned __int128)base * base;
    wide_div((u64)(p >> 64), (u64)p, modulus, &high);
    base = high;
  }
  return result;
}

static int run(int argc, char **argv) {
  u64 h[11] = {0};
  for (int i = 0; i < 500; i++) {
    u64 x = next_random(), y = next_random() >> (i & 63);
    if (y == 0) y = 1;
    h[0] = h[0] * 31 + udiv(x, y);
    h[1] = h[1] * 31 + (u64)sdiv((s64)x, (s64)y);
    h[2] = h[2] * 31 + udiv32((u32)x, (u32)y | 1);
    h[3] = h[3] * 31 + (u32)sdiv32((s32)(x >> 1), (s32)y | 2);
    h[4] = h[4] * 31 + udiv16((u16)x, (u16)(y | 1));
    h[5] = h[5] * 31 + (u16)sdiv16((s16)x, (s16)(y | 4));
    h[6] = h[6] * 31 + (u8)sdiv8((s8)x, (s8)(y | 2));
    h[7] = h[7] * 31 + by_10(x) + (u64)by_7((s64)x) + (u64)by_minus_8((s64)x) + modulo_1000003((u32)x);
    u64 remainder;
    u64 quotient = wide_div(x % (y | 1), x, y | 1, &remainder);
    h[8] = h[8] * 31 + quotient + remainder;
    h[9] = h[9] * 31 + byte_div((u16)(x % 255 * (u8)(y | 128) / 2), (u8)(y | 128));
    h[10] = h[10] * 31 + byte_idiv((s16)((s64)x % 6000), (s8)(64 | (y & 63)));
  }
  static const char *const names[11] = {"unsigned 64", "signed 64", "unsigned 32", "signed 32", "unsigned 16", "signed 16",
      "signed 8", "by constants", "128 by 64", "byte", "signed byte"};
  for (int i = 0; i < 11; i++) show_hex(names[i], h[i]);
  show("gcd", (s64)gcd(7917732 * 1001ul, 7917732 * 91ul));
  show("2^(p-1) mod p", (s64)power_mod(2, 18446744073709551556ul, 18446744073709551557ul));
  show_hex("power", power_mod(123456789, 987654321987ul, 18446744073709551557ul));
  show("-7 / 2", sdiv(-7, 2));
  return (int)udiv32(100, 7);
}
