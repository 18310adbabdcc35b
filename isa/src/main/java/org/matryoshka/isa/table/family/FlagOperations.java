package org.matryoshka.isa.table.family;

import java.util.List;
import org.matryoshka.isa.CpuFeature;

/** Instructions on the flags register (SDM vol. 1, 7.3.13). */
final class FlagOperations {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("Clear the carry flag")
              .flags("w:C")
              .rows(
                  """
                  CLC | F8
                  """),
          new RowGroup("Set the carry flag")
              .flags("w:C")
              .rows(
                  """
                  STC | F9
                  """),
          new RowGroup("Complement the carry flag")
              .flags("r:C w:C")
              .rows(
                  """
                  CMC | F5
                  """),
          new RowGroup("Clear the direction flag: strings go up")
              .flags("w:D")
              .rows(
                  """
                  CLD | FC
                  """),
          new RowGroup("Set the direction flag: strings go down")
              .flags("w:D")
              .rows(
                  """
                  STD | FD
                  """),
          new RowGroup("Load AH from the flags")
              .flags("r:SZAPC")
              .feature(CpuFeature.LAHF_LM)
              .rows(
                  """
                  LAHF | 9F
                  """),
          new RowGroup("Store AH into the flags")
              .flags("w:SZAPC")
              .feature(CpuFeature.LAHF_LM)
              .rows(
                  """
                  SAHF | 9E
                  """),
          new RowGroup("Clear the interrupt flag: maskable interrupts wait")
              .flags("w:I")
              .privileged()
              .rows(
                  """
                  CLI | FA
                  """),
          new RowGroup("Set the interrupt flag, after the next instruction")
              .flags("w:I")
              .privileged()
              .rows(
                  """
                  STI | FB
                  """),
          new RowGroup(
                  "Clear the alignment-check flag: supervisor accesses to user pages fault under"
                      + " SMAP")
              .flags("w:X")
              .privileged()
              .feature(CpuFeature.SMAP)
              .rows(
                  """
                  CLAC | NP 0F 01 CA
                  """),
          new RowGroup(
                  "Set the alignment-check flag: supervisor accesses to user pages are allowed")
              .flags("w:X")
              .privileged()
              .feature(CpuFeature.SMAP)
              .rows(
                  """
                  STAC | NP 0F 01 CB
                  """));

  private FlagOperations() {}
}
