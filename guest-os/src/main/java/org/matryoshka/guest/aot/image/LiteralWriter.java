package org.matryoshka.guest.aot.image;

import java.nio.charset.StandardCharsets;
import org.matryoshka.guest.aot.backend.layout.ObjectLayout;
import org.matryoshka.guest.aot.backend.layout.Symbols;
import org.matryoshka.guest.aot.ir.ElementKind;
import org.matryoshka.guest.aot.ir.ProgramClass;
import org.matryoshka.guest.aot.ir.ProgramField;
import org.matryoshka.guest.aot.ir.StaticValue;
import org.matryoshka.guest.runtime.heap.TypeDescriptor;

/** Writes objects that are there from the start: string literals and arrays of numbers. */
final class LiteralWriter {
  private static final String STRING = "org/matryoshka/guest/runtime/lang/String";
  private static final String BYTES = "[B";

  private final ObjectLayout layout;
  private final DataSection constants;
  private final int bytesOffset;
  private final int stringSize;

  LiteralWriter(ObjectLayout layout, DataSection constants) {
    this.layout = layout;
    this.constants = constants;
    ProgramClass string = layout.program().classes().get(STRING);
    int offset = TypeDescriptor.FIELDS;
    if (string != null) {
      for (ProgramField field : string.fields()) {
        if (!field.isStatic() && field.id().kind() == ElementKind.REFERENCE) {
          offset = layout.fieldOffset(field.id());
        }
      }
    }
    bytesOffset = offset;
    stringSize = string == null ? offset + 8 : Math.max(layout.instanceSize(STRING), offset + 8);
  }

  /** Whether strings are more than their bytes: without the class they have no descriptor. */
  private boolean hasClass() {
    return layout.program().classes().containsKey(STRING);
  }

  /** Writes all literals that the layout knows. */
  void strings() {
    int number = 0;
    for (String text : layout.literals()) {
      string(number++, text);
    }
  }

  private void string(int number, String text) {
    String symbol = Symbols.literal(number);
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    constants.align(8);
    constants.place(symbol + ".bytes");
    constants.address(Symbols.descriptor(BYTES));
    constants.put(bytes.length, 4);
    constants.put(0, 4);
    constants.put(bytes);
    constants.align(8);
    constants.place(symbol);
    if (hasClass()) {
      constants.address(Symbols.descriptor(STRING));
    } else {
      constants.put(0, 8);
    }
    int start = constants.size() - 8;
    while (constants.size() < start + bytesOffset) {
      constants.put(0, 1);
    }
    constants.address(symbol + ".bytes");
    while (constants.size() < start + stringSize) {
      constants.put(0, 1);
    }
  }

  /** Writes an array of numbers. */
  static void array(DataSection out, String symbol, StaticValue.Numbers numbers) {
    out.align(8);
    out.place(symbol);
    out.address(Symbols.descriptor("[" + numbers.kind().letter()));
    out.put(numbers.elements().size(), 4);
    out.put(0, 4);
    for (long element : numbers.elements()) {
      out.put(element, numbers.kind().size());
    }
    out.align(8);
  }
}
