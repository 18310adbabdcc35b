package org.matryoshka.isa.table.family;

import java.util.List;
import org.matryoshka.isa.CpuFeature;

/** Arithmetic on singles and doubles, in vectors and alone (SDM vol. 1, 10.4.1 and 11.4.1). */
final class VectorNumbers {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("Add")
              .feature(CpuFeature.SSE)
              .rows(
                  """
                  ADDPS xmm1, xmm2/m128 | NP 0F 58 /r | rw r
                  ADDSS xmm1, xmm2/m32  | F3 0F 58 /r | rw r
                  """),
          new RowGroup("Add")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  ADDPD xmm1, xmm2/m128 | 66 0F 58 /r | rw r
                  ADDSD xmm1, xmm2/m64  | F2 0F 58 /r | rw r
                  """),
          new RowGroup("Multiply")
              .feature(CpuFeature.SSE)
              .rows(
                  """
                  MULPS xmm1, xmm2/m128 | NP 0F 59 /r | rw r
                  MULSS xmm1, xmm2/m32  | F3 0F 59 /r | rw r
                  """),
          new RowGroup("Multiply")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  MULPD xmm1, xmm2/m128 | 66 0F 59 /r | rw r
                  MULSD xmm1, xmm2/m64  | F2 0F 59 /r | rw r
                  """),
          new RowGroup("Subtract")
              .feature(CpuFeature.SSE)
              .rows(
                  """
                  SUBPS xmm1, xmm2/m128 | NP 0F 5C /r | rw r
                  SUBSS xmm1, xmm2/m32  | F3 0F 5C /r | rw r
                  """),
          new RowGroup("Subtract")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  SUBPD xmm1, xmm2/m128 | 66 0F 5C /r | rw r
                  SUBSD xmm1, xmm2/m64  | F2 0F 5C /r | rw r
                  """),
          new RowGroup("The smaller; the second if they can't be compared")
              .feature(CpuFeature.SSE)
              .rows(
                  """
                  MINPS xmm1, xmm2/m128 | NP 0F 5D /r | rw r
                  MINSS xmm1, xmm2/m32  | F3 0F 5D /r | rw r
                  """),
          new RowGroup("The smaller; the second if they can't be compared")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  MINPD xmm1, xmm2/m128 | 66 0F 5D /r | rw r
                  MINSD xmm1, xmm2/m64  | F2 0F 5D /r | rw r
                  """),
          new RowGroup("Divide")
              .feature(CpuFeature.SSE)
              .rows(
                  """
                  DIVPS xmm1, xmm2/m128 | NP 0F 5E /r | rw r
                  DIVSS xmm1, xmm2/m32  | F3 0F 5E /r | rw r
                  """),
          new RowGroup("Divide")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  DIVPD xmm1, xmm2/m128 | 66 0F 5E /r | rw r
                  DIVSD xmm1, xmm2/m64  | F2 0F 5E /r | rw r
                  """),
          new RowGroup("The greater; the second if they can't be compared")
              .feature(CpuFeature.SSE)
              .rows(
                  """
                  MAXPS xmm1, xmm2/m128 | NP 0F 5F /r | rw r
                  MAXSS xmm1, xmm2/m32  | F3 0F 5F /r | rw r
                  """),
          new RowGroup("The greater; the second if they can't be compared")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  MAXPD xmm1, xmm2/m128 | 66 0F 5F /r | rw r
                  MAXSD xmm1, xmm2/m64  | F2 0F 5F /r | rw r
                  """),
          new RowGroup("Square root")
              .feature(CpuFeature.SSE)
              .rows(
                  """
                  SQRTPS xmm1, xmm2/m128 | NP 0F 51 /r | w r
                  SQRTSS xmm1, xmm2/m32  | F3 0F 51 /r | rw r
                  """),
          new RowGroup("Square root")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  SQRTPD xmm1, xmm2/m128 | 66 0F 51 /r | w r
                  SQRTSD xmm1, xmm2/m64  | F2 0F 51 /r | rw r
                  """),
          new RowGroup("Approximate the reciprocal square root")
              .feature(CpuFeature.SSE)
              .rows(
                  """
                  RSQRTPS xmm1, xmm2/m128 | NP 0F 52 /r | w r
                  RSQRTSS xmm1, xmm2/m32  | F3 0F 52 /r | rw r
                  """),
          new RowGroup("Approximate the reciprocal")
              .feature(CpuFeature.SSE)
              .rows(
                  """
                  RCPPS xmm1, xmm2/m128 | NP 0F 53 /r | w r
                  RCPSS xmm1, xmm2/m32  | F3 0F 53 /r | rw r
                  """),
          new RowGroup("And")
              .feature(CpuFeature.SSE)
              .rows(
                  """
                  ANDPS xmm1, xmm2/m128 | NP 0F 54 /r | rw r
                  """),
          new RowGroup("And")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  ANDPD xmm1, xmm2/m128 | 66 0F 54 /r | rw r
                  """),
          new RowGroup("And with the complement of the first")
              .feature(CpuFeature.SSE)
              .rows(
                  """
                  ANDNPS xmm1, xmm2/m128 | NP 0F 55 /r | rw r
                  """),
          new RowGroup("And with the complement of the first")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  ANDNPD xmm1, xmm2/m128 | 66 0F 55 /r | rw r
                  """),
          new RowGroup("Or")
              .feature(CpuFeature.SSE)
              .rows(
                  """
                  ORPS xmm1, xmm2/m128 | NP 0F 56 /r | rw r
                  """),
          new RowGroup("Or")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  ORPD xmm1, xmm2/m128 | 66 0F 56 /r | rw r
                  """),
          new RowGroup("Exclusive or")
              .feature(CpuFeature.SSE)
              .rows(
                  """
                  XORPS xmm1, xmm2/m128 | NP 0F 57 /r | rw r
                  """),
          new RowGroup("Exclusive or")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  XORPD xmm1, xmm2/m128 | 66 0F 57 /r | rw r
                  """),
          new RowGroup("Compare; each result is all ones or all zeros")
              .feature(CpuFeature.SSE)
              .rows(
                  """
                  CMPPS xmm1, xmm2/m128, imm8 | NP 0F C2 /r ib | rw r r
                  CMPSS xmm1, xmm2/m32, imm8  | F3 0F C2 /r ib | rw r r
                  """),
          new RowGroup("Compare; each result is all ones or all zeros")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  CMPPD xmm1, xmm2/m128, imm8 | 66 0F C2 /r ib | rw r r
                  CMPSD xmm1, xmm2/m64, imm8  | F2 0F C2 /r ib | rw r r
                  """),
          new RowGroup("Compare and set flags")
              .flags("w:OSZAPC")
              .feature(CpuFeature.SSE)
              .rows(
                  """
                  UCOMISS xmm1, xmm2/m32 | NP 0F 2E /r | r r
                  COMISS xmm1, xmm2/m32  | NP 0F 2F /r | r r
                  """),
          new RowGroup("Compare and set flags")
              .flags("w:OSZAPC")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  UCOMISD xmm1, xmm2/m64 | 66 0F 2E /r | r r
                  COMISD xmm1, xmm2/m64  | 66 0F 2F /r | r r
                  """));

  private VectorNumbers() {}
}
