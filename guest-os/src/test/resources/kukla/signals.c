/* Signals: handlers and what they are told, masks, stacks, restarts, default actions. */
#include "check.h"
#include <setjmp.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <ucontext.h>

static volatile sig_atomic_t hits;
static volatile sig_atomic_t last_code;
static volatile sig_atomic_t from_self;
static volatile int value_seen;
static volatile uintptr_t address;
static sigjmp_buf out;

static void count(int signal) { hits++; }

static void record(int signal, siginfo_t *info, void *context) {
  hits++;
  last_code = info->si_code;
  from_self = info->si_pid == getpid();
  value_seen = info->si_value.sival_int;
}

static void install(int signal, void (*handler)(int), int flags) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigaction(signal, &action, NULL);
}

static void install_info(int signal, void (*handler)(int, siginfo_t *, void *), int flags) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = handler;
  action.sa_flags = flags | SA_SIGINFO;
  sigaction(signal, &action, NULL);
}

static void simple(void) {
  install_info(SIGUSR1, record, 0);
  kill(getpid(), SIGUSR1);
  printf("kill: hits %d code %d own %d\n", hits, last_code, from_self);
  raise(SIGUSR1);
  printf("raise: hits %d code %d own %d\n", hits, last_code, from_self);
  union sigval value = {.sival_int = 1234};
  sigqueue(getpid(), SIGUSR1, value);
  printf("sigqueue: hits %d code %d value %d\n", hits, last_code, value_seen);
}

static void masks(void) {
  sigset_t set, old, pending;
  hits = 0;
  sigemptyset(&set);
  sigaddset(&set, SIGUSR1);
  sigaddset(&set, SIGKILL);
  sigprocmask(SIG_BLOCK, &set, &old);
  kill(getpid(), SIGUSR1);
  kill(getpid(), SIGUSR1);
  sigpending(&pending);
  printf("blocked: hits %d pending %d\n", hits, sigismember(&pending, SIGUSR1));
  sigprocmask(SIG_SETMASK, &old, &set);
  printf("unblocked: hits %d, SIGKILL in the mask %d\n", hits, sigismember(&set, SIGKILL));

  int realtime = SIGRTMIN + 2;
  install_info(realtime, record, 0);
  hits = 0;
  sigemptyset(&set);
  sigaddset(&set, realtime);
  sigprocmask(SIG_BLOCK, &set, NULL);
  for (int i = 0; i < 5; i++) {
    union sigval value = {.sival_int = i};
    sigqueue(getpid(), realtime, value);
  }
  sigprocmask(SIG_UNBLOCK, &set, NULL);
  printf("real-time signals: hits %d, last value %d\n", hits, value_seen);
}

static volatile char order[16];
static volatile int order_length;

static void note(int signal) {
  order[order_length++] = signal == SIGUSR1 ? '1' : '2';
  if (signal == SIGUSR1) {
    raise(SIGUSR2);
    order[order_length++] = '/';
  }
}

static void nested(void) {
  install(SIGUSR1, note, 0);
  install(SIGUSR2, note, 0);
  raise(SIGUSR1);
  order[order_length++] = ' ';
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = note;
  sigaddset(&action.sa_mask, SIGUSR2);
  sigaction(SIGUSR1, &action, NULL);
  raise(SIGUSR1);
  printf("order: %s\n", (char *)order);
}

static volatile int depth, deepest, calls;

static void recurse(int signal) {
  depth++;
  if (depth > deepest) deepest = depth;
  if (++calls < 3) raise(SIGUSR1);
  depth--;
}

static void flags(void) {
  install(SIGUSR1, recurse, 0);
  raise(SIGUSR1);
  printf("deferred: depth %d\n", deepest);
  depth = deepest = calls = 0;
  install(SIGUSR1, recurse, SA_NODEFER);
  raise(SIGUSR1);
  printf("not deferred: depth %d\n", deepest);
  struct sigaction now;
  install(SIGUSR1, count, SA_RESETHAND);
  raise(SIGUSR1);
  sigaction(SIGUSR1, NULL, &now);
  printf("reset: default again %d\n", now.sa_handler == SIG_DFL);
}

