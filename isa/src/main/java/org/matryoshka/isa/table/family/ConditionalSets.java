package org.matryoshka.isa.table.family;

import java.util.List;

/** SETcc (SDM vol. 2B). ModRM.reg is not used. */
final class ConditionalSets {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("Set the byte to one if overflow, else to zero")
              .flags("r:O")
              .rows(
                  """
                  SETO r/m8 | 0F 90 /r | w
                  """),
          new RowGroup("Set the byte to one if no overflow, else to zero")
              .flags("r:O")
              .rows(
                  """
                  SETNO r/m8 | 0F 91 /r | w
                  """),
          new RowGroup("Set the byte to one if below (unsigned), else to zero")
              .flags("r:C")
              .rows(
                  """
                  SETB r/m8 | 0F 92 /r | w
                  """),
          new RowGroup("Set the byte to one if above or equal (unsigned), else to zero")
              .flags("r:C")
              .rows(
                  """
                  SETAE r/m8 | 0F 93 /r | w
                  """),
          new RowGroup("Set the byte to one if equal, else to zero")
              .flags("r:Z")
              .rows(
                  """
                  SETE r/m8 | 0F 94 /r | w
                  """),
          new RowGroup("Set the byte to one if not equal, else to zero")
              .flags("r:Z")
              .rows(
                  """
                  SETNE r/m8 | 0F 95 /r | w
                  """),
          new RowGroup("Set the byte to one if below or equal (unsigned), else to zero")
              .flags("r:ZC")
              .rows(
                  """
                  SETBE r/m8 | 0F 96 /r | w
                  """),
          new RowGroup("Set the byte to one if above (unsigned), else to zero")
              .flags("r:ZC")
              .rows(
                  """
                  SETA r/m8 | 0F 97 /r | w
                  """),
          new RowGroup("Set the byte to one if negative, else to zero")
              .flags("r:S")
              .rows(
                  """
                  SETS r/m8 | 0F 98 /r | w
                  """),
          new RowGroup("Set the byte to one if not negative, else to zero")
              .flags("r:S")
              .rows(
                  """
                  SETNS r/m8 | 0F 99 /r | w
                  """),
          new RowGroup("Set the byte to one if parity even, else to zero")
              .flags("r:P")
              .rows(
                  """
                  SETP r/m8 | 0F 9A /r | w
                  """),
          new RowGroup("Set the byte to one if parity odd, else to zero")
              .flags("r:P")
              .rows(
                  """
                  SETNP r/m8 | 0F 9B /r | w
                  """),
          new RowGroup("Set the byte to one if less (signed), else to zero")
              .flags("r:OS")
              .rows(
                  """
                  SETL r/m8 | 0F 9C /r | w
                  """),
          new RowGroup("Set the byte to one if greater or equal (signed), else to zero")
              .flags("r:OS")
              .rows(
                  """
                  SETGE r/m8 | 0F 9D /r | w
                  """),
          new RowGroup("Set the byte to one if less or equal (signed), else to zero")
              .flags("r:OSZ")
              .rows(
                  """
                  SETLE r/m8 | 0F 9E /r | w
                  """),
          new RowGroup("Set the byte to one if greater (signed), else to zero")
              .flags("r:OSZ")
              .rows(
                  """
                  SETG r/m8 | 0F 9F /r | w
                  """));

  private ConditionalSets() {}
}
