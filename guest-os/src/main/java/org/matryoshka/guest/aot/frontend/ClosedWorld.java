package org.matryoshka.guest.aot.frontend;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.CheckCast;
import org.matryoshka.guest.aot.ir.DescriptorAddress;
import org.matryoshka.guest.aot.ir.FieldId;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.InstanceOf;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.Invoke;
import org.matryoshka.guest.aot.ir.InvokeKind;
import org.matryoshka.guest.aot.ir.Leaf;
import org.matryoshka.guest.aot.ir.LoadStatic;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.New;
import org.matryoshka.guest.aot.ir.NewArray;
import org.matryoshka.guest.aot.ir.Program;
import org.matryoshka.guest.aot.ir.StoreStatic;
import org.matryoshka.guest.aot.ir.StringLiteral;
import org.matryoshka.guest.aot.verify.MethodVerifier;
import org.matryoshka.guest.aot.verify.Rule;
import org.matryoshka.guest.aot.verify.ViolationLog;

/**
 * Finds what a program can reach: rapid type analysis. A dispatched call reaches the
 * implementations in classes of which an object is made somewhere; each class and each call that
 * turns up is combined with those that are known.
 */
final class ClosedWorld {
  /** A dispatched call: the declaration and the static type of its receiver. */
  private record Dispatch(MethodId declaration, String receiver) {}

  private final ClassRepository repository;
  private final ViolationLog log;
  private final Map<MethodId, Graph> graphs = new LinkedHashMap<>();
  private final Map<MethodId, ParsedMethod> methods = new LinkedHashMap<>();
  private final Deque<ParsedMethod> work = new ArrayDeque<>();
  private final Set<String> classes = new LinkedHashSet<>();
  private final Set<String> instantiated = new LinkedHashSet<>();
  private final Set<String> arrayTypes = new LinkedHashSet<>();
  private final Set<FieldId> staticFields = new LinkedHashSet<>();
  private final Set<String> initializedClasses = new LinkedHashSet<>();
  private final Map<Dispatch, Set<MethodId>> dispatches = new LinkedHashMap<>();
  private final Set<String> strings = new LinkedHashSet<>();

  ClosedWorld(ClassRepository repository, ViolationLog log) {
    this.repository = repository;
    this.log = log;
  }

  void addEntryPoint(ParsedMethod method) {
    reachStatics(method.owner().name());
    reach(method);
  }

  /** Follows everything until nothing new turns up. */
  void explore() {
    while (!work.isEmpty()) {
      ParsedMethod method = work.poll();
      boolean isMachineCode = method.importedSymbol() != null;
      MethodVerifier.check(
          method.id(), method.owner().sourceFile(), method.model(), isMachineCode, log);
      if (method.code() != null) {
        Graph graph = GraphBuilder.build(repository, method, log);
        graphs.put(method.id(), graph);
        scan(graph);
      }
    }
  }

  private void reach(ParsedMethod method) {
    if (methods.putIfAbsent(method.id(), method) == null) {
      reachClass(method.owner().name());
      work.add(method);
    }
  }

  private void reach(MethodId id) {
    if (methods.containsKey(id) || id.equals(Program.INITIALIZE_STATICS)) {
      return;
    }
    ParsedMethod method = repository.resolveMethod(id.owner(), id.selector());
    if (method != null) {
      reach(method);
    } else {
      log.add(
          "",
          0,
          null,
          Rule.UNKNOWN_MEMBER,
          "method " + ReplacedNames.forPeople(id) + " is not available");
    }
  }

  private void reachClass(String name) {
    if (name.charAt(0) == '[') {
      reachArray(name);
    } else if (repository.find(name) != null && classes.add(name)) {
      repository.find(name).directSupertypes().forEach(this::reachClass);
    }
  }

  private void reachArray(String type) {
    if (arrayTypes.add(type)) {
      instantiate(ReplacedNames.OBJECT);
      String element = type.substring(1);
      if (element.charAt(0) == '[') {
        reachArray(element);
      } else if (element.charAt(0) == 'L') {
        reachClass(element.substring(1, element.length() - 1));
      }
    }
  }

