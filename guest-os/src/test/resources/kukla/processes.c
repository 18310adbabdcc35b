/* Making processes and waiting for them: fork, vfork, pipes, wait4, waitid, orphans. */
#include "check.h"
#include <sys/resource.h>

static int counter = 1;

static void exit_codes(void) {
  for (int code = 0; code < 300; code += 75) {
    pid_t child = clean_fork();
    if (child == 0) _exit(code);
    reap("exit code", child);
  }
}

static void copies(void) {
  pid_t child = clean_fork();
  if (child == 0) {
    counter += 41;
    printf("the child counts %d\n", counter);
    exit(0);
  }
  reap("child", child);
  printf("the parent counts %d\n", counter);
}

static void pipeline(void) {
  int to_child[2], from_child[2];
  pipe(to_child);
  pipe(from_child);
  pid_t child = clean_fork();
  if (child == 0) {
    char c;
    close(to_child[1]);
    close(from_child[0]);
    while (read(to_child[0], &c, 1) == 1) {
      c = c >= 'a' && c <= 'z' ? c - 32 : c;
      write(from_child[1], &c, 1);
    }
    _exit(7);
  }
  close(to_child[0]);
  close(from_child[1]);
  write(to_child[1], "dolls inside dolls", 18);
  close(to_child[1]);
  char buffer[64] = {0};
  size_t have = 0;
  ssize_t got;
  while ((got = read(from_child[0], buffer + have, sizeof buffer - have)) > 0) have += got;
  close(from_child[0]);
  printf("through the child: %s\n", buffer);
  reap("pipeline", child);
}

static void many(void) {
  pid_t children[20];
  int sum = 0;
  for (int i = 0; i < 20; i++) {
    children[i] = clean_fork();
    if (children[i] == 0) _exit(i);
  }
  for (int i = 0; i < 20; i++) {
    int status;
    if (waitpid(-1, &status, 0) > 0) sum += WEXITSTATUS(status);
  }
  printf("twenty children: %d\n", sum);
  show("no more", waitpid(-1, NULL, 0));
}

static void no_hang(void) {
  int hold[2];
  pipe(hold);
  pid_t child = clean_fork();
  if (child == 0) {
    char c;
    close(hold[1]);
    read(hold[0], &c, 1);
    _exit(3);
  }
  close(hold[0]);
  show("not yet", waitpid(child, NULL, WNOHANG));
  close(hold[1]);
  siginfo_t info;
  memset(&info, 0, sizeof info);
  show("waitid", waitid(P_PID, child, &info, WEXITED | WNOWAIT));
  printf("signal %d code %d status %d, the same child %d\n", info.si_signo, info.si_code,
         info.si_status, info.si_pid == child);
  reap("again", child);
  show("gone", waitpid(child, NULL, 0));
  show("bad options", waitpid(-1, NULL, 0x40));
  show("waitid nothing", waitid(P_ALL, 0, &info, WNOHANG));
}

static void orphan(void) {
  int tell[2];
  pipe(tell);
  pid_t child = clean_fork();
  if (child == 0) {
    pid_t middle = getpid();
    if (fork() == 0) {
      while (getppid() == middle) usleep(1000);
      char c = getppid() != middle ? 'y' : 'n';
      write(tell[1], &c, 1);
      _exit(0);
    }
    _exit(0);
  }
  reap("middle", child);
  char c = '?';
  read(tell[0], &c, 1);
  printf("the orphan has another parent: %c\n", c);
  close(tell[0]);
  close(tell[1]);
}

static void borrowed(void) {
  volatile int seen = 0;
  fflush(stdout);
  pid_t child = vfork();
  if (child == 0) {
    seen = 1;
    _exit(9);
  }
  printf("vfork: the child has run %d\n", seen);
  reap("vfork", child);
}

static void groups(void) {
  pid_t leader = clean_fork();
  if (leader == 0) {
    setpgid(0, 0);
    _exit(getpgrp() == getpid() ? 11 : 12);
  }
  setpgid(leader, leader);
  int status;
  pid_t got = waitpid(-leader, &status, 0);
  printf("by group: the leader %d\n", got == leader);
  show_status("group", status);
  show("other group", waitpid(-99999, NULL, 0));
}

static void usage(void) {
  struct rusage used;
  pid_t child = clean_fork();
  if (child == 0) {
    for (volatile int i = 0; i < 1000000; i++) {
    }
    _exit(0);
  }
  int status;
  wait4(child, &status, 0, &used);
  long micros = used.ru_utime.tv_sec * 1000000L + used.ru_utime.tv_usec + used.ru_stime.tv_sec * 1000000L
      + used.ru_stime.tv_usec;
  printf("the child used some time: %d\n", micros > 0);
}

int main(void) {
  exit_codes();
  copies();
  pipeline();
  many();
  no_hang();
  orphan();
  borrowed();
  groups();
  usage();
  printf("done\n");
  return 42;
}
