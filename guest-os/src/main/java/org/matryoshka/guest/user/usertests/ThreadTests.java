package org.matryoshka.guest.user.usertests;

import org.matryoshka.guest.magic.Code;
import org.matryoshka.guest.magic.Memory;
import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Errno;
import org.matryoshka.guest.user.lib.Syscalls;

/**
 * Threads made by clone, and futex. A thread runs {@code user_counting_thread} in {@code
 * signals.asm}: no Java runs beside Java.
 */
final class ThreadTests {
  /** VM, FS, FILES, SIGHAND, THREAD, SYSVSEM, PARENT_SETTID, CHILD_CLEARTID. */
  private static final long THREAD_FLAGS =
      0x100 | 0x200 | 0x400 | 0x800 | 0x10000 | 0x40000 | 0x100000 | 0x200000;

  private static final int WAIT = 0;
  private static final int WAKE = 1;

  private ThreadTests() {}

  /**
   * Starts a thread that adds 1 so many times; the address of its number, which is zeroed when it
   * ends.
   */
  private static long start(long counter, long times) {
    long stack = UserTest.pages(4 * UserTest.PAGE);
    long tid = stack;
    long top = stack + 4 * UserTest.PAGE;
    Memory.writeLong(top - 16, counter);
    Memory.writeLong(top - 8, times);
    long result = Code.call(Code.symbol("user_counting_thread"), THREAD_FLAGS, top - 16, tid);
    return result < 0 ? result : tid;
  }

  private static long futex(long address, int operation, int value, long timeout) {
    return Syscalls.futex(address, operation, value, timeout, 0, 0);
  }

  private static void join(long tid) {
    int now = Memory.readInt(tid);
    while (now != 0) {
      futex(tid, WAIT, now, 0);
      now = Memory.readInt(tid);
    }
  }

  static void addTo(Sequence<UserTest> tests) {
    tests.add(
        new UserTest("threads: four share memory and end one by one") {
          @Override
          void run() {
            long counter = pages(PAGE);
            long[] threads = new long[4];
            for (int i = 0; i < 4; i++) {
              threads[i] = good(start(counter, 10_000), "clone");
            }
            for (long thread : threads) {
              join(thread);
            }
            equal(40_000, Memory.readLong(counter), "counted");
          }
        });
    tests.add(
        new UserTest("threads: share descriptors, have one process number") {
          @Override
          void run() {
            long counter = pages(PAGE);
            long self = Syscalls.getpid();
            long tid = good(start(counter, 1L << 40), "clone");
            int number = Memory.readInt(tid);
            check(number > 0 && number != self, "the thread's number " + number);
            equal(0, Syscalls.tgkill((int) self, number, 0), "tgkill");
            error(
                Errno.ESRCH,
                Syscalls.tgkill((int) self + 100_000, number, 0),
                "tgkill in another process");
            error(Errno.ECHILD, Syscalls.wait4(number, 0, 0, 0), "a thread is no child");
            long before = Memory.readLong(counter);
            sleepMillis(30);
            check(Memory.readLong(counter) > before, "the thread runs while we sleep");
          }
        });
    tests.add(
        new UserTest("threads: exit_group ends them all") {
          @Override
          void run() {
            long child = Syscalls.fork();
            if (child == 0) {
              long counter = pages(PAGE);
              start(counter, 1L << 40);
              start(counter, 1L << 40);
              sleepMillis(5);
              Syscalls.exitGroup(5);
            }
            expectExit(5, child, "process");
            child = Syscalls.fork();
            if (child == 0) {
              start(pages(PAGE), 1L << 40);
              while (true) {
                Syscalls.pause();
              }
            }
            sleepMillis(10);
            Syscalls.kill((int) child, 9);
            expectKilled(9, child, "process");
          }
        });
    tests.add(
        new UserTest("futex: waits only for the expected value, and not for ever") {
          @Override
          void run() {
            long word = pages(PAGE);
            Memory.writeInt(word, 5);
            error(Errno.EAGAIN, futex(word, WAIT, 6, 0), "another value");
            long[] time = {0, 10_000_000};
            error(Errno.ETIMEDOUT, futex(word, WAIT, 5, address(time)), "timeout");
            equal(0, futex(word, WAKE, 1, 0), "nobody to wake");
            error(Errno.EINVAL, futex(word + 1, WAIT, 5, 0), "not at a word");
            error(Errno.EFAULT, futex(8, WAIT, 5, 0), "a bad address");
            error(Errno.ENOSYS, futex(word, 99, 5, 0), "no such operation");
          }
        });
    tests.add(
        new UserTest("clone: wrong flags are refused") {
          @Override
          void run() {
            error(
                Errno.EINVAL,
                Syscalls.clone(0x10000, 0, 0, 0, 0),
                "a thread without shared handlers");
            error(
                Errno.EINVAL,
                Syscalls.clone(0x800, 0, 0, 0, 0),
                "shared handlers without shared memory");
          }
        });
  }
}
