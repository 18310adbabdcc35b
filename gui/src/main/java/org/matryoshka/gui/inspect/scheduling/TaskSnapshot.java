package org.matryoshka.gui.inspect.scheduling;

import java.util.List;

/**
 * The scheduler of a guest.
 *
 * @param problem why there is nothing to show; empty if there is something
 * @param scheduler name of its algorithm
 * @param keyName what its number for a thread is; empty if it has none
 * @param tasks those in the run queue first, in its order, then the others
 */
public record TaskSnapshot(
    String problem, String scheduler, String keyName, List<TaskScheduling> tasks) {
  /** Copies the list. */
  public TaskSnapshot {
    tasks = List.copyOf(tasks);
  }
}
