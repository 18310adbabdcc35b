package org.matryoshka.guest.user.usertests;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Bytes;
import org.matryoshka.guest.user.lib.Commands;
import org.matryoshka.guest.user.lib.Errno;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;
import org.matryoshka.guest.user.lib.Signals;
import org.matryoshka.guest.user.lib.Text;
import org.matryoshka.guest.user.lib.WaitStatus;

/**
 * Runs the tests, or those whose names contain one of the arguments, and reports in the form of
 * TAP. Status 0 if all pass.
 */
public final class UserTests extends Program {
  private static final long PATIENCE = 60_000_000_000L;
  private static final long PAUSE = 2_000_000L;
  private static final int SKIPPED = 77;

  private int number;
  private int failed;
  private int skipped;
  private String base = "";

  public UserTests() {
    super("usertests", "[-l] [-s SEED] [-f BATCHES] [NAME...]");
  }

  public static void main(String[] args) {
    new UserTests().start(args);
  }

  @Override
  protected int run(String[] args) {
    if (args.length > 0 && args[0].startsWith("--as-")) {
      return new Reexecuted(os, out).run(args);
    }
    Options options = Options.of(this, args, "ls:f:");
    long seed = options.number('s', 1);
    long batches = options.number('f', 12);
    if (options.wrong()) {
      return 2;
    }
    Sequence<UserTest> tests = all(seed, (int) Math.min(batches, 10_000));
    if (options.has('l')) {
      for (UserTest test : tests) {
        out.line(test.name);
      }
      return 0;
    }
    base = "/tmp/usertests." + os.getpid();
    int made = os.mkdir(base, 0x1ff);
    if (made < 0) {
      return fail(base, made);
    }
    os.chmod(base, 0x1ff);
    for (UserTest test : tests) {
      if (wanted(test.name, options)) {
        run(test);
      }
    }
    os.chdir("/");
    os.rmdir(base);
    out.print("1..").print(number).line();
    out.print("# ")
        .print(number - failed - skipped)
        .print(" passed, ")
        .print(failed)
        .print(" failed, ");
    out.print(skipped).line(" skipped");
    return failed == 0 ? 0 : 1;
  }

  private static Sequence<UserTest> all(long seed, int batches) {
    Sequence<UserTest> tests = new Sequence<>();
    FileTests.addTo(tests);
    DirectoryTests.addTo(tests);
    PermissionTests.addTo(tests);
    PipeTests.addTo(tests);
    ProcessTests.addTo(tests);
    SignalTests.addTo(tests);
    MemoryTests.addTo(tests);
    ThreadTests.addTo(tests);
    RootTests.addTo(tests);
    SystemTests.addTo(tests);
    LimitTests.addTo(tests);
    PointerTests.addTo(tests);
    FuzzTests.addTo(tests, seed, batches);
    return tests;
  }

  private static boolean wanted(String name, Options options) {
    for (String part : options.operands()) {
      if (Text.find(name, part, 0) >= 0) {
        return true;
      }
    }
    return options.count() == 0;
  }

  /** Runs a test in a child, in a directory of its own; its complaint comes through a pipe. */
  private void run(UserTest test) {
    number++;
    String directory = base + "/" + number;
    os.mkdir(directory, 0x1ff);
    os.chmod(directory, 0x1ff);
    int[] ends = new int[2];
    os.pipe(ends, 0);
    out.flush();
    int child = os.fork();
    if (child == 0) {
      os.close(ends[0]);
      int report = os.fcntl(ends[1], 0, 100);
      os.close(ends[1]);
      os.chdir(directory);
      os.setpgid(0, 0);
      test.run();
      String message = test.failure() != null ? test.failure() : test.skipped();
      if (message != null) {
        byte[] bytes = Bytes.of(message);
        os.write(report, bytes, 0, bytes.length);
      }
      os.exit(test.failure() != null ? 1 : test.skipped() != null ? SKIPPED : 0);
    }
    os.close(ends[1]);
    int status = child < 0 ? 0 : await(child);
    byte[] buffer = new byte[300];
    int length = os.pollInput(ends[0], 0) > 0 ? os.read(ends[0], buffer, 0, buffer.length) : 0;
    os.close(ends[0]);
    String message = length > 0 ? Bytes.text(buffer, 0, length) : "";
    Commands.run(this, os, new String[] {"rm", "-rf", directory});
    report(test.name, child, status, message);
  }

  /** The status word of a child that gets some time; −1 if it had to be killed. */
  private int await(int child) {
    int[] status = new int[1];
    long start = os.clock(1);
    int result = os.wait4(child, status, WaitStatus.NO_HANG);
    while (result == 0 && os.clock(1) - start < PATIENCE) {
      os.sleep(PAUSE);
      result = os.wait4(child, status, WaitStatus.NO_HANG);
    }
    os.kill(-child, Signals.KILL);
    if (result != child) {
      os.kill(child, Signals.KILL);
      os.wait4(child, status, 0);
      return -1;
    }
    return status[0];
  }

  private void report(String name, int child, int status, String message) {
    String why = null;
    if (child < 0) {
      why = "fork: " + Errno.text(child);
    } else if (status == -1) {
      why = "did not end";
    } else if (WaitStatus.killed(status)) {
      String text = Signals.name(WaitStatus.killingSignal(status));
      why = "killed by SIG" + text;
    } else if (WaitStatus.exitStatus(status) == SKIPPED) {
      skipped++;
      out.print("ok ").print(number).put(' ').print(name).print(" # SKIP ").line(message).flush();
      return;
    } else if (status != 0) {
      why = message.isEmpty() ? "exit status " + WaitStatus.exitStatus(status) : message;
    }
    if (why != null) {
      failed++;
      out.print("not ok ").print(number).put(' ').print(name).print(": ").line(why).flush();
    } else {
      out.print("ok ").print(number).put(' ').line(name).flush();
    }
  }
}
