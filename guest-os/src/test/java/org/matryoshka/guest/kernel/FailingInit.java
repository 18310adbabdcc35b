package org.matryoshka.guest.kernel;

import org.matryoshka.guest.kernel.task.FirstTask;
import org.matryoshka.guest.magic.Memory;
import org.matryoshka.guest.magic.Recursion;

/**
 * Takes the place of {@link InitProgram} in a kernel built by {@link KernelFailureTest}: makes the
 * mistake that the command line asks for.
 */
final class FailingInit implements KernelEntry {
  private static final String[] WORDS = {"one", "two"};

  private FailingInit() {}

  static void start() {
    FirstTask.start("init", null, null, null, new FailingInit());
  }

  @Override
  public void run() {
    switch (Kernel.commandLine().value("fail", "")) {
      case "null" -> length(null);
      case "bounds" -> KernelLog.line(WORDS[(int) Kernel.commandLine().number("index", 2)]);
      case "cast" -> KernelLog.line((String) something());
      case "division" -> KernelLog.line("" + 1 / Kernel.commandLine().number("divisor", 0));
      case "user" -> KernelLog.line("" + Memory.readLong(0x40_0000));
      case "overflow" -> KernelLog.line("" + deeper(1));
      case "lock" -> lockTwice();
      default -> Panic.halt("nothing failed");
    }
  }

  private static Object something() {
    return Kernel.commandLine();
  }

  private static void length(CommandLine of) {
    KernelLog.line(of.text());
  }

  @SuppressWarnings("InfiniteRecursion") // is what the test is about
  @Recursion(maxDepth = 1, reason = "a lie, which the guard page finds out")
  private static long deeper(long depth) {
    return depth + deeper(depth + Kernel.commandLine().number("step", 1)) * depth;
  }

  private static void lockTwice() {
    KernelLock lock = new KernelLock("test");
    lock.lock();
    lock.lock();
  }
}
