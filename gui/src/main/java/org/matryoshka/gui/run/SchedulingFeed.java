package org.matryoshka.gui.run;

import java.util.List;
import java.util.function.Consumer;
import org.matryoshka.cpu.device.TracePort;
import org.matryoshka.guest.trace.SchedulingAccounts;
import org.matryoshka.guest.trace.SchedulingEvent;
import org.matryoshka.guest.trace.SchedulingTraceReader;

/** What a guest tells of its scheduling: kept as accounts, and handed on to an observer. */
final class SchedulingFeed {
  private final SchedulingAccounts accounts = new SchedulingAccounts();
  private Consumer<SchedulingEvent> observer = event -> {};

  /** Listens to a guest's trace port. */
  SchedulingFeed(TracePort port) {
    SchedulingTraceReader reader = new SchedulingTraceReader(this::take);
    port.setListener(reader::word);
  }

  void setObserver(Consumer<SchedulingEvent> to) {
    observer = to;
  }

  /** What each thread got; empty if the guest told nothing. */
  List<SchedulingAccounts.Account> accounts() {
    return accounts.accounts();
  }

  private void take(SchedulingEvent event) {
    accounts.accept(event);
    observer.accept(event);
  }
}
