package org.matryoshka.gui.fx.view.console;

import java.util.Arrays;

/**
 * Takes a terminal's input apart: characters in UTF-8, control characters, escape and control
 * sequences, strings. It follows the states that DEC's terminals have (Paul Williams' diagram at
 * vt100.net), in 7-bit form. Sequences that are too long or broken end without effect.
 */
final class TerminalParser {
  /** Who hears what the input says. */
  interface Listener {
    /** A character to be shown. */
    void print(int codePoint);

    /** A control character, 0 to 0x1f. */
    void control(int code);

    /** ESC, perhaps an intermediate character (0 for none), a final one. */
    void escape(int intermediate, int last);

    /**
     * A control sequence (CSI).
     *
     * @param marker {@code ?}, {@code >}, {@code =} or 0
     * @param intermediate the last intermediate character, 0 for none
     * @param parameters -1 where a number is left out; sub-parameters behind a colon count like
     *     others
     * @param count how many parameters there are
     */
    void sequence(int marker, int intermediate, int last, int[] parameters, int count);

    /** An operating system command (OSC), without the numbers' meaning looked at. */
    void command(String text);
  }

  private enum State {
    GROUND,
    ESCAPE,
    SEQUENCE,
    SEQUENCE_IGNORED,
    COMMAND,
    STRING
  }

  private static final int MOST_PARAMETERS = 32;
  private static final int LARGEST_PARAMETER = 16_383;
  private static final int LONGEST_COMMAND = 1024;
  private static final int REPLACEMENT = 0xFFFD;
  private static final int BELL = 0x07;
  private static final int CANCEL = 0x18;
  private static final int SUBSTITUTE = 0x1A;
  private static final int ESC = 0x1B;
  private static final int DELETE = 0x7F;

  private final Listener listener;
  private State state = State.GROUND;
  private final int[] parameters = new int[MOST_PARAMETERS];
  private int count;
  private int marker;
  private int intermediate;
  private final StringBuilder text = new StringBuilder();
  private int codePoint;
  private int missing;
  private int smallest;

  TerminalParser(Listener listener) {
    this.listener = listener;
  }

  void reset() {
    state = State.GROUND;
    missing = 0;
  }

  void feed(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      next(bytes[i] & 0xFF);
    }
  }

  private void next(int b) {
    if (b == CANCEL || b == SUBSTITUTE) {
      interrupted();
      state = State.GROUND;
    } else if (b == ESC) {
      interrupted();
      if (state == State.COMMAND) {
        listener.command(text.toString()); // the first half of ESC \
      }
      begin();
    } else if (state == State.COMMAND || state == State.STRING) {
      string(b);
    } else if (b < 0x20) {
      interrupted();
      listener.control(b);
    } else {
      switch (state) {
        case GROUND -> ground(b);
        case ESCAPE -> escape(b);
        case SEQUENCE, SEQUENCE_IGNORED -> sequence(b);
        case COMMAND, STRING -> {}
      }
    }
  }

  private void begin() {
    state = State.ESCAPE;
    count = 0;
    marker = 0;
    intermediate = 0;
    Arrays.fill(parameters, -1);
    text.setLength(0);
  }

  // UTF-8 (RFC 3629)

  private void interrupted() {
    if (missing > 0) {
      missing = 0;
      listener.print(REPLACEMENT);
    }
  }

  private void ground(int b) {
    if (missing > 0 && (b & 0xC0) == 0x80) {
      codePoint = codePoint << 6 | (b & 0x3F);
      if (--missing == 0) {
        boolean wrong =
            codePoint < smallest
                || codePoint > Character.MAX_CODE_POINT
                || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
        print(wrong ? REPLACEMENT : codePoint);
      }
      return;
    }
    interrupted();
    if (b < 0x80) {
      print(b);
    } else if (b >= 0xC2 && b < 0xE0) {
      start(b & 0x1F, 1, 0x80);
    } else if (b >= 0xE0 && b < 0xF0) {
      start(b & 0x0F, 2, 0x800);
    } else if (b >= 0xF0 && b < 0xF5) {
      start(b & 0x07, 3, 0x10000);
    } else {
      listener.print(REPLACEMENT);
    }
  }

  private void start(int bits, int more, int least) {
    codePoint = bits;
    missing = more;
    smallest = least;
  }

  private void print(int character) {
    // DEL and the C1 controls show nothing
    if (character != DELETE && (character < 0x80 || character >= 0xA0)) {
      listener.print(character);
    }
  }

  // Escape and control sequences

  private void escape(int b) {
    if (b < 0x30) {
      intermediate = b;
      return;
    }
    state = State.GROUND;
    if (intermediate != 0) {
      listener.escape(intermediate, b);
      return;
    }
    switch (b) {
      case '[' -> state = State.SEQUENCE;
      case ']' -> state = State.COMMAND;
      case 'P', 'X', '^', '_' -> state = State.STRING;
      case '\\' -> {}
      default -> listener.escape(0, b);
    }
  }

  private void sequence(int b) {
    if (b >= 0x40 && b < DELETE) {
      boolean good = state == State.SEQUENCE;
      state = State.GROUND;
      if (good) {
        listener.sequence(marker, intermediate, b, parameters, Math.max(count, 1));
      }
    } else if (b >= '0' && b <= '9') {
      digit(b - '0');
    } else if (b == ';' || b == ':') {
      count = Math.max(count, 1);
      if (count < MOST_PARAMETERS) {
        count++;
      } else {
        state = State.SEQUENCE_IGNORED;
      }
    } else if (b >= 0x3C && b <= 0x3F && count == 0) {
      marker = b;
    } else if (b < 0x30) {
      intermediate = b;
    } else if (b != DELETE) {
      state = State.SEQUENCE_IGNORED;
    }
  }

  private void digit(int value) {
    count = Math.max(count, 1);
    int before = Math.max(parameters[count - 1], 0);
    parameters[count - 1] = Math.min(before * 10 + value, LARGEST_PARAMETER);
  }

  private void string(int b) {
    if (b == BELL) {
      if (state == State.COMMAND) {
        listener.command(text.toString());
      }
      state = State.GROUND;
    } else if (state == State.COMMAND && b >= 0x20 && text.length() < LONGEST_COMMAND) {
      text.append((char) b);
    }
  }
}
