package org.matryoshka.gui.session;

/** Knows a place at which a run is to stop when it sees it. */
interface Spotter {
  /** Whether it must be asked after each step, which makes a run slow. */
  boolean stepwise();

  /** Whether an exit that has just been dealt with is the place. */
  default boolean atExit(ExitEntry exit) {
    return false;
  }

  /** Whether the place was reached by the step that has just been made. */
  default boolean atStep() {
    return false;
  }

  /** A run begins here, perhaps at another time than the last one ended. */
  default void begin() {}

  /** The place has been reached, forwards: why it stops, as a sentence. */
  String cause();
}
