/* Memory: mmap and friends, brk, copy-on-write, sharing, stack growth. */
#include "check.h"
#include <sys/mman.h>
#include <sys/syscall.h>

static char big[300000];

static int deep(int levels) {
  volatile char space[4096];
  space[0] = (char)levels;
  return levels == 0 ? 0 : deep(levels - 1) + (space[0] == (char)levels);
}

int main(void) {
  long page = 4096;
  char *p = mmap(NULL, 10 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  printf("mapped %d, zero %d\n", p != MAP_FAILED, p[5 * page] == 0);
  p[0] = 'a';
  p[9 * page] = 'z';
  show("unmap the middle", munmap(p + 4 * page, 2 * page));
  printf("the rest is there %c %c\n", p[0], p[9 * page]);
  show("protect over a hole", mprotect(p, 10 * page, PROT_READ));
  show("protect", mprotect(p, 4 * page, PROT_READ));
  pid_t child = clean_fork();
  if (child == 0) {
    p[0] = 'b';
    _exit(0);
  }
  reap("write to read-only", child);
  child = clean_fork();
  if (child == 0) {
    volatile char c = p[4 * page];
    (void)c;
    _exit(0);
  }
  reap("read a hole", child);
  show("unmap all", munmap(p, 10 * page));
  show("unmap nothing", munmap(p, 10 * page));
  show("unmap unaligned", munmap(p + 1, page));
  show("unmap zero bytes", munmap(p, 0));
  show("no bytes", (long)mmap(NULL, 0, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
  show("no kind", (long)mmap(NULL, page, PROT_READ, MAP_ANONYMOUS, -1, 0));
  show("bad file", (long)mmap(NULL, page, PROT_READ, MAP_PRIVATE, 77, 0));
  show("too much", (long)mmap(NULL, 1UL << 60, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
  char *fixed = mmap((void *)0x10000000, page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
  printf("fixed %lx\n", (long)fixed);

  char *shared = mmap(NULL, page, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  int private = 1;
  for (int i = 0; i < 300000; i += 4096) big[i] = 1;
  child = clean_fork();
  if (child == 0) {
    strcpy(shared, "from the child");
    private = 2;
    for (int i = 0; i < 300000; i += 4096) big[i] = 2;
    _exit(0);
  }
  reap("sharing", child);
  int sum = 0;
  for (int i = 0; i < 300000; i += 4096) sum += big[i];
  printf("shared [%s] private %d sum %d\n", shared, private, sum);

  char *old = (char *)syscall(SYS_brk, 0);
  printf("brk moves %d\n", syscall(SYS_brk, old + 100000) == (long)old + 100000);
  old[99999] = 1;
  printf("and back %d\n", syscall(SYS_brk, old) == (long)old);
  printf("not below the start %d\n", syscall(SYS_brk, 4096) == (long)old);

  char *many[100];
  for (int i = 0; i < 100; i++) {
    many[i] = malloc(1000 * (i + 1));
    memset(many[i], i, 1000 * (i + 1));
  }
  int right = 0;
  for (int i = 0; i < 100; i++) {
    right += many[i][1000 * i] == i;
    free(many[i]);
  }
  printf("allocated %d\n", right);
  printf("deep %d\n", deep(400));
  char *moved = mmap(NULL, page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  strcpy(moved, "content");
  moved = mremap(moved, page, 5 * page, MREMAP_MAYMOVE);
  moved[4 * page] = 'x';
  printf("remapped [%s]\n", moved);
  printf("done\n");
  return 0;
}
