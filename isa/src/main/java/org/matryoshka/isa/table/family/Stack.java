package org.matryoshka.isa.table.family;

import java.util.List;

/**
 * The stack (SDM vol. 1, 6.2 and 7.3.1.4). The operand size is 64 bits unless 66 makes it 16; 32
 * bits can't be said.
 */
final class Stack {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("Push")
              .rows(
                  """
                  PUSH r16   | o16 + 50+rw | r
                  PUSH r64   | d64 + 50+rd | r
                  PUSH r/m16 | o16 + FF /6 | r
                  PUSH r/m64 | d64 + FF /6 | r
                  PUSH imm8  | d64 + 6A ib | r
                  PUSH imm32 | d64 + 68 id | r
                  PUSH imm8  | o16 + 6A ib | r
                  PUSH imm16 | o16 + 68 iw | r
                  """),
          new RowGroup("Push a segment register")
              .sensitive()
              .rows(
                  """
                  PUSH FS | d64 + 0F A0 | r
                  PUSH GS | d64 + 0F A8 | r
                  PUSH FS | o16 + 0F A0 | r
                  PUSH GS | o16 + 0F A8 | r
                  """),
          new RowGroup("Pop")
              .rows(
                  """
                  POP r16   | o16 + 58+rw | w
                  POP r64   | d64 + 58+rd | w
                  POP r/m16 | o16 + 8F /0 | w
                  POP r/m64 | d64 + 8F /0 | w
                  """),
          new RowGroup("Pop a segment register")
              .sensitive()
              .rows(
                  """
                  POP FS | d64 + 0F A1 | w
                  POP GS | d64 + 0F A9 | w
                  POP FS | o16 + 0F A1 | w
                  POP GS | o16 + 0F A9 | w
                  """),
          new RowGroup("Push the flags")
              .flags("r:OSZAPCDITNLXIV")
              .sensitive()
              .rows(
                  """
                  PUSHFQ | d64 + 9C
                  PUSHF  | o16 + 9C
                  """),
          new RowGroup(
                  "Pop the flags; IF and IOPL keep their value without a word where the privilege"
                      + " is missing")
              .flags("w:OSZAPCDITNLXI")
              .sensitive()
              .rows(
                  """
                  POPFQ | d64 + 9D
                  POPF  | o16 + 9D
                  """),
          new RowGroup("Make a stack frame: bytes of locals, nesting level")
              .rows(
                  """
                  ENTER imm16, imm8 | d64 + C8 iw ib | r r
                  ENTER imm16, imm8 | o16 + C8 iw ib | r r
                  """),
          new RowGroup("Release the stack frame")
              .rows(
                  """
                  LEAVE | d64 + C9
                  LEAVE | o16 + C9
                  """));

  private Stack() {}
}
