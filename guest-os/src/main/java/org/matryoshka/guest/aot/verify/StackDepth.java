package org.matryoshka.guest.aot.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.matryoshka.guest.aot.ir.MethodId;

/**
 * How much stack a call can need: the deepest path of the call graph.
 *
 * <p>Methods that call each other are counted together. Between two activations of methods with a
 * bound on their recursion each other method of the group runs at most once, so with bounds d1, d2,
 * … a group needs at most d1 frames of the first, d2 of the second, …, and of each other method as
 * many frames as the bounds add up to, and one.
 */
public final class StackDepth {
  /** An unbounded depth. */
  public static final long UNBOUNDED = Long.MAX_VALUE;

  private static final int RETURN_ADDRESS = 8;

  private final CallGraph calls;
  private final ToIntFunction<MethodId> frameSize;
  private final ToIntFunction<MethodId> recursionDepth;
  private final Set<MethodId> unbounded = new HashSet<>();
  private final Map<MethodId, Long> depths = new HashMap<>();
  private final Map<MethodId, MethodId> deepestCallee = new HashMap<>();

  /**
   * Computes the depths of all methods.
   *
   * @param frameSize the bytes of a method's frame without the return address; 0 for assembly
   * @param recursionDepth the activations that {@code @Recursion} allows, 0 without one
   */
  public StackDepth(
      CallGraph calls, ToIntFunction<MethodId> frameSize, ToIntFunction<MethodId> recursionDepth) {
    this.calls = calls;
    this.frameSize = frameSize;
    this.recursionDepth = recursionDepth;
    CallCycles.cycles(calls, method -> recursionDepth.applyAsInt(method) > 0)
        .forEach(unbounded::addAll);
    for (Set<MethodId> group : CallCycles.groups(calls, method -> false)) {
      compute(group);
    }
  }

  private void compute(Set<MethodId> group) {
    long deepest = 0;
    MethodId next = null;
    for (MethodId method : group) {
      for (MethodId callee : calls.callees(method).keySet()) {
        long below = group.contains(callee) ? 0 : of(callee);
        if (below > deepest) {
          deepest = below;
          next = callee;
        }
      }
    }
    long own = own(group);
    long depth = own == UNBOUNDED || deepest == UNBOUNDED ? UNBOUNDED : own + deepest;
    for (MethodId method : group) {
      depths.put(method, depth);
      if (next != null) {
        deepestCallee.put(method, next);
      }
    }
  }

  private long own(Set<MethodId> group) {
    long rounds = 1;
    if (CallCycles.isCycle(calls, group)) {
      for (MethodId method : group) {
        if (unbounded.contains(method)) {
          return UNBOUNDED;
        }
        rounds += recursionDepth.applyAsInt(method);
      }
    }
    long bytes = 0;
    for (MethodId method : group) {
      int bound = recursionDepth.applyAsInt(method);
      long frames = bound > 0 ? bound : rounds;
      bytes += frames * (frameSize.applyAsInt(method) + RETURN_ADDRESS);
    }
    return bytes;
  }

  /**
   * Returns the bytes of stack that a call of a method can need, its return address included;
   * {@link #UNBOUNDED} if it may call itself without a bound. Assembly counts as its return
   * address.
   */
  public long of(MethodId method) {
    return depths.getOrDefault(method, (long) RETURN_ADDRESS);
  }

  /** Returns the methods on the deepest path from a method on, for messages. */
  public List<MethodId> deepestPath(MethodId method) {
    List<MethodId> path = new ArrayList<>();
    for (MethodId step = method; step != null; step = deepestCallee.get(step)) {
      path.add(step);
    }
    return path;
  }
}
