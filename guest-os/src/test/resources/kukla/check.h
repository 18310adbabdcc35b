/* What the programs here share: results as lines of text that do not depend on the machine. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

/* The name of an error that the programs here provoke. */
static const char *error_name(int error) {
  switch (error) {
    case 0: return "0";
    case EPERM: return "EPERM";
    case ENOENT: return "ENOENT";
    case ESRCH: return "ESRCH";
    case EINTR: return "EINTR";
    case EIO: return "EIO";
    case E2BIG: return "E2BIG";
    case ENOEXEC: return "ENOEXEC";
    case EBADF: return "EBADF";
    case ECHILD: return "ECHILD";
    case EAGAIN: return "EAGAIN";
    case ENOMEM: return "ENOMEM";
    case EACCES: return "EACCES";
    case EFAULT: return "EFAULT";
    case EEXIST: return "EEXIST";
    case ENOTDIR: return "ENOTDIR";
    case EISDIR: return "EISDIR";
    case EINVAL: return "EINVAL";
    case EMFILE: return "EMFILE";
    case ENOTTY: return "ENOTTY";
    case ESPIPE: return "ESPIPE";
    case EPIPE: return "EPIPE";
    case ERANGE: return "ERANGE";
    case ENAMETOOLONG: return "ENAMETOOLONG";
    case ENOSYS: return "ENOSYS";
    case ENOTEMPTY: return "ENOTEMPTY";
    case ELOOP: return "ELOOP";
    case EOVERFLOW: return "EOVERFLOW";
    case EOPNOTSUPP: return "EOPNOTSUPP";
    case ETIMEDOUT: return "ETIMEDOUT";
    default: return "another error";
  }
}

/* Prints a result, or the error that it stands for. */
static inline void show(const char *what, long result) {
  if (result == -1) {
    printf("%s: %s\n", what, error_name(errno));
  } else {
    printf("%s: %ld\n", what, result);
  }
}

/* Prints a wait status. */
static inline void show_status(const char *what, int status) {
  if (WIFEXITED(status)) {
    printf("%s: exited %d\n", what, WEXITSTATUS(status));
  } else if (WIFSIGNALED(status)) {
    printf("%s: killed by %d\n", what, WTERMSIG(status));
  } else if (WIFSTOPPED(status)) {
    printf("%s: stopped by %d\n", what, WSTOPSIG(status));
  } else if (WIFCONTINUED(status)) {
    printf("%s: continued\n", what);
  } else {
    printf("%s: status %x\n", what, status);
  }
}

/* Forks with nothing in the buffer that both would print. */
static inline pid_t clean_fork(void) {
  fflush(stdout);
  return fork();
}

/* Waits for a child to end, and says how it did. */
static inline void reap(const char *what, pid_t child) {
  int status = 0;
  pid_t got = waitpid(child, &status, 0);
  if (got != child) {
    show(what, got);
  } else {
    show_status(what, status);
  }
}
