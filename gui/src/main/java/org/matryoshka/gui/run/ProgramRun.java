package org.matryoshka.gui.run;

import java.util.List;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.cpu.observe.ExecutionObserver;
import org.matryoshka.cpu.user.ProgramEnd;
import org.matryoshka.cpu.user.UserMachine;
import org.matryoshka.cpu.user.UserProgram;
import org.matryoshka.gui.report.RunReport;

/** A Linux program alone on the processor in user mode. */
public final class ProgramRun implements GuestRun {
  private final String title;
  private final UserMachine machine;
  private ProgramEnd end;

  /**
   * Loads the program.
   *
   * @param title names it in the report
   * @throws ImageException if it can't be loaded
   */
  public ProgramRun(String title, UserProgram program) throws ImageException {
    this.title = title;
    this.machine = new UserMachine(program);
  }

  /** Shows every instruction to an observer. */
  public void observe(ExecutionObserver observer) {
    machine.cpu().setObserver(observer);
  }

  @Override
  public Progress advance(long instructions) {
    end = machine.run(instructions);
    return switch (end.reason()) {
      case EXIT, SIGNAL -> Progress.ENDED;
      case BUDGET, STOPPED -> Progress.GOES_ON;
    };
  }

  /** Whether a signal ended it, so that {@link #ending} has something to tell. */
  public boolean killed() {
    return end != null && end.reason() == ProgramEnd.Reason.SIGNAL;
  }

  @Override
  public long instructions() {
    return machine.instructions();
  }

  @Override
  public int exitStatus() {
    return end.exitStatus();
  }

  /** A program reads its input itself. */
  @Override
  public void type(byte[] input) {
    throw new UnsupportedOperationException("a program has no serial port");
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
        1,
        "",
        ending,
        exitStatus,
        machine.instructions(),
        machine.cycles(),
        wallSeconds,
        machine.stateHash(),
        List.of());
  }
}
