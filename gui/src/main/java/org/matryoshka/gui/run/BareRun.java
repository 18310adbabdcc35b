package org.matryoshka.gui.run;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.matryoshka.cpu.device.DebugExit;
import org.matryoshka.cpu.device.InputLog;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.cpu.machine.Machine;
import org.matryoshka.cpu.machine.MachineConfiguration;
import org.matryoshka.cpu.machine.PcPlatform;
import org.matryoshka.cpu.machine.RunEnd;
import org.matryoshka.cpu.observe.ExecutionObserver;
import org.matryoshka.guest.trace.SchedulingEvent;
import org.matryoshka.gui.report.RunReport;

/** One image on the bare machine. */
public final class BareRun implements GuestRun {
  private final String title;
  private final InputLog input = new InputLog();
  private final Machine machine;
  private final SchedulingFeed scheduling;
  private RunEnd end;

  /**
   * Builds the machine and boots the image.
   *
   * @param title names the image in the report
   * @param memory bytes of RAM
   * @param cores of the machine; the first one boots
   * @param commandLine what the image is told
   * @param console takes what the guest sends over its serial port, a byte at a time
   * @throws ImageException if the image can't be loaded into this machine
   */
  public BareRun(
      String title, ElfImage image, long memory, int cores, String commandLine, IntConsumer console)
      throws ImageException {
    this.title = title;
    this.machine =
        new Machine(
            new MachineConfiguration(
                memory, cores, PcPlatform.DEFAULT_RTC_START, console::accept, input));
    machine.boot(image, commandLine);
    scheduling = new SchedulingFeed(machine.platform().trace());
  }

  /** Who hears of what the guest's scheduler does, if the guest tells. */
  public void observeScheduling(Consumer<SchedulingEvent> observer) {
    scheduling.setObserver(observer);
  }

  /** Shows every instruction of every core to an observer. */
  public void observe(ExecutionObserver observer) {
    for (int i = 0; i < machine.coreCount(); i++) {
      machine.cpu(i).setObserver(observer);
    }
  }

  @Override
  public Progress advance(long instructions) {
    end = machine.run(instructions);
    return switch (end.reason()) {
      case EXIT, SHUTDOWN -> Progress.ENDED;
      case DEADLOCK -> Progress.IDLE;
      case BUDGET, STOPPED, INTERCEPTED -> Progress.GOES_ON;
    };
  }

  @Override
  public long instructions() {
    return machine.instructions();
  }

  @Override
  public int exitStatus() {
    OptionalInt value = end.exitValue();
    return value.isPresent() ? DebugExit.status(value.getAsInt()) : 1;
  }

  @Override
  public void type(byte[] bytes) {
    input.append(machine.clock().now(), bytes);
  }

  @Override
  public String ending() {
    return end.explanation();
  }

  @Override
  public RunReport report(String ending, int exitStatus, double wallSeconds) {
    return new RunReport(
        title,
        "interpreter",
        machine.coreCount(),
        "",
        ending,
        exitStatus,
        machine.instructions(),
        machine.cycles(),
        wallSeconds,
        machine.stateHash(),
        List.of(),
        scheduling.accounts());
  }
}
