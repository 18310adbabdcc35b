package org.matryoshka.guest.aot.backend;

import java.util.HashSet;
import java.util.Set;
import org.matryoshka.guest.aot.backend.allocate.RegisterAllocator;
import org.matryoshka.guest.aot.backend.emit.FormCache;
import org.matryoshka.guest.aot.backend.layout.ObjectLayout;
import org.matryoshka.guest.aot.backend.machine.MachineFunction;
import org.matryoshka.guest.aot.backend.select.FunctionSelector;
import org.matryoshka.guest.aot.backend.write.FunctionWriter;
import org.matryoshka.guest.aot.backend.write.TextSection;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.Program;

/** Compiles the methods of a program, one after the other, into one text section. */
public final class CodeGenerator {
  private final ObjectLayout layout;
  private final FormCache forms = new FormCache();
  private final TextSection text = new TextSection();
  private final Set<MethodId> exported;

  private CodeGenerator(Program program, ObjectLayout layout) {
    this.layout = layout;
    exported = new HashSet<>(program.exports().values());
  }

  /**
   * Compiles all methods of a program in the order of its map.
   *
   * @throws IllegalArgumentException if a graph holds what has no instructions, such as an unknown
   *     intrinsic; the message names the method
   */
  public static TextSection generate(Program program, ObjectLayout layout) {
    CodeGenerator generator = new CodeGenerator(program, layout);
    program.graphs().values().forEach(generator::compile);
    return generator.text;
  }

  private void compile(Graph graph) {
    try {
      MachineFunction function =
          FunctionSelector.select(graph, layout, forms, exported.contains(graph.method()));
      RegisterAllocator.allocate(function, forms);
      FunctionWriter.write(function, graph.method(), graph.sourceFile(), forms, text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(graph.method() + ": " + e.getMessage(), e);
    }
  }
}
