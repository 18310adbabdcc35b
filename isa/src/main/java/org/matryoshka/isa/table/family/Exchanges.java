package org.matryoshka.isa.table.family;

import java.util.List;
import org.matryoshka.isa.CpuFeature;

/**
 * Exchanges, most of them used for synchronization (SDM vol. 1, 7.3.1.2). XCHG with memory is
 * locked with or without the prefix.
 */
final class Exchanges {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("Exchange")
              .lockable()
              .rows(
                  """
                  XCHG AX, r16    | o16 + 90+rw   | rw rw
                  XCHG EAX, r32   | 90+rd         | rw rw
                  XCHG RAX, r64   | REX.W + 90+ro | rw rw
                  XCHG r/m8, r8   | 86 /r         | rw rw
                  XCHG r/m16, r16 | o16 + 87 /r   | rw rw
                  XCHG r/m32, r32 | 87 /r         | rw rw
                  XCHG r/m64, r64 | REX.W + 87 /r | rw rw
                  """),
          new RowGroup("Exchange and add")
              .flags("w:OSZAPC")
              .lockable()
              .rows(
                  """
                  XADD r/m8, r8   | 0F C0 /r         | rw rw
                  XADD r/m16, r16 | o16 + 0F C1 /r   | rw rw
                  XADD r/m32, r32 | 0F C1 /r         | rw rw
                  XADD r/m64, r64 | REX.W + 0F C1 /r | rw rw
                  """),
          new RowGroup(
                  "Compare with the accumulator; if equal store the source, else load the"
                      + " accumulator")
              .flags("w:OSZAPC")
              .lockable()
              .rows(
                  """
                  CMPXCHG r/m8, r8   | 0F B0 /r         | rw r
                  CMPXCHG r/m16, r16 | o16 + 0F B1 /r   | rw r
                  CMPXCHG r/m32, r32 | 0F B1 /r         | rw r
                  CMPXCHG r/m64, r64 | REX.W + 0F B1 /r | rw r
                  """),
          new RowGroup("Compare EDX:EAX with memory; if equal store ECX:EBX, else load it")
              .flags("w:Z")
              .lockable()
              .rows(
                  """
                  CMPXCHG8B m64 | 0F C7 /1 | rw | 32
                  """),
          new RowGroup("Compare RDX:RAX with memory; if equal store RCX:RBX, else load it")
              .flags("w:Z")
              .lockable()
              .feature(CpuFeature.CX16)
              .rows(
                  """
                  CMPXCHG16B m128 | REX.W + 0F C7 /1 | rw
                  """));

  private Exchanges() {}
}
