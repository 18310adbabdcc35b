package org.matryoshka.isa.table.family;

import java.util.List;
import org.matryoshka.isa.CpuFeature;

/** Choosing, interleaving and narrowing the elements of vectors (SDM vol. 1, 10.4.3 and 11.4.2). */
final class VectorShuffles {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("Choose singles of two vectors")
              .feature(CpuFeature.SSE)
              .rows(
                  """
                  SHUFPS xmm1, xmm2/m128, imm8 | NP 0F C6 /r ib | rw r r
                  UNPCKLPS xmm1, xmm2/m128     | NP 0F 14 /r    | rw r
                  UNPCKHPS xmm1, xmm2/m128     | NP 0F 15 /r    | rw r
                  """),
          new RowGroup("Choose doubles of two vectors")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  SHUFPD xmm1, xmm2/m128, imm8 | 66 0F C6 /r ib | rw r r
                  UNPCKLPD xmm1, xmm2/m128     | 66 0F 14 /r    | rw r
                  UNPCKHPD xmm1, xmm2/m128     | 66 0F 15 /r    | rw r
                  """),
          new RowGroup("Choose elements of a vector")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  PSHUFD xmm1, xmm2/m128, imm8  | 66 0F 70 /r ib | w r r
                  PSHUFHW xmm1, xmm2/m128, imm8 | F3 0F 70 /r ib | w r r
                  PSHUFLW xmm1, xmm2/m128, imm8 | F2 0F 70 /r ib | w r r
                  """),
          new RowGroup("Interleave the elements of two low or two high halves")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  PUNPCKLBW xmm1, xmm2/m128  | 66 0F 60 /r | rw r
                  PUNPCKLWD xmm1, xmm2/m128  | 66 0F 61 /r | rw r
                  PUNPCKLDQ xmm1, xmm2/m128  | 66 0F 62 /r | rw r
                  PUNPCKLQDQ xmm1, xmm2/m128 | 66 0F 6C /r | rw r
                  PUNPCKHBW xmm1, xmm2/m128  | 66 0F 68 /r | rw r
                  PUNPCKHWD xmm1, xmm2/m128  | 66 0F 69 /r | rw r
                  PUNPCKHDQ xmm1, xmm2/m128  | 66 0F 6A /r | rw r
                  PUNPCKHQDQ xmm1, xmm2/m128 | 66 0F 6D /r | rw r
                  """),
          new RowGroup(
                  "Narrow the elements of two vectors; results stay in the range of signed or"
                      + " unsigned numbers")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  PACKSSWB xmm1, xmm2/m128 | 66 0F 63 /r | rw r
                  PACKSSDW xmm1, xmm2/m128 | 66 0F 6B /r | rw r
                  PACKUSWB xmm1, xmm2/m128 | 66 0F 67 /r | rw r
                  """),
          new RowGroup("Move a word between a vector and a general-purpose register")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  PINSRW xmm1, r32/m16, imm8 | 66 0F C4 /r ib | rw r r
                  PEXTRW r32, xmm1, imm8     | 66 0F C5 /r ib | w r r
                  """));

  private VectorShuffles() {}
}
