package org.matryoshka.guest.user.program.processes;

import org.matryoshka.guest.magic.Processor;
import org.matryoshka.guest.user.lib.Bytes;
import org.matryoshka.guest.user.lib.Files;
import org.matryoshka.guest.user.lib.Numbers;
import org.matryoshka.guest.user.lib.OpenFlags;
import org.matryoshka.guest.user.lib.Program;
import org.matryoshka.guest.user.lib.Syscalls;
import org.matryoshka.guest.user.lib.WaitStatus;

/**
 * {@code measure}: what the kernel's basic operations cost, in cycles of the time-stamp counter; on
 * the bare machine these are instructions. {@code measure shares SECONDS WEIGHT...} lets processes
 * of these weights compete and says what each got.
 */
public final class Measure extends Program {
  private static final int CALLS = 1000;
  private static final int TURNS = 500;
  private static final int STARTS = 8;
  private static final int MONOTONIC = 1;
  private static final int PROCESSOR_TIME = 2;
  private static final long MILLISECOND = 1_000_000;
  private static final int LOOKS = 200;

  public Measure() {
    super("measure", "[shares SECONDS WEIGHT...]");
  }

  public static void main(String[] args) {
    new Measure().start(args);
  }

  @Override
  protected int run(String[] args) {
    if (args.length > 2 && args[0].equals("shares")) {
      return shares(args);
    }
    if (args.length > 0) {
      return misused("'" + args[0] + "' is not understood");
    }
    long call = nullCall();
    figure("null-call", call);
    figure("context-switch", yieldAndSwitch() - call);
    return starts();
  }

  private void figure(String name, long cycles) {
    out.print(name).put(' ').print(cycles).line();
  }

  /** A system call that does nothing but answer. */
  private static long nullCall() {
    Syscalls.getppid();
    long start = Processor.timestamp();
    for (int i = 0; i < CALLS; i++) {
      Syscalls.getppid();
    }
    return (Processor.timestamp() - start) / CALLS;
  }

  /** A call that hands the processor to another process, which hands it back by the same. */
  private long yieldAndSwitch() {
    int child = os.fork();
    if (child == 0) {
      int parent = os.getppid();
      while (os.getppid() == parent) {
        for (int i = 0; i < TURNS; i++) {
          Syscalls.schedYield();
        }
      }
      os.exit(0);
    }
    Syscalls.schedYield();
    long switches = number("/proc/sched", "switches: ");
    long start = Processor.timestamp();
    for (int i = 0; i < TURNS; i++) {
      Syscalls.schedYield();
    }
    long cycles = Processor.timestamp() - start;
    switches = number("/proc/sched", "switches: ") - switches;
    os.kill(child, 9);
    os.wait4(child, new int[1], 0);
    return cycles / Math.max(switches, 1);
  }

  /** Starting {@code true} and waiting for it. */
  private int starts() {
    String[] arguments = {"true"};
    String[] environment = {"PATH=/bin"};
    int[] status = new int[1];
    long best = Long.MAX_VALUE;
    for (int i = 0; i < STARTS; i++) {
      long start = Processor.timestamp();
      int child = os.fork();
      if (child == 0) {
        os.execve("/bin/true", arguments, environment);
        os.exit(127);
      }
      if (child < 0) {
        return fail("fork", child);
      }
      os.wait4(child, status, 0);
      best = Math.min(best, Processor.timestamp() - start);
      if (WaitStatus.shellStatus(status[0]) != 0) {
        return fail("/bin/true failed");
      }
    }
    figure("fork-exec-wait", best);
    return 0;
  }

  /** The number behind a word in a file of the kernel's. */
  private long number(String path, String word) {
    String text = Files.read(os, path);
    int at = text == null ? -1 : text.indexOf(word);
    if (at < 0) {
      return 0;
    }
    int end = text.indexOf('\n', at);
    return Numbers.parse(text.substring(at + word.length(), end));
  }

  private int shares(String[] args) {
    long duration = Numbers.parseSeconds(args[1]);
    if (duration <= 0) {
      return misused("'" + args[1] + "' is no time");
    }
    // all begin together, when the last one has been made
    long begin = os.clock(MONOTONIC) + 50 * MILLISECOND;
    int processes = args.length - 2;
    out.flush();
    for (int i = 0; i < processes; i++) {
      int child = os.fork();
      if (child < 0) {
        return fail("fork", child);
      }
      if (child == 0) {
        compete(args[i + 2], begin, duration);
      }
    }
    int failures = 0;
    int[] status = new int[1];
    for (int i = 0; i < processes; i++) {
      os.wait4(-1, status, 0);
      failures += WaitStatus.shellStatus(status[0]);
    }
    return failures == 0 ? 0 : 1;
  }

  /**
   * A competitor. It keeps the processor busy by looking at the time, in user mode: under a
   * hypervisor each look takes a thousand cycles and more, so that seconds go by fast for us.
   */
  private void compete(String weight, long begin, long duration) {
    int tuning = os.open("/proc/self/sched", OpenFlags.WRITE, 0);
    byte[] text = Bytes.of("weight " + weight);
    int written = tuning < 0 ? tuning : os.write(tuning, text, 0, text.length);
    if (written < 0) {
      fail("/proc/self/sched", written);
      os.exit(1);
    }
    os.sleep(begin - os.clock(MONOTONIC));
    long before = os.clock(PROCESSOR_TIME);
    long last = 0;
    while (os.clock(MONOTONIC) - begin < duration) {
      for (int i = 0; i < LOOKS; i++) {
        last = Math.max(last, Processor.timestamp());
      }
    }
    long used = last == 0 ? 0 : os.clock(PROCESSOR_TIME) - before;
    out.print("share ").print(weight).put(' ').print(used).line();
    out.flush();
    os.exit(0);
  }
}
