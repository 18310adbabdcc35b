package org.matryoshka.guest.kernel.sched;

import org.matryoshka.guest.kernel.CommandLine;

/** A scheduler's environment in the kernel: the command line and the clock. */
public final class BootSettings implements SchedulerEnvironment {
  private final CommandLine commandLine;
  private final CycleClock clock;

  /** Settings of this boot. */
  public BootSettings(CommandLine commandLine, CycleClock clock) {
    this.commandLine = commandLine;
    this.clock = clock;
  }

  @Override
  public long now() {
    return PerCpu.current().now;
  }

  @Override
  public long tickCycles() {
    return clock.perSecond() / Dispatcher.HZ;
  }

  @Override
  public long setting(String name, long otherwise) {
    return commandLine.number("scheduler." + name, otherwise);
  }
}
