package org.matryoshka.isa.table.family;

import java.util.List;

/**
 * Jcc (SDM vol. 2A, Jcc). In 64-bit mode the operand-size prefix is ignored, as on Intel
 * processors.
 */
final class ConditionalJumps {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("Jump if overflow")
              .flags("r:O")
              .rows(
                  """
                  JO rel8  | d64 + 70 cb    | r
                  JO rel32 | d64 + 0F 80 cd | r
                  """),
          new RowGroup("Jump if no overflow")
              .flags("r:O")
              .rows(
                  """
                  JNO rel8  | d64 + 71 cb    | r
                  JNO rel32 | d64 + 0F 81 cd | r
                  """),
          new RowGroup("Jump if below (unsigned)")
              .flags("r:C")
              .rows(
                  """
                  JB rel8  | d64 + 72 cb    | r
                  JB rel32 | d64 + 0F 82 cd | r
                  """),
          new RowGroup("Jump if above or equal (unsigned)")
              .flags("r:C")
              .rows(
                  """
                  JAE rel8  | d64 + 73 cb    | r
                  JAE rel32 | d64 + 0F 83 cd | r
                  """),
          new RowGroup("Jump if equal")
              .flags("r:Z")
              .rows(
                  """
                  JE rel8  | d64 + 74 cb    | r
                  JE rel32 | d64 + 0F 84 cd | r
                  """),
          new RowGroup("Jump if not equal")
              .flags("r:Z")
              .rows(
                  """
                  JNE rel8  | d64 + 75 cb    | r
                  JNE rel32 | d64 + 0F 85 cd | r
                  """),
          new RowGroup("Jump if below or equal (unsigned)")
              .flags("r:ZC")
              .rows(
                  """
                  JBE rel8  | d64 + 76 cb    | r
                  JBE rel32 | d64 + 0F 86 cd | r
                  """),
          new RowGroup("Jump if above (unsigned)")
              .flags("r:ZC")
              .rows(
                  """
                  JA rel8  | d64 + 77 cb    | r
                  JA rel32 | d64 + 0F 87 cd | r
                  """),
          new RowGroup("Jump if negative")
              .flags("r:S")
              .rows(
                  """
                  JS rel8  | d64 + 78 cb    | r
                  JS rel32 | d64 + 0F 88 cd | r
                  """),
          new RowGroup("Jump if not negative")
              .flags("r:S")
              .rows(
                  """
                  JNS rel8  | d64 + 79 cb    | r
                  JNS rel32 | d64 + 0F 89 cd | r
                  """),
          new RowGroup("Jump if parity even")
              .flags("r:P")
              .rows(
                  """
                  JP rel8  | d64 + 7A cb    | r
                  JP rel32 | d64 + 0F 8A cd | r
                  """),
          new RowGroup("Jump if parity odd")
              .flags("r:P")
              .rows(
                  """
                  JNP rel8  | d64 + 7B cb    | r
                  JNP rel32 | d64 + 0F 8B cd | r
                  """),
          new RowGroup("Jump if less (signed)")
              .flags("r:OS")
              .rows(
                  """
                  JL rel8  | d64 + 7C cb    | r
                  JL rel32 | d64 + 0F 8C cd | r
                  """),
          new RowGroup("Jump if greater or equal (signed)")
              .flags("r:OS")
              .rows(
                  """
                  JGE rel8  | d64 + 7D cb    | r
                  JGE rel32 | d64 + 0F 8D cd | r
                  """),
          new RowGroup("Jump if less or equal (signed)")
              .flags("r:OSZ")
              .rows(
                  """
                  JLE rel8  | d64 + 7E cb    | r
                  JLE rel32 | d64 + 0F 8E cd | r
                  """),
          new RowGroup("Jump if greater (signed)")
              .flags("r:OSZ")
              .rows(
                  """
                  JG rel8  | d64 + 7F cb    | r
                  JG rel32 | d64 + 0F 8F cd | r
                  """));

  private ConditionalJumps() {}
}
