package org.matryoshka.guest.aot.optimize;

import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.Program;

/** Runs the optimizations. */
public final class Optimizer {
  private Optimizer() {}

  /** Optimizes all graphs of a program in place. */
  public static void run(Program program) {
    ProgramFacts facts = new ProgramFacts(program);
    for (Graph graph : program.graphs().values()) {
      improve(graph, facts);
    }
    Inlining.run(program, facts);
    for (Graph graph : program.graphs().values()) {
      LoopInvariants.hoist(graph, facts);
      improve(graph, facts);
    }
  }

  /** Makes one graph better by itself. */
  static void improve(Graph graph, ProgramFacts facts) {
    ValueNumbering.run(graph, facts);
    ControlFlow.clean(graph);
    DeadCode.remove(graph);
  }
}
