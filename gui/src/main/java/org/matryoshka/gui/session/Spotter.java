package org.matryoshka.gui.session;

import org.matryoshka.cpu.CpuState;

/**
 * Knows a place at which a run is to stop when it sees it. What it wants to be asked decides how
 * fast the machine runs: exits cost nothing, instructions and stores some, each step much. It may
 * change its mind on the way.
 */
interface Spotter {
  /** Whether it must be asked after each step. */
  default boolean wantsSteps() {
    return false;
  }

  /** Whether it must be asked before each instruction. */
  default boolean wantsInstructions() {
    return false;
  }

  /** Whether it must be asked at each store. */
  default boolean wantsStores() {
    return false;
  }

  /** Whether an exit that has just been dealt with is the place. */
  default boolean atExit(ExitEntry exit) {
    return false;
  }

  /** Whether the place was reached by the step that has just been made. */
  default boolean atStep(StepTracker step) {
    return false;
  }

  /**
   * Whether the place is before an instruction that is about to be executed.
   *
   * @param vm whose instruction
   * @param state registers as they really are now
   */
  default boolean atInstruction(int vm, CpuState state) {
    return false;
  }

  /**
   * Whether the place is after a step that stores.
   *
   * @param vm whose memory
   * @param hpa machine address of the first byte
   */
  default boolean atStore(int vm, long hpa, int size, long before, long after) {
    return false;
  }

  /**
   * A run begins here.
   *
   * @param tracker stands at the beginning
   * @param standing whether the user knows the present place, so that it is not one to stop at
   */
  default void begin(StepTracker tracker, boolean standing) {}

  /** The place has been reached, forwards: why it stops, as a sentence. */
  String cause();
}
