/* execve: arguments, environment, descriptors, what is inherited and what not. Runs itself. */
#include "check.h"
#include <fcntl.h>
#include <sys/stat.h>

static int second(int argc, char **argv, char **environment) {
  printf("arguments %d:", argc);
  for (int i = 0; i < 4; i++) printf(" [%s]", argv[i]);
  printf("\nenvironment:");
  for (char **e = environment; *e; e++) printf(" [%s]", *e);
  struct sigaction caught, ignored;
  sigaction(SIGUSR1, NULL, &caught);
  sigaction(SIGUSR2, NULL, &ignored);
  sigset_t mask;
  sigprocmask(SIG_BLOCK, NULL, &mask);
  printf("\ncaught is default %d, ignored stays %d, blocked stays %d\n", caught.sa_handler == SIG_DFL,
         ignored.sa_handler == SIG_IGN, sigismember(&mask, SIGTERM));
  int open_one = atoi(argv[2]), closed_one = atoi(argv[3]);
  show("kept descriptor", fcntl(open_one, F_GETFD));
  show("closed descriptor", fcntl(closed_one, F_GETFD));
  printf("same process %d\n", atoi(argv[4]) == getpid());
  return 23;
}

static void handler(int signal) {}

int main(int argc, char **argv, char **environment) {
  if (argc > 1) return second(argc, argv, environment);
  char self[256];
  ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
  self[length > 0 ? length : 0] = 0;
  char kept[16], closed[16], pid[16];
  pid_t child = clean_fork();
  if (child == 0) {
    signal(SIGUSR1, handler);
    signal(SIGUSR2, SIG_IGN);
    sigset_t mask;
    sigemptyset(&mask);
    sigaddset(&mask, SIGTERM);
    sigprocmask(SIG_BLOCK, &mask, NULL);
    dup2(1, 30);
    dup2(1, 31);
    fcntl(31, F_SETFD, FD_CLOEXEC);
    sprintf(kept, "30");
    sprintf(closed, "31");
    sprintf(pid, "%d", getpid());
    char *variables[] = {"HOME=/", "EMPTY=", NULL};
    execve(self, (char *[]){"execute", "a b", kept, closed, pid, NULL}, variables);
    _exit(99);
  }
  int status;
  waitpid(child, &status, 0);
  show_status("second", status);
  show("not there", execve("/does/not/exist", argv, environment));
  show("a directory", execve("/", argv, environment));
  int file = open("/tmp/kukla-not-a-program", O_CREAT | O_WRONLY | O_TRUNC, 0644);
  write(file, "neither ELF nor script\n", 23);
  close(file);
  show("not executable", execve("/tmp/kukla-not-a-program", argv, environment));
  chmod("/tmp/kukla-not-a-program", 0755);
  show("no program", execve("/tmp/kukla-not-a-program", argv, environment));
  show("bad path", execve((char *)16, argv, environment));
  show("bad arguments", execve(self, (char **)16, environment));
  unlink("/tmp/kukla-not-a-program");
  child = vfork();
  if (child == 0) {
    execve("/does/not/exist", argv, environment);
    _exit(44);
  }
  reap("vfork and no program", child);
  printf("done\n");
  return 0;
}
