package org.matryoshka.guest.aot.optimize;

import org.matryoshka.guest.aot.ir.CheckCast;
import org.matryoshka.guest.aot.ir.Invoke;
import org.matryoshka.guest.aot.ir.LoadField;
import org.matryoshka.guest.aot.ir.LoadStatic;
import org.matryoshka.guest.aot.ir.New;
import org.matryoshka.guest.aot.ir.NewArray;
import org.matryoshka.guest.aot.ir.Parameter;
import org.matryoshka.guest.aot.ir.StringLiteral;
import org.matryoshka.guest.aot.ir.Value;

/** What the definition of a reference says about the class of its object. */
final class TypeFacts {
  private static final String STRING = "org/matryoshka/guest/runtime/lang/String";

  private TypeFacts() {}

  /** Returns whether the object is of the very class that {@link #bound} says. */
  static boolean isExact(Value value) {
    return value instanceof New || value instanceof NewArray || value instanceof StringLiteral;
  }

  /**
   * Returns a class or array type of which the object is, if it is not null; null if unknown.
   * Interfaces are not told: bytecode may pass anything where an interface is declared.
   */
  static String bound(Value value, ProgramFacts facts) {
    String type =
        switch (value) {
          case New object -> object.className();
          case NewArray array -> array.typeName();
          case StringLiteral _ -> STRING;
          case CheckCast cast -> cast.typeName();
          case Parameter parameter -> ofDescriptor(parameter.descriptor());
          case LoadField load -> ofDescriptor(load.field().descriptor());
          case LoadStatic load -> ofDescriptor(load.field().descriptor());
          case Invoke call -> {
            String descriptor = call.method().descriptor();
            yield ofDescriptor(descriptor.substring(descriptor.indexOf(')') + 1));
          }
          default -> null;
        };
    if (type == null) {
      return null;
    }
    String element = type.charAt(0) == '[' ? type.substring(type.lastIndexOf('[') + 1) : type;
    if (type.charAt(0) == '[') {
      if (element.charAt(0) != 'L') {
        return type;
      }
      element = element.substring(1, element.length() - 1);
    }
    return facts.isInterface(element) ? null : type;
  }

  private static String ofDescriptor(String descriptor) {
    return switch (descriptor.charAt(0)) {
      case 'L' -> descriptor.substring(1, descriptor.length() - 1);
      case '[' -> descriptor;
      default -> null;
    };
  }
}
