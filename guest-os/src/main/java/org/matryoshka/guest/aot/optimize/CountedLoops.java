package org.matryoshka.guest.aot.optimize;

import org.matryoshka.guest.aot.ir.Binary;
import org.matryoshka.guest.aot.ir.BinaryOperator;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.BoundsCheck;
import org.matryoshka.guest.aot.ir.Branch;
import org.matryoshka.guest.aot.ir.Condition;
import org.matryoshka.guest.aot.ir.Constant;
import org.matryoshka.guest.aot.ir.DominatorTree;
import org.matryoshka.guest.aot.ir.Phi;
import org.matryoshka.guest.aot.ir.Value;

/**
 * Knows which bounds checks a loop's own test makes needless: {@code for (i = 0; i < a.length; i++)
 * … a[i]}. The counter starts at 0 or above, goes up by one where the test has held, so that it
 * can't overflow, and the test is against the length itself or a constant that is not greater.
 */
final class CountedLoops {
  private final DominatorTree tree;

  CountedLoops(DominatorTree tree) {
    this.tree = tree;
  }

  /** Returns whether a check in a block can't fail. */
  boolean isNeedless(BoundsCheck check, Block block) {
    if (!(check.index() instanceof Phi counter)
        || counter.operandCount() != 2
        || !(counter.block().terminator() instanceof Branch branch)) {
      return false;
    }
    Block body = body(branch, counter);
    return body != null
        && tree.dominates(body, block)
        && isAtMost(limit(branch, counter), check.length())
        && (countsUp(counter, 0, body) || countsUp(counter, 1, body));
  }

  /** Returns the block that is reached only if the counter is less than the limit, or null. */
  private static Block body(Branch branch, Phi counter) {
    Condition condition =
        branch.left() == counter ? branch.condition() : branch.condition().swapped();
    boolean compares = branch.left() == counter || branch.right() == counter;
    Block body =
        switch (condition) {
          case LESS -> branch.ifTrue();
          case GREATER_EQUAL -> branch.ifFalse();
          default -> null;
        };
    return compares && body != null && body.predecessors().size() == 1 ? body : null;
  }

  private static Value limit(Branch branch, Phi counter) {
    return branch.left() == counter ? branch.right() : branch.left();
  }

  private static boolean isAtMost(Value limit, Value length) {
    return limit == length
        || (limit instanceof Constant a && length instanceof Constant b && a.value() <= b.value());
  }

  /** Returns whether one operand is a start that is not negative, and the other the next number. */
  private boolean countsUp(Phi counter, int start, Block body) {
    return counter.operand(start) instanceof Constant first
        && first.value() >= 0
        && counter.operand(1 - start) instanceof Binary next
        && next.operator() == BinaryOperator.ADD
        && next.left() == counter
        && next.right() instanceof Constant step
        && step.value() == 1
        && next.block() != null
        && tree.dominates(body, next.block());
  }
}
