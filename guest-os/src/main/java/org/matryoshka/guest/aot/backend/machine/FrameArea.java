package org.matryoshka.guest.aot.backend.machine;

/** Which part of the frame a memory operand with base RSP means; its displacement counts there. */
public enum FrameArea {
  /** None: the address is what it says. */
  NONE,
  /** Spilled registers. */
  SPILL,
  /** Arguments that the caller passed on the stack. */
  INCOMING,
  /** Arguments of calls that this function makes. */
  OUTGOING
}
