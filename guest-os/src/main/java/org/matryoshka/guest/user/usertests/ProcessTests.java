package org.matryoshka.guest.user.usertests;

import org.matryoshka.guest.magic.Memory;
import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Bytes;
import org.matryoshka.guest.user.lib.Errno;
import org.matryoshka.guest.user.lib.OpenFlags;
import org.matryoshka.guest.user.lib.Syscalls;
import org.matryoshka.guest.user.lib.WaitStatus;

/** fork, execve, wait, process groups, sessions. */
final class ProcessTests {
  private static final String SELF = "/proc/self/exe";

  private ProcessTests() {}

  static void addTo(Sequence<UserTest> tests) {
    addForking(tests);
    addExecuting(tests);
    addGroups(tests);
  }

  private static void addForking(Sequence<UserTest> tests) {
    tests.add(
        new UserTest("fork: memory is copied, not shared") {
          @Override
          void run() {
            long memory = pages(64 * PAGE);
            for (int i = 0; i < 64; i++) {
              Memory.writeLong(memory + i * PAGE, i);
            }
            long child = Syscalls.fork();
            if (child == 0) {
              for (int i = 0; i < 64; i++) {
                equal(i, Memory.readLong(memory + i * PAGE), "the child sees the parent's pages");
                Memory.writeLong(memory + i * PAGE, -1);
              }
              end();
            }
            Memory.writeLong(memory, 1000);
            expectExit(0, child, "child");
            equal(1000, Memory.readLong(memory), "the parent's own page");
            for (int i = 1; i < 64; i++) {
              equal(i, Memory.readLong(memory + i * PAGE), "the parent keeps its pages");
            }
          }
        });
    tests.add(
        new UserTest("fork: numbers of child and parent") {
          @Override
          void run() {
            long self = Syscalls.getpid();
            equal(self, Syscalls.gettid(), "gettid of a single thread");
            long child = Syscalls.fork();
            if (child == 0) {
              equal(self, Syscalls.getppid(), "getppid");
              check(Syscalls.getpid() != self, "getpid");
              end();
            }
            check(child > 0 && child != self, "the child's number");
            expectExit(0, child, "child");
          }
        });
    tests.add(
        new UserTest("wait: statuses, options, errors") {
          @Override
          void run() {
            error(Errno.ECHILD, Syscalls.wait4(-1, 0, 0, 0), "no children");
            long child = Syscalls.fork();
            if (child == 0) {
              sleepMillis(20);
              Syscalls.exitGroup(0x1ff);
            }
            equal(0, Syscalls.wait4((int) child, 0, WaitStatus.NO_HANG, 0), "WNOHANG");
            error(Errno.ECHILD, Syscalls.wait4(1, 0, 0, 0), "a process that is no child");
            expectExit(0xff, child, "the low byte of the status");
            error(Errno.ECHILD, Syscalls.wait4((int) child, 0, 0, 0), "a child waited for already");
            error(Errno.EINVAL, Syscalls.wait4(-1, 0, 0x12345, 0), "unknown options");
          }
        });
    tests.add(
        new UserTest("wait: the rest of 30 children, in any order") {
          @Override
          void run() {
            for (int i = 0; i < 30; i++) {
              if (Syscalls.fork() == 0) {
                Syscalls.exitGroup(i);
              }
            }
            long sum = 0;
            int[] status = new int[1];
            for (int i = 0; i < 30; i++) {
              good(Syscalls.wait4(-1, address(status), 0, 0), "wait4");
              sum += WaitStatus.exitStatus(status[0]);
            }
            equal(435, sum, "sum of statuses");
            error(Errno.ECHILD, Syscalls.wait4(-1, address(status), 0, 0), "no more");
          }
        });
    tests.add(
        new UserTest("wait: orphans go to another parent") {
          @Override
          void run() {
            int[] ends = new int[2];
            Syscalls.pipe(address(ends));
            long self = Syscalls.getpid();
            long child = Syscalls.fork();
            if (child == 0) {
              long middle = Syscalls.getpid();
              if (Syscalls.fork() == 0) {
                while (Syscalls.getppid() == middle) {
                  sleepMillis(2);
                }
                Syscalls.write(ends[1], text(Syscalls.getppid() == self ? "no" : "ok"), 2);
              }
              Syscalls.exitGroup(0);
            }
            expectExit(0, child, "child");
            equalText("ok", read(ends[0]), "the orphan's parent");
          }
        });
    tests.add(
        new UserTest("fork: 100 children one after the other") {
          @Override
          void run() {
            for (int i = 0; i < 100; i++) {
              long child = Syscalls.fork();
              if (child == 0) {
                Syscalls.exitGroup(i);
              }
              expectExit(i, child, "child " + i);
            }
          }
        });
  }

  private static long vector(String... strings) {
    long[] result = new long[strings.length + 1];
    for (int i = 0; i < strings.length; i++) {
      result[i] = UserTest.text(strings[i]);
    }
    return UserTest.address(result);
  }

