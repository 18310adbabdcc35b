package org.matryoshka.gui.cli.command;

import java.io.PrintStream;
import org.matryoshka.guest.trace.SchedulingEvent;

/** Writes a line for each scheduling event that a guest tells of. */
final class SchedulingTraceFile {
  /** What makes Kukla tell. */
  static final String WORD = "trace=sched";

  private final PrintStream out;

  SchedulingTraceFile(PrintStream out) {
    this.out = out;
    out.println("# time(cycles) guest event thread [thread or reason]");
  }

  /** Writes an event of a guest with this name. */
  void write(String guest, SchedulingEvent event) {
    out.println(event.time() + " " + guest + " " + event.text());
  }
}
