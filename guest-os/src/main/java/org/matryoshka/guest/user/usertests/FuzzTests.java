package org.matryoshka.guest.user.usertests;

import org.matryoshka.guest.magic.Memory;
import org.matryoshka.guest.magic.UserCall;
import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Syscalls;
import org.matryoshka.guest.user.lib.Text;

/**
 * Every system call with hostile arguments, as nobody in a directory that is its root: it may fail,
 * and it may end the process that does it, and nothing else. Each batch has a seed, so that it can
 * be done again.
 */
final class FuzzTests {
  private static final int CALLS = 400;
  private static final int NUMBERS = 336;
  private static final long CANARY = 0x5ca1ab1e0ddba11L;

  private FuzzTests() {}

  static void addTo(Sequence<UserTest> tests, long seed, int batches) {
    for (int i = 0; i < batches; i++) {
      long own = seed * 1000 + i;
      tests.add(
          new UserTest("fuzz: " + CALLS + " hostile calls, seed " + own) {
            @Override
            void run() {
              batch(this, own);
            }
          });
    }
  }

  private static void batch(UserTest test, long seed) {
    long canary = UserTest.pages(UserTest.PAGE);
    Memory.writeLong(canary, CANARY);
    long child = Syscalls.fork();
    if (child == 0) {
      prepare();
      FuzzArguments arguments = new FuzzArguments(seed);
      for (int i = 0; i < CALLS; i++) {
        int number = number(arguments);
        UserCall.syscall(
            number,
            arguments.next(),
            arguments.next(),
            arguments.next(),
            arguments.next(),
            arguments.next(),
            arguments.next());
      }
      Syscalls.exitGroup(0);
    }
    long waited = 0;
    int[] status = new int[1];
    for (int i = 0; i < 400 && waited == 0; i++) {
      waited = Syscalls.wait4((int) child, UserTest.address(status), 1, 0);
      if (waited == 0) {
        UserTest.sleepMillis(5);
      }
    }
    if (waited == 0) {
      Syscalls.kill((int) child, 9);
      waited = Syscalls.wait4((int) child, UserTest.address(status), 0, 0);
    }
    test.equal(child, waited, "wait4 for the fuzzing process");
    test.equal(CANARY, Memory.readLong(canary), "memory of another process");
    stillWell(test);
  }

  /** Files to work on, links that loop, a deep directory; then away with all rights. */
  private static void prepare() {
    Syscalls.setsid();
    Syscalls.close((int) Syscalls.open(UserTest.text("file"), 0x42, 0x1b6));
    Syscalls.symlink(UserTest.text("loop"), UserTest.text("loop"));
    Syscalls.mkdir(UserTest.text("d"), 0x1ff);
    Syscalls.mkdir(UserTest.text("d/e"), 0x1ff);
    Syscalls.chroot(UserTest.text("."));
    Syscalls.chdir(UserTest.text("/"));
    for (int fd = 0; fd < 64; fd++) {
      Syscalls.close(fd);
    }
    Syscalls.open(UserTest.text("file"), 2, 0);
    Syscalls.open(UserTest.text("d"), 0, 0);
    Syscalls.pipe(UserTest.address(new int[2]));
    UserTest.becomeNobody();
    long[] limits = {4 << 20, 4 << 20};
    Syscalls.prlimit64(0, 1, UserTest.address(limits), 0);
    limits[0] = 128 << 20;
    limits[1] = 128 << 20;
    Syscalls.prlimit64(0, 9, UserTest.address(limits), 0);
  }

  /** Any call but those that end the process, make others, or wait by their nature. */
  private static int number(FuzzArguments arguments) {
    while (true) {
      int number = (int) (arguments.random() >>> 1) % NUMBERS;
      switch (number) {
        case 15, 34, 56, 57, 58, 60, 61, 62, 129, 130, 200, 219, 231, 234, 247, 297 -> {
          // rt_sigreturn pause clone fork vfork exit wait4 kill sigqueue sigsuspend tkill …
          // exit_group tgkill waitid
        }
        default -> {
          if (number >= 0) {
            return number;
          }
        }
      }
    }
  }

  /** Forking, pipes, files still work. */
  private static void stillWell(UserTest test) {
    int[] ends = new int[2];
    test.equal(0, Syscalls.pipe(UserTest.address(ends)), "pipe afterwards");
    long child = Syscalls.fork();
    if (child == 0) {
      Syscalls.write(ends[1], UserTest.text("well"), 4);
      Syscalls.exitGroup(0);
    }
    test.expectExit(0, test.good(child, "fork afterwards"), "child afterwards");
    test.equalText("well", test.read(ends[0]), "pipe afterwards");
    test.equalText(
        Text.repeat('z', 30),
        test.read(test.file("after", Text.repeat('z', 30))),
        "file afterwards");
  }
}