  private static void addExecuting(Sequence<UserTest> tests) {
    tests.add(
        new UserTest("exec: arguments and environment arrive") {
          @Override
          void run() {
            int[] ends = new int[2];
            Syscalls.pipe(address(ends));
            long child = Syscalls.fork();
            if (child == 0) {
              Syscalls.dup2(ends[1], 1);
              Syscalls.execve(
                  text(SELF), vector("name", "--as-arguments", "a b", ""), vector("X=1", "Y="));
              Syscalls.exitGroup(1);
            }
            expectExit(7, child, "program");
            equalText("name|a b|;X=1;Y=", read(ends[0]), "what it got");
          }
        });
    tests.add(
        new UserTest("exec: closes what is marked, keeps the rest") {
          @Override
          void run() {
            int fd = file("f", "x");
            Syscalls.dup2(fd, 8);
            Syscalls.dup3(fd, 9, OpenFlags.CLOSE_ON_EXEC);
            expectExit(4, start("--as-descriptor", "8"), "kept");
            expectExit(3, start("--as-descriptor", "9"), "closed");
          }
        });
    tests.add(
        new UserTest("exec: caught signals are default again, ignored ones stay so") {
          @Override
          void run() {
            action(10, 1, 0, 0);
            action(12, notingHandler(), 0, 0);
            expectExit(5, start("--as-ignoring", ""), "program");
          }
        });
    tests.add(
        new UserTest("exec: what can't be executed") {
          @Override
          void run() {
            error(Errno.ENOENT, Syscalls.execve(text("nothing"), vector("x"), 0), "a missing file");
            Syscalls.close(file("data", "no program at all"));
            error(Errno.EACCES, Syscalls.execve(text("data"), vector("x"), 0), "a file without x");
            Syscalls.chmod(text("data"), 0x1ed);
            error(Errno.ENOEXEC, Syscalls.execve(text("data"), vector("x"), 0), "a file of text");
            Syscalls.close(file("elf", "\177ELF\2\1\1"));
            Syscalls.chmod(text("elf"), 0x1ed);
            error(
                Errno.ENOEXEC, Syscalls.execve(text("elf"), vector("x"), 0), "a header cut short");
            Syscalls.close(file("empty", ""));
            Syscalls.chmod(text("empty"), 0x1ed);
            error(Errno.ENOEXEC, Syscalls.execve(text("empty"), vector("x"), 0), "an empty file");
            error(Errno.EACCES, Syscalls.execve(text("/"), vector("x"), 0), "a directory");
            Syscalls.close(file("loop", "#!./loop\n"));
            Syscalls.chmod(text("loop"), 0x1ed);
            check(
                Syscalls.execve(text("loop"), vector("x"), 0) < 0,
                "a script that is its own interpreter");
            Syscalls.close(file("lost", "#!/no/interpreter\n"));
            Syscalls.chmod(text("lost"), 0x1ed);
            error(
                Errno.ENOENT,
                Syscalls.execve(text("lost"), vector("x"), 0),
                "a script without its interpreter");
          }
        });
    tests.add(
        new UserTest("exec: a script runs its interpreter") {
          @Override
          void run() {
            byte[] path = new byte[300];
            long length = Syscalls.readlink(text(SELF), address(path), 250);
            String self = Bytes.text(path, 0, (int) good(length, SELF));
            Syscalls.close(file("script", "#!" + self + " --as-arguments\nrest\n"));
            Syscalls.chmod(text("script"), 0x1ed);
            int[] ends = new int[2];
            Syscalls.pipe(address(ends));
            long child = Syscalls.fork();
            if (child == 0) {
              Syscalls.dup2(ends[1], 1);
              Syscalls.execve(text("./script"), vector("script", "one"), vector("E=1"));
              Syscalls.exitGroup(1);
            }
            expectExit(7, child, "interpreter");
            equalText(self + "|./script|one;E=1", read(ends[0]), "its arguments");
          }
        });
    tests.add(
        new UserTest("exec: 20,000 bytes of arguments, too many are E2BIG") {
          @Override
          void run() {
            long[] many = new long[201];
            long block = text("x".repeat(99));
            for (int i = 0; i < 200; i++) {
              many[i] = block;
            }
            many[1] = text("--as-arguments");
            int none = (int) Syscalls.open(text("/dev/null"), 1, 0);
            long child = Syscalls.fork();
            if (child == 0) {
              Syscalls.dup2(none, 1);
              Syscalls.execve(text(SELF), address(many), 0);
              Syscalls.exitGroup(1);
            }
            expectExit(7, child, "program");
            long[] endless = new long[100_000];
            for (int i = 0; i < endless.length - 1; i++) {
              endless[i] = block;
            }
            error(
                Errno.E2BIG,
                Syscalls.execve(text(SELF), address(endless), 0),
                "10 MB of arguments");
          }
        });
  }

  private static long start(String how, String argument) {
    long child = Syscalls.fork();
    if (child == 0) {
      Syscalls.execve(UserTest.text(SELF), vector("self", how, argument), vector());
      Syscalls.exitGroup(1);
    }
    return child;
  }

