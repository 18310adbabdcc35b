package org.matryoshka.guest.kernel.syscall;

import java.util.ArrayList;
import java.util.List;

/**
 * A handler as the annotation and its class file tell.
 *
 * @param className the binary name of its class
 * @param meaning the first sentence of its Javadoc
 */
record SyscallHandler(
    int number,
    String name,
    String differs,
    String className,
    String method,
    List<Parameter> parameters,
    String meaning) {

  /**
   * A parameter of a handler.
   *
   * @param type {@code int} or {@code long}
   */
  record Parameter(String type, String name) {}

  String simpleClassName() {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  /** The file of the class below the module's source folder. */
  String sourcePath() {
    return className.replace('.', '/') + ".java";
  }

  /** The name of the user's stub: {@code rt_sigaction} becomes {@code rtSigaction}. */
  String stubName() {
    StringBuilder out = new StringBuilder();
    boolean upper = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_') {
        upper = true;
      } else {
        out.append(upper ? Character.toUpperCase(c) : c);
        upper = false;
      }
    }
    return out.toString();
  }

  /** The parameters as Java declares them. */
  String signature() {
    List<String> all = new ArrayList<>();
    parameters.forEach(p -> all.add(p.type() + " " + p.name()));
    return String.join(", ", all);
  }

  /** The call of the handler in the dispatch table. */
  String call() {
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      arguments.add((parameters.get(i).type().equals("int") ? "(int) a" : "a") + i);
    }
    return simpleClassName() + "." + method + "(" + String.join(", ", arguments) + ")";
  }
}
