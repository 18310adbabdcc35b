package org.matryoshka.gui.fx.view.console;

import java.util.Map;
import java.util.Optional;

/**
 * What keys send to a guest, as xterm sends it ("XTerm Control Sequences", PC-style function keys).
 * Keys are named as {@code javafx.scene.input.KeyCode} names them.
 */
public final class KeyBytes {
  private static final String CSI = "\u001b[";
  private static final String SS3 = "\u001bO";
  private static final String ESC = "\u001b";

  /** Final characters of cursor keys. */
  private static final Map<String, Character> CURSOR =
      Map.ofEntries(
          Map.entry("UP", 'A'),
          Map.entry("KP_UP", 'A'),
          Map.entry("DOWN", 'B'),
          Map.entry("KP_DOWN", 'B'),
          Map.entry("RIGHT", 'C'),
          Map.entry("KP_RIGHT", 'C'),
          Map.entry("LEFT", 'D'),
          Map.entry("KP_LEFT", 'D'),
          Map.entry("HOME", 'H'),
          Map.entry("END", 'F'));

  /** Numbers of keys that send CSI number ~. */
  private static final Map<String, Integer> NUMBERED =
      Map.ofEntries(
          Map.entry("INSERT", 2),
          Map.entry("DELETE", 3),
          Map.entry("PAGE_UP", 5),
          Map.entry("PAGE_DOWN", 6),
          Map.entry("F5", 15),
          Map.entry("F6", 17),
          Map.entry("F7", 18),
          Map.entry("F8", 19),
          Map.entry("F9", 20),
          Map.entry("F10", 21),
          Map.entry("F11", 23),
          Map.entry("F12", 24));

  /**
   * The modifiers that are down.
   *
   * @param control Ctrl
   * @param alt Alt, or Option
   * @param shift Shift
   */
  public record Modifiers(boolean control, boolean alt, boolean shift) {
    /** None. */
    public static final Modifiers NONE = new Modifiers(false, false, false);

    private int number() {
      return 1 + (shift ? 1 : 0) + (alt ? 2 : 0) + (control ? 4 : 0);
    }
  }

  private KeyBytes() {}

  /**
   * What a key sends.
   *
   * @param key name of its code
   * @param modes of the terminal
   * @return empty if the key sends nothing by itself, for instance since it types a character
   */
  public static Optional<String> of(String key, Modifiers modifiers, TerminalModes modes) {
    if (CURSOR.containsKey(key)) {
      return Optional.of(cursor(CURSOR.get(key), modifiers, modes));
    }
    if (NUMBERED.containsKey(key)) {
      int number = modifiers.number();
      return Optional.of(CSI + NUMBERED.get(key) + (number == 1 ? "~" : ";" + number + "~"));
    }
    return switch (key) {
      case "ENTER" ->
          Optional.of(alt(modifiers) + (modes.isSet(TerminalModes.NEW_LINE) ? "\r\n" : "\r"));
      case "BACK_SPACE" -> Optional.of(alt(modifiers) + (modifiers.control() ? "\b" : "\u007f"));
      case "TAB" -> Optional.of(modifiers.shift() ? CSI + "Z" : "\t");
      case "ESCAPE" -> Optional.of(ESC);
      case "F1", "F2", "F3", "F4" -> {
        char last = (char) ('P' + key.charAt(1) - '1');
        int number = modifiers.number();
        yield Optional.of(number == 1 ? SS3 + last : CSI + "1;" + number + last);
      }
      default -> modifiers.control() ? control(key, modifiers) : Optional.empty();
    };
  }

  private static String alt(Modifiers modifiers) {
    return modifiers.alt() ? ESC : "";
  }

  private static String cursor(char last, Modifiers modifiers, TerminalModes modes) {
    int number = modifiers.number();
    if (number != 1) {
      return CSI + "1;" + number + last;
    }
    return (modes.isSet(TerminalModes.APPLICATION_CURSOR) ? SS3 : CSI) + last;
  }

  /** Ctrl with a letter or one of a few other keys. */
  private static Optional<String> control(String key, Modifiers modifiers) {
    if (key.length() == 1 && key.charAt(0) >= 'A' && key.charAt(0) <= 'Z') {
      return Optional.of(alt(modifiers) + (char) (key.charAt(0) - 'A' + 1));
    }
    return switch (key) {
      case "SPACE", "DIGIT2" -> Optional.of("\0");
      case "OPEN_BRACKET" -> Optional.of(ESC);
      case "BACK_SLASH" -> Optional.of("\u001c");
      case "CLOSE_BRACKET" -> Optional.of("\u001d");
      case "SLASH", "MINUS" -> Optional.of("\u001f");
      default -> Optional.empty();
    };
  }

  /** What typed text sends: with Alt, ESC goes before it. Nothing for control characters. */
  public static String typed(String text, boolean alt) {
    boolean prints = !text.isEmpty() && text.charAt(0) >= ' ' && text.charAt(0) != 0x7f;
    return !prints ? "" : alt ? ESC + text : text;
  }

  /**
   * What pasted text sends: line ends as Return sends them, no escape characters, in brackets if
   * the guest has asked for them.
   */
  public static String pasted(String text, TerminalModes modes) {
    String plain = text.replace("\r\n", "\r").replace('\n', '\r').replace(ESC, "");
    return modes.isSet(TerminalModes.BRACKETED_PASTE) ? CSI + "200~" + plain + CSI + "201~" : plain;
  }
}
