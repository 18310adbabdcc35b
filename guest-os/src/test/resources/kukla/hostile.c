/* System calls with arguments that no program should give: each answers with an error, and the program lives. */
#include "check.h"
#include <sys/syscall.h>

static void call(const char *what, long number, long a, long b, long c, long d, long e, long f) {
  long result = syscall(number, a, b, c, d, e, f);
  if (result == -1) {
    printf("%s: %s\n", what, error_name(errno));
  } else {
    printf("%s: no error\n", what);
  }
}

#define BAD 0x00006fffffff0000L
#define KERNEL ((long)0xffff888000000000L)
#define NON_CANONICAL ((long)0x0000900000000000L)

int main(void) {
  long bad[] = {BAD, KERNEL, NON_CANONICAL, -1, 8};
  for (int i = 0; i < 5; i++) {
    long p = bad[i];
    printf("address %d\n", i);
    call("read", SYS_read, 0, p, 0, 0, 0, 0);
    call("write", SYS_write, 1, p, 10, 0, 0, 0);
    call("writev", SYS_writev, 1, p, 1, 0, 0, 0);
    call("open", SYS_open, p, 0, 0, 0, 0, 0);
    call("stat", SYS_stat, (long)"/", p, 0, 0, 0, 0);
    call("pipe", SYS_pipe, p, 0, 0, 0, 0, 0);
    call("rt_sigaction new", SYS_rt_sigaction, SIGUSR1, p, 0, 8, 0, 0);
    call("rt_sigaction old", SYS_rt_sigaction, SIGUSR1, 0, p, 8, 0, 0);
    call("rt_sigprocmask new", SYS_rt_sigprocmask, 0, p, 0, 8, 0, 0);
    call("rt_sigprocmask old", SYS_rt_sigprocmask, 0, 0, p, 8, 0, 0);
    call("rt_sigpending", SYS_rt_sigpending, p, 8, 0, 0, 0, 0);
    call("rt_sigsuspend", SYS_rt_sigsuspend, p, 8, 0, 0, 0, 0);
    call("rt_sigtimedwait", SYS_rt_sigtimedwait, p, 0, 0, 8, 0, 0);
    call("sigaltstack", SYS_sigaltstack, p, 0, 0, 0, 0, 0);
    call("nanosleep", SYS_nanosleep, p, 0, 0, 0, 0, 0);
    call("clock_gettime", SYS_clock_gettime, 0, p, 0, 0, 0, 0);
    call("gettimeofday", SYS_gettimeofday, p, 0, 0, 0, 0, 0);
    call("setitimer", SYS_setitimer, 0, p, 0, 0, 0, 0);
    call("getitimer", SYS_getitimer, 0, p, 0, 0, 0, 0);
    call("uname", SYS_uname, p, 0, 0, 0, 0, 0);
    call("sysinfo", SYS_sysinfo, p, 0, 0, 0, 0, 0);
    call("getrusage", SYS_getrusage, 0, p, 0, 0, 0, 0);
    call("getrlimit", SYS_getrlimit, 7, p, 0, 0, 0, 0);
    call("prlimit64 new", SYS_prlimit64, 0, 7, p, 0, 0, 0);
    call("times", SYS_times, p, 0, 0, 0, 0, 0);
    call("getrandom", SYS_getrandom, p, 100, 0, 0, 0, 0);
    call("getgroups", SYS_getgroups, 0, p, 0, 0, 0, 0);
    call("setgroups", SYS_setgroups, 3, p, 0, 0, 0, 0);
    call("getresuid", SYS_getresuid, p, p, p, 0, 0, 0);
    call("sethostname", SYS_sethostname, p, 5, 0, 0, 0, 0);
    call("prctl name", SYS_prctl, 15, p, 0, 0, 0, 0);
    call("get_robust_list", SYS_get_robust_list, 0, p, p, 0, 0, 0);
    call("futex wait", SYS_futex, p & ~3L, 0, 0, 0, 0, 0);
    call("execve", SYS_execve, p, 0, 0, 0, 0, 0);
    call("kernel fs base", SYS_arch_prctl, 0x1002, KERNEL, 0, 0, 0, 0);
    call("chdir", SYS_chdir, p, 0, 0, 0, 0, 0);
    call("getcwd", SYS_getcwd, p, 100, 0, 0, 0, 0);
  }
  call("clone of nothing sensible", SYS_clone, 0x10000, 0, 0, 0, 0, 0);
  call("clone handlers without memory", SYS_clone, 0x800, 0, 0, 0, 0, 0);
  call("wait4 options", SYS_wait4, -1, 0, 0x1000, 0, 0, 0);
  call("wait4 smallest", SYS_wait4, 0x80000000L, 0, 0, 0, 0, 0);
  call("kill smallest", SYS_kill, 0x80000000L, 0, 0, 0, 0, 0);
  call("waitid type", SYS_waitid, 77, 0, 0, 4, 0, 0);
  call("waitid options", SYS_waitid, 0, 0, 0, 0, 0, 0);
  call("tkill", SYS_tkill, 0, 9, 0, 0, 0, 0);
  call("tgkill", SYS_tgkill, -1, 1, 9, 0, 0, 0);
  call("tgkill of nobody", SYS_tgkill, getpid(), 1, 0, 0, 0, 0);
  call("sigaction size", SYS_rt_sigaction, SIGUSR1, 0, 0, 16, 0, 0);
  call("sigaction signal", SYS_rt_sigaction, 0, 0, 0, 8, 0, 0);
  call("sigprocmask how", SYS_rt_sigprocmask, 9, (long)&bad, 0, 8, 0, 0);
  call("futex unaligned", SYS_futex, (long)&bad + 1, 1, 1, 0, 0, 0);
  call("futex operation", SYS_futex, (long)&bad, 77, 1, 0, 0, 0);
  call("futex other value", SYS_futex, (long)&bad, 0, 12345, 0, 0, 0);
  call("robust list size", SYS_set_robust_list, (long)&bad, 5, 0, 0, 0, 0);
  call("groups", SYS_setgroups, -1, 0, 0, 0, 0, 0);
  call("host name length", SYS_sethostname, (long)"x", -1, 0, 0, 0, 0);
  call("random flags", SYS_getrandom, (long)&bad, 4, 0x100, 0, 0, 0);
  call("itimer", SYS_getitimer, 5, (long)&bad, 0, 0, 0, 0);
  call("limit", SYS_prlimit64, 0, 16, 0, (long)&bad, 0, 0);
  call("limit of nobody", SYS_prlimit64, 999999, 7, 0, (long)&bad, 0, 0);
  call("arch_prctl code", SYS_arch_prctl, 0x9999, 0, 0, 0, 0, 0);
  call("no such call", 1023, 0, 0, 0, 0, 0, 0);
  call("negative call", -5, 0, 0, 0, 0, 0, 0);
  pid_t child = clean_fork();
  if (child == 0) {
    __asm__ volatile("mov $0x1000, %rsp; mov $15, %eax; syscall");
    _exit(0);
  }
  reap("sigreturn without a frame", child);
  child = clean_fork();
  if (child == 0) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = (void (*)(int))KERNEL;
    sigaction(SIGUSR1, &action, NULL);
    raise(SIGUSR1);
    _exit(0);
  }
  reap("a handler in the kernel", child);
  child = clean_fork();
  if (child == 0) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = (void (*)(int))main;
    sigaction(SIGUSR1, &action, NULL);
    __asm__ volatile("mov %0, %%rsp; mov $39, %%eax; syscall; mov %%eax, %%edi; mov $10, %%esi; mov $62, %%eax; syscall"
                     :: "r"(0x9000L) : "rax", "rdi", "rsi", "rcx", "r11");
    _exit(0);
  }
  reap("a handler without a stack", child);
  printf("done\n");
  return 0;
}
