package org.matryoshka.gui.session;

import org.matryoshka.gui.text.Quantity;

/**
 * What was asked for would change the past, and so discard the future that is known. Submit it
 * again with consent to have it done.
 */
public final class FutureAtStake extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final long steps;
  private final int inputs;

  FutureAtStake(long steps, int inputs) {
    super(
        "This happens in the past: %s %s of known future would be discarded, with %s."
            .formatted(
                Quantity.grouped(steps),
                steps == 1 ? "step" : "steps",
                inputs == 0 ? "no input" : inputs == 1 ? "1 input" : inputs + " inputs"));
    this.steps = steps;
    this.inputs = inputs;
  }

  /** Steps that would be lost. */
  public long steps() {
    return steps;
  }

  /** Inputs and edits that would be lost with them. */
  public int inputs() {
    return inputs;
  }
}
