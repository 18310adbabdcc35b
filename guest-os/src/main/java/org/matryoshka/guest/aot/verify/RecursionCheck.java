package org.matryoshka.guest.aot.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.SourcePosition;

/**
 * Finds recursion: cycles of the call graph. A cycle is allowed if a method in it says how deep it
 * goes; so the check looks for cycles among the methods that don't say it.
 */
public final class RecursionCheck {
  private RecursionCheck() {}

  /**
   * Notes a violation for each group of methods that call each other without a bound.
   *
   * @param isBounded whether a method has {@code @Recursion}
   */
  public static void check(CallGraph calls, Predicate<MethodId> isBounded, ViolationLog log) {
    for (Set<MethodId> cycle : CallCycles.cycles(calls, isBounded)) {
      List<MethodId> path = path(calls, cycle);
      SourcePosition position = calls.callees(path.getFirst()).get(path.get(1));
      log.add(
          position,
          Rule.RECURSION,
          "unbounded recursion: "
              + path.stream().map(RecursionCheck::simpleName).collect(Collectors.joining(" → ")));
    }
  }

  /** Returns the shortest way from the first method of a group back to itself. */
  private static List<MethodId> path(CallGraph calls, Set<MethodId> cycle) {
    MethodId start = cycle.iterator().next();
    Map<MethodId, MethodId> from = new HashMap<>();
    Deque<MethodId> work = new ArrayDeque<>(List.of(start));
    while (!work.isEmpty()) {
      MethodId method = work.poll();
      for (MethodId callee : calls.callees(method).keySet()) {
        if (callee.equals(start)) {
          List<MethodId> path = new ArrayList<>(List.of(start));
          for (MethodId step = method; !step.equals(start); step = from.get(step)) {
            path.add(1, step);
          }
          path.add(start);
          return path;
        }
        if (cycle.contains(callee) && from.putIfAbsent(callee, method) == null) {
          work.add(callee);
        }
      }
    }
    throw new IllegalStateException("No cycle through " + start);
  }

  private static String simpleName(MethodId method) {
    String owner = method.owner().substring(method.owner().lastIndexOf('/') + 1);
    return owner.replace('$', '.') + "." + method.name();
  }
}
