package org.matryoshka.isa.table.family;

import java.util.List;
import org.matryoshka.isa.CpuFeature;

/**
 * Segment registers and their bases (SDM vol. 1, 7.3.16). What they hold tells a guest which ring
 * it is in.
 */
final class SegmentRegisters {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("Read a segment register")
              .sensitive()
              .rows(
                  """
                  MOV r32/m16, Sreg | 8C /r         | w r
                  MOV r/m16, Sreg   | o16 + 8C /r   | w r
                  MOV r64/m16, Sreg | REX.W + 8C /r | w r
                  """),
          new RowGroup("Load a segment register")
              .sensitive()
              .rows(
                  """
                  MOV Sreg, r/m16 | 8E /r | w r
                  """),
          new RowGroup("Load a far pointer from memory")
              .sensitive()
              .rows(
                  """
                  LSS r16, m16:16 | o16 + 0F B2 /r   | w r
                  LSS r32, m16:32 | 0F B2 /r         | w r
                  LSS r64, m16:64 | REX.W + 0F B2 /r | w r
                  LFS r16, m16:16 | o16 + 0F B4 /r   | w r
                  LFS r32, m16:32 | 0F B4 /r         | w r
                  LFS r64, m16:64 | REX.W + 0F B4 /r | w r
                  LGS r16, m16:16 | o16 + 0F B5 /r   | w r
                  LGS r32, m16:32 | 0F B5 /r         | w r
                  LGS r64, m16:64 | REX.W + 0F B5 /r | w r
                  """),
          new RowGroup("Read the base of FS or GS")
              .sensitive()
              .feature(CpuFeature.FSGSBASE)
              .rows(
                  """
                  RDFSBASE r32 | F3 0F AE /0         | w
                  RDFSBASE r64 | F3 REX.W 0F AE /0 | w
                  RDGSBASE r32 | F3 0F AE /1         | w
                  RDGSBASE r64 | F3 REX.W 0F AE /1 | w
                  """),
          new RowGroup("Write the base of FS or GS")
              .sensitive()
              .feature(CpuFeature.FSGSBASE)
              .rows(
                  """
                  WRFSBASE r32 | F3 0F AE /2         | r
                  WRFSBASE r64 | F3 REX.W 0F AE /2 | r
                  WRGSBASE r32 | F3 0F AE /3         | r
                  WRGSBASE r64 | F3 REX.W 0F AE /3 | r
                  """),
          new RowGroup("Exchange the base of GS with the kernel's")
              .privileged()
              .rows(
                  """
                  SWAPGS | 0F 01 F8
                  """));

  private SegmentRegisters() {}
}
