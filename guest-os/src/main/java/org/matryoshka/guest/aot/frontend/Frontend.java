package org.matryoshka.guest.aot.frontend;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.Program;
import org.matryoshka.guest.aot.verify.CallGraph;
import org.matryoshka.guest.aot.verify.RecursionCheck;
import org.matryoshka.guest.aot.verify.SubsetException;
import org.matryoshka.guest.aot.verify.Violation;
import org.matryoshka.guest.aot.verify.ViolationLog;

/** Makes programs of class files. */
public final class Frontend {
  private static final String TRAPS = "org/matryoshka/guest/runtime/Traps";

  private final ClassRepository repository;

  /** Makes a frontend; several may share a repository, one at a time. */
  public Frontend(ClassRepository repository) {
    this.repository = repository;
  }

  /**
   * What came out.
   *
   * @param program the program; not to be compiled if there are violations
   * @param violations where it leaves the subset, by file and line
   */
  public record Result(Program program, List<Violation> violations) {
    /** Makes a result. */
    public Result {
      violations = List.copyOf(violations);
    }

    /**
     * Returns the program.
     *
     * @throws SubsetException if there are violations
     */
    public Program orThrow() {
      if (!violations.isEmpty()) {
        throw new SubsetException(violations);
      }
      return program;
    }
  }

  /**
   * Translates everything that can be reached.
   *
   * @param entryPoints static methods; those that the backend calls by itself belong to them
   * @throws IllegalArgumentException if there is no such method
   */
  public Result translate(List<MethodId> entryPoints) {
    ViolationLog log = new ViolationLog();
    ClosedWorld world = new ClosedWorld(repository, log);
    for (MethodId entry : entryPoints) {
      ParsedMethod method = repository.find(entry);
      if (method == null) {
        throw new IllegalArgumentException("There is no method " + entry);
      }
      world.addEntryPoint(method);
    }
    world.explore();
    Program program = new ProgramBuilder(repository, world, log).build(entryPoints);
    return new Result(program, log.violations());
  }

  /**
   * Returns the static methods of a class that assembly can call ({@code @Export}).
   *
   * @param className the class as {@code a/b/C}
   * @throws IllegalArgumentException if there is no such class
   */
  public List<MethodId> exportedMethods(String className) {
    return methods(className, true);
  }

  /**
   * Returns the static methods of a class that have code, such as those of the runtime's traps.
   *
   * @param className the class as {@code a/b/C}
   * @throws IllegalArgumentException if there is no such class
   */
  public List<MethodId> staticMethods(String className) {
    return methods(className, false);
  }

  /** Returns the depth that {@code @Recursion} on a method allows, 0 if it does not stand there. */
  public int recursionDepth(MethodId id) {
    ParsedMethod method = repository.find(id);
    return method == null ? 0 : method.recursionDepth();
  }

  /**
   * Lists the recursion in a program that nothing bounds; to be asked before calls are inlined.
   *
   * @return violations, by file and line
   */
  public List<Violation> unboundedRecursion(Program program) {
    ViolationLog log = new ViolationLog();
    // What reports a failure never returns, so nothing can go round through it.
    RecursionCheck.check(
        new CallGraph(program), id -> recursionDepth(id) > 0 || id.owner().equals(TRAPS), log);
    return log.violations();
  }

  private List<MethodId> methods(String className, boolean exportedOnly) {
    ParsedClass found = repository.find(className);
    if (found == null) {
      throw new IllegalArgumentException("There is no class " + className);
    }
    List<MethodId> methods = new ArrayList<>();
    for (ParsedMethod method : found.methods()) {
      boolean wanted = !exportedOnly || method.exportedSymbol() != null;
      if (wanted
          && method.isStatic()
          && !method.isNative()
          && !method.id().name().equals("<clinit>")) {
        methods.add(method.id());
      }
    }
    return methods;
  }
}
