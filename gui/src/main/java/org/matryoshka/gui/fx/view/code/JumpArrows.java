package org.matryoshka.gui.fx.view.code;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matryoshka.gui.inspect.code.CodeLine;

/**
 * Lays jump arrows out in lanes beside the lines of code: short jumps inside, long ones outside,
 * and no two in one lane where they overlap.
 */
final class JumpArrows {
  /** Lanes that are drawn; arrows that find none are left out, their text stands in the line. */
  static final int LANES = 5;

  /** What an arrow does at a line. */
  enum Part {
    /** It starts at the upper end. */
    START_DOWN,
    /** It starts at the lower end. */
    START_UP,
    /** It passes. */
    THROUGH,
    /** Its head, coming from above. */
    END_DOWN,
    /** Its head, coming from below. */
    END_UP
  }

  /**
   * A piece of an arrow at a line.
   *
   * @param lane 0 is next to the code
   * @param part what it does there
   * @param conditional drawn dashed
   * @param selected belongs to the selected or next instruction
   */
  record Piece(int lane, Part part, boolean conditional, boolean selected) {}

  private record Arrow(int from, int to, boolean conditional, boolean selected) {
    int top() {
      return Math.min(from, to);
    }

    int bottom() {
      return Math.max(from, to);
    }
  }

  private JumpArrows() {}

  /**
   * The pieces for each line.
   *
   * @param emphasized address of the instruction whose arrow stands out
   */
  static List<List<Piece>> layOut(List<CodeLine> lines, long emphasized) {
    Map<Long, Integer> index = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      index.put(lines.get(i).address(), i);
    }
    List<Arrow> arrows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      CodeLine line = lines.get(i);
      Integer to = line.hasTarget() ? index.get(line.target()) : null;
      boolean jump = line.flow() == CodeLine.Flow.JUMP || line.flow() == CodeLine.Flow.CONDITIONAL;
      if (jump && to != null && to != i) {
        boolean conditional = line.flow() == CodeLine.Flow.CONDITIONAL;
        arrows.add(new Arrow(i, to, conditional, line.address() == emphasized));
      }
    }
    arrows.sort(
        Comparator.<Arrow>comparingInt(arrow -> arrow.bottom() - arrow.top())
            .thenComparingInt(Arrow::top));
    List<List<Piece>> pieces = new ArrayList<>();
    lines.forEach(line -> pieces.add(new ArrayList<>()));
    boolean[][] taken = new boolean[LANES][lines.size()];
    for (Arrow arrow : arrows) {
      int lane = freeLane(taken, arrow);
      if (lane >= 0) {
        draw(arrow, lane, taken[lane], pieces);
      }
    }
    return pieces;
  }

  /** What passes the rows right above a line: labels and source. */
  static List<Piece> above(List<Piece> pieces) {
    return pieces.stream()
        .filter(
            piece ->
                switch (piece.part()) {
                  case THROUGH, START_UP, END_DOWN -> true;
                  case START_DOWN, END_UP -> false;
                })
        .map(piece -> new Piece(piece.lane(), Part.THROUGH, piece.conditional(), piece.selected()))
        .toList();
  }

  private static int freeLane(boolean[][] taken, Arrow arrow) {
    for (int lane = 0; lane < LANES; lane++) {
      boolean free = true;
      for (int i = arrow.top(); i <= arrow.bottom(); i++) {
        free &= !taken[lane][i];
      }
      if (free) {
        return lane;
      }
    }
    return -1;
  }

  private static void draw(Arrow arrow, int lane, boolean[] taken, List<List<Piece>> pieces) {
    boolean down = arrow.to() > arrow.from();
    for (int i = arrow.top(); i <= arrow.bottom(); i++) {
      taken[i] = true;
      Part part =
          i == arrow.from()
              ? down ? Part.START_DOWN : Part.START_UP
              : i == arrow.to() ? down ? Part.END_DOWN : Part.END_UP : Part.THROUGH;
      pieces.get(i).add(new Piece(lane, part, arrow.conditional(), arrow.selected()));
    }
  }
}
