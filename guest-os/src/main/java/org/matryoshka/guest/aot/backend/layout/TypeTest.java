package org.matryoshka.guest.aot.backend.layout;

import java.util.List;

/** How code finds out whether an object that is not null is of a type. */
public sealed interface TypeTest {
  /** It always is. */
  record Always() implements TypeTest {}

  /** Its header is one of a few descriptors; of none, if no such object can exist. */
  record Descriptors(List<String> symbols) implements TypeTest {}

  /** Its class number is in an interval. */
  record Numbers(int first, int count) implements TypeTest {}

  /** A bit of its class's interface bits is set. */
  record InterfaceBit(int bit) implements TypeTest {}

  /** It is an array of references, and a bit of its element's interface bits is set. */
  record ElementInterfaceBit(int bit) implements TypeTest {}
}
