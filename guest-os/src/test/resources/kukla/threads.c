/* POSIX threads: creation and join, mutexes, condition variables, time-outs, thread-local data, signals, exit. */
#include "check.h"
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <sys/syscall.h>
#include <time.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
static __thread int mine = 5;
static int shared;
static int turn;

static void *add(void *argument) {
  for (int i = 0; i < 1000; i++) {
    pthread_mutex_lock(&mutex);
    int old = shared;
    if (i % 100 == 0) sched_yield();
    shared = old + 1;
    pthread_mutex_unlock(&mutex);
    mine++;
  }
  return (void *)(intptr_t)mine;
}

static void counting(void) {
  pthread_t threads[8];
  for (int i = 0; i < 8; i++) pthread_create(&threads[i], NULL, add, NULL);
  for (int i = 0; i < 8; i++) {
    void *result;
    pthread_join(threads[i], &result);
    if ((intptr_t)result != 1005) printf("thread-local: %ld\n", (long)(intptr_t)result);
  }
  printf("counted %d, own %d\n", shared, mine);
}

static void *take_turns(void *argument) {
  int me = (int)(intptr_t)argument;
  for (int round = 0; round < 3; round++) {
    pthread_mutex_lock(&mutex);
    while (turn % 3 != me) pthread_cond_wait(&condition, &mutex);
    printf("%c", 'a' + me);
    turn++;
    pthread_cond_broadcast(&condition);
    pthread_mutex_unlock(&mutex);
  }
  return NULL;
}

static void turns(void) {
  pthread_t threads[3];
  for (intptr_t i = 0; i < 3; i++) pthread_create(&threads[i], NULL, take_turns, (void *)i);
  for (int i = 0; i < 3; i++) pthread_join(threads[i], NULL);
  printf("\n");
}

static void timeouts(void) {
  struct timespec until;
  clock_gettime(CLOCK_REALTIME, &until);
  until.tv_nsec += 20000000;
  if (until.tv_nsec >= 1000000000) {
    until.tv_nsec -= 1000000000;
    until.tv_sec++;
  }
  pthread_mutex_lock(&mutex);
  printf("timed wait: %s\n", error_name(pthread_cond_timedwait(&condition, &mutex, &until)));
  pthread_mutex_unlock(&mutex);
  sem_t semaphore;
  sem_init(&semaphore, 0, 1);
  show("sem_wait", sem_wait(&semaphore));
  show("sem_timedwait", sem_timedwait(&semaphore, &until));
  show("sem_post", sem_post(&semaphore));
  show("sem_trywait", sem_trywait(&semaphore));
}

static void *identity(void *argument) {
  pid_t *ids = argument;
  ids[0] = getpid();
  ids[1] = syscall(SYS_gettid);
  return NULL;
}

static void identities(void) {
  pid_t ids[2];
  pthread_t thread;
  pthread_create(&thread, NULL, identity, ids);
  pthread_join(thread, NULL);
  printf("same process %d, other thread %d, main thread %d\n", ids[0] == getpid(),
         ids[1] != getpid(), syscall(SYS_gettid) == getpid());
}

static volatile int signalled;
static volatile pid_t signalled_thread;

static void handler(int signal) {
  signalled++;
  signalled_thread = syscall(SYS_gettid);
}

static volatile pid_t target;

static void *wait_for_signal(void *argument) {
  target = syscall(SYS_gettid);
  while (!signalled) usleep(1000);
  return NULL;
}

static void thread_signals(void) {
  signal(SIGUSR1, handler);
  pthread_t thread;
  pthread_create(&thread, NULL, wait_for_signal, NULL);
  while (!target) usleep(1000);
  pthread_kill(thread, SIGUSR1);
  pthread_join(thread, NULL);
  printf("pthread_kill: taken by the thread %d\n", signalled_thread == target);
}

static void *sleep_long(void *argument) {
  sleep(1000);
  return NULL;
}

static void cancel(void) {
  pthread_t thread;
  void *result;
  pthread_create(&thread, NULL, sleep_long, NULL);
  usleep(10000);
  pthread_cancel(thread);
  pthread_join(thread, &result);
  printf("cancelled %d\n", result == PTHREAD_CANCELED);
}

static void *exit_all(void *argument) {
  usleep(10000);
  _exit(17);
}

static void whole_process(void) {
  pid_t child = clean_fork();
  if (child == 0) {
    pthread_t thread, other;
    pthread_create(&other, NULL, sleep_long, NULL);
    pthread_create(&thread, NULL, exit_all, NULL);
    for (;;) pause();
  }
  reap("a thread ends the process", child);
  child = clean_fork();
  if (child == 0) {
    pthread_t other;
    pthread_create(&other, NULL, sleep_long, NULL);
    usleep(10000);
    kill(getpid(), SIGTERM);
    for (;;) pause();
  }
  reap("a signal ends the process", child);
  child = clean_fork();
  if (child == 0) {
    pthread_t other;
    pthread_create(&other, NULL, exit_all, NULL);
    pthread_exit(NULL);
  }
  reap("the first thread leaves", child);
}

static pthread_barrier_t barrier;
static int serial;

static void *meet(void *argument) {
  if (pthread_barrier_wait(&barrier) == PTHREAD_BARRIER_SERIAL_THREAD) __sync_fetch_and_add(&serial, 1);
  return NULL;
}

static void barriers(void) {
  pthread_t threads[4];
  pthread_barrier_init(&barrier, NULL, 4);
  for (int i = 0; i < 4; i++) pthread_create(&threads[i], NULL, meet, NULL);
  for (int i = 0; i < 4; i++) pthread_join(threads[i], NULL);
  printf("barrier: one of four %d\n", serial);
}

static pthread_mutex_t robust;

static void *die_with_lock(void *argument) {
  pthread_mutex_lock(&robust);
  return NULL;
}

static void robust_mutex(void) {
  pthread_mutexattr_t attributes;
  pthread_mutexattr_init(&attributes);
  pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
  pthread_mutex_init(&robust, &attributes);
  pthread_t thread;
  pthread_create(&thread, NULL, die_with_lock, NULL);
  pthread_join(thread, NULL);
  printf("robust: owner died %d\n", pthread_mutex_lock(&robust) == EOWNERDEAD);
  pthread_mutex_consistent(&robust);
  pthread_mutex_unlock(&robust);
}

int main(void) {
  counting();
  turns();
  timeouts();
  identities();
  thread_signals();
  cancel();
  barriers();
  robust_mutex();
  whole_process();
  printf("done\n");
  return 0;
}
