package org.matryoshka.hv.memory;

/** The machine has no frame left for what was asked; the message says how many are missing. */
public final class OutOfFramesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message for people. */
  public OutOfFramesException(String message) {
    super(message);
  }
}
