package org.matryoshka.isa.table.family;

import java.util.List;
import org.matryoshka.isa.CpuFeature;

/** Bit tests, scans, counts and fields (SDM vol. 1, 7.3.7 and 5.1.16). */
final class Bits {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("Test a bit")
              .flags("w:C u:OSAP")
              .rows(
                  """
                  BT r/m16, r16  | o16 + 0F A3 /r      | r r
                  BT r/m32, r32  | 0F A3 /r            | r r
                  BT r/m64, r64  | REX.W + 0F A3 /r    | r r
                  BT r/m16, imm8 | o16 + 0F BA /4 ib   | r r
                  BT r/m32, imm8 | 0F BA /4 ib         | r r
                  BT r/m64, imm8 | REX.W + 0F BA /4 ib | r r
                  """),
          new RowGroup("Test a bit and set it")
              .flags("w:C u:OSAP")
              .lockable()
              .rows(
                  """
                  BTS r/m16, r16  | o16 + 0F AB /r      | rw r
                  BTS r/m32, r32  | 0F AB /r            | rw r
                  BTS r/m64, r64  | REX.W + 0F AB /r    | rw r
                  BTS r/m16, imm8 | o16 + 0F BA /5 ib   | rw r
                  BTS r/m32, imm8 | 0F BA /5 ib         | rw r
                  BTS r/m64, imm8 | REX.W + 0F BA /5 ib | rw r
                  """),
          new RowGroup("Test a bit and clear it")
              .flags("w:C u:OSAP")
              .lockable()
              .rows(
                  """
                  BTR r/m16, r16  | o16 + 0F B3 /r      | rw r
                  BTR r/m32, r32  | 0F B3 /r            | rw r
                  BTR r/m64, r64  | REX.W + 0F B3 /r    | rw r
                  BTR r/m16, imm8 | o16 + 0F BA /6 ib   | rw r
                  BTR r/m32, imm8 | 0F BA /6 ib         | rw r
                  BTR r/m64, imm8 | REX.W + 0F BA /6 ib | rw r
                  """),
          new RowGroup("Test a bit and flip it")
              .flags("w:C u:OSAP")
              .lockable()
              .rows(
                  """
                  BTC r/m16, r16  | o16 + 0F BB /r      | rw r
                  BTC r/m32, r32  | 0F BB /r            | rw r
                  BTC r/m64, r64  | REX.W + 0F BB /r    | rw r
                  BTC r/m16, imm8 | o16 + 0F BA /7 ib   | rw r
                  BTC r/m32, imm8 | 0F BA /7 ib         | rw r
                  BTC r/m64, imm8 | REX.W + 0F BA /7 ib | rw r
                  """),
          new RowGroup("Number of the lowest bit that is set")
              .flags("w:Z u:OSAPC")
              .rows(
                  """
                  BSF r16, r/m16 | o16 + 0F BC /r   | rw r
                  BSF r32, r/m32 | 0F BC /r         | rw r
                  BSF r64, r/m64 | REX.W + 0F BC /r | rw r
                  """),
          new RowGroup("Number of the highest bit that is set")
              .flags("w:Z u:OSAPC")
              .rows(
                  """
                  BSR r16, r/m16 | o16 + 0F BD /r   | rw r
                  BSR r32, r/m32 | 0F BD /r         | rw r
                  BSR r64, r/m64 | REX.W + 0F BD /r | rw r
                  """),
          new RowGroup("Count of low zero bits")
              .flags("w:ZC u:OSAP")
              .feature(CpuFeature.BMI1)
              .rows(
                  """
                  TZCNT r16, r/m16 | F3 o16 + 0F BC /r   | w r
                  TZCNT r32, r/m32 | F3 0F BC /r         | w r
                  TZCNT r64, r/m64 | F3 REX.W 0F BC /r   | w r
                  """),
          new RowGroup("And of the complement of the first source with the second")
              .flags("w:OSZC u:AP")
              .feature(CpuFeature.BMI1)
              .rows(
                  """
                  ANDN r32a, r32b, r/m32 | VEX.LZ.0F38.W0 F2 /r | w r r
                  ANDN r64a, r64b, r/m64 | VEX.LZ.0F38.W1 F2 /r | w r r
                  """),
          new RowGroup("Extract a field of bits: its start and length are the last operand's bytes")
              .flags("w:OZC u:SAP")
              .feature(CpuFeature.BMI1)
              .rows(
                  """
                  BEXTR r32a, r/m32, r32b | VEX.LZ.0F38.W0 F7 /r | w r r
                  BEXTR r64a, r/m64, r64b | VEX.LZ.0F38.W1 F7 /r | w r r
                  """),
          new RowGroup("Isolate the lowest bit that is set")
              .flags("w:OSZC u:AP")
              .feature(CpuFeature.BMI1)
              .rows(
                  """
                  BLSI r32, r/m32 | VEX.LZ.0F38.W0 F3 /3 | w r
                  BLSI r64, r/m64 | VEX.LZ.0F38.W1 F3 /3 | w r
                  """),
          new RowGroup("Mask up to the lowest bit that is set")
              .flags("w:OSZC u:AP")
              .feature(CpuFeature.BMI1)
              .rows(
                  """
                  BLSMSK r32, r/m32 | VEX.LZ.0F38.W0 F3 /2 | w r
                  BLSMSK r64, r/m64 | VEX.LZ.0F38.W1 F3 /2 | w r
                  """),
          new RowGroup("Clear the lowest bit that is set")
              .flags("w:OSZC u:AP")
              .feature(CpuFeature.BMI1)
              .rows(
                  """
                  BLSR r32, r/m32 | VEX.LZ.0F38.W0 F3 /1 | w r
                  BLSR r64, r/m64 | VEX.LZ.0F38.W1 F3 /1 | w r
                  """),
          new RowGroup("Count of high zero bits")
              .flags("w:ZC u:OSAP")
              .feature(CpuFeature.LZCNT)
              .rows(
                  """
                  LZCNT r16, r/m16 | F3 o16 + 0F BD /r   | w r
                  LZCNT r32, r/m32 | F3 0F BD /r         | w r
                  LZCNT r64, r/m64 | F3 REX.W 0F BD /r   | w r
                  """),
          new RowGroup("Count of bits that are set")
              .flags("w:OSZAPC")
              .feature(CpuFeature.POPCNT)
              .rows(
                  """
                  POPCNT r16, r/m16 | F3 o16 + 0F B8 /r   | w r
                  POPCNT r32, r/m32 | F3 0F B8 /r         | w r
                  POPCNT r64, r/m64 | F3 REX.W 0F B8 /r   | w r
                  """));

  private Bits() {}
}
