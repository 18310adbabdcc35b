package org.matryoshka.guest.aot.image;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.matryoshka.guest.aot.backend.layout.ObjectLayout;
import org.matryoshka.guest.aot.backend.layout.Symbols;
import org.matryoshka.guest.aot.ir.ElementKind;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.ProgramClass;
import org.matryoshka.guest.runtime.heap.TypeDescriptor;

/** Writes the type descriptors with what they point to. */
final class DescriptorWriter {
  private final ObjectLayout layout;
  private final DataSection out;
  private final Set<String> known = new HashSet<>();
  private final Map<List<Integer>, String> referenceMaps = new HashMap<>();
  private final Map<String, String> interfaceBits = new HashMap<>();

  DescriptorWriter(ObjectLayout layout, DataSection out) {
    this.layout = layout;
    this.out = out;
    known.addAll(layout.types());
    known.addAll(layout.interfaces());
  }

  void write() {
    String root = root();
    for (String type : layout.types()) {
      if (type.startsWith("[")) {
        array(type, root);
      } else {
        object(type);
      }
    }
    for (String type : layout.interfaces()) {
      String bits = bits(type);
      begin(type, 0, TypeDescriptor.OBJECT);
      out.put(0, 8);
      out.address(name(type));
      // no class has this number: an interface is nobody's class
      out.put(0xFFFF_FFFFL, 4);
      out.put(0, 4);
      out.address(bits);
      out.put(0, 8);
    }
  }

  private String root() {
    for (ProgramClass type : layout.program().classes().values()) {
      if (type.superclass() == null) {
        return type.name();
      }
    }
    throw new IllegalArgumentException("the program has no class without a superclass");
  }

  private String name(String type) {
    return Symbols.literal(layout.literal(ObjectLayout.readable(type)));
  }

  private void begin(String type, int size, int kind) {
    out.align(8);
    out.place(Symbols.descriptor(type));
    out.put(size, 4);
    out.put(kind, 4);
  }

  private void object(String type) {
    String references = references(layout.referenceOffsets(type));
    String bits = bits(type);
    begin(type, layout.instanceSize(type), TypeDescriptor.OBJECT);
    if (references == null) {
      out.put(0, 8);
    } else {
      out.address(references);
    }
    rest(type, bits);
    out.put(0, 8);
    methods(layout.methodTable(type));
  }

  private void array(String type, String root) {
    boolean references = type.charAt(1) == '[' || type.charAt(1) == 'L';
    int shift = ElementKind.ofDescriptor(type.substring(1)).log2Size();
    String bits = bits(root);
    begin(
        type,
        TypeDescriptor.ARRAY_ELEMENTS,
        (references ? TypeDescriptor.REFERENCE_ARRAY : TypeDescriptor.PRIMITIVE_ARRAY)
            | shift << 8);
    out.put(0, 8);
    rest(type, bits);
    String element = references ? element(type) : null;
    if (element != null && isKnown(element)) {
      out.address(Symbols.descriptor(element));
    } else {
      out.put(0, 8);
    }
    methods(layout.arrayMethodTable(root));
  }

  private static String element(String type) {
    return type.charAt(1) == '[' ? type.substring(1) : type.substring(2, type.length() - 1);
  }

  private boolean isKnown(String type) {
    return known.contains(type);
  }

  private void rest(String type, String bits) {
    out.address(name(type));
    out.put(layout.number(type), 4);
    out.put(layout.subtypes(type), 4);
    out.address(bits);
  }

  private void methods(SortedMap<Integer, MethodId> table) {
    int slots = table.isEmpty() ? 0 : table.lastKey() + 1;
    for (int slot = 0; slot < slots; slot++) {
      MethodId method = table.get(slot);
      if (method == null) {
        out.put(0, 8);
      } else {
        out.address(Symbols.method(method));
      }
    }
  }

  /** The symbol of a reference map; equal maps are one. */
  private String references(List<Integer> offsets) {
    if (offsets.isEmpty()) {
      return null;
    }
    return referenceMaps.computeIfAbsent(
        offsets,
        list -> {
          String symbol = "references:" + referenceMaps.size();
          out.align(4);
          out.place(symbol);
          out.put(list.size(), 4);
          list.forEach(offset -> out.put(offset, 4));
          return symbol;
        });
  }

  private String bits(String type) {
    byte[] bits = layout.interfaces(type);
    StringBuilder key = new StringBuilder();
    for (byte b : bits) {
      key.append((char) b);
    }
    return interfaceBits.computeIfAbsent(
        key.toString(),
        k -> {
          String symbol = "interfaces:" + interfaceBits.size();
          out.place(symbol);
          out.put(bits);
          // at least a byte, so that a place is not that of the next object
          out.put(0, 1);
          return symbol;
        });
  }
}
