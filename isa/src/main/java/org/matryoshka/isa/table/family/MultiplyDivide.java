package org.matryoshka.isa.table.family;

import java.util.List;

/**
 * Multiplication, division and the sign extensions that prepare a division (SDM vol. 1, 7.3.2 and
 * 7.3.1.5).
 */
final class MultiplyDivide {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("Unsigned multiply of the accumulator; the product is twice as wide")
              .flags("w:OC u:SZAP")
              .rows(
                  """
                  MUL r/m8  | F6 /4         | r
                  MUL r/m16 | o16 + F7 /4   | r
                  MUL r/m32 | F7 /4         | r
                  MUL r/m64 | REX.W + F7 /4 | r
                  """),
          new RowGroup("Signed multiply of the accumulator; the product is twice as wide")
              .flags("w:OC u:SZAP")
              .rows(
                  """
                  IMUL r/m8  | F6 /5         | r
                  IMUL r/m16 | o16 + F7 /5   | r
                  IMUL r/m32 | F7 /5         | r
                  IMUL r/m64 | REX.W + F7 /5 | r
                  """),
          new RowGroup("Signed multiply, the product is cut to the operand size")
              .flags("w:OC u:SZAP")
              .rows(
                  """
                  IMUL r16, r/m16        | o16 + 0F AF /r   | rw r
                  IMUL r32, r/m32        | 0F AF /r         | rw r
                  IMUL r64, r/m64        | REX.W + 0F AF /r | rw r
                  IMUL r16, r/m16, imm8  | o16 + 6B /r ib   | w r r
                  IMUL r32, r/m32, imm8  | 6B /r ib         | w r r
                  IMUL r64, r/m64, imm8  | REX.W + 6B /r ib | w r r
                  IMUL r16, r/m16, imm16 | o16 + 69 /r iw   | w r r
                  IMUL r32, r/m32, imm32 | 69 /r id         | w r r
                  IMUL r64, r/m64, imm32 | REX.W + 69 /r id | w r r
                  """),
          new RowGroup("Unsigned divide of the double-width accumulator")
              .flags("u:OSZAPC")
              .rows(
                  """
                  DIV r/m8  | F6 /6         | r
                  DIV r/m16 | o16 + F7 /6   | r
                  DIV r/m32 | F7 /6         | r
                  DIV r/m64 | REX.W + F7 /6 | r
                  """),
          new RowGroup("Signed divide of the double-width accumulator")
              .flags("u:OSZAPC")
              .rows(
                  """
                  IDIV r/m8  | F6 /7         | r
                  IDIV r/m16 | o16 + F7 /7   | r
                  IDIV r/m32 | F7 /7         | r
                  IDIV r/m64 | REX.W + F7 /7 | r
                  """),
          new RowGroup("Sign-extend within the accumulator")
              .rows(
                  """
                  CBW  | o16 + 98
                  CWDE | 98         |  | 32
                  CDQE | REX.W + 98
                  """),
          new RowGroup("Sign-extend the accumulator into DX, EDX or RDX")
              .rows(
                  """
                  CWD | o16 + 99
                  CDQ | 99         |  | 32
                  CQO | REX.W + 99
                  """));

  private MultiplyDivide() {}
}
