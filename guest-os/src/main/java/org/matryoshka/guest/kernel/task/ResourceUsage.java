package org.matryoshka.guest.kernel.task;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.UserMemory;
import org.matryoshka.guest.kernel.sched.CycleClock;
import org.matryoshka.guest.kernel.sched.ThreadTimes;

/**
 * What a thread, a process or a process's children have used: {@code struct rusage}.
 *
 * @param user nanoseconds in user mode
 * @param system nanoseconds in the kernel
 */
record ResourceUsage(
    long user, long system, long residentKilobytes, long faults, long voluntary, long involuntary) {
  private static final int BYTES = 144;
  private static final int MAX_RSS = 32;
  private static final int MINOR_FAULTS = 64;
  private static final int VOLUNTARY = 128;
  private static final int INVOLUNTARY = 136;

  /** A process and, if it has been waited for, what it waited for. */
  static ResourceUsage ofProcess(Process process) {
    long voluntary = 0;
    long involuntary = 0;
    for (Task task = process.firstTask(); task != null; task = task.nextInProcess()) {
      voluntary += task.times().voluntarySwitches();
      involuntary += task.times().involuntarySwitches();
    }
    long pages = process.memory() == null ? 0 : process.memory().residentPages();
    return new ResourceUsage(
        process.userTime(),
        process.systemTime(),
        pages * 4,
        process.times().minorFaults(),
        voluntary,
        involuntary);
  }

  /** The children that a process has waited for. */
  static ResourceUsage ofChildren(Process process) {
    CycleClock clock = Kernel.dispatcher().clock();
    ProcessTimes times = process.times();
    return new ResourceUsage(
        clock.toNanoseconds(times.childrenUser()),
        clock.toNanoseconds(times.childrenSystem()),
        0,
        times.childrenMinorFaults(),
        0,
        0);
  }

  /** One thread. */
  static ResourceUsage ofTask(Task task) {
    CycleClock clock = Kernel.dispatcher().clock();
    ThreadTimes times = task.times();
    return new ResourceUsage(
        clock.toNanoseconds(times.user()),
        clock.toNanoseconds(times.system()),
        task.process().memory().residentPages() * 4,
        task.process().times().minorFaults(),
        times.voluntarySwitches(),
        times.involuntarySwitches());
  }

  /** Writes the structure; 0 or -EFAULT. */
  long write(long address) {
    UserMemory memory = Kernel.userMemory();
    boolean written =
        memory.clear(address, BYTES)
            && memory.writeLong(address, user / 1_000_000_000)
            && memory.writeLong(address + 8, user % 1_000_000_000 / 1000)
            && memory.writeLong(address + 16, system / 1_000_000_000)
            && memory.writeLong(address + 24, system % 1_000_000_000 / 1000)
            && memory.writeLong(address + MAX_RSS, residentKilobytes)
            && memory.writeLong(address + MINOR_FAULTS, faults)
            && memory.writeLong(address + VOLUNTARY, voluntary)
            && memory.writeLong(address + INVOLUNTARY, involuntary);
    return written ? 0 : memory.error();
  }
}
