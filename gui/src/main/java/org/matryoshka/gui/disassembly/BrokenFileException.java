package org.matryoshka.gui.disassembly;

/** A file that says it holds code, but does not, or not for this machine; the message says why. */
public final class BrokenFileException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BrokenFileException(String message) {
    super(message, null, false, false);
  }
}
