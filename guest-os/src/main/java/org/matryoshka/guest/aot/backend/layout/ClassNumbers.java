package org.matryoshka.guest.aot.backend.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.matryoshka.guest.aot.ir.Program;
import org.matryoshka.guest.aot.ir.ProgramClass;

/**
 * Numbers classes and array types so that the subtypes of each have the numbers that follow its
 * own. An array of references stands below the array of its element's superclass.
 */
final class ClassNumbers {
  private final Program program;
  private final SortedSet<String> types;
  private final Map<String, List<String>> children = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final List<String> order = new ArrayList<>();

  ClassNumbers(Program program, SortedSet<String> types) {
    this.program = program;
    this.types = types;
    List<String> roots = new ArrayList<>();
    for (String type : types) {
      String parent = parent(type);
      while (parent != null && !types.contains(parent)) {
        parent = parent(parent);
      }
      if (parent == null) {
        roots.add(type);
      } else {
        children.computeIfAbsent(parent, p -> new ArrayList<>()).add(type);
      }
    }
    roots.forEach(this::number);
  }

  private int number(String type) {
    int number = order.size();
    numbers.put(type, number);
    order.add(type);
    int count = 1;
    for (String child : children.getOrDefault(type, List.of())) {
      count += number(child);
    }
    counts.put(type, count);
    return count;
  }

  private String root() {
    for (ProgramClass type : program.classes().values()) {
      if (type.superclass() == null) {
        return type.name();
      }
    }
    return null;
  }

  private String parent(String type) {
    if (!type.startsWith("[")) {
      ProgramClass known = program.classes().get(type);
      return known == null ? null : known.superclass();
    }
    String element = element(type);
    if (element == null) {
      return root();
    }
    String above = parent(element);
    return above == null ? root() : arrayOf(above);
  }

  /** The name of an array's element type; null for numbers. */
  static String element(String arrayType) {
    return switch (arrayType.charAt(1)) {
      case '[' -> arrayType.substring(1);
      case 'L' -> arrayType.substring(2, arrayType.length() - 1);
      default -> null;
    };
  }

  static String arrayOf(String type) {
    return type.startsWith("[") ? "[" + type : "[L" + type + ";";
  }

  int numberOf(String type) {
    return numbers.get(type);
  }

  int countOf(String type) {
    return counts.get(type);
  }

  /** All types in the order of their numbers. */
  List<String> order() {
    return order;
  }

  boolean has(String type) {
    return types.contains(type);
  }
}
