package org.matryoshka.guest.kernel.tty;

/** Where a terminal's characters go. */
public interface TerminalOutput {
  /** Sends bytes; does not sleep. */
  void send(byte[] bytes, int offset, int length);
}
