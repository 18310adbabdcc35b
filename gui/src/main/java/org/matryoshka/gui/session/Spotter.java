package org.matryoshka.gui.session;

import org.matryoshka.cpu.decode.DecodedInstruction;

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

  /** Whether it must be asked before and after each instruction. */
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

  /** Whether the place is before the instruction that a VM is about to execute. */
  default boolean atInstruction(int vm, long rip) {
    return false;
  }

  /**
   * Whether the place is after an instruction that has just retired.
   *
   * @param rip its address
   */
  default boolean afterInstruction(int vm, long rip, DecodedInstruction instruction) {
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

  /**
   * The run has stopped at the place that it has seen: whether that is really one. Here all of the
   * machine can be looked at.
   */
  default boolean confirm() {
    return true;
  }

  /** The place has been reached: why it stops, as a sentence. */
  String cause();
}
