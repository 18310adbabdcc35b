package org.matryoshka.isa.table.family;

import java.util.List;
import org.matryoshka.isa.CpuFeature;

/** Arithmetic and logic on vectors of integers (SDM vol. 1, 11.4.2). */
final class VectorIntegers {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("Add each element, modulo its width")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  PADDB xmm1, xmm2/m128 | 66 0F FC /r | rw r
                  PADDW xmm1, xmm2/m128 | 66 0F FD /r | rw r
                  PADDD xmm1, xmm2/m128 | 66 0F FE /r | rw r
                  PADDQ xmm1, xmm2/m128 | 66 0F D4 /r | rw r
                  """),
          new RowGroup("Subtract each element, modulo its width")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  PSUBB xmm1, xmm2/m128 | 66 0F F8 /r | rw r
                  PSUBW xmm1, xmm2/m128 | 66 0F F9 /r | rw r
                  PSUBD xmm1, xmm2/m128 | 66 0F FA /r | rw r
                  PSUBQ xmm1, xmm2/m128 | 66 0F FB /r | rw r
                  """),
          new RowGroup("Add each element; results stay in the range of signed or unsigned numbers")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  PADDSB xmm1, xmm2/m128  | 66 0F EC /r | rw r
                  PADDSW xmm1, xmm2/m128  | 66 0F ED /r | rw r
                  PADDUSB xmm1, xmm2/m128 | 66 0F DC /r | rw r
                  PADDUSW xmm1, xmm2/m128 | 66 0F DD /r | rw r
                  """),
          new RowGroup(
                  "Subtract each element; results stay in the range of signed or unsigned numbers")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  PSUBSB xmm1, xmm2/m128  | 66 0F E8 /r | rw r
                  PSUBSW xmm1, xmm2/m128  | 66 0F E9 /r | rw r
                  PSUBUSB xmm1, xmm2/m128 | 66 0F D8 /r | rw r
                  PSUBUSW xmm1, xmm2/m128 | 66 0F D9 /r | rw r
                  """),
          new RowGroup("Multiply each element")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  PMULLW xmm1, xmm2/m128  | 66 0F D5 /r | rw r
                  PMULHW xmm1, xmm2/m128  | 66 0F E5 /r | rw r
                  PMULHUW xmm1, xmm2/m128 | 66 0F E4 /r | rw r
                  PMULUDQ xmm1, xmm2/m128 | 66 0F F4 /r | rw r
                  PMADDWD xmm1, xmm2/m128 | 66 0F F5 /r | rw r
                  """),
          new RowGroup("Sum of the differences of eight bytes")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  PSADBW xmm1, xmm2/m128 | 66 0F F6 /r | rw r
                  """),
          new RowGroup("The mean of each pair, rounded up")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  PAVGB xmm1, xmm2/m128 | 66 0F E0 /r | rw r
                  PAVGW xmm1, xmm2/m128 | 66 0F E3 /r | rw r
                  """),
          new RowGroup("The smaller or the greater of each pair")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  PMINUB xmm1, xmm2/m128 | 66 0F DA /r | rw r
                  PMAXUB xmm1, xmm2/m128 | 66 0F DE /r | rw r
                  PMINSW xmm1, xmm2/m128 | 66 0F EA /r | rw r
                  PMAXSW xmm1, xmm2/m128 | 66 0F EE /r | rw r
                  """),
          new RowGroup("Compare each pair; each result is all ones or all zeros")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  PCMPEQB xmm1, xmm2/m128 | 66 0F 74 /r | rw r
                  PCMPEQW xmm1, xmm2/m128 | 66 0F 75 /r | rw r
                  PCMPEQD xmm1, xmm2/m128 | 66 0F 76 /r | rw r
                  PCMPGTB xmm1, xmm2/m128 | 66 0F 64 /r | rw r
                  PCMPGTW xmm1, xmm2/m128 | 66 0F 65 /r | rw r
                  PCMPGTD xmm1, xmm2/m128 | 66 0F 66 /r | rw r
                  """),
          new RowGroup("Bitwise logic")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  PAND xmm1, xmm2/m128  | 66 0F DB /r | rw r
                  PANDN xmm1, xmm2/m128 | 66 0F DF /r | rw r
                  POR xmm1, xmm2/m128   | 66 0F EB /r | rw r
                  PXOR xmm1, xmm2/m128  | 66 0F EF /r | rw r
                  """),
          new RowGroup("Shift each element by the number in the second operand")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  PSLLW xmm1, xmm2/m128 | 66 0F F1 /r | rw r
                  PSLLD xmm1, xmm2/m128 | 66 0F F2 /r | rw r
                  PSLLQ xmm1, xmm2/m128 | 66 0F F3 /r | rw r
                  PSRLW xmm1, xmm2/m128 | 66 0F D1 /r | rw r
                  PSRLD xmm1, xmm2/m128 | 66 0F D2 /r | rw r
                  PSRLQ xmm1, xmm2/m128 | 66 0F D3 /r | rw r
                  PSRAW xmm1, xmm2/m128 | 66 0F E1 /r | rw r
                  PSRAD xmm1, xmm2/m128 | 66 0F E2 /r | rw r
                  """),
          new RowGroup("Shift each element by a constant")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  PSLLW xmm1, imm8 | 66 0F 71 /6 ib | rw r
                  PSLLD xmm1, imm8 | 66 0F 72 /6 ib | rw r
                  PSLLQ xmm1, imm8 | 66 0F 73 /6 ib | rw r
                  PSRLW xmm1, imm8 | 66 0F 71 /2 ib | rw r
                  PSRLD xmm1, imm8 | 66 0F 72 /2 ib | rw r
                  PSRLQ xmm1, imm8 | 66 0F 73 /2 ib | rw r
                  PSRAW xmm1, imm8 | 66 0F 71 /4 ib | rw r
                  PSRAD xmm1, imm8 | 66 0F 72 /4 ib | rw r
                  """),
          new RowGroup("Shift the whole vector by bytes")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  PSLLDQ xmm1, imm8 | 66 0F 73 /7 ib | rw r
                  PSRLDQ xmm1, imm8 | 66 0F 73 /3 ib | rw r
                  """));

  private VectorIntegers() {}
}
