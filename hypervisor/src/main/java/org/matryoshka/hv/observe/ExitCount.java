package org.matryoshka.hv.observe;

import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.ExitReason;

/**
 * One row of the exit table.
 *
 * @param count exits
 * @param cycles charged for all of them
 * @param minimum cycles of the cheapest
 * @param maximum cycles of the dearest
 */
public record ExitCount(
    ExitReason reason, ExitCause cause, long count, long cycles, long minimum, long maximum) {

  /** The reason, with the cause in parentheses if there is one. */
  public String label() {
    return cause == ExitCause.NONE ? reason.name() : reason.name() + " (" + cause.text() + ")";
  }
}
