package org.matryoshka.isa.table.family;

import java.util.List;

/**
 * CMOVcc (SDM vol. 2A). A 32-bit destination is zero-extended even when the condition does not
 * hold.
 */
final class ConditionalMoves {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("Move if overflow")
              .flags("r:O")
              .rows(
                  """
                  CMOVO r16, r/m16 | o16 + 0F 40 /r   | rw r
                  CMOVO r32, r/m32 | 0F 40 /r         | rw r
                  CMOVO r64, r/m64 | REX.W + 0F 40 /r | rw r
                  """),
          new RowGroup("Move if no overflow")
              .flags("r:O")
              .rows(
                  """
                  CMOVNO r16, r/m16 | o16 + 0F 41 /r   | rw r
                  CMOVNO r32, r/m32 | 0F 41 /r         | rw r
                  CMOVNO r64, r/m64 | REX.W + 0F 41 /r | rw r
                  """),
          new RowGroup("Move if below (unsigned)")
              .flags("r:C")
              .rows(
                  """
                  CMOVB r16, r/m16 | o16 + 0F 42 /r   | rw r
                  CMOVB r32, r/m32 | 0F 42 /r         | rw r
                  CMOVB r64, r/m64 | REX.W + 0F 42 /r | rw r
                  """),
          new RowGroup("Move if above or equal (unsigned)")
              .flags("r:C")
              .rows(
                  """
                  CMOVAE r16, r/m16 | o16 + 0F 43 /r   | rw r
                  CMOVAE r32, r/m32 | 0F 43 /r         | rw r
                  CMOVAE r64, r/m64 | REX.W + 0F 43 /r | rw r
                  """),
          new RowGroup("Move if equal")
              .flags("r:Z")
              .rows(
                  """
                  CMOVE r16, r/m16 | o16 + 0F 44 /r   | rw r
                  CMOVE r32, r/m32 | 0F 44 /r         | rw r
                  CMOVE r64, r/m64 | REX.W + 0F 44 /r | rw r
                  """),
          new RowGroup("Move if not equal")
              .flags("r:Z")
              .rows(
                  """
                  CMOVNE r16, r/m16 | o16 + 0F 45 /r   | rw r
                  CMOVNE r32, r/m32 | 0F 45 /r         | rw r
                  CMOVNE r64, r/m64 | REX.W + 0F 45 /r | rw r
                  """),
          new RowGroup("Move if below or equal (unsigned)")
              .flags("r:ZC")
              .rows(
                  """
                  CMOVBE r16, r/m16 | o16 + 0F 46 /r   | rw r
                  CMOVBE r32, r/m32 | 0F 46 /r         | rw r
                  CMOVBE r64, r/m64 | REX.W + 0F 46 /r | rw r
                  """),
          new RowGroup("Move if above (unsigned)")
              .flags("r:ZC")
              .rows(
                  """
                  CMOVA r16, r/m16 | o16 + 0F 47 /r   | rw r
                  CMOVA r32, r/m32 | 0F 47 /r         | rw r
                  CMOVA r64, r/m64 | REX.W + 0F 47 /r | rw r
                  """),
          new RowGroup("Move if negative")
              .flags("r:S")
              .rows(
                  """
                  CMOVS r16, r/m16 | o16 + 0F 48 /r   | rw r
                  CMOVS r32, r/m32 | 0F 48 /r         | rw r
                  CMOVS r64, r/m64 | REX.W + 0F 48 /r | rw r
                  """),
          new RowGroup("Move if not negative")
              .flags("r:S")
              .rows(
                  """
                  CMOVNS r16, r/m16 | o16 + 0F 49 /r   | rw r
                  CMOVNS r32, r/m32 | 0F 49 /r         | rw r
                  CMOVNS r64, r/m64 | REX.W + 0F 49 /r | rw r
                  """),
          new RowGroup("Move if parity even")
              .flags("r:P")
              .rows(
                  """
                  CMOVP r16, r/m16 | o16 + 0F 4A /r   | rw r
                  CMOVP r32, r/m32 | 0F 4A /r         | rw r
                  CMOVP r64, r/m64 | REX.W + 0F 4A /r | rw r
                  """),
          new RowGroup("Move if parity odd")
              .flags("r:P")
              .rows(
                  """
                  CMOVNP r16, r/m16 | o16 + 0F 4B /r   | rw r
                  CMOVNP r32, r/m32 | 0F 4B /r         | rw r
                  CMOVNP r64, r/m64 | REX.W + 0F 4B /r | rw r
                  """),
          new RowGroup("Move if less (signed)")
              .flags("r:OS")
              .rows(
                  """
                  CMOVL r16, r/m16 | o16 + 0F 4C /r   | rw r
                  CMOVL r32, r/m32 | 0F 4C /r         | rw r
                  CMOVL r64, r/m64 | REX.W + 0F 4C /r | rw r
                  """),
          new RowGroup("Move if greater or equal (signed)")
              .flags("r:OS")
              .rows(
                  """
                  CMOVGE r16, r/m16 | o16 + 0F 4D /r   | rw r
                  CMOVGE r32, r/m32 | 0F 4D /r         | rw r
                  CMOVGE r64, r/m64 | REX.W + 0F 4D /r | rw r
                  """),
          new RowGroup("Move if less or equal (signed)")
              .flags("r:OSZ")
              .rows(
                  """
                  CMOVLE r16, r/m16 | o16 + 0F 4E /r   | rw r
                  CMOVLE r32, r/m32 | 0F 4E /r         | rw r
                  CMOVLE r64, r/m64 | REX.W + 0F 4E /r | rw r
                  """),
          new RowGroup("Move if greater (signed)")
              .flags("r:OSZ")
              .rows(
                  """
                  CMOVG r16, r/m16 | o16 + 0F 4F /r   | rw r
                  CMOVG r32, r/m32 | 0F 4F /r         | rw r
                  CMOVG r64, r/m64 | REX.W + 0F 4F /r | rw r
                  """));

  private ConditionalMoves() {}
}
