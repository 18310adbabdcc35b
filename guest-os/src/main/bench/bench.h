/* What the C benchmarks have in common; no libc. Each is the equivalent of a class in org.matryoshka.guest.bench. */
typedef unsigned char u8;
typedef unsigned int u32;
typedef unsigned long u64;
typedef int s32;
typedef long s64;

static int result(void);

__asm__(".globl _start\n_start: xor %ebp, %ebp\n and $-16, %rsp\n call start_c\n");

static inline s64 system_call(s64 number, s64 a) {
  s64 value;
  __asm__ volatile("syscall" : "=a"(value) : "0"(number), "D"(a) : "rcx", "r11", "memory");
  return value;
}

__attribute__((used)) static void start_c(void) {
  system_call(231, result() == EXPECTED ? 0 : 1); /* exit_group */
  __builtin_trap();
}

/* xorshift32 */
static u32 random_state;

static inline s32 next_random(void) {
  random_state ^= random_state << 13;
  random_state ^= random_state >> 17;
  random_state ^= random_state << 5;
  return (s32)random_state;
}

/* Zeroed memory that is never given back. */
static inline void *allocate(u64 bytes) {
  static u64 next;
  if (next == 0) next = (u64)system_call(12, 0); /* brk */
  u64 at = (next + 15) & ~15ul;
  next = at + bytes;
  system_call(12, (s64)next);
  return (void *)at;
}
