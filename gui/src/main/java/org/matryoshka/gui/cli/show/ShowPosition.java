package org.matryoshka.gui.cli.show;

import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.text.Quantity;

/** A place in a run, as {@code --at} names it. */
public sealed interface ShowPosition {
  /**
   * After so many steps.
   *
   * @param step from 0, which is power-on
   */
  record Step(long step) implements ShowPosition {}

  /**
   * Right after an exit was dealt with.
   *
   * @param index from 1
   */
  record Exit(long index) implements ShowPosition {}

  /** Where nothing happens any more: all guests have ended or wait for input. */
  record End() implements ShowPosition {}

  /**
   * A place as a user writes it: {@code 1200}, {@code 1_200}, {@code exit:5}, {@code end}.
   *
   * @throws CommandFailure (exit code 2) if it is none
   */
  static ShowPosition parse(String text) {
    if (text.equals("end")) {
      return new End();
    }
    boolean exit = text.startsWith("exit:");
    long number;
    try {
      number = Quantity.count(exit ? text.substring("exit:".length()) : text);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(
          "--at " + text + ": is no place in a run; write a step (1200), exit:5 or end");
    }
    if (exit && number == 0) {
      throw CommandFailure.usage("--at exit:0: exits count from 1; --at 0 is power-on");
    }
    return exit ? new Exit(number) : new Step(number);
  }
}
