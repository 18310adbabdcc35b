/* Uses every system call that "matryoshka run" knows, and prints only what does not depend on the host.
     gcc -O2 -static -nostdlib -ffreestanding -fno-stack-protector -mgeneral-regs-only -fcf-protection=none \
       -Wl,--build-id=none -o calls.elf calls.c
     printf 'typed\ntext' | env -i NAME=value ./calls.elf one 'two words' > calls.linux.txt; echo $?                  */
typedef long word;

static word call(word n, word a, word b, word c, word d, word e, word f) {
  register word r10 __asm__("r10") = d;
  register word r8 __asm__("r8") = e;
  register word r9 __asm__("r9") = f;
  word r;
  __asm__ volatile("syscall"
                   : "=a"(r)
                   : "a"(n), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                   : "rcx", "r11", "memory");
  return r;
}

static word length(const char *s) {
  word n = 0;
  while (s[n]) n++;
  return n;
}

static void put(const char *s) { call(1, 1, (word)s, length(s), 0, 0, 0); }

static void number(const char *name, word v) {
  char b[24];
  int i = 23;
  int negative = v < 0;
  unsigned long u = negative ? -v : v;
  b[i] = 0;
  do b[--i] = '0' + u % 10; while (u /= 10);
  if (negative) b[--i] = '-';
  put(name);
  put(": ");
  put(b + i);
  put("\n");
}

static char zeros[100000];
static int initialized[4] = {1, 2, 3, 4};
extern char _start[];

static void memory(void) {
  word start = call(12, 0, 0, 0, 0, 0, 0);
  number("brk is page-aligned", (start & 4095) == 0);
  number("brk grows", call(12, start + 10000, 0, 0, 0, 0, 0) - start);
  char *heap = (char *)start;
  number("heap is zero", heap[9999]);
  heap[9999] = 7;
  number("heap keeps", heap[9999]);
  number("brk shrinks", call(12, start, 0, 0, 0, 0, 0) - start);
  call(12, start + 10000, 0, 0, 0, 0, 0);
  number("heap is zero again", heap[9999]);
  number("brk refuses", call(12, 1, 0, 0, 0, 0, 0) - start);

  char *m = (char *)call(9, 0, 1 << 20, 3, 0x22, -1, 0);
  number("mmap is page-aligned", ((word)m & 4095) == 0);
  number("mmap is zero", m[12345]);
  m[12345] = 9;
  number("mmap fixed", (char *)call(9, (word)m + 0x3000, 4096, 3, 0x32, -1, 0) - m);
  number("mmap fixed is zero", m[12345]);
  number("mmap noreplace", call(9, (word)m, 4096, 3, 0x100022, -1, 0));
  number("mmap of nothing", call(9, 0, 0, 3, 0x22, -1, 0));
  number("mmap of a bad file", call(9, 0, 4096, 3, 2, 99, 0));
  number("mmap without type", call(9, 0, 4096, 3, 0x20, -1, 0));
  number("mmap fixed, unaligned", call(9, (word)m + 1, 4096, 3, 0x32, -1, 0));
  number("mprotect", call(10, (word)m, 8192, 1, 0, 0, 0));
  number("write from read-only memory", call(1, 1, (word)m, 0, 0, 0, 0));
  number("read into read-only memory", call(0, 0, (word)m, 1, 0, 0, 0));
  number("mprotect none", call(10, (word)m, 4096, 0, 0, 0, 0));
  number("write from memory without access", call(1, 1, (word)m, 1, 0, 0, 0));
  number("mprotect back", call(10, (word)m, 8192, 3, 0, 0, 0));
  m[0] = 5;
  number("mprotect, unaligned", call(10, (word)m + 1, 1, 3, 0, 0, 0));
  number("munmap", call(11, (word)m, 1 << 20, 0, 0, 0, 0));
  number("munmap again", call(11, (word)m, 1 << 20, 0, 0, 0, 0));
  number("munmap, unaligned", call(11, (word)m + 1, 4096, 0, 0, 0, 0));
  number("mprotect of nothing", call(10, (word)m, 4096, 3, 0, 0, 0));
  number("write from unmapped memory", call(1, 1, (word)m, 1, 0, 0, 0));
}

