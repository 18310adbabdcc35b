package org.matryoshka.isa.table.family;

import java.util.List;

/**
 * Port input and output (SDM vol. 1, chapter 19). They trap where neither IOPL nor the I/O
 * permission map of the TSS allows the port.
 */
final class InputOutput {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("Read a port")
              .privileged()
              .rows(
                  """
                  IN AL, imm8  | E4 ib       | w r
                  IN AX, imm8  | o16 + E5 ib | w r
                  IN EAX, imm8 | E5 ib       | w r
                  IN AL, DX    | EC          | w r
                  IN AX, DX    | o16 + ED    | w r
                  IN EAX, DX   | ED          | w r
                  """),
          new RowGroup("Write a port")
              .privileged()
              .rows(
                  """
                  OUT imm8, AL  | E6 ib       | r r
                  OUT imm8, AX  | o16 + E7 ib | r r
                  OUT imm8, EAX | E7 ib       | r r
                  OUT DX, AL    | EE          | r r
                  OUT DX, AX    | o16 + EF    | r r
                  OUT DX, EAX   | EF          | r r
                  """),
          new RowGroup("Read a port into a string")
              .flags("r:D")
              .privileged()
              .repeatable()
              .rows(
                  """
                  INSB | 6C       |  | 8
                  INSW | o16 + 6D
                  INSD | 6D       |  | 32
                  """),
          new RowGroup("Write a string to a port")
              .flags("r:D")
              .privileged()
              .repeatable()
              .rows(
                  """
                  OUTSB | 6E       |  | 8
                  OUTSW | o16 + 6F
                  OUTSD | 6F       |  | 32
                  """));

  private InputOutput() {}
}
