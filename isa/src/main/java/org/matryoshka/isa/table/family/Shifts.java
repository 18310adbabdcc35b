package org.matryoshka.isa.table.family;

import java.util.List;

/**
 * Shifts (SDM vol. 1, 7.3.6). Written and undefined flags are those of a masked count other than 0:
 * a count of 0 changes no flag, a count of 1 defines OF.
 */
final class Shifts {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("Shift left by one")
              .flags("w:OSZPC u:A")
              .rows(
                  """
                  SHL r/m8, 1  | D0 /4         | rw r
                  SHL r/m16, 1 | o16 + D1 /4   | rw r
                  SHL r/m32, 1 | D1 /4         | rw r
                  SHL r/m64, 1 | REX.W + D1 /4 | rw r
                  """),
          new RowGroup("Shift left by a count; a byte or word may lose its carry")
              .flags("w:SZP u:OAC")
              .rows(
                  """
                  SHL r/m8, CL    | D2 /4          | rw r
                  SHL r/m16, CL   | o16 + D3 /4    | rw r
                  SHL r/m8, imm8  | C0 /4 ib       | rw r
                  SHL r/m16, imm8 | o16 + C1 /4 ib | rw r
                  """),
          new RowGroup("Shift left by a count")
              .flags("w:SZPC u:OA")
              .rows(
                  """
                  SHL r/m32, CL   | D3 /4            | rw r
                  SHL r/m64, CL   | REX.W + D3 /4    | rw r
                  SHL r/m32, imm8 | C1 /4 ib         | rw r
                  SHL r/m64, imm8 | REX.W + C1 /4 ib | rw r
                  """),
          new RowGroup("Shift right, zeros come in by one")
              .flags("w:OSZPC u:A")
              .rows(
                  """
                  SHR r/m8, 1  | D0 /5         | rw r
                  SHR r/m16, 1 | o16 + D1 /5   | rw r
                  SHR r/m32, 1 | D1 /5         | rw r
                  SHR r/m64, 1 | REX.W + D1 /5 | rw r
                  """),
          new RowGroup("Shift right, zeros come in by a count; a byte or word may lose its carry")
              .flags("w:SZP u:OAC")
              .rows(
                  """
                  SHR r/m8, CL    | D2 /5          | rw r
                  SHR r/m16, CL   | o16 + D3 /5    | rw r
                  SHR r/m8, imm8  | C0 /5 ib       | rw r
                  SHR r/m16, imm8 | o16 + C1 /5 ib | rw r
                  """),
          new RowGroup("Shift right, zeros come in by a count")
              .flags("w:SZPC u:OA")
              .rows(
                  """
                  SHR r/m32, CL   | D3 /5            | rw r
                  SHR r/m64, CL   | REX.W + D3 /5    | rw r
                  SHR r/m32, imm8 | C1 /5 ib         | rw r
                  SHR r/m64, imm8 | REX.W + C1 /5 ib | rw r
                  """),
          new RowGroup(
                  "Second opcode of SHL, which hardware executes and no assembler writes: by one")
              .flags("w:OSZPC u:A")
              .rows(
                  """
                  SHL r/m8, 1  | D0 /6         | rw r
                  SHL r/m16, 1 | o16 + D1 /6   | rw r
                  SHL r/m32, 1 | D1 /6         | rw r
                  SHL r/m64, 1 | REX.W + D1 /6 | rw r
                  """),
          new RowGroup(
                  "Second opcode of SHL, which hardware executes and no assembler writes: by a"
                      + " count; a byte or word may lose its carry")
              .flags("w:SZP u:OAC")
              .rows(
                  """
                  SHL r/m8, CL    | D2 /6          | rw r
                  SHL r/m16, CL   | o16 + D3 /6    | rw r
                  SHL r/m8, imm8  | C0 /6 ib       | rw r
                  SHL r/m16, imm8 | o16 + C1 /6 ib | rw r
                  """),
          new RowGroup(
                  "Second opcode of SHL, which hardware executes and no assembler writes: by a"
                      + " count")
              .flags("w:SZPC u:OA")
              .rows(
                  """
                  SHL r/m32, CL   | D3 /6            | rw r
                  SHL r/m64, CL   | REX.W + D3 /6    | rw r
                  SHL r/m32, imm8 | C1 /6 ib         | rw r
                  SHL r/m64, imm8 | REX.W + C1 /6 ib | rw r
                  """),
          new RowGroup("Shift right, the sign comes in by one")
              .flags("w:OSZPC u:A")
              .rows(
                  """
                  SAR r/m8, 1  | D0 /7         | rw r
                  SAR r/m16, 1 | o16 + D1 /7   | rw r
                  SAR r/m32, 1 | D1 /7         | rw r
                  SAR r/m64, 1 | REX.W + D1 /7 | rw r
                  """),
          new RowGroup("Shift right, the sign comes in by a count")
              .flags("w:SZPC u:OA")
              .rows(
                  """
                  SAR r/m8, CL    | D2 /7            | rw r
                  SAR r/m16, CL   | o16 + D3 /7      | rw r
                  SAR r/m8, imm8  | C0 /7 ib         | rw r
                  SAR r/m16, imm8 | o16 + C1 /7 ib   | rw r
                  SAR r/m32, CL   | D3 /7            | rw r
                  SAR r/m64, CL   | REX.W + D3 /7    | rw r
                  SAR r/m32, imm8 | C1 /7 ib         | rw r
                  SAR r/m64, imm8 | REX.W + C1 /7 ib | rw r
                  """),
          new RowGroup("Shift left, bits come in from the second operand")
              .flags("u:OSZAPC")
              .rows(
                  """
                  SHLD r/m16, r16, imm8 | o16 + 0F A4 /r ib | rw r r
                  SHLD r/m16, r16, CL   | o16 + 0F A5 /r    | rw r r
                  """),
          new RowGroup("Shift right, bits come in from the second operand")
              .flags("u:OSZAPC")
              .rows(
                  """
                  SHRD r/m16, r16, imm8 | o16 + 0F AC /r ib | rw r r
                  SHRD r/m16, r16, CL   | o16 + 0F AD /r    | rw r r
                  """),
          new RowGroup("Shift left, bits come in from the second operand")
              .flags("w:SZPC u:OA")
              .rows(
                  """
                  SHLD r/m32, r32, imm8 | 0F A4 /r ib         | rw r r
                  SHLD r/m64, r64, imm8 | REX.W + 0F A4 /r ib | rw r r
                  SHLD r/m32, r32, CL   | 0F A5 /r            | rw r r
                  SHLD r/m64, r64, CL   | REX.W + 0F A5 /r    | rw r r
                  """),
          new RowGroup("Shift right, bits come in from the second operand")
              .flags("w:SZPC u:OA")
              .rows(
                  """
                  SHRD r/m32, r32, imm8 | 0F AC /r ib         | rw r r
                  SHRD r/m64, r64, imm8 | REX.W + 0F AC /r ib | rw r r
                  SHRD r/m32, r32, CL   | 0F AD /r            | rw r r
                  SHRD r/m64, r64, CL   | REX.W + 0F AD /r    | rw r r
                  """));

  private Shifts() {}
}