static void fault(int signal, siginfo_t *info, void *context) {
  address = (uintptr_t)info->si_addr;
  last_code = info->si_code;
  siglongjmp(out, signal);
}

static void faults(void) {
  install_info(SIGSEGV, fault, 0);
  install_info(SIGFPE, fault, 0);
  install_info(SIGILL, fault, 0);
  install_info(SIGTRAP, fault, 0);
  install_info(SIGBUS, fault, 0);
  int signal = sigsetjmp(out, 1);
  if (signal == 0) {
    *(volatile int *)0x123 = 1;
  }
  printf("null: signal %d code %d address %lx\n", signal, last_code, (long)address);
  char *page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  signal = sigsetjmp(out, 1);
  if (signal == 0) {
    *(volatile char *)(page + 17) = 1;
  }
  printf("read-only: signal %d code %d offset %ld\n", signal, last_code, (long)(address - (uintptr_t)page));
  signal = sigsetjmp(out, 1);
  if (signal == 0) {
    volatile int zero = 0;
    volatile int result = 5 / zero;
    printf("%d\n", result);
  }
  printf("division: signal %d code %d\n", signal, last_code);
  signal = sigsetjmp(out, 1);
  if (signal == 0) {
    __asm__ volatile("ud2");
  }
  printf("ud2: signal %d code %d\n", signal, last_code);
  signal = sigsetjmp(out, 1);
  if (signal == 0) {
    __asm__ volatile("int3");
  }
  printf("int3: signal %d code %d\n", signal, last_code);
  signal = sigsetjmp(out, 1);
  if (signal == 0) {
    __asm__ volatile("hlt");
  }
  printf("hlt: signal %d code %d address %lx\n", signal, last_code, (long)address);
}

static void skip(int signal, siginfo_t *info, void *context) {
  ucontext_t *machine = context;
  machine->uc_mcontext.gregs[REG_RIP] += 2;
  machine->uc_mcontext.gregs[REG_RBX] = 0x1234567;
  hits++;
}

static void change_context(void) {
  install_info(SIGILL, skip, 0);
  hits = 0;
  long rbx = 1;
  __asm__ volatile("ud2" : "+b"(rbx));
  printf("skipped: hits %d rbx %lx\n", hits, rbx);
}

static volatile int on_stack;
static char *alternate;

static void where(int signal) {
  char here;
  stack_t now;
  sigaltstack(NULL, &now);
  on_stack = &here > alternate && &here < alternate + 16384;
  last_code = now.ss_flags;
}

static void stacks(void) {
  alternate = malloc(16384);
  stack_t stack = {.ss_sp = alternate, .ss_size = 16384};
  sigaltstack(&stack, NULL);
  install(SIGUSR2, where, SA_ONSTACK);
  raise(SIGUSR2);
  printf("alternate: on it %d flags %d\n", on_stack, last_code);
  install(SIGUSR2, where, 0);
  raise(SIGUSR2);
  printf("ordinary: on it %d flags %d\n", on_stack, last_code);
  stack.ss_size = 100;
  show("too small", sigaltstack(&stack, NULL));
  stack.ss_flags = SS_DISABLE;
  show("disable", sigaltstack(&stack, NULL));
}

static void restarts(void) {
  int tube[2];
  char c;
  pipe(tube);
  for (int restart = 0; restart < 2; restart++) {
    install(SIGALRM, count, restart ? SA_RESTART : 0);
    hits = 0;
    pid_t child = clean_fork();
    if (child == 0) {
      usleep(20000);
      kill(getppid(), SIGALRM);
      usleep(20000);
      write(tube[1], "x", 1);
      _exit(0);
    }
    ssize_t got = read(tube[0], &c, 1);
    printf("restart %d: ", restart);
    show("read", got);
    if (got < 0) read(tube[0], &c, 1);
    printf("hits %d\n", hits);
    reap("writer", child);
  }
  close(tube[0]);
  close(tube[1]);
}

