/* Strings: length, comparison, search, copy and fill by string instructions in all sizes and both directions. */
#include "rt.h"

#define NOINLINE static __attribute__((noinline))

NOINLINE u64 length(const char *s) {
  u64 n = ~0ul;
  __asm__("repne scasb" : "+D"(s), "+c"(n) : "a"(0) : "cc", "memory");
  return ~n - 1;
}

NOINLINE int compare(const char *a, const char *b, u64 n) {
  s32 below, above;
  __asm__("test %%rcx, %%rcx\n repe cmpsb\n setb %b0\n seta %b1"
          : "=&q"(below), "=&q"(above), "+S"(a), "+D"(b), "+c"(n) : "0"(0), "1"(0) : "cc", "memory");
  return above - below;
}

NOINLINE void move_down(u8 *to, const u8 *from, u64 n) {
  to += n - 1;
  from += n - 1;
  __asm__ volatile("std\n rep movsb\n cld" : "+D"(to), "+S"(from), "+c"(n) : : "cc", "memory");
}

NOINLINE void fill_16(u16 *to, u16 value, u64 n) {
  __asm__ volatile("rep stosw" : "+D"(to), "+c"(n) : "a"(value) : "memory");
}
NOINLINE void fill_32(u32 *to, u32 value, u64 n) {
  __asm__ volatile("rep stosl" : "+D"(to), "+c"(n) : "a"(value) : "memory");
}
NOINLINE void copy_64(u64 *to, const u64 *from, u64 n) {
  __asm__ volatile("rep movsq" : "+D"(to), "+S"(from), "+c"(n) : : "memory");
}
NOINLINE u64 first_not_32(const u32 *p, u32 value, u64 n) {
  u64 left = n;
  __asm__("test %%rcx, %%rcx\n repe scasl" : "+D"(p), "+c"(left) : "a"(value) : "cc", "memory");
  return n - left;
}

NOINLINE const char *find(const char *text, const char *word) {
  for (; *text; text++) {
    const char *a = text, *b = word;
    while (*b && *a == *b) a++, b++;
    if (!*b) return text;
  }
  return 0;
}

NOINLINE s64 parse(const char *s) {
  s64 value = 0, sign = 1;
  if (*s == '-') sign = -1, s++;
  while (*s >= '0' && *s <= '9') value = value * 10 + (*s++ - '0');
  return sign * value;
}

NOINLINE void upper(char *s) {
  for (; *s; s++)
    if (*s >= 'a' && *s <= 'z') *s = (char)(*s - 32);
}

NOINLINE int words(const char *s) {
  int n = 0, inside = 0;
  for (; *s; s++) {
    int letter = (*s | 32) >= 'a' && (*s | 32) <= 'z';
    n += letter && !inside;
    inside = letter;
  }
  return n;
}

static char text[] = "The outermost doll holds a doll, which holds a doll, which holds a seed.";
static u8 buffer[256];
static u64 lanes[64], copies[64];

static int run(int argc, char **argv) {
  show("length", (s64)length(text));
  show("empty", (s64)length(""));
  show("words", words(text));
  show("equal", compare(text, text, sizeof text));
  show("less", compare("abc", "abd", 3));
  show("greater", compare("abe", "abd", 3));
  show("nothing", compare("x", "y", 0));
  show("found at", find(text, "seed") - text);
  show("not found", find(text, "hammer") == 0);
  show("number", parse("-9223372036854775807") + parse("12345"));

  for (int i = 0; i < 256; i++) buffer[i] = (u8)i;
  move_down(buffer + 10, buffer, 200); /* overlapping: only right from the end */
  u64 h = 0;
  for (int i = 0; i < 256; i++) h = h * 31 + buffer[i];
  show_hex("moved", h);
  fill_16((u16 *)(buffer + 1), 0xabcd, 50);
  fill_32((u32 *)(buffer + 130), 0x01020304, 20);
  for (int i = 0; i < 256; i++) h = h * 31 + buffer[i];
  show_hex("filled", h);
  fill_32((u32 *)lanes, 77, 128);
  ((u32 *)lanes)[99] = 78;
  copy_64(copies, lanes, 64);
  show("first other", (s64)first_not_32((u32 *)copies, 77, 128));
  upper(text);
  print(text);
  print("\n");
  return (int)length(text);
}
