package org.matryoshka.guest.aot.frontend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.Invoke;
import org.matryoshka.guest.aot.ir.InvokeKind;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.Program;
import org.matryoshka.guest.aot.ir.ProgramClass;
import org.matryoshka.guest.aot.ir.ProgramField;
import org.matryoshka.guest.aot.ir.ReversePostorder;
import org.matryoshka.guest.aot.ir.SourcePosition;
import org.matryoshka.guest.aot.verify.ViolationLog;

/** Writes down what was found reachable, in an order that depends on names only. */
final class ProgramBuilder {
  private final ClassRepository repository;
  private final ClosedWorld world;
  private final ViolationLog log;

  ProgramBuilder(ClassRepository repository, ClosedWorld world, ViolationLog log) {
    this.repository = repository;
    this.world = world;
    this.log = log;
  }

  Program build(List<MethodId> entryPoints) {
    Map<MethodId, Graph> graphs = new TreeMap<>(world.graphs());
    graphs.values().forEach(graph -> Devirtualizer.run(graph, world));
    List<MethodId> initializers = InitializerOrder.of(graphs, world, log);
    graphs.put(Program.INITIALIZE_STATICS, initializeStatics(initializers));
    Set<MethodId> dispatched = new TreeSet<>();
    for (Graph graph : graphs.values()) {
      for (Block block : graph.blocks()) {
        for (Instruction instruction : block.instructions()) {
          if (instruction instanceof Invoke invoke
              && (invoke.kind() == InvokeKind.VIRTUAL || invoke.kind() == InvokeKind.INTERFACE)) {
            dispatched.add(invoke.method());
          }
        }
      }
    }
    Map<String, MethodId> exports = new TreeMap<>();
    Map<MethodId, String> imports = new TreeMap<>();
    for (ParsedMethod method : world.methods().values()) {
      if (method.exportedSymbol() != null) {
        exports.put(method.exportedSymbol(), method.id());
      }
      if (method.importedSymbol() != null) {
        imports.put(method.id(), method.importedSymbol());
      }
    }
    return new Program(
        List.copyOf(entryPoints),
        classes(),
        new TreeSet<>(world.arrayTypes()),
        graphs,
        initializers,
        dispatched,
        implementations(dispatched),
        new TreeSet<>(world.strings()),
        exports,
        imports);
  }

  private static Graph initializeStatics(List<MethodId> initializers) {
    String file = "StaticInitializers.java";
    Graph graph = new Graph(Program.INITIALIZE_STATICS, true, file);
    CodeBuilder out =
        new CodeBuilder(graph, new SourcePosition(Program.INITIALIZE_STATICS, file, 0, null));
    initializers.forEach(method -> out.call(InvokeKind.STATIC, method));
    out.leave();
    ReversePostorder.restore(graph);
    return graph;
  }

  private Map<String, ProgramClass> classes() {
    Map<String, ProgramClass> result = new LinkedHashMap<>();
    for (String name : new TreeSet<>(world.classes())) {
      addClass(name, result);
    }
    return result;
  }

  private void addClass(String name, Map<String, ProgramClass> result) {
    if (result.containsKey(name) || !world.classes().contains(name)) {
      return;
    }
    ParsedClass parsed = repository.find(name);
    parsed.directSupertypes().forEach(type -> addClass(type, result));
    List<ProgramField> fields = new ArrayList<>();
    for (ProgramField field : parsed.fields()) {
      if (!field.isStatic() || world.staticFields().contains(field.id())) {
        fields.add(field);
      }
    }
    result.put(
        name,
        new ProgramClass(
            name,
            parsed.superclass(),
            parsed.interfaces(),
            parsed.isInterface(),
            world.isInstantiated(name),
            fields,
            parsed.sourceFile()));
  }

  private Map<MethodId, Map<String, MethodId>> implementations(Set<MethodId> dispatched) {
    Map<MethodId, Map<String, MethodId>> result = new TreeMap<>();
    for (MethodId declaration : dispatched) {
      Map<String, MethodId> byClass = new TreeMap<>();
      for (String name : world.instantiated()) {
        if (repository.supertypes(name).contains(declaration.owner())) {
          ParsedMethod method = repository.implementation(name, declaration.selector());
          if (method != null && world.methods().containsKey(method.id())) {
            byClass.put(name, method.id());
          }
        }
      }
      result.put(declaration, byClass);
    }
    return result;
  }
}
