package org.matryoshka.isa.table.family;

import java.util.List;

/** Descriptor tables, the task register and looks at descriptors (SDM vol. 3A, 2.8). */
final class DescriptorTables {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("Store a descriptor-table register")
              .sensitive()
              .rows(
                  """
                  SGDT m16&64 | 0F 01 /0 | w | 64
                  SIDT m16&64 | 0F 01 /1 | w | 64
                  """),
          new RowGroup("Load a descriptor-table register")
              .privileged()
              .rows(
                  """
                  LGDT m16&64 | 0F 01 /2 | r | 64
                  LIDT m16&64 | 0F 01 /3 | r | 64
                  """),
          new RowGroup("Store the selector of the local descriptor table or of the task")
              .sensitive()
              .rows(
                  """
                  SLDT r32/m16 | 0F 00 /0         | w
                  SLDT r/m16   | o16 + 0F 00 /0   | w
                  SLDT r64/m16 | REX.W + 0F 00 /0 | w
                  STR r32/m16  | 0F 00 /1         | w
                  STR r/m16    | o16 + 0F 00 /1   | w
                  STR r64/m16  | REX.W + 0F 00 /1 | w
                  """),
          new RowGroup("Load the local descriptor table or the task register")
              .privileged()
              .rows(
                  """
                  LLDT r/m16 | 0F 00 /2 | r
                  LTR r/m16  | 0F 00 /3 | r
                  """),
          new RowGroup("Ask whether a segment can be read or written")
              .flags("w:Z")
              .sensitive()
              .rows(
                  """
                  VERR r/m16 | 0F 00 /4 | r
                  VERW r/m16 | 0F 00 /5 | r
                  """),
          new RowGroup("Load the access rights of a descriptor")
              .flags("w:Z")
              .sensitive()
              .rows(
                  """
                  LAR r16, r/m16   | o16 + 0F 02 /r   | rw r
                  LAR r32, r32/m16 | 0F 02 /r         | rw r
                  LAR r64, r32/m16 | REX.W + 0F 02 /r | rw r
                  """),
          new RowGroup("Load the limit of a descriptor")
              .flags("w:Z")
              .sensitive()
              .rows(
                  """
                  LSL r16, r/m16   | o16 + 0F 03 /r   | rw r
                  LSL r32, r32/m16 | 0F 03 /r         | rw r
                  LSL r64, r32/m16 | REX.W + 0F 03 /r | rw r
                  """));

  private DescriptorTables() {}
}
