package org.matryoshka.asm.debug;

import java.nio.charset.StandardCharsets;
import org.matryoshka.asm.object.LittleEndianOutput;

/** Numbers of DWARF 3 (chapter 7.5 and figures 18 to 20), and how it writes text and numbers. */
final class Dwarf {
  static final int VERSION = 3;

  static final int TAG_ARRAY_TYPE = 0x01;
  static final int TAG_MEMBER = 0x0d;
  static final int TAG_POINTER_TYPE = 0x0f;
  static final int TAG_COMPILE_UNIT = 0x11;
  static final int TAG_STRUCTURE_TYPE = 0x13;
  static final int TAG_INHERITANCE = 0x1c;
  static final int TAG_SUBRANGE_TYPE = 0x21;
  static final int TAG_BASE_TYPE = 0x24;
  static final int TAG_VARIABLE = 0x34;

  static final int AT_LOCATION = 0x02;
  static final int AT_NAME = 0x03;
  static final int AT_BYTE_SIZE = 0x0b;
  static final int AT_STMT_LIST = 0x10;
  static final int AT_LOW_PC = 0x11;
  static final int AT_LANGUAGE = 0x13;
  static final int AT_PRODUCER = 0x25;
  static final int AT_MEMBER_LOCATION = 0x38;
  static final int AT_DECLARATION = 0x3c;
  static final int AT_ENCODING = 0x3e;
  static final int AT_EXTERNAL = 0x3f;
  static final int AT_SPECIFICATION = 0x47;
  static final int AT_TYPE = 0x49;
  static final int AT_RANGES = 0x55;
  static final int AT_DESCRIPTION = 0x5a;

  static final int FORM_ADDR = 0x01;
  static final int FORM_DATA2 = 0x05;
  static final int FORM_DATA4 = 0x06;
  static final int FORM_STRING = 0x08;
  static final int FORM_BLOCK1 = 0x0a;
  static final int FORM_FLAG = 0x0c;
  static final int FORM_UDATA = 0x0f;
  static final int FORM_REF4 = 0x13;

  /** Operation of a location: the eight bytes that follow are the address. */
  static final int OP_ADDR = 0x03;

  private Dwarf() {}

  static LittleEndianOutput string(LittleEndianOutput out, String text) {
    return out.put(text.getBytes(StandardCharsets.UTF_8)).put(0, 1);
  }

  /** ULEB128 (DWARF 3, 7.6). */
  static void unsigned(LittleEndianOutput out, long value) {
    long rest = value;
    do {
      long group = rest & 0x7F;
      rest >>>= 7;
      out.put(rest == 0 ? group : group | 0x80, 1);
    } while (rest != 0);
  }

  /** SLEB128 (DWARF 3, 7.6). */
  static void signed(LittleEndianOutput out, long value) {
    long rest = value;
    while (true) {
      long group = rest & 0x7F;
      rest >>= 7;
      boolean last = (rest == 0 && (group & 0x40) == 0) || (rest == -1 && (group & 0x40) != 0);
      out.put(last ? group : group | 0x80, 1);
      if (last) {
        return;
      }
    }
  }
}
