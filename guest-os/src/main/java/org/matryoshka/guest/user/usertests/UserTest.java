package org.matryoshka.guest.user.usertests;

import org.matryoshka.guest.magic.Code;
import org.matryoshka.guest.magic.Memory;
import org.matryoshka.guest.magic.References;
import org.matryoshka.guest.user.lib.Bytes;
import org.matryoshka.guest.user.lib.Errno;
import org.matryoshka.guest.user.lib.OpenFlags;
import org.matryoshka.guest.user.lib.Syscalls;
import org.matryoshka.guest.user.lib.WaitStatus;

/**
 * A test: it calls the kernel and compares. It runs in a fresh process whose working directory is
 * empty and its own. The first thing that is not as expected is what the report says; the test goes
 * on, so that it cleans up.
 */
abstract class UserTest {
  static final int READ_WRITE = 3;
  static final int PRIVATE_ANONYMOUS = 0x22;
  static final long PAGE = 4096;

  final String name;
  private String failure;
  private String skipped;

  UserTest(String name) {
    this.name = name;
  }

  abstract void run();

  /** What went wrong first; null if nothing did. */
  final String failure() {
    return failure;
  }

  /** Why the test can't be done here; null if it was. */
  final String skipped() {
    return skipped;
  }

  final void skip(String why) {
    skipped = why;
  }

  final void fail(String what) {
    if (failure == null) {
      failure = what;
    }
  }

  final void check(boolean holds, String what) {
    if (!holds) {
      fail(what);
    }
  }

  final void equal(long expected, long actual, String what) {
    if (expected != actual) {
      fail(what + ": " + shown(actual) + " instead of " + shown(expected));
    }
  }

  private static String shown(long value) {
    return value < 0 && value > -134 ? "-" + Errno.text(value) : Long.toString(value);
  }

  /** A call must fail with an errno. */
  final void error(int errno, long result, String what) {
    equal(-errno, result, what);
  }

  /** A call must succeed; its result. */
  final long good(long result, String what) {
    if (result < 0) {
      fail(what + ": " + Errno.text(result));
    }
    return result;
  }

  /** The address of an array's first element. */
  static long address(Object array) {
    return References.addressOf(array) + 16;
  }

  /**
   * The address of a C string; good as long as the test runs, since nothing is collected in so
   * short a time.
   */
  static long text(String text) {
    return address(Bytes.zeroTerminated(text));
  }

  /** Fresh memory of so many bytes, a multiple of the page size. */
  static long pages(long bytes) {
    return Syscalls.mmap(0, bytes, READ_WRITE, PRIVATE_ANONYMOUS, -1, 0);
  }

  /** Makes a file with some text; its descriptor, at the start of the file. */
  final int file(String path, String content) {
    int fd =
        (int)
            good(
                Syscalls.open(
                    text(path),
                    OpenFlags.READ_WRITE | OpenFlags.CREATE | OpenFlags.TRUNCATE,
                    0x1b6),
                path);
    equal(
        content.length(), Syscalls.write(fd, text(content), content.length()), "write to " + path);
    Syscalls.lseek(fd, 0, 0);
    return fd;
  }

  /** Reads up to 200 bytes as text. */
  final String read(int fd) {
    byte[] buffer = new byte[200];
    long count = Syscalls.read(fd, address(buffer), buffer.length);
    return count < 0 ? Errno.text(count) : Bytes.text(buffer, 0, (int) count);
  }

  final void equalText(String expected, String actual, String what) {
    if (!expected.equals(actual)) {
      fail(what + ": '" + actual + "' instead of '" + expected + "'");
    }
  }

  /** Waits for a child: its status word. */
  final int await(long child) {
    int[] status = new int[1];
    long result = Syscalls.wait4((int) child, address(status), 0, 0);
    while (result == -Errno.EINTR) {
      result = Syscalls.wait4((int) child, address(status), 0, 0);
    }
    equal(child, result, "wait4");
    return status[0];
  }

  /** A child must end with an exit status. */
  final void expectExit(int expected, long child, String what) {
    int status = await(child);
    if (!WaitStatus.exited(status) || WaitStatus.exitStatus(status) != expected) {
      fail(what + ": wait status " + status + " instead of exit " + expected);
    }
  }

  /** A child must be ended by a signal. */
  final void expectKilled(int signal, long child, String what) {
    int status = await(child);
    if (!WaitStatus.killed(status) || WaitStatus.killingSignal(status) != signal) {
      fail(what + ": wait status " + status + " instead of signal " + signal);
    }
  }

  /** In a child: ends it, with status 0 if everything was as expected, else 1 after saying why. */
  final void end() {
    if (failure != null) {
      String message = "# in a child: " + failure + "\n";
      Syscalls.write(2, text(message), message.length());
    }
    Syscalls.exitGroup(failure == null ? 0 : 1);
  }

  /** Sets a signal's action: a handler or 0 for the default, 1 to ignore. */
  static long action(int signal, long handler, long flags, long mask) {
    long restorer = Code.symbol("user_signal_restorer");
    long[] action = {handler, flags | 0x04000000L, restorer, mask};
    return Syscalls.rtSigaction(signal, address(action), 0, 8);
  }

  /** The handler that notes the signal, for {@link #taken}. */
  static long notingHandler() {
    return Code.symbol("user_signal_handler");
  }

  /** Whether a signal has come to {@link #notingHandler} since the last call. */
  static boolean taken(int signal) {
    long word = Code.symbol("user_signals_taken");
    int at = signal >>> 5;
    int bits = Memory.readInt(word + 4L * at);
    Memory.writeInt(word + 4L * at, bits & ~(1 << signal));
    return (bits >>> signal & 1) != 0;
  }

  static void sleepMillis(long millis) {
    long[] time = {millis / 1000, millis % 1000 * 1_000_000L};
    Syscalls.nanosleep(address(time), 0);
  }

  /** Gives up root; false if this process is not root. */
  static boolean becomeNobody() {
    return Syscalls.setgroups(0, 0) >= 0
        && Syscalls.setgid(65534) >= 0
        && Syscalls.setuid(65534) >= 0;
  }
}
