package org.matryoshka.gui.inspect.guest;

import java.util.List;
import java.util.Optional;

/**
 * What a guest's kernel knows of its processes, read from outside at one moment.
 *
 * @param problem why there is nothing to show, as sentences for people; empty if there is something
 * @param scheduler name of the guest's scheduling algorithm
 * @param keyName what its number for a thread is; empty if it has none
 * @param mode where the guest's processor is: {@code user}, {@code kernel} or {@code idle}
 * @param currentTid the thread that it runs; 0 for none
 * @param processes by ascending numbers
 * @param runQueue the threads that are ready, in the scheduler's order
 * @param mounts all mounts in the order in which they were made
 * @param absent what kernels may have and this one has not, as sentences
 * @param notes what made no sense while reading: then the kernel was in the middle of a change, or
 *     its memory is damaged, and the rest is partial
 */
public record GuestSnapshot(
    String problem,
    String scheduler,
    String keyName,
    String mode,
    int currentTid,
    List<ProcessInfo> processes,
    List<QueueEntry> runQueue,
    List<MountInfo> mounts,
    List<String> absent,
    List<String> notes) {
  /** Copies the lists. */
  public GuestSnapshot {
    processes = List.copyOf(processes);
    runQueue = List.copyOf(runQueue);
    mounts = List.copyOf(mounts);
    absent = List.copyOf(absent);
    notes = List.copyOf(notes);
  }

  /** Nothing to show. */
  static GuestSnapshot nothing(String problem) {
    return new GuestSnapshot(
        problem, "", "", "", 0, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** Whether there is something to show. */
  public boolean isReadable() {
    return problem.isEmpty();
  }

  /** A process by its number. */
  public Optional<ProcessInfo> process(int pid) {
    return processes.stream().filter(process -> process.pid() == pid).findFirst();
  }
}
