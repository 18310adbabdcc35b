/* The system calls of "matryoshka run": arguments, brk, anonymous mmap, munmap, arch_prctl, read, clocks, errors. Prints
   nothing that depends on addresses or on time. */
#include "rt.h"

enum { READ = 0, WRITE = 1, MMAP = 9, MUNMAP = 11, BRK = 12, ARCH_PRCTL = 158, CLOCK_GETTIME = 228 };
enum { ARCH_SET_FS = 0x1002, ARCH_GET_FS = 0x1003 };
enum { PROT_READ = 1, PROT_WRITE = 2, MAP_PRIVATE = 2, MAP_ANONYMOUS = 0x20 };

static u64 thread_area[4];

static s64 fs_word(void) {
  s64 value;
  __asm__ volatile("mov %%fs:8, %0" : "=r"(value));
  return value;
}

static int run(int argc, char **argv) {
  show("arguments", argc - 1);
  for (int i = 1; i < argc; i++) {
    print(argv[i]);
    print("\n");
  }
  show("argv ends", argv[argc] == 0);

  s64 start = syscall3(BRK, 0, 0, 0);
  s64 end = syscall3(BRK, start + 100000, 0, 0);
  show("brk grew by", end - start);
  u8 *heap = (u8 *)start;
  s64 dirty = 0;
  for (int i = 0; i < 100000; i++) {
    dirty += heap[i];
    heap[i] = (u8)i;
  }
  show("heap was zero", dirty == 0);

  s64 size = 64 * 4096;
  u8 *map = (u8 *)syscall6(MMAP, 0, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  show("map is aligned", ((s64)map & 4095) == 0);
  dirty = 0;
  for (s64 i = 0; i < size; i += 64) {
    dirty += map[i];
    map[i] = (u8)(i / 64);
  }
  s64 sum = 0;
  for (s64 i = 0; i < size; i += 64) sum += map[i];
  show("map was zero", dirty == 0);
  show("map holds", sum);
  show("munmap", syscall3(MUNMAP, (s64)map, size, 0));

  thread_area[1] = 4711;
  show("arch_prctl", syscall3(ARCH_PRCTL, ARCH_SET_FS, (s64)thread_area, 0));
  show("fs:8", fs_word());
  u64 base = 0;
  syscall3(ARCH_PRCTL, ARCH_GET_FS, (s64)&base, 0);
  show("fs base", base == (u64)thread_area);

  s64 before[2], after[2];
  show("clock", syscall3(CLOCK_GETTIME, 1, (s64)before, 0));
  syscall3(CLOCK_GETTIME, 1, (s64)after, 0);
  show("clock goes on", after[0] > before[0] || (after[0] == before[0] && after[1] >= before[1]));

  char input[16];
  s64 n = syscall3(READ, 0, (s64)input, 15);
  show("read", n);
  if (n >= 0) input[n] = 0;
  print(input);
  show("end of input", syscall3(READ, 0, (s64)input, 15));

  show("unknown call", syscall3(9999, 0, 0, 0));
  show("bad file", syscall3(WRITE, 99, (s64) "x", 1));
  show("bad address", syscall3(WRITE, 1, 8, 1));
  return 42;
}