static void sleeps(void) {
  install(SIGALRM, count, SA_RESTART);
  hits = 0;
  struct itimerval timer = {.it_value = {.tv_usec = 20000}};
  setitimer(ITIMER_REAL, &timer, NULL);
  struct timespec long_time = {.tv_sec = 100}, left;
  show("nanosleep", nanosleep(&long_time, &left));
  printf("hits %d, about 100 seconds left: %d\n", hits, left.tv_sec == 99);
  sigset_t empty, alarm_only, old;
  sigemptyset(&empty);
  sigemptyset(&alarm_only);
  sigaddset(&alarm_only, SIGALRM);
  sigprocmask(SIG_BLOCK, &alarm_only, &old);
  setitimer(ITIMER_REAL, &timer, NULL);
  show("sigsuspend", sigsuspend(&empty));
  sigset_t now;
  sigprocmask(SIG_BLOCK, NULL, &now);
  printf("hits %d, blocked again: %d\n", hits, sigismember(&now, SIGALRM));
  setitimer(ITIMER_REAL, &timer, NULL);
  siginfo_t info;
  show("sigwaitinfo", sigwaitinfo(&alarm_only, &info));
  printf("hits %d code %d\n", hits, info.si_code == SI_KERNEL);
  struct timespec soon = {.tv_nsec = 1000000};
  show("sigtimedwait", sigtimedwait(&alarm_only, &info, &soon));
  sigprocmask(SIG_SETMASK, &old, NULL);
  timer.it_interval.tv_usec = 5000;
  hits = 0;
  setitimer(ITIMER_REAL, &timer, NULL);
  while (hits < 4) pause();
  memset(&timer, 0, sizeof timer);
  setitimer(ITIMER_REAL, &timer, NULL);
  printf("interval timer: hits %d\n", hits);
  alarm(100);
  printf("alarm: %u\n", alarm(0));
}

static void defaults(void) {
  int signals[] = {SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGABRT, SIGFPE, SIGKILL, SIGUSR1, SIGSEGV,
                   SIGPIPE, SIGALRM, SIGTERM, SIGCHLD, SIGURG, SIGWINCH, SIGXCPU, SIGVTALRM, SIGSYS};
  for (unsigned i = 0; i < sizeof signals / sizeof *signals; i++) {
    pid_t child = clean_fork();
    if (child == 0) {
      struct sigaction standard;
      memset(&standard, 0, sizeof standard);
      sigaction(signals[i], &standard, NULL);
      kill(getpid(), signals[i]);
      _exit(0);
    }
    char what[32];
    sprintf(what, "default of %d", signals[i]);
    reap(what, child);
  }
}

static void child_signal(int signal, siginfo_t *info, void *context) {
  hits++;
  last_code = info->si_code;
  value_seen = info->si_status;
}

static void children(void) {
  install_info(SIGCHLD, child_signal, SA_RESTART);
  hits = 0;
  pid_t child = clean_fork();
  if (child == 0) _exit(33);
  reap("child", child);
  printf("SIGCHLD: hits %d code %d status %d\n", hits, last_code, value_seen);
  child = clean_fork();
  if (child == 0) {
    for (;;) pause();
  }
  kill(child, SIGTERM);
  reap("child", child);
  printf("SIGCHLD: code %d status %d\n", last_code, value_seen);
  install(SIGCHLD, SIG_IGN, 0);
  child = clean_fork();
  if (child == 0) _exit(0);
  show("careless parent", waitpid(child, NULL, 0));
  install(SIGCHLD, SIG_DFL, 0);
}

static void errors(void) {
  show("signal 65", kill(getpid(), 65));
  show("signal -1", kill(getpid(), -1));
  show("nobody", kill(999999, SIGTERM));
  show("only asking", kill(getpid(), 0));
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = count;
  show("catch SIGKILL", sigaction(SIGKILL, &action, NULL));
  show("catch SIGSTOP", sigaction(SIGSTOP, &action, NULL));
  show("ask SIGKILL", sigaction(SIGKILL, NULL, &action));
}

int main(void) {
  simple();
  masks();
  nested();
  flags();
  faults();
  change_context();
  stacks();
  restarts();
  sleeps();
  defaults();
  children();
  errors();
  printf("done\n");
  return 0;
}
