package org.matryoshka.guest.magic;

/** Guest code on the JVM did what would be a fault, or an unscripted access, on the machine. */
public final class HostedFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A fault with a sentence that says what was tried. */
  public HostedFault(String message) {
    super(message);
  }
}
