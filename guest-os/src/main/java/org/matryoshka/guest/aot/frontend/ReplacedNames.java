package org.matryoshka.guest.aot.frontend;

import java.lang.constant.ClassDesc;
import java.util.stream.Collectors;
import org.matryoshka.guest.aot.ir.MethodId;

/**
 * Replaces names of the Java library's classes by those of the runtime: {@code java/lang/X} and
 * {@code java/util/X} become {@code org/matryoshka/guest/runtime/lang/X}.
 */
final class ReplacedNames {
  static final String RUNTIME_LANG = "org/matryoshka/guest/runtime/lang/";
  static final String OBJECT = RUNTIME_LANG + "Object";
  static final String STRING = RUNTIME_LANG + "String";

  private static final String[] PACKAGES = {"java/lang/", "java/util/"};

  private ReplacedNames() {}

  /** Returns the name of a class or array type after replacement. */
  static String ofClass(String name) {
    if (name.charAt(0) == '[') {
      return ofDescriptor(name);
    }
    for (String from : PACKAGES) {
      if (name.startsWith(from)) {
        return RUNTIME_LANG + name.substring(from.length());
      }
    }
    return name;
  }

  /** Returns a field or method descriptor after replacement. */
  static String ofDescriptor(String descriptor) {
    String result = descriptor;
    for (String from : PACKAGES) {
      if (result.contains(from)) {
        result = result.replace("L" + from, "L" + RUNTIME_LANG);
      }
    }
    return result;
  }

  /** Returns a class name as a programmer knows it, with dots. */
  static String forPeople(String name) {
    String original = name;
    if (name.startsWith(RUNTIME_LANG)) {
      String simple = name.substring(RUNTIME_LANG.length());
      boolean isUtil =
          ClassLoader.getSystemResource("java/lang/" + simple + ".class") == null
              && ClassLoader.getSystemResource("java/util/" + simple + ".class") != null;
      original = (isUtil ? "java/util/" : "java/lang/") + simple;
    }
    return original.replace('/', '.').replace('$', '.');
  }

  /** Returns a method as a programmer knows it: {@code java.lang.String.substring(int, int)}. */
  static String forPeople(MethodId method) {
    return method.parameterDescriptors().stream()
        .map(ReplacedNames::typeForPeople)
        .collect(
            Collectors.joining(", ", forPeople(method.owner()) + "." + method.name() + "(", ")"));
  }

  private static String typeForPeople(String descriptor) {
    return switch (descriptor.charAt(0)) {
      case '[' -> typeForPeople(descriptor.substring(1)) + "[]";
      case 'L' -> forPeople(descriptor.substring(1, descriptor.length() - 1));
      default -> ClassDesc.ofDescriptor(descriptor).displayName();
    };
  }
}
