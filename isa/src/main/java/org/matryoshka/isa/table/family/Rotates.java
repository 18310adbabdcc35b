package org.matryoshka.isa.table.family;

import java.util.List;

/**
 * Rotates (SDM vol. 1, 7.3.6). Written and undefined flags are those of a masked count other than
 * 0: a count of 0 changes no flag, a count of 1 defines OF.
 */
final class Rotates {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("Rotate left by one")
              .flags("w:OC")
              .rows(
                  """
                  ROL r/m8, 1  | D0 /0         | rw r
                  ROL r/m16, 1 | o16 + D1 /0   | rw r
                  ROL r/m32, 1 | D1 /0         | rw r
                  ROL r/m64, 1 | REX.W + D1 /0 | rw r
                  """),
          new RowGroup("Rotate left by a count")
              .flags("w:C u:O")
              .rows(
                  """
                  ROL r/m8, CL    | D2 /0            | rw r
                  ROL r/m16, CL   | o16 + D3 /0      | rw r
                  ROL r/m8, imm8  | C0 /0 ib         | rw r
                  ROL r/m16, imm8 | o16 + C1 /0 ib   | rw r
                  ROL r/m32, CL   | D3 /0            | rw r
                  ROL r/m64, CL   | REX.W + D3 /0    | rw r
                  ROL r/m32, imm8 | C1 /0 ib         | rw r
                  ROL r/m64, imm8 | REX.W + C1 /0 ib | rw r
                  """),
          new RowGroup("Rotate right by one")
              .flags("w:OC")
              .rows(
                  """
                  ROR r/m8, 1  | D0 /1         | rw r
                  ROR r/m16, 1 | o16 + D1 /1   | rw r
                  ROR r/m32, 1 | D1 /1         | rw r
                  ROR r/m64, 1 | REX.W + D1 /1 | rw r
                  """),
          new RowGroup("Rotate right by a count")
              .flags("w:C u:O")
              .rows(
                  """
                  ROR r/m8, CL    | D2 /1            | rw r
                  ROR r/m16, CL   | o16 + D3 /1      | rw r
                  ROR r/m8, imm8  | C0 /1 ib         | rw r
                  ROR r/m16, imm8 | o16 + C1 /1 ib   | rw r
                  ROR r/m32, CL   | D3 /1            | rw r
                  ROR r/m64, CL   | REX.W + D3 /1    | rw r
                  ROR r/m32, imm8 | C1 /1 ib         | rw r
                  ROR r/m64, imm8 | REX.W + C1 /1 ib | rw r
                  """),
          new RowGroup("Rotate left through the carry by one")
              .flags("r:C w:OC")
              .rows(
                  """
                  RCL r/m8, 1  | D0 /2         | rw r
                  RCL r/m16, 1 | o16 + D1 /2   | rw r
                  RCL r/m32, 1 | D1 /2         | rw r
                  RCL r/m64, 1 | REX.W + D1 /2 | rw r
                  """),
          new RowGroup("Rotate left through the carry by a count")
              .flags("r:C w:C u:O")
              .rows(
                  """
                  RCL r/m8, CL    | D2 /2            | rw r
                  RCL r/m16, CL   | o16 + D3 /2      | rw r
                  RCL r/m8, imm8  | C0 /2 ib         | rw r
                  RCL r/m16, imm8 | o16 + C1 /2 ib   | rw r
                  RCL r/m32, CL   | D3 /2            | rw r
                  RCL r/m64, CL   | REX.W + D3 /2    | rw r
                  RCL r/m32, imm8 | C1 /2 ib         | rw r
                  RCL r/m64, imm8 | REX.W + C1 /2 ib | rw r
                  """),
          new RowGroup("Rotate right through the carry by one")
              .flags("r:C w:OC")
              .rows(
                  """
                  RCR r/m8, 1  | D0 /3         | rw r
                  RCR r/m16, 1 | o16 + D1 /3   | rw r
                  RCR r/m32, 1 | D1 /3         | rw r
                  RCR r/m64, 1 | REX.W + D1 /3 | rw r
                  """),
          new RowGroup("Rotate right through the carry by a count")
              .flags("r:C w:C u:O")
              .rows(
                  """
                  RCR r/m8, CL    | D2 /3            | rw r
                  RCR r/m16, CL   | o16 + D3 /3      | rw r
                  RCR r/m8, imm8  | C0 /3 ib         | rw r
                  RCR r/m16, imm8 | o16 + C1 /3 ib   | rw r
                  RCR r/m32, CL   | D3 /3            | rw r
                  RCR r/m64, CL   | REX.W + D3 /3    | rw r
                  RCR r/m32, imm8 | C1 /3 ib         | rw r
                  RCR r/m64, imm8 | REX.W + C1 /3 ib | rw r
                  """));

  private Rotates() {}
}
