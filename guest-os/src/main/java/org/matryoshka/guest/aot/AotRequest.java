package org.matryoshka.guest.aot;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.matryoshka.guest.aot.frontend.ClassSource;
import org.matryoshka.guest.aot.ir.MethodId;

/**
 * What is to be compiled.
 *
 * @param name of the object, for messages and debuggers
 * @param classes where class files come from
 * @param entryClasses classes, as {@code a/b/C}, whose exported methods assembly calls
 * @param entryPoints further static methods by the symbol under which assembly calls them
 */
public record AotRequest(
    String name,
    ClassSource classes,
    List<String> entryClasses,
    Map<String, MethodId> entryPoints) {
  /** The symbol of a program's main method. */
  public static final String MAIN = "program_main";

  /** Copies are kept. */
  public AotRequest {
    entryClasses = List.copyOf(entryClasses);
    entryPoints = new TreeMap<>(entryPoints);
  }

  /** A request with the exported methods of some classes only. */
  public static AotRequest of(String name, ClassSource classes, List<String> entryClasses) {
    return new AotRequest(name, classes, entryClasses, Map.of());
  }

  /** The same with one more entry point. */
  public AotRequest withEntryPoint(String symbol, MethodId method) {
    Map<String, MethodId> more = new TreeMap<>(entryPoints);
    more.put(symbol, method);
    return new AotRequest(name, classes, entryClasses, more);
  }

  /**
   * Whether it is a kernel: what has no main method. A kernel's stacks are small, so its recursion
   * must be bounded.
   */
  public boolean isKernel() {
    return !entryPoints.containsKey(MAIN);
  }

  /** The same with {@code main(String[])} of a class under {@link #MAIN}. */
  public AotRequest withMain(String className) {
    return withEntryPoint(
        MAIN, new MethodId(className, "main", "([Lorg/matryoshka/guest/runtime/lang/String;)V"));
  }
}
