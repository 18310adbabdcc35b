package org.matryoshka.guest.aot.optimize;

import org.matryoshka.guest.aot.ir.Program;

/** Runs the optimizations. */
public final class Optimizer {
  private Optimizer() {}

  /** Optimizes all graphs of a program in place. */
  public static void run(Program program) {
    program.graphs().values().forEach(graph -> {});
  }
}
