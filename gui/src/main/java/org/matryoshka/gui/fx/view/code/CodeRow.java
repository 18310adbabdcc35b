package org.matryoshka.gui.fx.view.code;

import java.util.List;
import org.matryoshka.gui.inspect.code.CodeLine;

/** A row of the view Code. */
sealed interface CodeRow {
  /** Address of the instruction that it is, or belongs to. */
  long address();

  /** What a screen reader says, and what is copied. */
  String text();

  /**
   * The name of the place where the next instruction is.
   *
   * @param passing pieces of jump arrows that pass here
   */
  record Label(long address, String name, List<JumpArrows.Piece> passing) implements CodeRow {
    @Override
    public String text() {
      return name + ":";
    }
  }

  /**
   * A line of source.
   *
   * @param file whose; empty unless it is the first line of that file in a row
   * @param passing pieces of jump arrows that pass here
   */
  record Source(long address, String file, int number, String line, List<JumpArrows.Piece> passing)
      implements CodeRow {
    @Override
    public String text() {
      return (file.isEmpty() ? "" : file + " ") + number + "  " + line;
    }
  }

  /**
   * An instruction, or bytes that are none.
   *
   * @param line what it is
   * @param next whether it is the next to execute
   * @param last whether it was executed last
   * @param breakpoint what stops there
   * @param arrows pieces of jump arrows that pass here, from the innermost lane outwards
   * @param beside the source line, if sources stand beside
   */
  record Code(
      CodeLine line,
      boolean next,
      boolean last,
      Stop breakpoint,
      List<JumpArrows.Piece> arrows,
      String beside)
      implements CodeRow {
    @Override
    public long address() {
      return line.address();
    }

    @Override
    public String text() {
      StringBuilder text = new StringBuilder();
      if (next) {
        text.append("next: ");
      }
      if (last) {
        text.append("just executed: ");
      }
      text.append(breakpoint.word);
      text.append("0x%x  %s".formatted(line.address(), line.text()));
      return line.hasTarget()
          ? text.append("  ").append(line.arrowText()).toString()
          : text.toString();
    }
  }

  /** What stops at an instruction. */
  enum Stop {
    /** Nothing. */
    NONE(""),
    /** A breakpoint. */
    ALWAYS("breakpoint: "),
    /** A breakpoint with a condition or a number of hits to ignore. */
    CONDITIONAL("conditional breakpoint: "),
    /** A breakpoint that is switched off. */
    DISABLED("disabled breakpoint: ");

    private final String word;

    Stop(String word) {
      this.word = word;
    }

    /** What a tooltip says. */
    String title() {
      return word.isEmpty()
          ? ""
          : Character.toUpperCase(word.charAt(0)) + word.substring(1, word.length() - 2);
    }
  }
}
