package org.matryoshka.guest.user.program.processes;

import org.matryoshka.guest.runtime.collection.Order;

/** Processes by their share of the processor, the greatest first. */
final class ShareOrder implements Order<ProcessInfo> {
  @Override
  public int compare(ProcessInfo left, ProcessInfo right) {
    int result = Long.compare(right.share, left.share);
    return result != 0 ? result : Integer.compare(left.pid, right.pid);
  }
}
