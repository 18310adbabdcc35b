package org.matryoshka.guest.aot.interpret;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.matryoshka.guest.aot.ir.ElementKind;
import org.matryoshka.guest.aot.ir.FieldId;

/** An object or an array of an interpreted program; numbers are longs. */
final class GuestObject {
  final String type;
  final Map<FieldId, Object> fields = new HashMap<>();
  final Object[] elements;

  GuestObject(String type) {
    this.type = type;
    this.elements = null;
  }

  GuestObject(String type, ElementKind kind, int length) {
    this.type = type;
    this.elements = new Object[length];
    if (kind != ElementKind.REFERENCE) {
      Arrays.fill(elements, 0L);
    }
  }
}
