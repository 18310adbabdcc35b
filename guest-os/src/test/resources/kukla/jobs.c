/* Job control: sessions, process groups, stopping and going on, orphaned groups. */
#include "check.h"

static void stop_and_go(void) {
  int status;
  pid_t child = clean_fork();
  if (child == 0) {
    for (;;) pause();
  }
  setpgid(child, child); /* or it would be in an orphaned group, which TSTP does not stop */
  show("kill STOP", kill(child, SIGSTOP));
  printf("same child %d\n", waitpid(child, &status, WUNTRACED) == child);
  show_status("stop", status);
  show("told once", waitpid(child, &status, WUNTRACED | WNOHANG));
  kill(child, SIGCONT);
  printf("same child %d\n", waitpid(child, &status, WCONTINUED) == child);
  show_status("go", status);
  kill(child, SIGTSTP);
  waitpid(child, &status, WUNTRACED);
  show_status("TSTP", status);
  kill(child, SIGTERM);
  show("stopped does not end", waitpid(child, &status, WNOHANG));
  kill(child, SIGCONT);
  reap("after CONT", child);
  child = clean_fork();
  if (child == 0) {
    raise(SIGSTOP);
    _exit(5);
  }
  waitpid(child, &status, WUNTRACED);
  show_status("stopped itself", status);
  kill(child, SIGKILL);
  reap("KILL ends a stop", child);
}

static void groups(void) {
  pid_t a = clean_fork();
  if (a == 0) {
    for (;;) pause();
  }
  pid_t b = clean_fork();
  if (b == 0) {
    for (;;) pause();
  }
  show("setpgid a", setpgid(a, a));
  show("setpgid b", setpgid(b, a));
  printf("group of b is a: %d\n", getpgid(b) == a);
  show("kill the group", killpg(a, SIGUSR1));
  reap("a", a);
  reap("b", b);
  show("no such group", killpg(a, SIGUSR1));
  show("setpgid of nobody", setpgid(999999, 0));
  show("foreign group", setpgid(0, 999999));
  show("negative group", setpgid(0, -5));
}

static void sessions(void) {
  pid_t child = clean_fork();
  if (child == 0) {
    pid_t me = getpid();
    printf("setsid: %d\n", setsid() == me);
    printf("session %d group %d\n", getsid(0) == me, getpgrp() == me);
    show("setsid again", setsid());
    show("leader's setpgid", setpgid(0, 0));
    exit(0);
  }
  reap("session", child);
}

static volatile int hung_up, continued;

static void on_hangup(int signal) { hung_up = 1; }
static void on_continue(int signal) { continued = 1; }

/* A stopped group whose last outside parent ends gets SIGHUP and SIGCONT. */
static void orphans(void) {
  int tell[2];
  pipe(tell);
  pid_t middle = clean_fork();
  if (middle == 0) {
    setsid();
    pid_t child = fork();
    if (child == 0) {
      setpgid(0, 0);
      signal(SIGHUP, on_hangup);
      signal(SIGCONT, on_continue);
      raise(SIGSTOP);
      while (!hung_up || !continued) pause();
      write(tell[1], "hc", 2);
      _exit(0);
    }
    int status;
    waitpid(child, &status, WUNTRACED);
    _exit(WIFSTOPPED(status) ? 1 : 2);
  }
  reap("middle", middle);
  close(tell[1]);
  char text[8] = {0};
  read(tell[0], text, 2);
  printf("the orphan got: %s\n", text);
  /* The terminal's stop signals do nothing to an orphaned group. */
  pid_t child = clean_fork();
  if (child == 0) {
    setsid();
    kill(getpid(), SIGTSTP);
    _exit(6);
  }
  reap("TSTP to an orphaned group", child);
}

int main(void) {
  stop_and_go();
  groups();
  sessions();
  orphans();
  printf("done\n");
  return 0;
}
