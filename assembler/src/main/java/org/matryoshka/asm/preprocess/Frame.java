package org.matryoshka.asm.preprocess;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.asm.diagnostic.Diagnostic.MacroCall;
import org.matryoshka.asm.source.SourceText;
import org.matryoshka.asm.token.Token;

/**
 * Where the next line comes from: a file, a macro's body, or a repetition's. Frames are stacked.
 */
abstract sealed class Frame {
  private final List<SourceLine> lines;
  private int next;

  /** Conditions open when the frame began; those above are its own. */
  final int conditionDepth;

  Frame(List<SourceLine> lines, int conditionDepth) {
    this.lines = lines;
    this.conditionDepth = conditionDepth;
  }

  /** The next line, or null at the end. */
  SourceLine next() {
    return next < lines.size() ? lines.get(next++) : null;
  }

  void rewind() {
    next = 0;
  }

  /** A source file. */
  static final class OfFile extends Frame {
    final SourceText source;

    OfFile(SourceText source, List<SourceLine> lines, int conditionDepth) {
      super(lines, conditionDepth);
      this.source = source;
    }
  }

  /** A call of a macro. */
  static final class OfMacro extends Frame {
    final MultiLineMacro macro;
    final int number;
    final List<List<Token>> arguments;
    final List<MacroCall> calls;
    final List<Token> label;
    int rotation;

    /**
     * A call.
     *
     * @param number unique number, for {@code %%name}
     * @param arguments with defaults
     * @param calls this call and those around it
     * @param label tokens of the label before the call; empty if there was none
     */
    OfMacro(
        MultiLineMacro macro,
        int number,
        List<List<Token>> arguments,
        List<MacroCall> calls,
        List<Token> label,
        int conditionDepth) {
      super(macro.body(), conditionDepth);
      this.macro = macro;
      this.number = number;
      this.arguments = new ArrayList<>(arguments);
      this.calls = calls;
      this.label = label;
    }

    /** The argument with a number, 1 …, after rotation; null if there is none. */
    List<Token> argument(int index) {
      int count = arguments.size();
      if (index < 1 || index > count) {
        return null;
      }
      return arguments.get((index - 1 + rotation) % count);
    }

    void rotate(long by) {
      if (!arguments.isEmpty()) {
        rotation = (int) Math.floorMod(rotation + by, (long) arguments.size());
      }
    }
  }

  /** A {@code %rep} block. */
  static final class OfRepetition extends Frame {
    private long left;

    OfRepetition(List<SourceLine> lines, long count, int conditionDepth) {
      super(lines, conditionDepth);
      left = count;
    }

    /** Starts the next round, if there is one. */
    boolean again() {
      left--;
      rewind();
      return left > 0;
    }
  }
}
