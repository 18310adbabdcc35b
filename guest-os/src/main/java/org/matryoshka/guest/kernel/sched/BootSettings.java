package org.matryoshka.guest.kernel.sched;

import org.matryoshka.guest.kernel.CommandLine;

/** The settings on the kernel's command line: {@code scheduler.NAME=VALUE}. */
public final class BootSettings implements SchedulerSettings {
  private final CommandLine commandLine;

  /** Settings of this boot. */
  public BootSettings(CommandLine commandLine) {
    this.commandLine = commandLine;
  }

  @Override
  public long setting(String name, long otherwise) {
    return commandLine.number("scheduler." + name, otherwise);
  }
}
