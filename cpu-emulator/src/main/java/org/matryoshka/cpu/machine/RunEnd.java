package org.matryoshka.cpu.machine;

import java.util.OptionalInt;

/**
 * Why {@link Machine#run} returned.
 *
 * @param reason the kind of end
 * @param exitValue what was written to the debug-exit port; present exactly for {@link Reason#EXIT}
 * @param explanation a sentence for people
 */
public record RunEnd(Reason reason, OptionalInt exitValue, String explanation) {
  /** Kinds of ends. */
  public enum Reason {
    /** The guest wrote to the debug-exit port. */
    EXIT,
    /** The instructions asked for have been retired; the machine can go on. */
    BUDGET,
    /** A triple fault shut a core down. */
    SHUTDOWN,
    /** Every core waits for an interrupt that no device is going to raise. */
    DEADLOCK,
    /** A trap interceptor stopped a core; the machine can go on. */
    INTERCEPTED,
    /** {@link Machine#requestStop} was called, or an observer stopped the run; it can go on. */
    STOPPED
  }

  static RunEnd of(Reason reason, String explanation) {
    return new RunEnd(reason, OptionalInt.empty(), explanation);
  }
}
