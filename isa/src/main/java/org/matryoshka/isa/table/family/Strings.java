package org.matryoshka.isa.table.family;

import java.util.List;

/**
 * String instructions (SDM vol. 1, 7.3.9). Their operands are implied: the source is at RSI (a
 * segment prefix applies to it), the destination at RDI, the count in RCX; the address-size prefix
 * makes these ESI, EDI and ECX.
 */
final class Strings {
  static final List<RowGroup> ROWS =
      List.of(
          new RowGroup("Move a string element")
              .flags("r:D")
              .repeatable()
              .rows(
                  """
                  MOVSB | A4         |  | 8
                  MOVSW | o16 + A5
                  MOVSD | A5         |  | 32
                  MOVSQ | REX.W + A5
                  """),
          new RowGroup("Compare string elements")
              .flags("r:D w:OSZAPC")
              .repeatableWhile()
              .rows(
                  """
                  CMPSB | A6         |  | 8
                  CMPSW | o16 + A7
                  CMPSD | A7         |  | 32
                  CMPSQ | REX.W + A7
                  """),
          new RowGroup("Store the accumulator to a string")
              .flags("r:D")
              .repeatable()
              .rows(
                  """
                  STOSB | AA         |  | 8
                  STOSW | o16 + AB
                  STOSD | AB         |  | 32
                  STOSQ | REX.W + AB
                  """),
          new RowGroup("Load the accumulator from a string")
              .flags("r:D")
              .repeatable()
              .rows(
                  """
                  LODSB | AC         |  | 8
                  LODSW | o16 + AD
                  LODSD | AD         |  | 32
                  LODSQ | REX.W + AD
                  """),
          new RowGroup("Compare the accumulator with a string element")
              .flags("r:D w:OSZAPC")
              .repeatableWhile()
              .rows(
                  """
                  SCASB | AE         |  | 8
                  SCASW | o16 + AF
                  SCASD | AF         |  | 32
                  SCASQ | REX.W + AF
                  """));

  private Strings() {}
}
