package org.matryoshka.isa.table.family;

import java.util.List;
import org.matryoshka.isa.CpuFeature;

/** Moves of vectors and of their parts (SDM vol. 1, 10.4.1 and 11.4.1). */
final class VectorMoves {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("Move a whole vector; memory must be aligned to 16 bytes")
              .feature(CpuFeature.SSE)
              .rows(
                  """
                  MOVAPS xmm1, xmm2/m128 | NP 0F 28 /r | w r
                  MOVAPS xmm2/m128, xmm1 | NP 0F 29 /r | w r
                  """),
          new RowGroup("Move a whole vector; memory must be aligned to 16 bytes")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  MOVAPD xmm1, xmm2/m128 | 66 0F 28 /r | w r
                  MOVAPD xmm2/m128, xmm1 | 66 0F 29 /r | w r
                  MOVDQA xmm1, xmm2/m128 | 66 0F 6F /r | w r
                  MOVDQA xmm2/m128, xmm1 | 66 0F 7F /r | w r
                  """),
          new RowGroup("Move a whole vector at any address")
              .feature(CpuFeature.SSE)
              .rows(
                  """
                  MOVUPS xmm1, xmm2/m128 | NP 0F 10 /r | w r
                  MOVUPS xmm2/m128, xmm1 | NP 0F 11 /r | w r
                  """),
          new RowGroup("Move a whole vector at any address")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  MOVUPD xmm1, xmm2/m128 | 66 0F 10 /r | w r
                  MOVUPD xmm2/m128, xmm1 | 66 0F 11 /r | w r
                  MOVDQU xmm1, xmm2/m128 | F3 0F 6F /r | w r
                  MOVDQU xmm2/m128, xmm1 | F3 0F 7F /r | w r
                  """),
          new RowGroup("Move the lowest single; a load clears the rest of the register")
              .feature(CpuFeature.SSE)
              .rows(
                  """
                  MOVSS xmm1, xmm2     | F3 0F 10 /r | rw r
                  MOVSS xmm1, m32      | F3 0F 10 /r | w r
                  MOVSS xmm2/m32, xmm1 | F3 0F 11 /r | w r
                  """),
          new RowGroup("Move the low double; a load clears the high half")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  MOVSD xmm1, xmm2     | F2 0F 10 /r | rw r
                  MOVSD xmm1, m64      | F2 0F 10 /r | w r
                  MOVSD xmm1/m64, xmm2 | F2 0F 11 /r | w r
                  """),
          new RowGroup(
                  "Move two singles between a half of a register and memory or another register")
              .feature(CpuFeature.SSE)
              .rows(
                  """
                  MOVLPS xmm1, m64   | NP 0F 12 /r | rw r
                  MOVLPS m64, xmm1   | NP 0F 13 /r | w r
                  MOVHPS xmm1, m64   | NP 0F 16 /r | rw r
                  MOVHPS m64, xmm1   | NP 0F 17 /r | w r
                  MOVHLPS xmm1, xmm2 | NP 0F 12 /r | rw r
                  MOVLHPS xmm1, xmm2 | NP 0F 16 /r | rw r
                  """),
          new RowGroup("Move a double between a half of a register and memory")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  MOVLPD xmm1, m64 | 66 0F 12 /r | rw r
                  MOVLPD m64, xmm1 | 66 0F 13 /r | w r
                  MOVHPD xmm1, m64 | 66 0F 16 /r | rw r
                  MOVHPD m64, xmm1 | 66 0F 17 /r | w r
                  """),
          new RowGroup(
                  "Move the low doubleword or quadword; the rest of a vector register becomes zero")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  MOVD xmm, r/m32     | 66 0F 6E /r         | w r
                  MOVD r/m32, xmm     | 66 0F 7E /r         | w r
                  MOVQ xmm1, xmm2/m64 | F3 0F 7E /r         | w r
                  MOVQ xmm2/m64, xmm1 | 66 0F D6 /r         | w r
                  MOVQ xmm, r/m64     | 66 REX.W + 0F 6E /r | w r
                  MOVQ r/m64, xmm     | 66 REX.W + 0F 7E /r | w r
                  """),
          new RowGroup("Gather the sign bits of singles")
              .feature(CpuFeature.SSE)
              .rows(
                  """
                  MOVMSKPS r32, xmm | NP 0F 50 /r         | w r
                  MOVMSKPS r64, xmm | NP REX.W + 0F 50 /r | w r
                  """),
          new RowGroup("Gather the sign bits of doubles or bytes")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  MOVMSKPD r32, xmm | 66 0F 50 /r         | w r
                  MOVMSKPD r64, xmm | 66 REX.W + 0F 50 /r | w r
                  PMOVMSKB r32, xmm | 66 0F D7 /r         | w r
                  """),
          new RowGroup("Store with a hint that the data is not needed soon")
              .feature(CpuFeature.SSE)
              .rows(
                  """
                  MOVNTPS m128, xmm | NP 0F 2B /r | w r
                  """),
          new RowGroup("Store with a hint that the data is not needed soon")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  MOVNTPD m128, xmm     | 66 0F 2B /r | w r
                  MOVNTDQ m128, xmm     | 66 0F E7 /r | w r
                  MASKMOVDQU xmm1, xmm2 | 66 0F F7 /r | r r
                  """));

  private VectorMoves() {}
}
