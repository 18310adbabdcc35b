package org.matryoshka.guest.runtime;

import org.matryoshka.guest.magic.Intrinsic;

/**
 * The static initializers of all classes of a compiled program, in the order of their dependencies.
 */
public final class StaticInitializers {
  private StaticInitializers() {}

  /**
   * Runs them: the compiler makes this method. Called once, when the heap works and before anything
   * else does. On the JVM, which initializes classes itself, it does nothing.
   */
  @Intrinsic
  public static void run() {
    // The compiler's own method stands in this one's place.
  }
}
