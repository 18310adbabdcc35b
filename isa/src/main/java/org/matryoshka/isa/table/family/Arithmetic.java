package org.matryoshka.isa.table.family;

import java.util.List;

/** Binary integer addition, subtraction and comparison (SDM vol. 1, 7.3.2). */
final class Arithmetic {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("Add")
              .flags("w:OSZAPC")
              .lockable()
              .rows(
                  """
                  ADD r/m8, r8     | 00 /r            | rw r
                  ADD r/m16, r16   | o16 + 01 /r      | rw r
                  ADD r/m32, r32   | 01 /r            | rw r
                  ADD r/m64, r64   | REX.W + 01 /r    | rw r
                  ADD r8, r/m8     | 02 /r            | rw r
                  ADD r16, r/m16   | o16 + 03 /r      | rw r
                  ADD r32, r/m32   | 03 /r            | rw r
                  ADD r64, r/m64   | REX.W + 03 /r    | rw r
                  ADD r/m16, imm8  | o16 + 83 /0 ib   | rw r
                  ADD r/m32, imm8  | 83 /0 ib         | rw r
                  ADD r/m64, imm8  | REX.W + 83 /0 ib | rw r
                  ADD AL, imm8     | 04 ib            | rw r
                  ADD AX, imm16    | o16 + 05 iw      | rw r
                  ADD EAX, imm32   | 05 id            | rw r
                  ADD RAX, imm32   | REX.W + 05 id    | rw r
                  ADD r/m8, imm8   | 80 /0 ib         | rw r
                  ADD r/m16, imm16 | o16 + 81 /0 iw   | rw r
                  ADD r/m32, imm32 | 81 /0 id         | rw r
                  ADD r/m64, imm32 | REX.W + 81 /0 id | rw r
                  """),
          new RowGroup("Add with carry")
              .flags("r:C w:OSZAPC")
              .lockable()
              .rows(
                  """
                  ADC r/m8, r8     | 10 /r            | rw r
                  ADC r/m16, r16   | o16 + 11 /r      | rw r
                  ADC r/m32, r32   | 11 /r            | rw r
                  ADC r/m64, r64   | REX.W + 11 /r    | rw r
                  ADC r8, r/m8     | 12 /r            | rw r
                  ADC r16, r/m16   | o16 + 13 /r      | rw r
                  ADC r32, r/m32   | 13 /r            | rw r
                  ADC r64, r/m64   | REX.W + 13 /r    | rw r
                  ADC r/m16, imm8  | o16 + 83 /2 ib   | rw r
                  ADC r/m32, imm8  | 83 /2 ib         | rw r
                  ADC r/m64, imm8  | REX.W + 83 /2 ib | rw r
                  ADC AL, imm8     | 14 ib            | rw r
                  ADC AX, imm16    | o16 + 15 iw      | rw r
                  ADC EAX, imm32   | 15 id            | rw r
                  ADC RAX, imm32   | REX.W + 15 id    | rw r
                  ADC r/m8, imm8   | 80 /2 ib         | rw r
                  ADC r/m16, imm16 | o16 + 81 /2 iw   | rw r
                  ADC r/m32, imm32 | 81 /2 id         | rw r
                  ADC r/m64, imm32 | REX.W + 81 /2 id | rw r
                  """),
          new RowGroup("Subtract")
              .flags("w:OSZAPC")
              .lockable()
              .rows(
                  """
                  SUB r/m8, r8     | 28 /r            | rw r
                  SUB r/m16, r16   | o16 + 29 /r      | rw r
                  SUB r/m32, r32   | 29 /r            | rw r
                  SUB r/m64, r64   | REX.W + 29 /r    | rw r
                  SUB r8, r/m8     | 2A /r            | rw r
                  SUB r16, r/m16   | o16 + 2B /r      | rw r
                  SUB r32, r/m32   | 2B /r            | rw r
                  SUB r64, r/m64   | REX.W + 2B /r    | rw r
                  SUB r/m16, imm8  | o16 + 83 /5 ib   | rw r
                  SUB r/m32, imm8  | 83 /5 ib         | rw r
                  SUB r/m64, imm8  | REX.W + 83 /5 ib | rw r
                  SUB AL, imm8     | 2C ib            | rw r
                  SUB AX, imm16    | o16 + 2D iw      | rw r
                  SUB EAX, imm32   | 2D id            | rw r
                  SUB RAX, imm32   | REX.W + 2D id    | rw r
                  SUB r/m8, imm8   | 80 /5 ib         | rw r
                  SUB r/m16, imm16 | o16 + 81 /5 iw   | rw r
                  SUB r/m32, imm32 | 81 /5 id         | rw r
                  SUB r/m64, imm32 | REX.W + 81 /5 id | rw r
                  """),
          new RowGroup("Subtract with borrow")
              .flags("r:C w:OSZAPC")
              .lockable()
              .rows(
                  """
                  SBB r/m8, r8     | 18 /r            | rw r
                  SBB r/m16, r16   | o16 + 19 /r      | rw r
                  SBB r/m32, r32   | 19 /r            | rw r
                  SBB r/m64, r64   | REX.W + 19 /r    | rw r
                  SBB r8, r/m8     | 1A /r            | rw r
                  SBB r16, r/m16   | o16 + 1B /r      | rw r
                  SBB r32, r/m32   | 1B /r            | rw r
                  SBB r64, r/m64   | REX.W + 1B /r    | rw r
                  SBB r/m16, imm8  | o16 + 83 /3 ib   | rw r
                  SBB r/m32, imm8  | 83 /3 ib         | rw r
                  SBB r/m64, imm8  | REX.W + 83 /3 ib | rw r
                  SBB AL, imm8     | 1C ib            | rw r
                  SBB AX, imm16    | o16 + 1D iw      | rw r
                  SBB EAX, imm32   | 1D id            | rw r
                  SBB RAX, imm32   | REX.W + 1D id    | rw r
                  SBB r/m8, imm8   | 80 /3 ib         | rw r
                  SBB r/m16, imm16 | o16 + 81 /3 iw   | rw r
                  SBB r/m32, imm32 | 81 /3 id         | rw r
                  SBB r/m64, imm32 | REX.W + 81 /3 id | rw r
                  """),
          new RowGroup("Compare: subtract and keep only the flags")
              .flags("w:OSZAPC")
              .rows(
                  """
                  CMP r/m8, r8     | 38 /r            | r r
                  CMP r/m16, r16   | o16 + 39 /r      | r r
                  CMP r/m32, r32   | 39 /r            | r r
                  CMP r/m64, r64   | REX.W + 39 /r    | r r
                  CMP r8, r/m8     | 3A /r            | r r
                  CMP r16, r/m16   | o16 + 3B /r      | r r
                  CMP r32, r/m32   | 3B /r            | r r
                  CMP r64, r/m64   | REX.W + 3B /r    | r r
                  CMP r/m16, imm8  | o16 + 83 /7 ib   | r r
                  CMP r/m32, imm8  | 83 /7 ib         | r r
                  CMP r/m64, imm8  | REX.W + 83 /7 ib | r r
                  CMP AL, imm8     | 3C ib            | r r
                  CMP AX, imm16    | o16 + 3D iw      | r r
                  CMP EAX, imm32   | 3D id            | r r
                  CMP RAX, imm32   | REX.W + 3D id    | r r
                  CMP r/m8, imm8   | 80 /7 ib         | r r
                  CMP r/m16, imm16 | o16 + 81 /7 iw   | r r
                  CMP r/m32, imm32 | 81 /7 id         | r r
                  CMP r/m64, imm32 | REX.W + 81 /7 id | r r
                  """),
          new RowGroup("Add one; the carry flag stays")
              .flags("w:OSZAP")
              .lockable()
              .rows(
                  """
                  INC r/m8  | FE /0         | rw
                  INC r/m16 | o16 + FF /0   | rw
                  INC r/m32 | FF /0         | rw
                  INC r/m64 | REX.W + FF /0 | rw
                  """),
          new RowGroup("Subtract one; the carry flag stays")
              .flags("w:OSZAP")
              .lockable()
              .rows(
                  """
                  DEC r/m8  | FE /1         | rw
                  DEC r/m16 | o16 + FF /1   | rw
                  DEC r/m32 | FF /1         | rw
                  DEC r/m64 | REX.W + FF /1 | rw
                  """),
          new RowGroup("Negate: two's complement")
              .flags("w:OSZAPC")
              .lockable()
              .rows(
                  """
                  NEG r/m8  | F6 /3         | rw
                  NEG r/m16 | o16 + F7 /3   | rw
                  NEG r/m32 | F7 /3         | rw
                  NEG r/m64 | REX.W + F7 /3 | rw
                  """));

  private Arithmetic() {}
}
