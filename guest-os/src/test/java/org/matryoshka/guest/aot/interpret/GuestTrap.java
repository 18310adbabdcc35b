package org.matryoshka.guest.aot.interpret;

/** The end of an interpreted program by an error of its own. */
public final class GuestTrap extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GuestTrap(String what) {
    super(what);
  }
}
