package org.matryoshka.guest.user.usertests;

import org.matryoshka.guest.magic.Code;
import org.matryoshka.guest.magic.Memory;
import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Errno;
import org.matryoshka.guest.user.lib.Signals;
import org.matryoshka.guest.user.lib.Syscalls;

/** Signals: handlers, masks, default actions, timers. */
final class SignalTests {
  private static final long RESTART = 0x10000000L;
  private static final long NO_CHILD_STOP = 1;

  private SignalTests() {}

  private static long mask(int how, long set) {
    long[] sets = {set, 0};
    long result =
        Syscalls.rtSigprocmask(how, UserTest.address(sets), UserTest.address(sets) + 8, 8);
    return result < 0 ? result : sets[1];
  }

  private static void later(long target, int signal, long millis) {
    if (Syscalls.fork() == 0) {
      UserTest.sleepMillis(millis);
      Syscalls.kill((int) target, signal);
      Syscalls.exitGroup(0);
    }
  }

  static void addTo(Sequence<UserTest> tests) {
    addHandlers(tests);
    addInterruptions(tests);
  }

  private static void addHandlers(Sequence<UserTest> tests) {
    tests.add(
        new UserTest("signal: a handler runs, then the program goes on") {
          @Override
          void run() {
            action(Signals.USR1, notingHandler(), 0, 0);
            int self = (int) Syscalls.getpid();
            equal(0, Syscalls.kill(self, Signals.USR1), "kill");
            check(taken(Signals.USR1), "the handler ran before kill returned");
            equal(0, Syscalls.tgkill(self, self, Signals.USR1), "tgkill");
            check(taken(Signals.USR1), "again");
            equal(0, Syscalls.kill(self, 0), "signal 0");
            error(Errno.ESRCH, Syscalls.kill(999_999, 0), "nobody");
            error(Errno.EINVAL, Syscalls.kill(self, 65), "signal 65");
          }
        });
    tests.add(
        new UserTest("signal: blocked ones wait, once") {
          @Override
          void run() {
            action(Signals.USR1, notingHandler(), 0, 0);
            int self = (int) Syscalls.getpid();
            long bit = 1L << (Signals.USR1 - 1);
            mask(0, bit);
            Syscalls.kill(self, Signals.USR1);
            Syscalls.kill(self, Signals.USR1);
            check(!taken(Signals.USR1), "blocked");
            long[] pending = new long[1];
            equal(0, Syscalls.rtSigpending(address(pending), 8), "rt_sigpending");
            equal(bit, pending[0], "pending");
            equal(bit, mask(1, bit), "the mask before");
            check(taken(Signals.USR1), "delivered when unblocked");
            Syscalls.rtSigpending(address(pending), 8);
            equal(0, pending[0], "nothing pending");
            equal(0, mask(2, -1L), "block all");
            equal(~(1L << 8 | 1L << 18), mask(2, 0), "SIGKILL and SIGSTOP can't be blocked");
            error(Errno.EINVAL, mask(9, 0), "no such how");
          }
        });
    tests.add(
        new UserTest("signal: ignored and default ones") {
          @Override
          void run() {
            action(Signals.TERM, 1, 0, 0);
            equal(0, Syscalls.kill((int) Syscalls.getpid(), Signals.TERM), "an ignored one");
            for (int signal : new int[] {1, 2, 9, 14, 15, 10}) {
              long child = Syscalls.fork();
              if (child == 0) {
                action(signal, 0, 0, 0);
                Syscalls.kill((int) Syscalls.getpid(), signal);
                Syscalls.exitGroup(0);
              }
              expectKilled(signal, child, "default of " + signal);
            }
            Syscalls.kill((int) Syscalls.getpid(), Signals.CHLD);
            error(Errno.EINVAL, action(Signals.KILL, 1, 0, 0), "SIGKILL can't be ignored");
            error(
                Errno.EINVAL,
                action(Signals.STOP, notingHandler(), 0, 0),
                "SIGSTOP can't be caught");
            error(Errno.EINVAL, action(65, 1, 0, 0), "no such signal");
          }
        });
    tests.add(
        new UserTest("signal: faults of a program end it") {
          @Override
          void run() {
            long child = Syscalls.fork();
            if (child == 0) {
              action(Signals.SEGV, 0, 0, 0);
              Memory.writeInt(8, 1);
              Syscalls.exitGroup(0);
            }
            expectKilled(Signals.SEGV, child, "a write to address 8");
            child = Syscalls.fork();
            if (child == 0) {
              action(Signals.SEGV, 0, 0, 0);
              Code.call(pages(PAGE));
              Syscalls.exitGroup(0);
            }
            expectKilled(Signals.SEGV, child, "a call into memory that is not executable");
            child = Syscalls.fork();
            if (child == 0) {
              action(Signals.SEGV, 0, 0, 0);
              Memory.readInt(0xffff888000000000L);
              Syscalls.exitGroup(0);
            }
            expectKilled(Signals.SEGV, child, "a read of the kernel's memory");
            child = Syscalls.fork();
            if (child == 0) {
              action(Signals.SEGV, 0, 0, 0);
              Memory.readInt(0x1234_0000_0000_0000L);
              Syscalls.exitGroup(0);
            }
            expectKilled(Signals.SEGV, child, "an address that is not canonical");
          }
        });
    tests.add(
        new UserTest("signal: a blocked fault ends the program all the same") {
          @Override
          void run() {
            long child = Syscalls.fork();
            if (child == 0) {
              mask(2, -1L);
              Memory.writeInt(8, 1);
              Syscalls.exitGroup(0);
            }
            expectKilled(Signals.SEGV, child, "child");
          }
        });
    tests.add(
        new UserTest("signal: SIGCHLD tells of children") {
          @Override
          void run() {
            action(Signals.CHLD, notingHandler(), NO_CHILD_STOP, 0);
            long child = Syscalls.fork();
            if (child == 0) {
              Syscalls.exitGroup(3);
            }
            expectExit(3, child, "child");
            check(taken(Signals.CHLD), "SIGCHLD came");
            action(Signals.CHLD, 1, 0, 0);
            child = Syscalls.fork();
            if (child == 0) {
              Syscalls.exitGroup(3);
            }
            error(
                Errno.ECHILD,
                Syscalls.wait4((int) child, 0, 0, 0),
                "an ignored SIGCHLD reaps at once");
          }
        });
    tests.add(
        new UserTest("signal: a child has the parent's actions and mask, but nothing pending") {
          @Override
          void run() {
            action(Signals.USR1, notingHandler(), 0, 0);
            mask(0, 1L << (Signals.USR1 - 1));
            Syscalls.kill((int) Syscalls.getpid(), Signals.USR1);
            long child = Syscalls.fork();
            if (child == 0) {
              equal(1L << (Signals.USR1 - 1), mask(2, 0), "mask");
              check(!taken(Signals.USR1), "nothing was pending");
              Syscalls.kill((int) Syscalls.getpid(), Signals.USR1);
              check(taken(Signals.USR1), "the handler");
              end();
            }
            expectExit(0, child, "child");
          }
        });
  }

