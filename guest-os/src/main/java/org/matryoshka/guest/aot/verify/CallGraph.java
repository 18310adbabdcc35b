package org.matryoshka.guest.aot.verify;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.Fail;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.Invoke;
import org.matryoshka.guest.aot.ir.InvokeKind;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.Program;
import org.matryoshka.guest.aot.ir.SourcePosition;
import org.matryoshka.guest.aot.ir.Terminator;

/**
 * Which method of a program may call which: dispatched calls may run every implementation. Calls
 * that only make the message of an exception that is thrown then don't count: the program ends
 * there.
 */
public final class CallGraph {
  private final Map<MethodId, Map<MethodId, SourcePosition>> calls = new LinkedHashMap<>();

  /** Reads the calls of all graphs of a program. */
  public CallGraph(Program program) {
    for (Graph graph : program.graphs().values()) {
      Map<MethodId, SourcePosition> called = new LinkedHashMap<>();
      calls.put(graph.method(), called);
      Set<Block> doomed = doomed(graph);
      for (Block block : graph.blocks()) {
        if (doomed.contains(block)) {
          continue;
        }
        for (Instruction instruction : block.instructions()) {
          if (instruction instanceof Invoke call) {
            for (MethodId target : targets(program, call)) {
              called.putIfAbsent(target, call.position());
            }
          }
        }
      }
    }
  }

  /** Returns the blocks from which control gets to a throw, whatever happens. */
  private static Set<Block> doomed(Graph graph) {
    Set<Block> doomed = new HashSet<>();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Block block : graph.blocks().reversed()) {
        changed |= isDoomed(block, doomed) && doomed.add(block);
      }
    }
    return doomed;
  }

  private static boolean isDoomed(Block block, Set<Block> doomed) {
    Terminator end = block.terminator();
    boolean isDoomed = end.successorCount() > 0 || end instanceof Fail;
    for (int i = 0; i < end.successorCount(); i++) {
      isDoomed &= doomed.contains(end.successor(i));
    }
    return isDoomed;
  }

  private static SortedSet<MethodId> targets(Program program, Invoke call) {
    SortedSet<MethodId> targets = new TreeSet<>();
    if (call.kind() == InvokeKind.STATIC || call.kind() == InvokeKind.DIRECT) {
      targets.add(call.method());
      return targets;
    }
    program
        .implementations()
        .getOrDefault(call.method(), Map.of())
        .forEach(
            (type, method) -> {
              boolean fits =
                  program.isSubclass(type, call.receiverClass())
                      || call.receiverClass().charAt(0) == '[';
              if (fits) {
                targets.add(method);
              }
            });
    return targets;
  }

  /** Returns the methods that have code. */
  public Iterable<MethodId> methods() {
    return Collections.unmodifiableSet(calls.keySet());
  }

  /** Returns what a method may call, with the place of a call; in order of name for each call. */
  public Map<MethodId, SourcePosition> callees(MethodId method) {
    return Collections.unmodifiableMap(calls.getOrDefault(method, Map.of()));
  }
}
