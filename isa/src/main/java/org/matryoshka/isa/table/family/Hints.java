package org.matryoshka.isa.table.family;

import java.util.List;
import org.matryoshka.isa.CpuFeature;

/**
 * Instructions that change no register: no-operations, hints, fences, and those that are undefined
 * for good.
 */
final class Hints {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("No operation")
              .rows(
                  """
                  NOP       | 90
                  NOP r/m16 | o16 + 0F 1F /r   | n
                  NOP r/m32 | 0F 1F /r         | n
                  NOP r/m64 | REX.W + 0F 1F /r | n
                  """),
          new RowGroup("Reserved space that does nothing until it gets a meaning")
              .rows(
                  """
                  NOP r32   | 0F 0D /0 | n
                  NOP r32   | 0F 0D /1 | n
                  NOP r32   | 0F 0D /2 | n
                  NOP r32   | 0F 0D /3 | n
                  NOP r32   | 0F 0D /4 | n
                  NOP r32   | 0F 0D /5 | n
                  NOP r32   | 0F 0D /6 | n
                  NOP r32   | 0F 0D /7 | n
                  NOP r32   | 0F 18 /0 | n
                  NOP r32   | 0F 18 /1 | n
                  NOP r32   | 0F 18 /2 | n
                  NOP r32   | 0F 18 /3 | n
                  NOP r/m32 | 0F 18 /4 | n
                  NOP r/m32 | 0F 18 /5 | n
                  NOP r/m32 | 0F 18 /6 | n
                  NOP r/m32 | 0F 18 /7 | n
                  NOP r/m32 | 0F 19 /r | n
                  NOP r/m32 | 0F 1A /r | n
                  NOP r/m32 | 0F 1B /r | n
                  NOP r/m32 | 0F 1C /r | n
                  NOP r/m32 | 0F 1D /r | n
                  NOP r/m32 | 0F 1E /r | n
                  """),
          new RowGroup("Mark where an indirect branch may land")
              .rows(
                  """
                  ENDBR64 | F3 0F 1E FA
                  """),
          new RowGroup("Hint that the program waits in a loop")
              .rows(
                  """
                  PAUSE | F3 90
                  """),
          new RowGroup("Hint that memory will be read soon")
              .rows(
                  """
                  PREFETCHNTA m8 | 0F 18 /0 | n
                  PREFETCHT0 m8  | 0F 18 /1 | n
                  PREFETCHT1 m8  | 0F 18 /2 | n
                  PREFETCHT2 m8  | 0F 18 /3 | n
                  """),
          new RowGroup("Hint that memory will be written soon")
              .feature(CpuFeature.PREFETCHW)
              .rows(
                  """
                  PREFETCHW m8 | 0F 0D /1 | n
                  """),
          new RowGroup("Reserved prefetch hints")
              .feature(CpuFeature.PREFETCHW)
              .rows(
                  """
                  PREFETCH m8 | 0F 0D /0 | n
                  PREFETCH m8 | 0F 0D /2 | n
                  PREFETCH m8 | 0F 0D /3 | n
                  PREFETCH m8 | 0F 0D /4 | n
                  PREFETCH m8 | 0F 0D /5 | n
                  PREFETCH m8 | 0F 0D /6 | n
                  PREFETCH m8 | 0F 0D /7 | n
                  """),
          new RowGroup("Loads wait for earlier loads")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  LFENCE | NP 0F AE /5
                  """),
          new RowGroup("Loads and stores wait for earlier ones")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  MFENCE | NP 0F AE /6
                  """),
          new RowGroup("Stores wait for earlier stores")
              .feature(CpuFeature.SSE2)
              .rows(
                  """
                  SFENCE | NP 0F AE /7
                  """),
          new RowGroup("Undefined for good")
              .rows(
                  """
                  UD2            | 0F 0B
                  UD1 r16, r/m16 | o16 + 0F B9 /r   | n n
                  UD1 r32, r/m32 | 0F B9 /r         | n n
                  UD1 r64, r/m64 | REX.W + 0F B9 /r | n n
                  UD0 r16, r/m16 | o16 + 0F FF /r   | n n
                  UD0 r32, r/m32 | 0F FF /r         | n n
                  UD0 r64, r/m64 | REX.W + 0F FF /r | n n
                  """));

  private Hints() {}
}
