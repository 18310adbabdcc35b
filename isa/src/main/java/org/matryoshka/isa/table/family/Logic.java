package org.matryoshka.isa.table.family;

import java.util.List;

/** Bitwise logic and TEST (SDM vol. 1, 7.3.5). */
final class Logic {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("Bitwise and")
              .flags("w:OSZPC u:A")
              .lockable()
              .rows(
                  """
                  AND r/m8, r8     | 20 /r            | rw r
                  AND r/m16, r16   | o16 + 21 /r      | rw r
                  AND r/m32, r32   | 21 /r            | rw r
                  AND r/m64, r64   | REX.W + 21 /r    | rw r
                  AND r8, r/m8     | 22 /r            | rw r
                  AND r16, r/m16   | o16 + 23 /r      | rw r
                  AND r32, r/m32   | 23 /r            | rw r
                  AND r64, r/m64   | REX.W + 23 /r    | rw r
                  AND r/m16, imm8  | o16 + 83 /4 ib   | rw r
                  AND r/m32, imm8  | 83 /4 ib         | rw r
                  AND r/m64, imm8  | REX.W + 83 /4 ib | rw r
                  AND AL, imm8     | 24 ib            | rw r
                  AND AX, imm16    | o16 + 25 iw      | rw r
                  AND EAX, imm32   | 25 id            | rw r
                  AND RAX, imm32   | REX.W + 25 id    | rw r
                  AND r/m8, imm8   | 80 /4 ib         | rw r
                  AND r/m16, imm16 | o16 + 81 /4 iw   | rw r
                  AND r/m32, imm32 | 81 /4 id         | rw r
                  AND r/m64, imm32 | REX.W + 81 /4 id | rw r
                  """),
          new RowGroup("Bitwise or")
              .flags("w:OSZPC u:A")
              .lockable()
              .rows(
                  """
                  OR r/m8, r8     | 08 /r            | rw r
                  OR r/m16, r16   | o16 + 09 /r      | rw r
                  OR r/m32, r32   | 09 /r            | rw r
                  OR r/m64, r64   | REX.W + 09 /r    | rw r
                  OR r8, r/m8     | 0A /r            | rw r
                  OR r16, r/m16   | o16 + 0B /r      | rw r
                  OR r32, r/m32   | 0B /r            | rw r
                  OR r64, r/m64   | REX.W + 0B /r    | rw r
                  OR r/m16, imm8  | o16 + 83 /1 ib   | rw r
                  OR r/m32, imm8  | 83 /1 ib         | rw r
                  OR r/m64, imm8  | REX.W + 83 /1 ib | rw r
                  OR AL, imm8     | 0C ib            | rw r
                  OR AX, imm16    | o16 + 0D iw      | rw r
                  OR EAX, imm32   | 0D id            | rw r
                  OR RAX, imm32   | REX.W + 0D id    | rw r
                  OR r/m8, imm8   | 80 /1 ib         | rw r
                  OR r/m16, imm16 | o16 + 81 /1 iw   | rw r
                  OR r/m32, imm32 | 81 /1 id         | rw r
                  OR r/m64, imm32 | REX.W + 81 /1 id | rw r
                  """),
          new RowGroup("Bitwise exclusive or")
              .flags("w:OSZPC u:A")
              .lockable()
              .rows(
                  """
                  XOR r/m8, r8     | 30 /r            | rw r
                  XOR r/m16, r16   | o16 + 31 /r      | rw r
                  XOR r/m32, r32   | 31 /r            | rw r
                  XOR r/m64, r64   | REX.W + 31 /r    | rw r
                  XOR r8, r/m8     | 32 /r            | rw r
                  XOR r16, r/m16   | o16 + 33 /r      | rw r
                  XOR r32, r/m32   | 33 /r            | rw r
                  XOR r64, r/m64   | REX.W + 33 /r    | rw r
                  XOR r/m16, imm8  | o16 + 83 /6 ib   | rw r
                  XOR r/m32, imm8  | 83 /6 ib         | rw r
                  XOR r/m64, imm8  | REX.W + 83 /6 ib | rw r
                  XOR AL, imm8     | 34 ib            | rw r
                  XOR AX, imm16    | o16 + 35 iw      | rw r
                  XOR EAX, imm32   | 35 id            | rw r
                  XOR RAX, imm32   | REX.W + 35 id    | rw r
                  XOR r/m8, imm8   | 80 /6 ib         | rw r
                  XOR r/m16, imm16 | o16 + 81 /6 iw   | rw r
                  XOR r/m32, imm32 | 81 /6 id         | rw r
                  XOR r/m64, imm32 | REX.W + 81 /6 id | rw r
                  """),
          new RowGroup("Bitwise not: one's complement")
              .lockable()
              .rows(
                  """
                  NOT r/m8  | F6 /2         | rw
                  NOT r/m16 | o16 + F7 /2   | rw
                  NOT r/m32 | F7 /2         | rw
                  NOT r/m64 | REX.W + F7 /2 | rw
                  """),
          new RowGroup("Bitwise and that keeps only the flags")
              .flags("w:OSZPC u:A")
              .rows(
                  """
                  TEST r/m8, r8     | 84 /r            | r r
                  TEST r/m16, r16   | o16 + 85 /r      | r r
                  TEST r/m32, r32   | 85 /r            | r r
                  TEST r/m64, r64   | REX.W + 85 /r    | r r
                  TEST AL, imm8     | A8 ib            | r r
                  TEST AX, imm16    | o16 + A9 iw      | r r
                  TEST EAX, imm32   | A9 id            | r r
                  TEST RAX, imm32   | REX.W + A9 id    | r r
                  TEST r/m8, imm8   | F6 /0 ib         | r r
                  TEST r/m16, imm16 | o16 + F7 /0 iw   | r r
                  TEST r/m32, imm32 | F7 /0 id         | r r
                  TEST r/m64, imm32 | REX.W + F7 /0 id | r r
                  """),
          new RowGroup(
                  "Second opcode of TEST with an immediate, which hardware executes and no"
                      + " assembler writes")
              .flags("w:OSZPC u:A")
              .rows(
                  """
                  TEST r/m8, imm8   | F6 /1 ib         | r r
                  TEST r/m16, imm16 | o16 + F7 /1 iw   | r r
                  TEST r/m32, imm32 | F7 /1 id         | r r
                  TEST r/m64, imm32 | REX.W + F7 /1 id | r r
                  """));

  private Logic() {}
}
