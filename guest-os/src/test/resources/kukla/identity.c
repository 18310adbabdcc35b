/* Who am I, what may I: credentials, permissions to signal, limits, names. Needs the superuser. */
#include "check.h"
#include <fcntl.h>
#include <grp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/utsname.h>

static void users(void) {
  uid_t real, effective, saved;
  printf("start %d %d\n", getuid(), geteuid());
  show("setresuid", setresuid(1000, 2000, 3000));
  getresuid(&real, &effective, &saved);
  printf("%d %d %d\n", real, effective, saved);
  show("to root", setresuid(0, -1, -1));
  show("to the saved", setresuid(-1, 3000, -1));
  show("setuid to a stranger", setuid(4000));
  show("setuid to the real", setuid(1000));
  getresuid(&real, &effective, &saved);
  printf("%d %d %d\n", real, effective, saved);
  show("setreuid", setreuid(3000, 1000));
  show("setgid", setgid(5));
  show("setgroups", setgroups(0, NULL));
  show("hostname", sethostname("other", 5));
  show("kill init", kill(1, SIGTERM));
  show("kill the parent", kill(getppid(), 0));
  struct rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_max++;
  show("raise a hard limit", setrlimit(RLIMIT_NOFILE, &limit));
}

static void in_child(const char *what, void (*body)(void)) {
  pid_t child = clean_fork();
  if (child == 0) {
    body();
    exit(0);
  }
  reap(what, child);
}

static void groups(void) {
  gid_t list[] = {10, 20, 30}, got[10];
  show("setgroups", setgroups(3, list));
  show("how many", getgroups(0, NULL));
  show("too few", getgroups(2, got));
  show("getgroups", getgroups(10, got));
  printf("%d %d %d\n", got[0], got[1], got[2]);
  show("setregid", setregid(7, 8));
  printf("%d %d\n", getgid(), getegid());
}

static void descriptors(void) {
  struct rlimit limit = {.rlim_cur = 10, .rlim_max = 20};
  show("lower", setrlimit(RLIMIT_NOFILE, &limit));
  int last = -1, fd;
  while ((fd = dup(1)) >= 0) last = fd;
  show("dup at the limit", fd);
  printf("last %d\n", last);
  limit.rlim_cur = 30;
  show("soft above hard", setrlimit(RLIMIT_NOFILE, &limit));
  show("no such limit", getrlimit(99, &limit));
}

static void address_space(void) {
  struct rlimit limit = {.rlim_cur = 4 << 20, .rlim_max = 4 << 20};
  show("limit", setrlimit(RLIMIT_AS, &limit));
  show("map more", (long)mmap(NULL, 5 << 20, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
  char *end = (char *)syscall(SYS_brk, 0);
  printf("brk stays %d\n", syscall(SYS_brk, end + (5 << 20)) == (long)end);
  printf("map less %d\n", mmap(NULL, 1 << 20, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED);
}

static void processes(void) {
  setuid(1234);
  struct rlimit limit = {.rlim_cur = 4, .rlim_max = 4};
  setrlimit(RLIMIT_NPROC, &limit);
  int made = 0;
  pid_t child;
  int hold[2];
  pipe(hold);
  while ((child = fork()) > 0) made++;
  if (child == 0) {
    char c;
    close(hold[1]);
    read(hold[0], &c, 1);
    _exit(0);
  }
  show("fork at the limit", child);
  close(hold[1]);
  printf("made %d\n", made);
  while (wait(NULL) > 0) {
  }
}

static void names(void) {
  char name[17] = {0};
  show("set", prctl(PR_SET_NAME, "a name that is too long"));
  show("get", prctl(PR_GET_NAME, name));
  printf("[%s]\n", name);
  struct utsname system;
  show("uname", uname(&system));
  printf("%s %s\n", system.sysname, system.machine);
  show("prctl of nothing", prctl(9999, 0, 0, 0, 0));
}

int main(void) {
  in_child("users", users);
  in_child("groups", groups);
  in_child("descriptors", descriptors);
  in_child("address space", address_space);
  in_child("processes", processes);
  in_child("names", names);
  printf("done\n");
  return 0;
}
