package org.matryoshka.gui.session.condition;

/** A part of a condition that has a value: 64 bits; 0 is false. */
@FunctionalInterface
interface Term {
  /** Its value after a step. */
  long value(Moment moment);
}