  private void instantiate(String name) {
    ParsedClass parsed = repository.find(name);
    if (parsed == null || !instantiated.add(name)) {
      return;
    }
    reachClass(name);
    Set<String> supertypes = repository.supertypes(name);
    for (Map.Entry<Dispatch, Set<MethodId>> entry : dispatches.entrySet()) {
      if (supertypes.contains(entry.getKey().receiver())) {
        addTarget(entry.getKey(), entry.getValue(), name);
      }
    }
  }

  private void dispatch(MethodId declaration, String receiver) {
    Dispatch call =
        new Dispatch(declaration, receiver.charAt(0) == '[' ? ReplacedNames.OBJECT : receiver);
    if (dispatches.containsKey(call)) {
      return;
    }
    Set<MethodId> targets = new LinkedHashSet<>();
    dispatches.put(call, targets);
    for (String name : instantiated) {
      if (repository.supertypes(name).contains(call.receiver())) {
        addTarget(call, targets, name);
      }
    }
  }

  private void addTarget(Dispatch call, Set<MethodId> targets, String className) {
    ParsedMethod target = repository.implementation(className, call.declaration().selector());
    if (target != null && targets.add(target.id())) {
      reach(target);
    }
  }

  /** Notes that code uses what a class's static initializer sets up. */
  private void reachStatics(String name) {
    if (name.charAt(0) == '[' || !initializedClasses.add(name)) {
      return;
    }
    ParsedClass parsed = repository.find(name);
    if (parsed == null) {
      return;
    }
    reachClass(name);
    if (parsed.superclass() != null) {
      reachStatics(parsed.superclass());
    }
    ParsedMethod initializer = parsed.staticInitializer();
    if (initializer != null) {
      reach(initializer);
    }
  }

  private void scan(Graph graph) {
    for (Block block : graph.blocks()) {
      for (Instruction instruction : block.instructions()) {
        scan(instruction);
      }
    }
    for (Leaf leaf : graph.leaves()) {
      if (leaf instanceof StringLiteral literal) {
        strings.add(literal.value());
        instantiate(ReplacedNames.STRING);
        reachArray("[B");
      } else if (leaf instanceof DescriptorAddress address) {
        reachClass(address.typeName());
      }
    }
  }

  private void scan(Instruction instruction) {
    switch (instruction) {
      case New object -> {
        reachStatics(object.className());
        instantiate(object.className());
      }
      case NewArray array -> reachArray(array.typeName());
      case InstanceOf test -> reachClass(test.typeName());
      case CheckCast cast -> reachClass(cast.typeName());
      case LoadStatic load -> reachStatic(load.field());
      case StoreStatic store -> reachStatic(store.field());
      case Invoke invoke -> scan(invoke);
      default -> {}
    }
  }

  private void reachStatic(FieldId field) {
    staticFields.add(field);
    reachStatics(field.owner());
  }

  private void scan(Invoke invoke) {
    if (invoke.kind() == InvokeKind.VIRTUAL || invoke.kind() == InvokeKind.INTERFACE) {
      dispatch(invoke.method(), invoke.receiverClass());
    } else {
      if (invoke.kind() == InvokeKind.STATIC) {
        reachStatics(invoke.method().owner());
      }
      reach(invoke.method());
    }
  }

  Map<MethodId, Graph> graphs() {
    return graphs;
  }

  Map<MethodId, ParsedMethod> methods() {
    return methods;
  }

  Set<String> classes() {
    return classes;
  }

  boolean isInstantiated(String name) {
    return instantiated.contains(name);
  }

  Set<String> instantiated() {
    return instantiated;
  }

  Set<String> arrayTypes() {
    return arrayTypes;
  }

  Set<FieldId> staticFields() {
    return staticFields;
  }

  Set<String> strings() {
    return strings;
  }

  /** Returns the methods that a dispatched call may run. */
  Set<MethodId> targets(Invoke invoke) {
    String receiver = invoke.receiverClass();
    return dispatches.get(
        new Dispatch(invoke.method(), receiver.charAt(0) == '[' ? ReplacedNames.OBJECT : receiver));
  }
}
