package org.matryoshka.asm.preprocess;

import java.util.ArrayDeque;
import java.util.Deque;
import org.matryoshka.asm.source.Position;

/** The {@code %if} blocks that are open. */
final class Conditions {
  private final Deque<Block> open = new ArrayDeque<>();

  /** A block: where it began, what is to be done with its lines. */
  private static final class Block {
    final Position begun;
    State state;
    boolean elseSeen;

    Block(Position begun, State state) {
      this.begun = begun;
      this.state = state;
    }
  }

  private enum State {
    /** Lines are assembled. */
    ACTIVE,
    /** No branch was taken so far. */
    SEEKING,
    /** A branch was taken, or the whole block is skipped. */
    FINISHED
  }

  int depth() {
    return open.size();
  }

  /** Whether lines are assembled now. */
  boolean active() {
    return open.isEmpty() || open.peek().state == State.ACTIVE;
  }

  /** Whether the condition of an {@code %elif} matters: no branch was taken. */
  boolean seeking() {
    return !open.isEmpty() && open.peek().state == State.SEEKING;
  }

  boolean elseSeen() {
    return open.peek().elseSeen;
  }

  void begin(Position at, boolean condition) {
    State state = State.FINISHED;
    if (active()) {
      state = condition ? State.ACTIVE : State.SEEKING;
    }
    open.push(new Block(at, state));
  }

  void elseIf(boolean condition) {
    Block block = open.peek();
    if (block.state == State.ACTIVE) {
      block.state = State.FINISHED;
    } else if (block.state == State.SEEKING && condition) {
      block.state = State.ACTIVE;
    }
  }

  void otherwise() {
    elseIf(true);
    open.peek().elseSeen = true;
  }

  /** Closes the innermost block; returns where it began. */
  Position end() {
    return open.pop().begun;
  }
}
