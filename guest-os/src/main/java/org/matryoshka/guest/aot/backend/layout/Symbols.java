package org.matryoshka.guest.aot.backend.layout;

import java.util.List;
import org.matryoshka.guest.aot.ir.FieldId;
import org.matryoshka.guest.aot.ir.MethodId;

/** Names of the symbols that the compiler defines or calls. */
public final class Symbols {
  /** Start of the static fields that are references. */
  public static final String STATIC_REFERENCES = "__static_references";

  /** Their end. */
  public static final String STATIC_REFERENCES_END = "__static_references_end";

  /** Calls all static initializers in their order. */
  public static final String INITIALIZE_STATICS = "run_static_initializers";

  private static final String HEAP = "org/matryoshka/guest/runtime/heap/Heap";
  private static final String TRAPS = "org/matryoshka/guest/runtime/Traps";

  /** Allocates an object; its argument is the descriptor. */
  public static final String ALLOCATE = "runtime:allocate";

  /** Allocates an array; its arguments are descriptor and length. */
  public static final String ALLOCATE_ARRAY = "runtime:allocateArray";

  /** An index is out of bounds. */
  public static final String BOUNDS = "runtime:bounds";

  /** A reference is null. */
  public static final String NULL_POINTER = "runtime:nullPointer";

  /** An object is not of a type. */
  public static final String CAST = "runtime:cast";

  /** A divisor is 0. */
  public static final String DIVISION = "runtime:division";

  /** An array's length is negative. */
  public static final String NEGATIVE_SIZE = "runtime:negativeSize";

  private Symbols() {}

  /** The symbol by which compiled code calls a method of the runtime; null for other methods. */
  public static String runtime(MethodId method) {
    String symbol = "runtime:" + method.name();
    return switch (symbol) {
      case ALLOCATE, ALLOCATE_ARRAY -> method.owner().equals(HEAP) ? symbol : null;
      case BOUNDS, NULL_POINTER, CAST, DIVISION, NEGATIVE_SIZE ->
          method.owner().equals(TRAPS) ? symbol : null;
      default -> null;
    };
  }

  /** The classes with methods that compiled code calls by itself. */
  public static List<String> runtimeClasses() {
    return List.of(HEAP, TRAPS);
  }

  /** A method. */
  public static String method(MethodId method) {
    return method.toString();
  }

  /** A type descriptor. */
  public static String descriptor(String typeName) {
    return "descriptor:" + typeName.replace('/', '.');
  }

  /** A static field. */
  public static String field(FieldId field) {
    return "static:" + field;
  }

  /** A string literal, by its number. */
  public static String literal(int number) {
    return "string:" + number;
  }
}
