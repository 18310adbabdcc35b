package org.matryoshka.guest.aot.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.matryoshka.guest.aot.ir.MethodId;

/**
 * The groups of methods that can call each other, by Tarjan's algorithm for strongly connected
 * components. A method that calls nobody back is a group of its own.
 */
final class CallCycles {
  private final CallGraph calls;
  private final Predicate<MethodId> isLeftOut;
  private final Map<MethodId, Integer> numbers = new HashMap<>();
  private final Map<MethodId, Integer> lowest = new HashMap<>();
  private final Deque<MethodId> stack = new ArrayDeque<>();
  private final Set<MethodId> onStack = new HashSet<>();
  private final List<Set<MethodId>> groups = new ArrayList<>();

  private CallCycles(CallGraph calls, Predicate<MethodId> isLeftOut) {
    this.calls = calls;
    this.isLeftOut = isLeftOut;
  }

  /** Returns the groups, callees before their callers; the members of a group by name. */
  static List<Set<MethodId>> groups(CallGraph calls, Predicate<MethodId> isLeftOut) {
    CallCycles result = new CallCycles(calls, isLeftOut);
    for (MethodId method : calls.methods()) {
      if (!isLeftOut.test(method) && !result.numbers.containsKey(method)) {
        result.visit(method);
      }
    }
    return result.groups;
  }

  /** Returns the groups in which a method can get back to itself. */
  static List<Set<MethodId>> cycles(CallGraph calls, Predicate<MethodId> isLeftOut) {
    return groups(calls, isLeftOut).stream().filter(group -> isCycle(calls, group)).toList();
  }

  static boolean isCycle(CallGraph calls, Set<MethodId> group) {
    MethodId first = group.iterator().next();
    return group.size() > 1 || calls.callees(first).containsKey(first);
  }

  private void visit(MethodId method) {
    int number = numbers.size();
    numbers.put(method, number);
    lowest.put(method, number);
    stack.push(method);
    onStack.add(method);
    for (MethodId callee : calls.callees(method).keySet()) {
      if (isLeftOut.test(callee)) {
        continue;
      }
      if (!numbers.containsKey(callee)) {
        visit(callee);
        lowest.merge(method, lowest.get(callee), Math::min);
      } else if (onStack.contains(callee)) {
        lowest.merge(method, numbers.get(callee), Math::min);
      }
    }
    if (lowest.get(method) == number) {
      Set<MethodId> group = new TreeSet<>();
      MethodId member;
      do {
        member = stack.pop();
        onStack.remove(member);
        group.add(member);
      } while (!member.equals(method));
      groups.add(group);
    }
  }
}
