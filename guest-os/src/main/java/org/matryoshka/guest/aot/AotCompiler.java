package org.matryoshka.guest.aot;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.matryoshka.asm.object.ObjectFile;
import org.matryoshka.guest.aot.backend.CodeGenerator;
import org.matryoshka.guest.aot.backend.layout.ObjectLayout;
import org.matryoshka.guest.aot.backend.layout.Symbols;
import org.matryoshka.guest.aot.backend.write.TextSection;
import org.matryoshka.guest.aot.frontend.ClassRepository;
import org.matryoshka.guest.aot.frontend.ClassSource;
import org.matryoshka.guest.aot.frontend.Frontend;
import org.matryoshka.guest.aot.image.ProgramObject;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.Program;
import org.matryoshka.guest.aot.optimize.Optimizer;
import org.matryoshka.guest.aot.verify.SubsetException;

/** Compiles programs: everything that can be reached from the entry points, and nothing else. */
public final class AotCompiler {
  private AotCompiler() {}

  /**
   * Compiles a program.
   *
   * @throws SubsetException if it leaves the subset; the exception holds all violations
   * @throws IllegalArgumentException if a class or method of the request does not exist
   */
  public static CompiledProgram compile(AotRequest request) {
    Frontend frontend = new Frontend(new ClassRepository(request.classes()));
    Set<MethodId> entries = new LinkedHashSet<>();
    request.entryClasses().forEach(name -> entries.addAll(frontend.exportedMethods(name)));
    entries.addAll(request.entryPoints().values());
    for (String owner : Symbols.runtimeClasses()) {
      for (MethodId method : frontend.staticMethods(owner)) {
        if (Symbols.runtime(method) != null) {
          entries.add(method);
        }
      }
    }
    Frontend.Result result = frontend.translate(new ArrayList<>(entries));
    if (request.isKernel() && result.violations().isEmpty()) {
      result = new Frontend.Result(result.program(), frontend.unboundedRecursion(result.program()));
    }
    Program program = withExports(result.orThrow(), request.entryPoints());
    Optimizer.run(program);
    ObjectLayout layout = new ObjectLayout(program);
    TextSection text = CodeGenerator.generate(program, layout);
    ObjectFile object = ProgramObject.of(request.name(), layout, text);
    return new CompiledProgram(program, object, layout, text);
  }

  /**
   * Compiles a program to an object.
   *
   * @param entryClasses classes, as {@code a/b/C}, whose exported methods assembly calls
   * @param mainClass the class, as {@code a/b/C}, whose main method is a program's, or null
   * @throws SubsetException if it leaves the subset
   */
  public static ObjectFile compile(
      String name, ClassSource classes, List<String> entryClasses, String mainClass) {
    AotRequest request = AotRequest.of(name, classes, entryClasses);
    return compile(mainClass == null ? request : request.withMain(mainClass)).object();
  }

  private static Program withExports(Program program, Map<String, MethodId> more) {
    Map<String, MethodId> exports = new TreeMap<>(program.exports());
    exports.putAll(more);
    return new Program(
        program.entryPoints(),
        program.classes(),
        program.arrayTypes(),
        program.graphs(),
        program.staticInitializers(),
        program.dispatchedMethods(),
        program.implementations(),
        program.stringLiterals(),
        exports,
        program.imports());
  }
}
