package org.matryoshka.isa.encoding;

/** An instruction has no encoding; the message says which operand stands in the way and why. */
public final class EncodingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message for the author of the instruction. */
  public EncodingException(String message) {
    super(message);
  }
}
