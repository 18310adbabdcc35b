/* The run-time system of the recorded programs: entry, system calls, printing. No libc. */
typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long u64;
typedef signed char s8;
typedef short s16;
typedef int s32;
typedef long s64;

static int run(int argc, char **argv);

static inline s64 syscall6(s64 number, s64 a, s64 b, s64 c, s64 d, s64 e, s64 f) {
  register s64 r10 __asm__("r10") = d;
  register s64 r8 __asm__("r8") = e;
  register s64 r9 __asm__("r9") = f;
  s64 result;
  __asm__ volatile("syscall"
                   : "=a"(result)
                   : "0"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                   : "rcx", "r11", "memory");
  return result;
}

static inline s64 syscall3(s64 number, s64 a, s64 b, s64 c) {
  return syscall6(number, a, b, c, 0, 0, 0);
}

/* The stack at entry: argc, argv[0], ..., 0, environment, 0, auxiliary vector. */
__asm__(".globl _start\n_start: xor %ebp, %ebp\n mov %rsp, %rdi\n and $-16, %rsp\n call start_c\n");

__attribute__((used)) static void start_c(u64 *stack) {
  int status = run((int)stack[0], (char **)(stack + 1));
  syscall3(231, status, 0, 0); /* exit_group */
  __builtin_trap();
}

/* gcc calls these for struct copies and initializers, also without libc. */
__attribute__((used)) void *memcpy(void *to, const void *from, u64 n) {
  void *result = to;
  __asm__ volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(n) : : "memory");
  return result;
}

__attribute__((used)) void *memset(void *to, int value, u64 n) {
  void *result = to;
  __asm__ volatile("rep stosb" : "+D"(to), "+c"(n) : "a"(value) : "memory");
  return result;
}

static void print(const char *text) {
  u64 n = 0;
  while (text[n]) n++;
  syscall3(1, 1, (s64)text, (s64)n);
}

static void print_u64(u64 value) {
  char digits[21], *p = digits + 20;
  *p = 0;
  do {
    *--p = (char)('0' + value % 10);
    value /= 10;
  } while (value);
  print(p);
}

static void print_s64(s64 value) {
  if (value < 0) print("-");
  print_u64(value < 0 ? -(u64)value : (u64)value);
}

static void print_hex(u64 value) {
  char digits[17], *p = digits + 16;
  *p = 0;
  for (int i = 0; i < 16; i++, value >>= 4) *--p = "0123456789abcdef"[value & 15];
  print(p);
}

/* One line of output: a name and a number. */
__attribute__((unused)) static void show(const char *name, s64 value) {
  print(name);
  print(" ");
  print_s64(value);
  print("\n");
}

__attribute__((unused)) static void show_hex(const char *name, u64 value) {
  print(name);
  print(" 0x");
  print_hex(value);
  print("\n");
}

/* Numbers that look random and are the same every time (xorshift64*). */
static u64 random_state = 88172645463325252ul;

__attribute__((unused)) static u64 next_random(void) {
  random_state ^= random_state >> 12;
  random_state ^= random_state << 25;
  random_state ^= random_state >> 27;
  return random_state * 2685821657736338717ul;
}
