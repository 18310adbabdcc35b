package org.matryoshka.gui.fx.view.console;

import java.util.HashSet;
import java.util.Set;

/**
 * The modes of a terminal that are on: DEC's private ones by number, ANSI's as negative numbers.
 */
public final class TerminalModes {
  /** ANSI mode 4 (IRM): characters are inserted. */
  public static final int INSERT = -4;

  /** ANSI mode 20 (LNM): a line feed goes to the first column, Return sends both. */
  public static final int NEW_LINE = -20;

  /** DECCKM: cursor keys send ESC O instead of CSI. */
  public static final int APPLICATION_CURSOR = 1;

  /** DECSCNM: the screen's default colours are exchanged. */
  public static final int REVERSE_SCREEN = 5;

  /** DECOM: rows count from the scrolling region. */
  public static final int ORIGIN = 6;

  /** DECAWM: text goes on in the next row. */
  public static final int AUTOWRAP = 7;

  /** DECTCEM: the cursor can be seen. */
  public static final int CURSOR = 25;

  /** What is pasted is put into brackets. */
  public static final int BRACKETED_PASTE = 2004;

  private final Set<Integer> on = new HashSet<>();

  TerminalModes() {
    reset();
  }

  void reset() {
    on.clear();
    on.add(AUTOWRAP);
    on.add(CURSOR);
  }

  void set(int mode, boolean isOn) {
    if (isOn) {
      on.add(mode);
    } else {
      on.remove(mode);
    }
  }

  /** Whether a mode is on. */
  public boolean isSet(int mode) {
    return on.contains(mode);
  }
}