  private static void addInterruptions(Sequence<UserTest> tests) {
    tests.add(
        new UserTest("signal: interrupts read, sleep, wait, pause, poll") {
          @Override
          void run() {
            action(Signals.USR1, notingHandler(), 0, 0);
            long self = Syscalls.getpid();
            int[] ends = new int[2];
            Syscalls.pipe(address(ends));
            later(self, Signals.USR1, 15);
            error(Errno.EINTR, Syscalls.read(ends[0], text("x"), 1), "read");
            later(self, Signals.USR1, 15);
            long[] time = {5, 0};
            long[] rest = {0, 0};
            error(Errno.EINTR, Syscalls.nanosleep(address(time), address(rest)), "nanosleep");
            check(rest[0] == 4 && rest[1] > 0, "the rest of the sleep: " + rest[0]);
            later(self, Signals.USR1, 15);
            error(Errno.EINTR, Syscalls.pause(), "pause");
            later(self, Signals.USR1, 15);
            error(Errno.EINTR, Syscalls.poll(0, 0, 5000), "poll");
          }
        });
    tests.add(
        new UserTest("signal: SA_RESTART goes on reading") {
          @Override
          void run() {
            action(Signals.USR1, notingHandler(), RESTART, 0);
            int[] ends = new int[2];
            Syscalls.pipe(address(ends));
            long self = Syscalls.getpid();
            long child = Syscalls.fork();
            if (child == 0) {
              sleepMillis(15);
              Syscalls.kill((int) self, Signals.USR1);
              sleepMillis(15);
              Syscalls.write(ends[1], text("late"), 4);
              Syscalls.exitGroup(0);
            }
            equalText("late", read(ends[0]), "read");
            check(taken(Signals.USR1), "the handler ran");
            expectExit(0, child, "child");
          }
        });
    tests.add(
        new UserTest("signal: rt_sigsuspend waits with another mask") {
          @Override
          void run() {
            action(Signals.USR1, notingHandler(), 0, 0);
            long bit = 1L << (Signals.USR1 - 1);
            mask(0, bit);
            later(Syscalls.getpid(), Signals.USR1, 15);
            long[] none = {0};
            error(Errno.EINTR, Syscalls.rtSigsuspend(address(none), 8), "rt_sigsuspend");
            check(taken(Signals.USR1), "the handler ran");
            equal(bit, mask(1, bit), "the mask is back");
          }
        });
    tests.add(
        new UserTest("signal: rt_sigtimedwait takes a blocked one") {
          @Override
          void run() {
            long[] set = {1L << (Signals.USR2 - 1)};
            mask(0, set[0]);
            long[] time = {0, 20_000_000};
            error(
                Errno.EAGAIN,
                Syscalls.rtSigtimedwait(address(set), 0, address(time), 8),
                "nothing in time");
            later(Syscalls.getpid(), Signals.USR2, 10);
            time[0] = 5;
            equal(
                Signals.USR2,
                Syscalls.rtSigtimedwait(address(set), 0, address(time), 8),
                "the signal");
          }
        });
    tests.add(
        new UserTest("timer: alarm and setitimer") {
          @Override
          void run() {
            action(Signals.ALRM, notingHandler(), 0, 0);
            equal(0, Syscalls.alarm(100), "no alarm before");
            check(Syscalls.alarm(0) >= 99, "what was left of it");
            long[] value = {0, 0, 0, 20_000};
            equal(0, Syscalls.setitimer(0, address(value), 0), "setitimer");
            error(Errno.EINTR, Syscalls.pause(), "pause");
            check(taken(Signals.ALRM), "SIGALRM");
            long[] every = {0, 5_000, 0, 5_000};
            Syscalls.setitimer(0, address(every), 0);
            for (int i = 0; i < 3; i++) {
              Syscalls.pause();
              check(taken(Signals.ALRM), "SIGALRM again");
            }
            long[] off = {0, 0, 0, 0};
            Syscalls.setitimer(0, address(off), address(value));
            equal(5_000, value[1], "the interval");
            long child = Syscalls.fork();
            if (child == 0) {
              action(Signals.ALRM, 0, 0, 0);
              long[] once = {0, 0, 0, 1_000};
              Syscalls.setitimer(0, address(once), 0);
              while (true) {
                Syscalls.pause();
              }
            }
            expectKilled(Signals.ALRM, child, "default of SIGALRM");
          }
        });
    tests.add(
        new UserTest("timer: sleeping takes the time it says") {
          @Override
          void run() {
            long[] before = new long[2];
            long[] after = new long[2];
            Syscalls.clockGettime(1, address(before));
            sleepMillis(25);
            Syscalls.clockGettime(1, address(after));
            long nanos = (after[0] - before[0]) * 1_000_000_000L + after[1] - before[1];
            check(nanos >= 25_000_000L && nanos < 400_000_000L, "25 ms took " + nanos + " ns");
            long[] wrong = {0, 1_000_000_000L};
            error(Errno.EINVAL, Syscalls.nanosleep(address(wrong), 0), "too many nanoseconds");
            wrong[1] = -1;
            error(Errno.EINVAL, Syscalls.nanosleep(address(wrong), 0), "negative nanoseconds");
          }
        });
  }
}
