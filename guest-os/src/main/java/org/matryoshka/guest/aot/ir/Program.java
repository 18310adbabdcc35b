package org.matryoshka.guest.aot.ir;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A closed world: everything that is reachable from the entry points, and nothing else. All
 * collections iterate in an order that depends on the input only.
 *
 * @param entryPoints the methods from which everything was reached
 * @param classes the reachable classes by name; a superclass and its interfaces stand before
 * @param arrayTypes the array types that are made, cast to or tested for
 * @param graphs the code of the reachable methods
 * @param staticInitializers the {@code <clinit>} methods in the order in which they must run
 * @param dispatchedMethods the declarations that {@code VIRTUAL} and {@code INTERFACE} calls name
 * @param implementations which method runs, by declaration and then by instantiated class
 * @param stringLiterals the string literals
 * @param exports symbols under which methods can be called by assembly
 * @param imports assembly symbols of native methods
 */
public record Program(
    List<MethodId> entryPoints,
    Map<String, ProgramClass> classes,
    Set<String> arrayTypes,
    Map<MethodId, Graph> graphs,
    List<MethodId> staticInitializers,
    Set<MethodId> dispatchedMethods,
    Map<MethodId, Map<String, MethodId>> implementations,
    Set<String> stringLiterals,
    Map<String, MethodId> exports,
    Map<MethodId, String> imports) {
  /** The method that the compiler makes: it runs all static initializers. */
  public static final MethodId INITIALIZE_STATICS =
      new MethodId("org/matryoshka/guest/runtime/StaticInitializers", "run", "()V");

  /** Returns whether values of one class or interface are values of another. */
  public boolean isSubclass(String name, String of) {
    if (name.equals(of)) {
      return true;
    }
    ProgramClass type = classes.get(name);
    if (type == null) {
      return false;
    }
    if (type.superclass() != null && isSubclass(type.superclass(), of)) {
      return true;
    }
    return type.interfaces().stream().anyMatch(one -> isSubclass(one, of));
  }

  /**
   * Returns the method that a dispatched call runs.
   *
   * @param declaration one of {@link #dispatchedMethods}
   * @param className an instantiated class, a subtype of the declaration's owner
   */
  public MethodId implementation(MethodId declaration, String className) {
    return implementations.get(declaration).get(className);
  }
}
