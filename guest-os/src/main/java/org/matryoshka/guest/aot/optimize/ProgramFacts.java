package org.matryoshka.guest.aot.optimize;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.Constant;
import org.matryoshka.guest.aot.ir.FieldId;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.New;
import org.matryoshka.guest.aot.ir.NewArray;
import org.matryoshka.guest.aot.ir.Program;
import org.matryoshka.guest.aot.ir.ProgramClass;
import org.matryoshka.guest.aot.ir.ProgramField;
import org.matryoshka.guest.aot.ir.StoreStatic;
import org.matryoshka.guest.aot.ir.StringLiteral;
import org.matryoshka.guest.aot.ir.Value;

/** What is known of the whole program: its hierarchy, and fields that keep what they once got. */
final class ProgramFacts {
  private final Program program;
  private final Map<String, Set<String>> supertypes = new HashMap<>();
  private final Set<FieldId> finalFields = new HashSet<>();
  private final Set<FieldId> finalStatics = new HashSet<>();
  private final Map<FieldId, Integer> arrayLengths = new HashMap<>();
  private final Set<FieldId> nonNullStatics = new HashSet<>();

  ProgramFacts(Program program) {
    this.program = program;
    for (ProgramClass type : program.classes().values()) {
      for (ProgramField field : type.fields()) {
        if (field.isFinal()) {
          (field.isStatic() ? finalStatics : finalFields).add(field.id());
        }
      }
    }
    findStaticValues();
  }

  /** Looks at what static initializers put into final fields; each is written once. */
  private void findStaticValues() {
    Set<FieldId> seen = new HashSet<>();
    for (MethodId initializer : program.staticInitializers()) {
      Graph graph = program.graphs().get(initializer);
      for (Block block : graph.blocks()) {
        for (Instruction instruction : block.instructions()) {
          if (instruction instanceof StoreStatic store && finalStatics.contains(store.field())) {
            note(store.field(), store.value(), seen.add(store.field()));
          }
        }
      }
    }
  }

  private void note(FieldId field, Value value, boolean isFirst) {
    nonNullStatics.remove(field);
    arrayLengths.remove(field);
    if (!isFirst) {
      return;
    }
    if (value instanceof New || value instanceof NewArray || value instanceof StringLiteral) {
      nonNullStatics.add(field);
    }
    if (value instanceof NewArray array && array.length() instanceof Constant length) {
      arrayLengths.put(field, length.intValue());
    }
  }

  Program program() {
    return program;
  }

  /** Returns whether a static field is never null once its class is initialized. */
  boolean isNonNull(FieldId field) {
    return nonNullStatics.contains(field);
  }

  /** Returns the length of the array that a final static field holds, or -1. */
  int arrayLength(FieldId field) {
    return arrayLengths.getOrDefault(field, -1);
  }

  /** Returns whether calls from a method leave a field as it is. */
  boolean isConstantIn(MethodId method, Object part) {
    if (!(part instanceof FieldId field)) {
      return false;
    }
    boolean initializes = method.name().equals("<init>") || method.name().equals("<clinit>");
    boolean isOwn = field.owner().equals(method.owner());
    return (finalFields.contains(field) || finalStatics.contains(field))
        && !(initializes && isOwn)
        && !method.name().equals("<clinit>");
  }

  /** Returns whether objects of one class are objects of another class or interface. */
  boolean isSubclass(String name, String of) {
    return supertypes(name).contains(of);
  }

  private Set<String> supertypes(String name) {
    Set<String> known = supertypes.get(name);
    if (known == null) {
      known = new HashSet<>();
      known.add(name);
      ProgramClass type = program.classes().get(name);
      if (type != null) {
        if (type.superclass() != null) {
          known.addAll(supertypes(type.superclass()));
        }
        for (String direct : type.interfaces()) {
          known.addAll(supertypes(direct));
        }
      }
      supertypes.put(name, known);
    }
    return known;
  }

  boolean isInterface(String name) {
    ProgramClass type = program.classes().get(name);
    return type == null || type.isInterface();
  }

  /** Returns the one method that a dispatched call runs for receivers of a class, or null. */
  MethodId onlyTarget(MethodId declaration, String receiver, boolean isExact) {
    Map<String, MethodId> implementations = program.implementations().get(declaration);
    if (implementations == null) {
      return null;
    }
    if (isExact) {
      return implementations.get(receiver);
    }
    MethodId only = null;
    for (Map.Entry<String, MethodId> entry : implementations.entrySet()) {
      if (isSubclass(entry.getKey(), receiver)) {
        if (only != null && !only.equals(entry.getValue())) {
          return null;
        }
        only = entry.getValue();
      }
    }
    return only;
  }
}
