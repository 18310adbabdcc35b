/* Programs that want everything: fork bombs, memory hogs, endless recursion, endless files. The parent survives them all.
   For a machine of 16 MiB; not to be run elsewhere. */
#include "check.h"
#include <fcntl.h>
#include <sys/mman.h>

static void fork_bomb(void) {
  pid_t bomb = clean_fork();
  if (bomb == 0) {
    setpgid(0, 0);
    for (;;) fork();
  }
  setpgid(bomb, bomb);
  usleep(60000);
  int rounds = 0;
  while (kill(-bomb, SIGKILL) == 0 && rounds < 1000) {
    rounds++;
    usleep(10000);
    while (waitpid(-1, NULL, WNOHANG) > 0) {
    }
  }
  printf("the bomb is gone %d\n", rounds < 1000);
  pid_t child = clean_fork();
  if (child == 0) _exit(8);
  reap("fork works again", child);
}

static void eat(void) {
  for (;;) {
    char *p = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED) _exit(1);
    for (int i = 0; i < 1 << 20; i += 4096) p[i] = 1;
  }
}

static void memory_hog(void) {
  pid_t child = clean_fork();
  if (child == 0) eat();
  reap("a hog", child);
  pid_t hogs[5];
  for (int i = 0; i < 5; i++) {
    hogs[i] = clean_fork();
    if (hogs[i] == 0) eat();
  }
  int killed = 0;
  for (int i = 0; i < 5; i++) {
    int status;
    killed += waitpid(hogs[i], &status, 0) == hogs[i] && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
  }
  printf("killed of five %d\n", killed);
  int fine = 0;
  for (int i = 0; i < 20; i++) {
    child = clean_fork();
    if (child == 0) _exit(0);
    int status;
    fine += waitpid(child, &status, 0) == child && status == 0;
  }
  printf("fork works again %d\n", fine);
}

static int endless(volatile char *above) {
  volatile char here[1000];
  here[0] = *above + 1;
  return endless(here) + here[0];
}

static void recursion(void) {
  pid_t child = clean_fork();
  if (child == 0) {
    char start = 0;
    _exit(endless(&start));
  }
  int status;
  waitpid(child, &status, 0);
  printf("endless recursion: killed %d\n", WIFSIGNALED(status) && (WTERMSIG(status) == SIGSEGV || WTERMSIG(status) == SIGKILL));
}

static void files(void) {
  pid_t child = clean_fork();
  if (child == 0) {
    char block[4096];
    memset(block, 'x', sizeof block);
    int file = open("/tmp/large", O_CREAT | O_RDWR, 0600);
    while (write(file, block, sizeof block) > 0) {
    }
    int error = errno;
    unlink("/tmp/large");
    printf("endless file: an error %d\n", error != 0);
    exit(0);
  }
  int status;
  waitpid(child, &status, 0);
  printf("endless file: over %d\n", WIFEXITED(status) || WTERMSIG(status) == SIGKILL);
  unlink("/tmp/large");
}

int main(void) {
  fork_bomb();
  memory_hog();
  recursion();
  files();
  pid_t child = clean_fork();
  if (child == 0) _exit(9);
  reap("at the end", child);
  printf("done\n");
  return 0;
}
