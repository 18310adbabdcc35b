package org.matryoshka.isa.table.family;

import java.util.List;
import org.matryoshka.isa.CpuFeature;

/** Conversions between integers, singles and doubles (SDM vol. 1, 10.4.4 and 11.4.1.6). */
final class VectorConversions {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("Convert an integer to a single")
              .feature(CpuFeature.SSE)
              .rows(
                  """
                  CVTSI2SS xmm1, r/m32 | F3 0F 2A /r         | rw r | 32
                  CVTSI2SS xmm1, r/m64 | F3 REX.W + 0F 2A /r | rw r
                  """),
          new RowGroup("Convert an integer to a double")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  CVTSI2SD xmm1, r/m32 | F2 0F 2A /r         | rw r | 32
                  CVTSI2SD xmm1, r/m64 | F2 REX.W + 0F 2A /r | rw r
                  """),
          new RowGroup("Convert a single to an integer; CVTT rounds towards zero")
              .feature(CpuFeature.SSE)
              .rows(
                  """
                  CVTSS2SI r32, xmm1/m32  | F3 0F 2D /r         | w r
                  CVTSS2SI r64, xmm1/m32  | F3 REX.W + 0F 2D /r | w r
                  CVTTSS2SI r32, xmm1/m32 | F3 0F 2C /r         | w r
                  CVTTSS2SI r64, xmm1/m32 | F3 REX.W + 0F 2C /r | w r
                  """),
          new RowGroup("Convert a double to an integer; CVTT rounds towards zero")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  CVTSD2SI r32, xmm1/m64  | F2 0F 2D /r         | w r
                  CVTSD2SI r64, xmm1/m64  | F2 REX.W + 0F 2D /r | w r
                  CVTTSD2SI r32, xmm1/m64 | F2 0F 2C /r         | w r
                  CVTTSD2SI r64, xmm1/m64 | F2 REX.W + 0F 2C /r | w r
                  """),
          new RowGroup("Convert between singles and doubles")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  CVTPS2PD xmm1, xmm2/m64  | NP 0F 5A /r | w r
                  CVTPD2PS xmm1, xmm2/m128 | 66 0F 5A /r | w r
                  CVTSS2SD xmm1, xmm2/m32  | F3 0F 5A /r | rw r
                  CVTSD2SS xmm1, xmm2/m64  | F2 0F 5A /r | rw r
                  """),
          new RowGroup("Convert vectors of integers to numbers")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  CVTDQ2PS xmm1, xmm2/m128 | NP 0F 5B /r | w r
                  CVTDQ2PD xmm1, xmm2/m64  | F3 0F E6 /r | w r
                  """),
          new RowGroup("Convert vectors of numbers to integers; CVTT rounds towards zero")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  CVTPS2DQ xmm1, xmm2/m128  | 66 0F 5B /r | w r
                  CVTTPS2DQ xmm1, xmm2/m128 | F3 0F 5B /r | w r
                  CVTPD2DQ xmm1, xmm2/m128  | F2 0F E6 /r | w r
                  CVTTPD2DQ xmm1, xmm2/m128 | 66 0F E6 /r | w r
                  """));

  private VectorConversions() {}
}
