package org.matryoshka.isa.table;

import java.util.ArrayList;
import java.util.List;

/**
 * Parses the manual's "Opcode" column (SDM vol. 2A, 3.1.1.1): {@code REX.W + 83 /0 ib}.
 *
 * <p>It knows {@code NP}, {@code NFx}, {@code 66}, {@code F2}, {@code F3} before the opcode, {@code
 * REX.W}, the escapes 0F, 0F 38 and 0F 3A, {@code +rb +rw +rd +ro}, {@code +i} (of the x87 unit: a
 * register in ModRM.rm), {@code /0 … /7}, {@code /r}, a whole ModRM byte, {@code ib iw id io} and
 * {@code cb cd}; and of the VEX prefixes (3.1.1.2) those that the rows have, {@code VEX.LZ.0F38.W0}
 * and {@code VEX.LZ.0F38.W1}. Three words are added where the manual leaves it to prose, two of
 * them as NASM spells them: {@code o16} (needs the operand-size prefix), {@code a32} (needs the
 * address-size prefix) and {@code d64} (64-bit operand size without REX.W). A digit without an
 * operand in ModRM.rm means that mod is 11 and rm ignored (LFENCE).
 */
final class EncodingSyntax {
  private final String text;
  private int mandatoryPrefix;
  private boolean operandSize16;
  private boolean addressSize32;
  private boolean rexW;
  private boolean vex0F38;
  private boolean default64;
  private boolean opcodeRegister;
  private boolean modRm;
  private int digit = -1;
  private int immediateBytes;
  private final List<Integer> bytes = new ArrayList<>();

  private EncodingSyntax(String text) {
    this.text = text;
  }

  /**
   * The meaning of an opcode column.
   *
   * @throws IllegalArgumentException if it is not understood
   */
  static EncodingSpec parse(String text) {
    EncodingSyntax syntax = new EncodingSyntax(text);
    for (String word : text.split(" ", -1)) {
      syntax.word(word);
    }
    return syntax.result();
  }

  private void word(String word) {
    switch (word) {
      case "+" -> {}
      case "NP" -> mandatoryPrefix = EncodingSpec.NO_PREFIX;
      case "NFx" -> mandatoryPrefix = EncodingSpec.NO_REPEAT;
      case "o16" -> operandSize16 = true;
      case "a32" -> addressSize32 = true;
      case "d64" -> default64 = true;
      case "REX.W" -> rexW = true;
      case "VEX.LZ.0F38.W0" -> vex(false);
      case "VEX.LZ.0F38.W1" -> vex(true);
      case "/r" -> modRm = true;
      case "ib", "cb" -> immediateBytes += 1;
      case "iw" -> immediateBytes += 2;
      case "id", "cd" -> immediateBytes += 4;
      case "io" -> immediateBytes += 8;
      default -> byteOrDigit(word);
    }
  }

  /** A VEX prefix without 66, F2 or F3 in it, and so without them before it. */
  private void vex(boolean w) {
    vex0F38 = true;
    rexW = w;
    mandatoryPrefix = EncodingSpec.NO_PREFIX;
  }

  private void byteOrDigit(String word) {
    int length = word.length();
    if (length == 2 && word.charAt(0) == '/' && word.charAt(1) >= '0' && word.charAt(1) <= '7') {
      modRm = true;
      digit = word.charAt(1) - '0';
    } else if (length == 5 && word.startsWith("+r", 2) && "bwdo".indexOf(word.charAt(4)) >= 0) {
      opcodeRegister = true;
      bytes.add(hexByte(word.substring(0, 2)));
    } else if (length == 4 && word.endsWith("+i")) {
      modRm = true;
      digit = hexByte(word.substring(0, 2)) >> 3 & 7;
    } else if (bytes.isEmpty() && !vex0F38 && isMandatoryPrefix(word)) {
      mandatoryPrefix = hexByte(word);
    } else {
      bytes.add(hexByte(word));
    }
  }

  private static boolean isMandatoryPrefix(String word) {
    return word.equals("66") || word.equals("F2") || word.equals("F3");
  }

  private int hexByte(String word) {
    int high = Character.digit(word.charAt(0), 16);
    int low = word.length() == 2 ? Character.digit(word.charAt(1), 16) : -1;
    if (high < 0 || low < 0) {
      throw refused("unknown word \"" + word + '"');
    }
    return high << 4 | low;
  }

  private EncodingSpec result() {
    int at = 0;
    int map = 0;
    if (vex0F38) {
      map = EncodingSpec.VEX + 2;
    } else if (byteAt(0) == 0x0F) {
      map = byteAt(1) == 0x38 ? 2 : byteAt(1) == 0x3A ? 3 : 1;
      at = map == 1 ? 1 : 2;
    }
    int opcode = byteAt(at);
    if (opcode < 0) {
      throw refused("no opcode byte");
    }
    int fixedModRm = byteAt(at + 1);
    if (bytes.size() > at + 2 || (fixedModRm >= 0 && (modRm || opcodeRegister))) {
      throw refused("too many bytes");
    }
    if (opcodeRegister && (modRm || (opcode & 7) != 0)) {
      throw refused("not an opcode that can hold a register");
    }
    if (rexW && (operandSize16 || default64)) {
      throw refused("two operand sizes");
    }
    return new EncodingSpec(
        text,
        mandatoryPrefix,
        operandSize16,
        addressSize32,
        rexW,
        map,
        opcode,
        opcodeRegister,
        modRm || fixedModRm >= 0,
        digit,
        fixedModRm,
        immediateBytes,
        default64);
  }

  private int byteAt(int index) {
    return index < bytes.size() ? bytes.get(index) : -1;
  }

  private IllegalArgumentException refused(String why) {
    return new IllegalArgumentException("encoding \"" + text + "\": " + why);
  }
}
