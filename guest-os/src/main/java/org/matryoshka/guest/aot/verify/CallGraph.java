package org.matryoshka.guest.aot.verify;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.Invoke;
import org.matryoshka.guest.aot.ir.InvokeKind;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.Program;
import org.matryoshka.guest.aot.ir.SourcePosition;

/** Which method of a program may call which: dispatched calls may run every implementation. */
public final class CallGraph {
  private final Map<MethodId, Map<MethodId, SourcePosition>> calls = new LinkedHashMap<>();

  /** Reads the calls of all graphs of a program. */
  public CallGraph(Program program) {
    for (Graph graph : program.graphs().values()) {
      Map<MethodId, SourcePosition> called = new LinkedHashMap<>();
      calls.put(graph.method(), called);
      for (Block block : graph.blocks()) {
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
