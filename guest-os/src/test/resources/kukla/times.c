/* Clocks and sleeps: what holds on every machine. */
#include "check.h"
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/times.h>
#include <time.h>

static long long now(int clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}

int main(void) {
  long long before = now(CLOCK_MONOTONIC);
  struct timespec request = {.tv_nsec = 30000000};
  show("nanosleep", nanosleep(&request, NULL));
  long long slept = now(CLOCK_MONOTONIC) - before;
  printf("at least 30 ms %d, below a second %d\n", slept >= 30000000, slept < 1000000000);
  struct timespec until;
  clock_gettime(CLOCK_MONOTONIC, &until);
  until.tv_sec += 0;
  printf("a time that has passed: %s\n", error_name(clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL)));
  request.tv_nsec = 1000000000;
  show("bad fraction", nanosleep(&request, NULL));
  request.tv_nsec = 0;
  request.tv_sec = -1;
  show("negative", nanosleep(&request, NULL));
  printf("bad clock: %s\n", error_name(clock_nanosleep(99, 0, &until, NULL)));
  show("clock_gettime of nothing", clock_gettime(77, &until));
  printf("after 2020: %d\n", time(NULL) > 1577836800);
  struct timeval day;
  gettimeofday(&day, NULL);
  printf("two clocks agree: %d\n", llabs(day.tv_sec * 1000000000LL + day.tv_usec * 1000LL - now(CLOCK_REALTIME)) < 1000000000LL);
  long long cpu = now(CLOCK_PROCESS_CPUTIME_ID);
  for (volatile int i = 0; i < 3000000; i++) {
  }
  printf("time has passed for the process: %d\n", now(CLOCK_PROCESS_CPUTIME_ID) > cpu);
  printf("and for the thread: %d\n", now(CLOCK_THREAD_CPUTIME_ID) > 0);
  struct timespec resolution;
  show("clock_getres", clock_getres(CLOCK_MONOTONIC, &resolution));
  printf("a nanosecond: %d\n", resolution.tv_sec == 0 && resolution.tv_nsec == 1);
  struct tms used;
  printf("times: %d\n", times(&used) >= 0);
  struct rusage usage;
  show("getrusage", getrusage(RUSAGE_SELF, &usage));
  show("getrusage of nobody", getrusage(55, &usage));
  struct itimerval timer;
  memset(&timer, 0, sizeof timer);
  timer.it_value.tv_usec = 1000000;
  show("bad timer", setitimer(ITIMER_REAL, &timer, NULL));
  show("no such timer", setitimer(7, NULL, NULL));
  timer.it_value.tv_usec = 10000;
  signal(SIGVTALRM, SIG_IGN);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGVTALRM);
  pid_t child = clean_fork();
  if (child == 0) {
    signal(SIGVTALRM, SIG_DFL);
    setitimer(ITIMER_VIRTUAL, &timer, NULL);
    for (;;) {
    }
  }
  reap("virtual timer", child);
  child = clean_fork();
  if (child == 0) {
    struct rlimit limit = {.rlim_cur = 1, .rlim_max = 5};
    setrlimit(RLIMIT_CPU, &limit);
    for (;;) {
    }
  }
  reap("limit of processor time", child);
  printf("done\n");
  return 0;
}
