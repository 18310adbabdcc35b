/* The first process of a test kernel: mounts /proc, runs the programs in /tests one after the other, and switches off. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static int by_name(const struct dirent **a, const struct dirent **b) { return strcmp((*a)->d_name, (*b)->d_name); }

static int visible(const struct dirent *entry) { return entry->d_name[0] != '.'; }

static void run(const char *name) {
  char path[300];
  snprintf(path, sizeof path, "/tests/%s", name);
  printf("== %s\n", name);
  fflush(stdout);
  pid_t child = fork();
  if (child == 0) {
    setsid();
    char *arguments[] = {path, NULL};
    char *variables[] = {"PATH=/bin", NULL};
    execve(path, arguments, variables);
    perror(path);
    _exit(127);
  }
  int status;
  while (waitpid(-1, &status, 0) != child) {
    /* an orphan: the first process buries them all */
  }
  printf("exit status %d\n", WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
  fflush(stdout);
  while (waitpid(-1, &status, WNOHANG) > 0) {
  }
}

int main(void) {
  struct dirent **names;
  mkdir("/proc", 0755);
  mount("proc", "/proc", "proc", 0, "");
  mkdir("/tmp", 0777);
  int count = scandir("/tests", &names, visible, by_name);
  for (int i = 0; i < count; i++) run(names[i]->d_name);
  if (count < 0) perror("/tests");
  printf("== end\n");
  fflush(stdout);
  reboot(RB_POWER_OFF);
  return 1;
}
