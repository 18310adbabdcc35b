package org.matryoshka.guest.kernel.sched;

/** What a scheduler sees of the kernel: the time of the decision under way, and the settings. */
final class DecisionEnvironment implements SchedulerEnvironment {
  private final PerCpu cpu;
  private final CycleClock clock;
  private final SchedulerSettings settings;

  DecisionEnvironment(PerCpu cpu, CycleClock clock, SchedulerSettings settings) {
    this.cpu = cpu;
    this.clock = clock;
    this.settings = settings;
  }

  @Override
  public long now() {
    return cpu.now;
  }

  @Override
  public long tickCycles() {
    return clock.perSecond() / Dispatcher.HZ;
  }

  @Override
  public long setting(String name, long otherwise) {
    return settings.setting(name, otherwise);
  }
}
