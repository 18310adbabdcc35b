package org.matryoshka.guest.user.shell;

/**
 * Whether commands are being left: by {@code break}, {@code continue}, {@code return}, or since an
 * error or ^C throws back to the prompt. Lists and loops look at it after each command; what is to
 * be left there has been left when {@link #active} is false.
 */
final class Unwinding {
  private static final int NONE = 0;
  private static final int BREAK = 1;
  private static final int CONTINUE = 2;
  private static final int RETURN = 3;
  private static final int TO_PROMPT = 4;

  private int kind = NONE;
  private int levels;
  private int loops;
  private int calls;

  boolean active() {
    return kind != NONE;
  }

  void enterLoop() {
    loops++;
  }

  void exitLoop() {
    loops--;
  }

  int enterCall() {
    int outer = loops;
    loops = 0;
    calls++;
    return outer;
  }

  /** A function or a sourced file has ended: a return has arrived. */
  void exitCall(int outerLoops) {
    loops = outerLoops;
    calls--;
    if (kind == RETURN) {
      kind = NONE;
    }
  }

  boolean inCall() {
    return calls > 0;
  }

  /** Leaves or repeats the innermost loops; does nothing outside loops. */
  void leaveLoops(int count, boolean repeat) {
    if (loops > 0) {
      kind = repeat ? CONTINUE : BREAK;
      levels = Math.min(count, loops);
    }
  }

  void returnFromCall() {
    kind = RETURN;
  }

  void throwToPrompt() {
    kind = TO_PROMPT;
  }

  /** At the prompt: everything has been left. */
  void clear() {
    kind = NONE;
    loops = 0;
    calls = 0;
  }

  /** Asked by a loop while active: whether it ends; false if it goes on with its next round. */
  boolean leavesLoop() {
    if (kind == RETURN || kind == TO_PROMPT) {
      return true;
    }
    levels--;
    if (levels > 0) {
      return true;
    }
    boolean repeat = kind == CONTINUE;
    kind = NONE;
    return !repeat;
  }
}
