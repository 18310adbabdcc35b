package org.matryoshka.guest.user.program.processes;

import org.matryoshka.guest.runtime.collection.Order;

/** Processes by number. */
final class ProcessOrder implements Order<ProcessInfo> {
  @Override
  public int compare(ProcessInfo left, ProcessInfo right) {
    return Integer.compare(left.pid, right.pid);
  }
}
