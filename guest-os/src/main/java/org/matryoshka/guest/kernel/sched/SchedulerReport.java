package org.matryoshka.guest.kernel.sched;

/**
 * The texts of {@code /proc/sched} and {@code /proc/N/sched}: what a metric of fairness or latency
 * needs, in a form that a program reads as easily as a person. All times are in nanoseconds.
 */
public final class SchedulerReport {
  private static final String COLUMNS =
      "tid state nice weight user system waiting sleeping longest_wait voluntary involuntary"
          + " wakeups name\n";

  private final Dispatcher dispatcher;
  private final CycleClock clock;

  /** Of this dispatcher's threads. */
  public SchedulerReport(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
    this.clock = dispatcher.clock();
  }

  /**
   * {@code /proc/sched}: lines {@code name: value} about the machine, an empty line, the names of
   * columns, and a line for each thread.
   */
  public String machine() {
    long now = clock.now();
    StringBuilder text = new StringBuilder();
    text.append("scheduler: ").append(dispatcher.algorithm()).append('\n');
    line(text, "time", clock.toNanoseconds(now));
    line(text, "idle", clock.toNanoseconds(idle(now)));
    line(text, "ticks", dispatcher.ticks());
    line(text, "switches", dispatcher.switches());
    line(text, "decisions", dispatcher.decisions());
    line(text, "ready", dispatcher.readyCount());
    text.append("load: ").append(dispatcher.load().text()).append('\n');
    latencies(text);
    text.append('\n').append(COLUMNS);
    for (KernelThread thread = dispatcher.oldest(); thread != null; thread = thread.next()) {
      row(text, thread, now);
    }
    return text.toString();
  }

  /** {@code /proc/N/sched}: lines {@code name: value} about one thread. */
  public String thread(KernelThread thread) {
    long now = clock.now();
    ThreadTimes times = thread.times();
    StringBuilder text = new StringBuilder();
    text.append("name: ").append(thread.name()).append('\n');
    line(text, "tid", thread.id());
    text.append("state: ").append(thread.state().letter()).append('\n');
    line(text, "nice", thread.nice());
    line(text, "weight", thread.weight());
    line(text, "started", clock.toNanoseconds(times.started()));
    line(text, "user", clock.toNanoseconds(times.user()));
    line(text, "system", clock.toNanoseconds(system(thread, now)));
    line(text, "waiting", clock.toNanoseconds(waiting(thread, now)));
    line(text, "sleeping", clock.toNanoseconds(sleeping(thread, now)));
    line(text, "longest_wait", clock.toNanoseconds(times.longestWait()));
    line(text, "voluntary", times.voluntarySwitches());
    line(text, "involuntary", times.involuntarySwitches());
    line(text, "wakeups", times.wakeUps());
    return text.toString();
  }

  /** The idle thread's time, what it has not been charged yet included. */
  private long idle(long now) {
    KernelThread idle = dispatcher.idleThread();
    return idle.times().total() + (dispatcher.current() == idle ? dispatcher.uncharged(now) : 0);
  }

  private void latencies(StringBuilder text) {
    text.append("waits_from_us:");
    Latencies latencies = dispatcher.latencies();
    for (int i = 0; i < Latencies.CLASSES; i++) {
      if (latencies.count(i) > 0) {
        text.append(' ').append(Latencies.from(i)).append('=').append(latencies.count(i));
      }
    }
    text.append('\n');
  }

  private void row(StringBuilder text, KernelThread thread, long now) {
    ThreadTimes times = thread.times();
    text.append(thread.id()).append(' ').append(thread.state().letter()).append(' ');
    text.append(thread.nice()).append(' ').append(thread.weight()).append(' ');
    text.append(clock.toNanoseconds(times.user())).append(' ');
    text.append(clock.toNanoseconds(system(thread, now))).append(' ');
    text.append(clock.toNanoseconds(waiting(thread, now))).append(' ');
    text.append(clock.toNanoseconds(sleeping(thread, now))).append(' ');
    text.append(clock.toNanoseconds(times.longestWait())).append(' ');
    text.append(times.voluntarySwitches()).append(' ');
    text.append(times.involuntarySwitches()).append(' ');
    text.append(times.wakeUps()).append(' ').append(thread.name()).append('\n');
  }

  private long system(KernelThread thread, long now) {
    long charged = thread.times().system();
    return thread == dispatcher.current() ? charged + dispatcher.uncharged(now) : charged;
  }

  private static long waiting(KernelThread thread, long now) {
    ThreadTimes times = thread.times();
    return times.waiting() + (thread.state() == ThreadState.READY ? now - times.since : 0);
  }

  private static long sleeping(KernelThread thread, long now) {
    ThreadTimes times = thread.times();
    return switch (thread.state()) {
      case SLEEPING, WAITING, STOPPED -> times.sleeping() + now - times.since;
      default -> times.sleeping();
    };
  }

  private static void line(StringBuilder text, String name, long value) {
    text.append(name).append(": ").append(value).append('\n');
  }
}