  private static void addGroups(Sequence<UserTest> tests) {
    tests.add(
        new UserTest("groups: a new one, joined and left") {
          @Override
          void run() {
            long child = Syscalls.fork();
            if (child == 0) {
              Syscalls.pause();
            }
            equal(0, Syscalls.setpgid((int) child, (int) child), "a group for the child");
            equal(child, Syscalls.getpgid((int) child), "getpgid");
            long other = Syscalls.fork();
            if (other == 0) {
              Syscalls.setpgid(0, (int) child);
              equal(child, Syscalls.getpgid(0), "joined");
              Syscalls.pause();
            }
            Syscalls.setpgid((int) other, (int) child);
            error(Errno.EPERM, Syscalls.setpgid((int) other, 999_999), "a group that is not there");
            error(Errno.ESRCH, Syscalls.setpgid(999_999, 0), "a process that is not there");
            equal(0, Syscalls.kill(-(int) child, 9), "kill of the group");
            expectKilled(9, child, "first");
            expectKilled(9, other, "second");
            error(Errno.ESRCH, Syscalls.kill(-(int) child, 9), "kill of an empty group");
          }
        });
    tests.add(
        new UserTest("groups: setsid makes a session without a terminal") {
          @Override
          void run() {
            error(Errno.EPERM, Syscalls.setsid(), "setsid of a group's leader");
            long child = Syscalls.fork();
            if (child == 0) {
              long self = Syscalls.getpid();
              equal(self, Syscalls.setsid(), "setsid");
              equal(self, Syscalls.getsid(0), "getsid");
              equal(self, Syscalls.getpgid(0), "getpgid");
              error(Errno.EPERM, Syscalls.setsid(), "setsid again");
              error(Errno.EPERM, Syscalls.setpgid(0, 0), "setpgid of a session's leader");
              error(6, Syscalls.open(text("/dev/tty"), 2, 0), "/dev/tty without a terminal");
              end();
            }
            expectExit(0, child, "child");
          }
        });
    tests.add(
        new UserTest("groups: stop and go on, as wait4 sees it") {
          @Override
          void run() {
            long child = Syscalls.fork();
            if (child == 0) {
              while (true) {
                Syscalls.pause();
              }
            }
            int[] status = new int[1];
            Syscalls.kill((int) child, 19);
            equal(
                child,
                Syscalls.wait4((int) child, address(status), WaitStatus.UNTRACED, 0),
                "wait4 for the stop");
            check(
                WaitStatus.stopped(status[0]) && WaitStatus.stopSignal(status[0]) == 19,
                "status " + status[0]);
            Syscalls.kill((int) child, 18);
            equal(
                child,
                Syscalls.wait4((int) child, address(status), WaitStatus.CONTINUED, 0),
                "wait4 for going on");
            check(WaitStatus.continued(status[0]), "status " + status[0]);
            Syscalls.kill((int) child, 15);
            expectKilled(15, child, "the end");
          }
        });
    tests.add(
        new UserTest("priorities: nice is inherited, and kept in bounds") {
          @Override
          void run() {
            equal(0, Syscalls.setpriority(0, 0, 7), "setpriority");
            equal(13, Syscalls.getpriority(0, 0), "20 - nice");
            long child = Syscalls.fork();
            if (child == 0) {
              equal(13, Syscalls.getpriority(0, 0), "the child's");
              Syscalls.setpriority(0, 0, 100);
              equal(1, Syscalls.getpriority(0, 0), "not beyond 19");
              end();
            }
            expectExit(0, child, "child");
            equal(13, Syscalls.getpriority(0, (int) Syscalls.getpid()), "by number");
            error(Errno.ESRCH, Syscalls.getpriority(0, 999_999), "of nobody");
            error(Errno.EINVAL, Syscalls.getpriority(9, 0), "of what");
          }
        });
    tests.add(
        new UserTest("scheduling: policies are set and told") {
          @Override
          void run() {
            equal(0, Syscalls.schedGetscheduler(0), "SCHED_OTHER");
            int[] parameter = {0};
            equal(0, Syscalls.schedSetscheduler(0, 3, address(parameter)), "SCHED_BATCH");
            long policy = Syscalls.schedGetscheduler(0);
            check(
                policy == 3 || policy == 0,
                "SCHED_BATCH, or the SCHED_OTHER that Kukla makes of it: " + policy);
            parameter[0] = 5;
            error(
                Errno.EINVAL,
                Syscalls.schedSetscheduler(0, 0, address(parameter)),
                "a priority for SCHED_OTHER");
            error(
                Errno.EINVAL,
                Syscalls.schedSetscheduler(0, 77, address(parameter)),
                "no such policy");
            error(Errno.ESRCH, Syscalls.schedGetscheduler(999_999), "nobody's");
            equal(0, Syscalls.schedYield(), "sched_yield");
            equal(99, Syscalls.schedGetPriorityMax(1), "highest priority of SCHED_FIFO");
          }
        });
  }
}
