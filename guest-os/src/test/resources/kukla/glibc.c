/* glibc's start, threads, formatted output with floating point, sorting, time zones off. Compiled with gcc and glibc, static. */
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int counter;

static void *work(void *argument) {
  for (int i = 0; i < 500; i++) {
    pthread_mutex_lock(&mutex);
    counter++;
    pthread_mutex_unlock(&mutex);
  }
  return argument;
}

static int compare(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }

int main(int argc, char **argv) {
  pthread_t threads[4];
  for (long i = 0; i < 4; i++) pthread_create(&threads[i], NULL, work, (void *)i);
  long sum = 0;
  for (int i = 0; i < 4; i++) {
    void *result;
    pthread_join(threads[i], &result);
    sum += (long)result;
  }
  printf("counter %d sum %ld\n", counter, sum);
  int numbers[] = {5, 3, 9, 1, 7};
  qsort(numbers, 5, sizeof(int), compare);
  for (int i = 0; i < 5; i++) printf("%d ", numbers[i]);
  printf("\n%.6f %g %e\n", 1.0 / 3, 1e10, 12345.678);
  char buffer[100];
  memset(buffer, 'x', 99);
  buffer[99] = 0;
  printf("%zu %s\n", strlen(buffer), strchr(buffer + 90, 'x'));
  fflush(stdout);
  pid_t child = fork();
  if (child == 0) _exit(4);
  int status;
  waitpid(child, &status, 0);
  printf("child %d\n", WEXITSTATUS(status));
  char *large = malloc(300000);
  memset(large, 1, 300000);
  free(large);
  return argc;
}
