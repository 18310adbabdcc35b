/* SSE registers belong to each task: over switches, forks, threads, signals, execve. */
#include "check.h"
#include <pthread.h>
#include <sched.h>
#include <xmmintrin.h>

#define ROUNDS 60

static const uint64_t patterns[4] = {0x1111222233334444, 0xaaaabbbbccccdddd, 0x0123456789abcdef, 0xfedcba9876543210};

/* Fills all 16 registers and MXCSR, gives the processor away by a raw system call, and looks again. */
static int survives(uint64_t pattern, int number, unsigned mxcsr) {
  uint64_t values[32], after[32];
  unsigned control = mxcsr, found = 0;
  for (int i = 0; i < 32; i++) values[i] = pattern + i * 0x9e3779b97f4a7c15ull;
  asm volatile(
      "ldmxcsr %[control]\n"
      "movdqu (%[v]), %%xmm0\nmovdqu 16(%[v]), %%xmm1\nmovdqu 32(%[v]), %%xmm2\nmovdqu 48(%[v]), %%xmm3\n"
      "movdqu 64(%[v]), %%xmm4\nmovdqu 80(%[v]), %%xmm5\nmovdqu 96(%[v]), %%xmm6\nmovdqu 112(%[v]), %%xmm7\n"
      "movdqu 128(%[v]), %%xmm8\nmovdqu 144(%[v]), %%xmm9\nmovdqu 160(%[v]), %%xmm10\nmovdqu 176(%[v]), %%xmm11\n"
      "movdqu 192(%[v]), %%xmm12\nmovdqu 208(%[v]), %%xmm13\nmovdqu 224(%[v]), %%xmm14\nmovdqu 240(%[v]), %%xmm15\n"
      "movl %[n], %%eax\nsyscall\n"
      "movdqu %%xmm0, (%[a])\nmovdqu %%xmm1, 16(%[a])\nmovdqu %%xmm2, 32(%[a])\nmovdqu %%xmm3, 48(%[a])\n"
      "movdqu %%xmm4, 64(%[a])\nmovdqu %%xmm5, 80(%[a])\nmovdqu %%xmm6, 96(%[a])\nmovdqu %%xmm7, 112(%[a])\n"
      "movdqu %%xmm8, 128(%[a])\nmovdqu %%xmm9, 144(%[a])\nmovdqu %%xmm10, 160(%[a])\nmovdqu %%xmm11, 176(%[a])\n"
      "movdqu %%xmm12, 192(%[a])\nmovdqu %%xmm13, 208(%[a])\nmovdqu %%xmm14, 224(%[a])\nmovdqu %%xmm15, 240(%[a])\n"
      "stmxcsr %[found]\n"
      : [found] "=m"(found)
      : [control] "m"(control), [v] "r"(values), [a] "r"(after), [n] "r"(number)
      : "rax", "rcx", "r11", "memory", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9",
        "xmm10", "xmm11", "xmm12", "xmm13", "xmm14", "xmm15");
  return memcmp(values, after, sizeof values) == 0 && found == mxcsr;
}

static long work(int which) {
  long good = 0;
  for (int i = 0; i < ROUNDS; i++) good += survives(patterns[which] ^ i, 24 /* sched_yield */, 0x1f80 | which << 13);
  return good;
}

static void *thread(void *which) { return (void *)work((int)(intptr_t)which); }

static void clobber(int signal) { survives(0x5555555555555555, 39 /* getpid */, 0x1f80 | 3 << 13); }

int main(int argc, char **argv) {
  if (argc > 1) {
    printf("after execve MXCSR is %x\n", _mm_getcsr());
    return 0;
  }
  pid_t children[4];
  for (int i = 0; i < 4; i++) {
    children[i] = clean_fork();
    if (children[i] == 0) _exit(work(i) == ROUNDS ? 0 : 1);
  }
  for (int i = 0; i < 4; i++) reap("process", children[i]);

  pthread_t threads[4];
  for (int i = 0; i < 4; i++) pthread_create(&threads[i], NULL, thread, (void *)(intptr_t)i);
  for (int i = 0; i < 4; i++) {
    void *good;
    pthread_join(threads[i], &good);
    printf("thread: %s\n", (intptr_t)good == ROUNDS ? "all rounds" : "registers lost");
  }

  signal(SIGUSR1, clobber);
  sigset_t set, old;
  sigemptyset(&set);
  sigaddset(&set, SIGUSR1);
  sigprocmask(SIG_BLOCK, &set, &old);
  kill(getpid(), SIGUSR1);
  double before = 1.0 / argc / 3.0;
  unsigned csr = _mm_getcsr();
  sigprocmask(SIG_SETMASK, &old, NULL);
  printf("after a handler MXCSR is %s\n", _mm_getcsr() == csr ? "the same" : "another");
  printf("%.6f\n", before + argc);

  _mm_setcsr(0x1f80 | 2 << 13);
  pid_t child = clean_fork();
  if (child == 0) {
    printf("after fork MXCSR is %x\n", _mm_getcsr());
    fflush(stdout);
    char *arguments[] = {argv[0], "again", NULL};
    execv(argv[0], arguments);
    _exit(127);
  }
  reap("child", child);
  return 0;
}
