package org.matryoshka.isa.table.family;

import java.util.List;
import org.matryoshka.isa.CpuFeature;

/** MXCSR, the saved state of vectors, and the cache line (SDM vol. 1, 10.5 and 11.4.4). */
final class VectorState {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("Load or store MXCSR")
              .feature(CpuFeature.SSE)
              .rows(
                  """
                  LDMXCSR m32 | NP 0F AE /2 | r
                  STMXCSR m32 | NP 0F AE /3 | w
                  """),
          new RowGroup("Save the state of x87, MMX and SSE")
              .feature(CpuFeature.FXSR)
              .rows(
                  """
                  FXSAVE m512byte   | NP 0F AE /0         | w
                  FXSAVE64 m512byte | NP REX.W + 0F AE /0 | w
                  """),
          new RowGroup("Restore the state of x87, MMX and SSE")
              .feature(CpuFeature.FXSR)
              .rows(
                  """
                  FXRSTOR m512byte   | NP 0F AE /1         | r
                  FXRSTOR64 m512byte | NP REX.W + 0F AE /1 | r
                  """),
          new RowGroup("Write back and drop a cache line")
              .feature(CpuFeature.CLFSH)
              .rows(
                  """
                  CLFLUSH m8 | NP 0F AE /7 | n
                  """));

  private VectorState() {}
}
