package org.matryoshka.isa.table.family;

import java.util.List;

/**
 * Unconditional transfers and loops (SDM vol. 1, 7.3.8). Near branches are 64 bits wide whatever
 * the prefixes say: Intel processors ignore 66 here, AMD processors do not.
 */
final class Branches {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("Jump")
              .rows(
                  """
                  JMP rel8  | d64 + EB cb | r
                  JMP rel32 | d64 + E9 cd | r
                  JMP r/m64 | d64 + FF /4 | r
                  """),
          new RowGroup("Far jump through memory")
              .sensitive()
              .rows(
                  """
                  JMP m16:16 | o16 + FF /5   | r
                  JMP m16:32 | FF /5         | r | 32
                  JMP m16:64 | REX.W + FF /5 | r
                  """),
          new RowGroup("Call: push the return address and jump")
              .rows(
                  """
                  CALL rel32 | d64 + E8 cd | r
                  CALL r/m64 | d64 + FF /2 | r
                  """),
          new RowGroup("Far call through memory")
              .sensitive()
              .rows(
                  """
                  CALL m16:16 | o16 + FF /3   | r
                  CALL m16:32 | FF /3         | r | 32
                  CALL m16:64 | REX.W + FF /3 | r
                  """),
          new RowGroup("Return; the operand is the number of argument bytes to drop")
              .rows(
                  """
                  RET       | d64 + C3
                  RET imm16 | d64 + C2 iw | r
                  """),
          new RowGroup("Far return; the operand is the number of argument bytes to drop")
              .sensitive()
              .rows(
                  """
                  RETF       | CB            |   | 32
                  RETF imm16 | CA iw         | r | 32
                  RETF       | o16 + CB
                  RETF imm16 | o16 + CA iw   | r
                  RETF       | REX.W + CB
                  RETF imm16 | REX.W + CA iw | r
                  """),
          new RowGroup("Decrement the count register and jump if it is not zero")
              .rows(
                  """
                  LOOP rel8 | d64 + E2 cb | r
                  """),
          new RowGroup("The same, and only while ZF says equal or not equal")
              .flags("r:Z")
              .rows(
                  """
                  LOOPE rel8  | d64 + E1 cb | r
                  LOOPNE rel8 | d64 + E0 cb | r
                  """),
          new RowGroup("Jump if the count register is zero")
              .rows(
                  """
                  JRCXZ rel8 | d64 + E3 cb       | r
                  JECXZ rel8 | d64 + a32 + E3 cb | r
                  """));

  private Branches() {}
}
