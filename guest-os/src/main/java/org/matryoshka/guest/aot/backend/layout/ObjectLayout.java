package org.matryoshka.guest.aot.backend.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.matryoshka.guest.aot.ir.ElementKind;
import org.matryoshka.guest.aot.ir.FieldId;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.Program;
import org.matryoshka.guest.aot.ir.ProgramClass;
import org.matryoshka.guest.aot.ir.ProgramField;
import org.matryoshka.guest.runtime.heap.TypeDescriptor;

/** Where fields, slots and literals of a program lie. */
public final class ObjectLayout {
  private static final int FEW = 2;

  private final Program program;
  private final ClassNumbers numbers;
  private final Map<String, Integer> instanceSizes = new HashMap<>();
  private final Map<FieldId, Integer> fieldOffsets = new HashMap<>();
  private final Map<String, List<Integer>> references = new HashMap<>();
  private final Map<String, Integer> slots = new TreeMap<>();
  private final Map<String, Integer> interfaceBits = new TreeMap<>();
  private final Map<String, TypeTest> tests = new HashMap<>();
  private final Map<String, Integer> literals = new LinkedHashMap<>();

  /** Lays a program out. */
  public ObjectLayout(Program program) {
    this.program = program;
    TreeSet<String> types = new TreeSet<>();
    for (ProgramClass type : program.classes().values()) {
      if (type.isInterface()) {
        interfaceBits.put(type.name(), 0);
      } else {
        types.add(type.name());
        fields(type);
      }
    }
    int bit = 0;
    for (Map.Entry<String, Integer> entry : interfaceBits.entrySet()) {
      entry.setValue(bit++);
    }
    types.addAll(program.arrayTypes());
    types.add("[B");
    numbers = new ClassNumbers(program, types);
    slots();
    for (String type : numbers.order()) {
      literal(readable(type));
    }
    interfaceBits.keySet().forEach(type -> literal(readable(type)));
    program.stringLiterals().stream().sorted().forEach(this::literal);
  }

  private void fields(ProgramClass type) {
    if (instanceSizes.containsKey(type.name())) {
      return;
    }
    int offset = TypeDescriptor.FIELDS;
    List<Integer> map = new ArrayList<>();
    if (type.superclass() != null) {
      ProgramClass above = program.classes().get(type.superclass());
      fields(above);
      offset = instanceSizes.get(above.name());
      map.addAll(references.get(above.name()));
    }
    List<ProgramField> own = new ArrayList<>(type.fields());
    own.removeIf(ProgramField::isStatic);
    own.sort(Comparator.comparingInt(field -> -field.id().kind().size()));
    // small fields fill the gap that a superclass left before larger ones
    for (ProgramField field : own) {
      int size = field.id().kind().size();
      offset = offset + size - 1 & -size;
      fieldOffsets.put(field.id(), offset);
      if (field.id().kind() == ElementKind.REFERENCE) {
        map.add(offset);
      }
      offset += size;
    }
    instanceSizes.put(type.name(), offset);
    references.put(type.name(), map);
  }

  /** Selectors that no class has both may share a slot. */
  private void slots() {
    Map<String, TreeSet<String>> classesOf = new TreeMap<>();
    for (MethodId declaration : program.dispatchedMethods()) {
      Map<String, MethodId> targets = program.implementations().get(declaration);
      if (targets != null) {
        classesOf
            .computeIfAbsent(declaration.selector(), s -> new TreeSet<>())
            .addAll(targets.keySet());
      }
    }
    List<String> selectors = new ArrayList<>(classesOf.keySet());
    selectors.sort(
        Comparator.<String>comparingInt(s -> -classesOf.get(s).size())
            .thenComparing(Comparator.naturalOrder()));
    Map<String, Set<Integer>> used = new HashMap<>();
    for (String selector : selectors) {
      int slot = 0;
      while (taken(classesOf.get(selector), used, slot)) {
        slot++;
      }
      slots.put(selector, slot);
      for (String name : classesOf.get(selector)) {
        used.computeIfAbsent(name, n -> new TreeSet<>()).add(slot);
      }
    }
  }

  private static boolean taken(Set<String> classes, Map<String, Set<Integer>> used, int slot) {
    return classes.stream()
        .anyMatch(name -> used.containsKey(name) && used.get(name).contains(slot));
  }

  /** The program that is laid out. */
  public Program program() {
    return program;
  }

  /** Distance of an instance field from its object. */
  public int fieldOffset(FieldId field) {
    Integer offset = fieldOffsets.get(field);
    if (offset == null) {
      throw new IllegalArgumentException("field " + field + " is not in the program");
    }
    return offset;
  }

  /** Whether a class has such a field. */
  public boolean hasField(FieldId field) {
    return fieldOffsets.containsKey(field);
  }

  /** Bytes of an instance, a multiple of 8. */
  public int instanceSize(String className) {
    return instanceSizes.get(className) + 7 & -8;
  }

