package org.matryoshka.guest.kernel.tty;

/** Takes the characters that are signals. */
interface TypedSignals {
  /**
   * One was typed.
   *
   * @param which {@code VINTR}, {@code VQUIT} or {@code VSUSP}
   */
  void typed(int which);
}
