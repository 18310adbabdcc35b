package org.matryoshka.asm.tool;

/** Assembling during a build failed; the message is for whoever builds. */
public final class AssemblyFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With all that is to say. */
  public AssemblyFailure(String message) {
    super(message);
  }
}