static void input_and_output(void) {
  char b[16];
  struct { const char *base; word size; } parts[3] = {{"wr", 2}, {"", 0}, {"itev\n", 5}};
  number("writev", call(20, 1, (word)parts, 3, 0, 0, 0));
  number("writev of too many", call(20, 1, (word)parts, 1025, 0, 0, 0));
  number("writev, bad vector", call(20, 1, 8, 1, 0, 0, 0));
  number("write to a bad descriptor", call(1, 99, (word)b, 1, 0, 0, 0));
  number("write from null", call(1, 1, 0, 1, 0, 0, 0));
  number("write from the kernel", call(1, 1, 0xffffffff80000000, 1, 0, 0, 0));
  number("write from a bad address", call(1, 1, 0x8000000000000000, 1, 0, 0, 0));
  number("read from a bad descriptor", call(0, 99, (word)b, 1, 0, 0, 0));
  number("read of nothing", call(0, 0, (word)b, 0, 0, 0, 0));
  number("read to a bad address", call(0, 0, 16, 1, 0, 0, 0));
  for (word n; (n = call(0, 0, (word)b, 6, 0, 0, 0)) > 0;) {
    number("read", n);
    call(1, 1, (word)b, n, 0, 0, 0);
    put("|\n");
  }
  number("ioctl TCGETS on a pipe", call(16, 0, 0x5401, (word)b, 0, 0, 0));
  number("ioctl on a bad descriptor", call(16, 99, 0x5401, (word)b, 0, 0, 0));
}

static void time_and_identity(void) {
  word now[2], later[2], base = 0;
  number("clock_gettime", call(228, 1, (word)now, 0, 0, 0, 0));
  call(228, 1, (word)later, 0, 0, 0, 0);
  number("time goes on", later[0] > now[0] || (later[0] == now[0] && later[1] > now[1]));
  number("nanoseconds are in range", now[1] >= 0 && now[1] < 1000000000);
  number("clock_gettime, bad clock", call(228, 1000, (word)now, 0, 0, 0, 0));
  number("clock_gettime, bad address", call(228, 0, 16, 0, 0, 0, 0));
  number("gettimeofday", call(96, (word)now, 0, 0, 0, 0, 0));
  number("after 2025", now[0] > 1735689600 && now[1] < 1000000);
  number("time", call(201, (word)later, 0, 0, 0, 0, 0) >= now[0]);
  number("ARCH_SET_FS", call(158, 0x1002, (word)now, 0, 0, 0, 0));
  number("ARCH_GET_FS", call(158, 0x1003, (word)&base, 0, 0, 0, 0));
  number("FS base", base == (word)now);
  word first;
  __asm__ volatile("mov %%fs:0, %0" : "=r"(first));
  number("read through FS", first == now[0]);
  number("ARCH_SET_FS, kernel address", call(158, 0x1002, 0xffffffff80000000, 0, 0, 0, 0));
  number("arch_prctl, bad code", call(158, 5, 0, 0, 0, 0, 0));
  word id = call(39, 0, 0, 0, 0, 0, 0);
  number("set_tid_address", call(218, 0, 0, 0, 0, 0, 0) == id);
  number("gettid", call(186, 0, 0, 0, 0, 0, 0) == id);
  number("kill 0", call(62, id, 0, 0, 0, 0, 0));
  number("kill, bad signal", call(62, id, 99, 0, 0, 0, 0));
  number("unknown call", call(999, 0, 0, 0, 0, 0, 0));
  number("negative call", call(-1, 0, 0, 0, 0, 0, 0));
}

__attribute__((used)) static void run(word *sp) {
  number("argc", *sp);
  char **s = (char **)sp + 2;  /* argv[0] depends on the path */
  for (; *s; s++) put(*s), put("\n");
  for (s++; *s; s++) put(*s), put("\n");
  word *aux = (word *)(s + 1);
  for (; *aux; aux += 2) {
    if (aux[0] == 6) number("AT_PAGESZ", aux[1]);
    if (aux[0] == 4) number("AT_PHENT", aux[1]);
    if (aux[0] == 3) number("AT_PHDR in the image", *(int *)(aux[1] - 64) == 0x464c457f);
    if (aux[0] == 9) number("AT_ENTRY", aux[1] == (word)_start);
    if (aux[0] == 23) number("AT_SECURE", aux[1]);
    if (aux[0] == 25) number("AT_RANDOM", ((word *)aux[1])[0] != ((word *)aux[1])[1]);
    if (aux[0] == 31) number("AT_EXECFN", length((char *)aux[1]) > 0);
    if (aux[0] == 15) put((char *)aux[1]), put("\n");
  }
  word sum = initialized[3];
  for (int i = 0; i < 100000; i++) sum += zeros[i];
  number("data and bss", sum);
  memory();
  input_and_output();
  time_and_identity();
  call(231, 0x12a, 0, 0, 0, 0, 0);
}

__asm__(".globl _start\n_start: mov %rsp, %rdi\n and $-16, %rsp\n call run\n hlt\n");
