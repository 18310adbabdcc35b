package org.matryoshka.isa.oracle;

/**
 * The parts of a string of code up to ModRM, taken apart independently of the decoder under test.
 */
final class CodeBytes {
  private final byte[] bytes;
  private int at;
  private int rex;

  /** How many legacy prefixes there are, by kind. */
  int prefixes;

  /** A REX prefix stands where it does not count: not directly before the opcode. */
  boolean strayRex;

  boolean operandSize;
  boolean addressSize;
  boolean lock;
  boolean repeat;
  boolean repne;

  /** 0 to 3; the same plus 4 where VEX names it. */
  int map;

  int opcode;

  CodeBytes(byte[] bytes) {
    this.bytes = bytes;
    while (at < bytes.length - 3 && prefix(bytes[at] & 0xFF)) {
      at++;
    }
    opcode = bytes[at++] & 0xFF;
    if (opcode == 0xC4 || opcode == 0xC5) {
      map = 4 + (opcode == 0xC4 ? bytes[at] & 31 : 1);
      at += opcode == 0xC4 ? 2 : 1;
      opcode = bytes[at++] & 0xFF;
    } else if (opcode == 0x0F) {
      map = 1;
      opcode = bytes[at++] & 0xFF;
      if (opcode == 0x38 || opcode == 0x3A) {
        map = opcode == 0x38 ? 2 : 3;
        opcode = bytes[at++] & 0xFF;
      }
    }
  }

  private boolean prefix(int b) {
    if ((b & 0xF0) == 0x40) {
      strayRex |= rex != 0;
      rex = b;
      return true;
    }
    switch (b) {
      case 0x66 -> operandSize = true;
      case 0x67 -> addressSize = true;
      case 0xF0 -> lock = true;
      case 0xF2 -> repne = true;
      case 0xF3 -> repeat = true;
      case 0x26, 0x2E, 0x36, 0x3E, 0x64, 0x65 -> {}
      default -> {
        return false;
      }
    }
    strayRex |= rex != 0;
    rex = 0;
    prefixes++;
    return true;
  }

  boolean is(int map, int first, int last) {
    return this.map == map && opcode >= first && opcode <= last;
  }

  boolean rexW() {
    return (rex & 8) != 0;
  }

  boolean rexR() {
    return (rex & 4) != 0;
  }

  boolean vex() {
    return map > 3;
  }

  /** A REX prefix stands directly before the opcode, or before VEX. */
  boolean rex() {
    return rex != 0;
  }

  boolean anyRepeat() {
    return repeat || repne;
  }

  int modRm() {
    return bytes[at] & 0xFF;
  }

  int reg() {
    return modRm() >> 3 & 7;
  }
}
