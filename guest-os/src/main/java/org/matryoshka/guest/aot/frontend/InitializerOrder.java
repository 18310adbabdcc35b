package org.matryoshka.guest.aot.frontend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.Invoke;
import org.matryoshka.guest.aot.ir.InvokeKind;
import org.matryoshka.guest.aot.ir.LoadStatic;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.verify.Rule;
import org.matryoshka.guest.aot.verify.ViolationLog;

/**
 * Orders static initializers so that each runs after those whose fields it reads, in its own code
 * or in methods that it calls.
 */
final class InitializerOrder {
  private final Map<MethodId, Graph> graphs;
  private final ClosedWorld world;
  private final ViolationLog log;
  private final Map<MethodId, Set<MethodId>> callees = new HashMap<>();
  private final Map<MethodId, Set<String>> readClasses = new HashMap<>();
  private final List<MethodId> order = new ArrayList<>();
  private final Set<MethodId> done = new HashSet<>();
  private final List<MethodId> path = new ArrayList<>();

  private InitializerOrder(Map<MethodId, Graph> graphs, ClosedWorld world, ViolationLog log) {
    this.graphs = graphs;
    this.world = world;
    this.log = log;
  }

  static List<MethodId> of(Map<MethodId, Graph> graphs, ClosedWorld world, ViolationLog log) {
    InitializerOrder order = new InitializerOrder(graphs, world, log);
    for (MethodId method : graphs.keySet()) {
      if (method.name().equals("<clinit>")) {
        order.visit(method);
      }
    }
    return List.copyOf(order.order);
  }

  private void visit(MethodId initializer) {
    if (path.contains(initializer)) {
      reportCycle(initializer);
      return;
    }
    if (!done.add(initializer)) {
      return;
    }
    path.add(initializer);
    for (MethodId needed : neededBy(initializer)) {
      visit(needed);
    }
    path.removeLast();
    order.add(initializer);
  }

  private void reportCycle(MethodId initializer) {
    StringBuilder text = new StringBuilder("static initializers need each other: ");
    for (MethodId step : path.subList(path.indexOf(initializer), path.size())) {
      text.append(ReplacedNames.forPeople(step.owner())).append(" → ");
    }
    text.append(ReplacedNames.forPeople(initializer.owner()));
    ParsedMethod method = world.methods().get(initializer);
    log.add(
        method.owner().sourceFile(),
        method.code().positionAt(0).line(),
        initializer,
        Rule.INITIALIZER_CYCLE,
        text.toString());
  }

  /** Returns the other initializers that must have run, by name. */
  private Set<MethodId> neededBy(MethodId initializer) {
    Set<MethodId> reached = new LinkedHashSet<>();
    Deque<MethodId> work = new ArrayDeque<>();
    Set<MethodId> needed = new TreeSet<>();
    work.push(initializer);
    while (!work.isEmpty()) {
      MethodId method = work.pop();
      if (!reached.add(method) || !graphs.containsKey(method)) {
        continue;
      }
      scan(method);
      work.addAll(callees.get(method));
      for (String name : readClasses.get(method)) {
        MethodId other = new MethodId(name, "<clinit>", "()V");
        if (!other.equals(initializer) && graphs.containsKey(other)) {
          needed.add(other);
        }
      }
    }
    return needed;
  }

  private void scan(MethodId method) {
    if (callees.containsKey(method)) {
      return;
    }
    Set<MethodId> called = new LinkedHashSet<>();
    Set<String> read = new LinkedHashSet<>();
    for (Block block : graphs.get(method).blocks()) {
      for (Instruction instruction : block.instructions()) {
        switch (instruction) {
          case LoadStatic load -> read.add(load.field().owner());
          case Invoke invoke
              when invoke.kind() == InvokeKind.VIRTUAL || invoke.kind() == InvokeKind.INTERFACE ->
              called.addAll(world.targets(invoke));
          case Invoke invoke -> called.add(invoke.method());
          default -> {}
        }
      }
    }
    callees.put(method, called);
    readClasses.put(method, read);
  }
}
