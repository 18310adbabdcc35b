package org.matryoshka.guest.aot.optimize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.IntrinsicCall;
import org.matryoshka.guest.aot.ir.Invoke;
import org.matryoshka.guest.aot.ir.InvokeKind;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.Program;
import org.matryoshka.guest.aot.ir.ReversePostorder;
import org.matryoshka.guest.aot.ir.Value;

/**
 * Decides which calls are inlined: callees first, so that what is inlined is small already. A
 * method is inlined everywhere if it is hardly larger than the call, and once if it is called from
 * one place. Methods that look at their own stack frame stay as they are, and so do those that
 * report failures.
 */
final class Inlining {
  private static final int SMALL = 14;
  private static final int CALLED_ONCE = 120;
  private static final int LARGEST_CALLER = 1500;
  private static final Set<String> KEPT =
      Set.of(
          "org/matryoshka/guest/runtime/Traps",
          "org/matryoshka/guest/runtime/StackTrace",
          "org/matryoshka/guest/runtime/StaticInitializers",
          "org/matryoshka/guest/runtime/heap/Heap",
          "org/matryoshka/guest/runtime/heap/Collector");

  private final Program program;
  private final ProgramFacts facts;
  private final Map<MethodId, Integer> callSites = new HashMap<>();
  private final Set<MethodId> rooted = new HashSet<>();
  private final Set<MethodId> done = new HashSet<>();
  private final Set<MethodId> onPath = new LinkedHashSet<>();
  private final Map<MethodId, Integer> sizes = new HashMap<>();

  private Inlining(Program program, ProgramFacts facts) {
    this.program = program;
    this.facts = facts;
  }

  static void run(Program program, ProgramFacts facts) {
    Inlining pass = new Inlining(program, facts);
    pass.findRoots();
    for (Graph graph : List.copyOf(program.graphs().values())) {
      pass.visit(graph);
    }
    pass.removeUnreachable();
  }

  private void findRoots() {
    rooted.addAll(program.entryPoints());
    rooted.addAll(program.exports().values());
    rooted.add(Program.INITIALIZE_STATICS);
    program.implementations().values().forEach(each -> rooted.addAll(each.values()));
    for (Graph graph : program.graphs().values()) {
      for (Invoke call : calls(graph)) {
        callSites.merge(call.method(), 1, Integer::sum);
      }
    }
  }

  private static List<Invoke> calls(Graph graph) {
    List<Invoke> calls = new ArrayList<>();
    for (Block block : graph.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (instruction instanceof Invoke call
            && (call.kind() == InvokeKind.STATIC || call.kind() == InvokeKind.DIRECT)) {
          calls.add(call);
        }
      }
    }
    return calls;
  }

  private void visit(Graph graph) {
    if (!done.add(graph.method())) {
      return;
    }
    onPath.add(graph.method());
    for (Invoke call : calls(graph)) {
      Graph callee = program.graphs().get(call.method());
      if (callee != null) {
        visit(callee);
      }
    }
    inlineInto(graph);
    onPath.remove(graph.method());
    sizes.put(graph.method(), size(graph));
  }

  private void inlineInto(Graph graph) {
    if (graph.method().equals(Program.INITIALIZE_STATICS)) {
      return;
    }
    Forwarding forwarding = new Forwarding(graph);
    int size = size(graph);
    boolean changed = false;
    for (Invoke call : calls(graph)) {
      Graph callee = program.graphs().get(call.method());
      if (callee == null || size > LARGEST_CALLER || !isWorthwhile(call, callee)) {
        continue;
      }
      size += sizes.get(call.method());
      forwarding.rewrite(call);
      Value result = Inliner.inline(graph, call, callee);
      if (result != null) {
        forwarding.put(call, result);
      }
      changed = true;
    }
    if (changed) {
      ReversePostorder.restore(graph);
      forwarding.rewriteAll();
      Optimizer.improve(graph, facts);
    }
  }

  private boolean isWorthwhile(Invoke call, Graph callee) {
    MethodId method = call.method();
    Integer size = sizes.get(method);
    if (size == null || onPath.contains(method) || KEPT.contains(method.owner())) {
      return false;
    }
    if (looksAtStack(callee)) {
      return false;
    }
    int arguments = call.operandCount();
    boolean once = callSites.getOrDefault(method, 0) == 1 && !rooted.contains(method);
    return size <= SMALL + arguments || (once && size <= CALLED_ONCE);
  }

  private static boolean looksAtStack(Graph graph) {
    for (Block block : graph.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (instruction instanceof IntrinsicCall call
            && call.method().name().equals("stackPointer")) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns about how many instructions the code is. */
  private static int size(Graph graph) {
    int size = 0;
    for (Block block : graph.blocks()) {
      size += 1;
      for (Instruction instruction : block.instructions()) {
        size += instruction instanceof Invoke call ? 2 + call.operandCount() : 1;
      }
    }
    return size;
  }

  private void removeUnreachable() {
    Set<MethodId> reached = new HashSet<>();
    List<MethodId> work = new ArrayList<>(rooted);
    while (!work.isEmpty()) {
      MethodId method = work.removeLast();
      Graph graph = program.graphs().get(method);
      if (graph != null && reached.add(method)) {
        calls(graph).forEach(call -> work.add(call.method()));
      }
    }
    program.graphs().keySet().retainAll(reached);
  }
}
