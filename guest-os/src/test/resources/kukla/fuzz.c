/* Every system call with random arguments out of a pool of nasty ones, in children that may die of it. Whatever happens to
   a child, the kernel lives, and the parent's memory is what it was. No two kernels do the
   same, so only the last lines count. */
#include "check.h"
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/time.h>

#ifndef SEED
#define SEED 0
#endif
static uint64_t state = 0x9e3779b97f4a7c15ULL + SEED;

static uint64_t next(void) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return state;
}

static char *area;

static long argument(void) {
  static const long pool[] = {0, 1, 2, 3, 4, 5, 7, 8, 16, 100, 4095, 4096, 4097, 65536, -1, -2, -100, 0x7fffffff,
                              -0x7fffffff - 1, 0x100000000, 0x7fffffffffffffff, -0x7fffffffffffffff - 1,
                              0x00007ffffffff000, 0x00007fffffffefff, 0x0000800000000000, 0xffff888000000000,
                              0xffffffff80000000, 0xffffffff80100000, 0x400000, 0x1000, 0xfff, 0x8000000000000001};
  uint64_t kind = next() % 8;
  if (kind < 3) return pool[next() % (sizeof pool / sizeof *pool)];
  if (kind < 6) return (long)area + next() % 8192;
  if (kind == 6) return next() % 64;
  return next();
}

static int skipped(long number) {
  switch (number) {
    case SYS_reboot:
    case SYS_kill:   /* might end the parent, or all */
    case SYS_tkill:
    case SYS_tgkill:
    case SYS_rt_sigqueueinfo:
    case SYS_rt_tgsigqueueinfo:
    case SYS_rt_sigreturn: /* would end most children too early */
    case SYS_exit:
    case SYS_exit_group:
    case SYS_setsid: /* its children would outlive it */
    case SYS_chroot:
    case SYS_pivot_root:
    case SYS_umount2:
    case SYS_mount:
      return 1;
    default: return 0;
  }
}

static void child(void) {
  static const char *const names[] = {"/", "/tmp", "/tmp/f", "/dev/null", "/proc/self/status", "/dev/zero", "..", ""};
  struct rlimit limit = {.rlim_cur = 20, .rlim_max = 20};
  setrlimit(RLIMIT_NPROC, &limit);
  setpgid(0, 0);
  close(0);
  close(1);
  close(2);
  open("/tmp/f", O_RDWR | O_CREAT, 0644);
  open("/dev/zero", O_RDWR);
  int tube[2];
  pipe(tube);
  chdir("/tmp");
  setuid(1000);
  for (int i = 0; i < 2048; i++) area[next() % 8192] = (char)next();
  for (int i = 0; i < 32; i++) strcpy(area + next() % 8100, names[next() % 8]);
  struct itimerval soon = {.it_value = {.tv_usec = 40000}};
  setitimer(ITIMER_REAL, &soon, NULL);
  for (int i = 0; i < 1000; i++) {
    long number = next() % 12 == 0 ? (long)(next() % 500) : (long)(next() % 335);
    if (!skipped(number)) {
      syscall(number, argument(), argument(), argument(), argument(), argument(), argument());
    }
  }
  _exit(0);
}

int main(int argc, char **argv) {
  area = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  strcpy(area, "untouched");
  int ended = 0;
  for (int round = 0; round < 150; round++) {
    next();
    pid_t pid = fork();
    if (pid == 0) {
      state += round * 0x5851f42d4c957f2dULL;
      child();
    }
    if (pid < 0) {
      usleep(1000);
      continue;
    }
    int status;
    for (int wait = 0; waitpid(pid, &status, WNOHANG | WUNTRACED) != pid || WIFSTOPPED(status); wait++) {
      usleep(2000);
      if (wait == 30) kill(-pid, SIGKILL), kill(pid, SIGKILL);
    }
    kill(-pid, SIGKILL);
    ended++;
    while (waitpid(-1, &status, WNOHANG) > 0) {
    }
  }
  printf("children ended %d, memory %s\n", ended, area);
  printf("done\n");
  return 0;
}
