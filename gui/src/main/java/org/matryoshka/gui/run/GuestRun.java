package org.matryoshka.gui.run;

import org.matryoshka.gui.report.RunReport;

/** A run in progress, whatever it runs on. */
public interface GuestRun {
  /** What came of a slice. */
  enum Progress {
    /** There is more to do. */
    GOES_ON,
    /** All guests have ended; see {@link #exitStatus}. */
    ENDED,
    /** All guests wait for an interrupt that no device is going to raise. */
    IDLE
  }

  /** Runs about so many instructions. */
  Progress advance(long instructions);

  /** Instructions that all guests have retired so far. */
  long instructions();

  /** The exit status that follows from how the guests ended; 0 when all is well. */
  int exitStatus();

  /** Types at the guest's serial port, now in virtual time. */
  void type(byte[] input);

  /** How it ended, in a few words for people, once {@link #advance} said that it has. */
  String ending();

  /**
   * What it has done so far.
   *
   * @param ending how it ended, for people
   * @param exitStatus of the process
   * @param wallSeconds that it took
   */
  RunReport report(String ending, int exitStatus, double wallSeconds);
}
