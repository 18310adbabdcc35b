package org.matryoshka.guest.aot.ir;

import java.util.List;

/** What a static field holds before the first instruction runs. */
public sealed interface StaticValue {
  /** A number or a boolean. */
  record Scalar(long value) implements StaticValue {}

  /** A string literal. */
  record Text(String value) implements StaticValue {}

  /**
   * An array of numbers that is data of the image.
   *
   * @param kind how an element lies in memory, not {@code REFERENCE}
   * @param elements the elements, extended to longs
   */
  record Numbers(ElementKind kind, List<Long> elements) implements StaticValue {
    /** Makes the array. */
    public Numbers {
      elements = List.copyOf(elements);
    }
  }
}