  /** Offsets of the fields of a class that are references, ascending. */
  public List<Integer> referenceOffsets(String className) {
    return references.get(className).stream().sorted().toList();
  }

  /** Distance of a method's slot from the descriptor. */
  public int slotOffset(MethodId declaration) {
    Integer slot = slots.get(declaration.selector());
    if (slot == null) {
      throw new IllegalArgumentException(declaration + " is dispatched but no class has it");
    }
    return TypeDescriptor.METHODS + 8 * slot;
  }

  /** Whether any class has a method for a dispatched declaration. */
  public boolean hasSlot(MethodId declaration) {
    return slots.containsKey(declaration.selector());
  }

  /** The methods in a class's slots by slot, for the descriptor. */
  public SortedMap<Integer, MethodId> methodTable(String className) {
    SortedMap<Integer, MethodId> table = new TreeMap<>();
    for (MethodId declaration : program.dispatchedMethods()) {
      Map<String, MethodId> targets = program.implementations().get(declaration);
      MethodId target = targets == null ? null : targets.get(className);
      if (target != null) {
        table.put(slots.get(declaration.selector()), target);
      }
    }
    return table;
  }

  /** The same for arrays, which have the root class's methods as far as the program has them. */
  public SortedMap<Integer, MethodId> arrayMethodTable(String root) {
    SortedMap<Integer, MethodId> table = methodTable(root);
    for (MethodId declaration : program.dispatchedMethods()) {
      MethodId own = new MethodId(root, declaration.name(), declaration.descriptor());
      if (slots.containsKey(declaration.selector()) && program.graphs().containsKey(own)) {
        table.putIfAbsent(slots.get(declaration.selector()), own);
      }
    }
    return table;
  }

  /** All types with a number, in the order of the numbers. */
  public List<String> types() {
    return numbers.order();
  }

  /** The interfaces; their descriptors are there for messages and as types of elements. */
  public List<String> interfaces() {
    return List.copyOf(interfaceBits.keySet());
  }

  /** The number of a class or array type. */
  public int number(String type) {
    return numbers.numberOf(type);
  }

  /** How many numbers belong to the type and its subtypes. */
  public int subtypes(String type) {
    return numbers.countOf(type);
  }

  /** Bytes of interface bits. */
  public int interfaceBytes() {
    return (interfaceBits.size() + 7) / 8;
  }

  /** The interfaces of a class or interface, as bits. */
  public byte[] interfaces(String type) {
    byte[] bits = new byte[interfaceBytes()];
    for (Map.Entry<String, Integer> entry : interfaceBits.entrySet()) {
      if (program.isSubclass(type, entry.getKey())) {
        bits[entry.getValue() >> 3] |= (byte) (1 << (entry.getValue() & 7));
      }
    }
    return bits;
  }

  /** The number of a literal; a new one if the text was not met before. */
  public int literal(String text) {
    return literals.computeIfAbsent(text, t -> literals.size());
  }

  /** All literals; the position is the number. */
  public List<String> literals() {
    return List.copyOf(literals.keySet());
  }

  /** How a type is called in messages: {@code a.b.C}, {@code int[]}. */
  public static String readable(String type) {
    if (!type.startsWith("[")) {
      return type.replace('/', '.');
    }
    String element = ClassNumbers.element(type);
    if (element != null) {
      return readable(element) + "[]";
    }
    return switch (type.charAt(1)) {
      case 'Z' -> "boolean[]";
      case 'B' -> "byte[]";
      case 'C' -> "char[]";
      case 'S' -> "short[]";
      case 'I' -> "int[]";
      default -> "long[]";
    };
  }

  /** How to test for a type. */
  public TypeTest test(String type) {
    return tests.computeIfAbsent(type, this::newTest);
  }

  private TypeTest newTest(String type) {
    if (type.startsWith("[")) {
      String element = ClassNumbers.element(type);
      if (element != null && interfaceBits.containsKey(element)) {
        return new TypeTest.ElementInterfaceBit(interfaceBits.get(element));
      }
      return numbers.has(type) ? interval(type) : new TypeTest.Descriptors(List.of());
    }
    ProgramClass known = program.classes().get(type);
    if (known == null) {
      return new TypeTest.Descriptors(List.of());
    }
    if (known.superclass() == null) {
      return new TypeTest.Always();
    }
    List<String> instances = new ArrayList<>();
    for (ProgramClass candidate : program.classes().values()) {
      if (candidate.isInstantiated() && program.isSubclass(candidate.name(), type)) {
        instances.add(Symbols.descriptor(candidate.name()));
        if (instances.size() > FEW) {
          return known.isInterface()
              ? new TypeTest.InterfaceBit(interfaceBits.get(type))
              : interval(type);
        }
      }
    }
    return new TypeTest.Descriptors(instances);
  }

  private TypeTest interval(String type) {
    return subtypes(type) == 1
        ? new TypeTest.Descriptors(List.of(Symbols.descriptor(type)))
        : new TypeTest.Numbers(number(type), subtypes(type));
  }
}
