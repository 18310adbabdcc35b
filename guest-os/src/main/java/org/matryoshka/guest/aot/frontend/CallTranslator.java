package org.matryoshka.guest.aot.frontend;

import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.Set;
import org.matryoshka.guest.aot.ir.ArrayLength;
import org.matryoshka.guest.aot.ir.ElementKind;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.IntrinsicCall;
import org.matryoshka.guest.aot.ir.Invoke;
import org.matryoshka.guest.aot.ir.InvokeKind;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.NewArray;
import org.matryoshka.guest.aot.ir.NullCheck;
import org.matryoshka.guest.aot.ir.Program;
import org.matryoshka.guest.aot.ir.StringLiteral;
import org.matryoshka.guest.aot.ir.Value;
import org.matryoshka.guest.aot.ir.ValueType;
import org.matryoshka.guest.aot.verify.Rule;
import org.matryoshka.guest.aot.verify.ViolationLog;

/** Translates calls: resolves the method and finds out whether it is known or dispatched. */
final class CallTranslator {
  private static final MethodId ARRAY_COPY =
      new MethodId(
          ReplacedNames.RUNTIME_LANG + "System",
          "arraycopy",
          "(L" + ReplacedNames.OBJECT + ";IL" + ReplacedNames.OBJECT + ";II)V");
  private static final String ENUM = ReplacedNames.RUNTIME_LANG + "Enum";
  private static final String CODE = "org/matryoshka/guest/magic/Code";

  /** Intrinsics whose result depends on their arguments only. */
  private static final Set<String> PURE = Set.of("addressOf", "atAddress");

  private final GraphBuilder blocks;
  private final CodeBuilder out;
  private final Graph graph;
  private final ClassRepository repository;
  private final ViolationLog log;

  CallTranslator(
      GraphBuilder blocks, CodeBuilder out, ClassRepository repository, ViolationLog log) {
    this.blocks = blocks;
    this.out = out;
    this.graph = out.graph();
    this.repository = repository;
    this.log = log;
  }

  void invoke(InvokeInstruction instruction) {
    String owner = ReplacedNames.ofClass(instruction.owner().asInternalName());
    MethodId named =
        new MethodId(
            owner,
            instruction.name().stringValue(),
            ReplacedNames.ofDescriptor(instruction.type().stringValue()));
    Value[] arguments = popArguments(named, instruction.opcode() == Opcode.INVOKESTATIC);
    if (replaced(named, arguments)) {
      return;
    }
    ParsedMethod method = repository.resolveMethod(owner, named.selector());
    if (method == null) {
      unknown(named);
      push(named.resultType() == ValueType.VOID ? null : out.zero(named.resultType()));
      return;
    }
    if (instruction.opcode() == Opcode.INVOKESTATIC) {
      invokeStatic(method, arguments);
    } else {
      invokeInstance(instruction.opcode(), owner, method, arguments);
    }
  }

  private Value[] popArguments(MethodId method, boolean isStatic) {
    int count = method.parameterDescriptors().size() + (isStatic ? 0 : 1);
    Value[] arguments = new Value[count];
    for (int i = count - 1; i >= 0; i--) {
      arguments[i] = blocks.frame().pop();
    }
    return arguments;
  }

  private void push(Value result) {
    if (result != null && result.type() != ValueType.VOID) {
      blocks.frame().push(result);
    }
  }

  private void unknown(MethodId method) {
    String name = ReplacedNames.forPeople(method.owner());
    if (repository.find(method.owner()) == null) {
      log.add(out.position(), Rule.UNKNOWN_CLASS, "class " + name + " is not available");
    } else {
      log.add(
          out.position(),
          Rule.UNKNOWN_MEMBER,
          "method " + ReplacedNames.forPeople(method) + " is not available");
    }
  }

  /** Translates the calls that javac makes for constructs of the language. */
  private boolean replaced(MethodId method, Value[] arguments) {
    switch (method.name()) {
      case "requireNonNull" -> {
        if (method.descriptor().startsWith("(L" + ReplacedNames.OBJECT + ";)")) {
          if (!out.isNonNull(arguments[0])) {
            out.emit(new NullCheck(graph, out.position(), arguments[0]));
          }
          push(arguments[0]);
          return true;
        }
      }
      case "clone" -> {
        if (method.owner().charAt(0) == '[') {
          push(cloneArray(method.owner(), arguments[0]));
          return true;
        }
      }
      case "desiredAssertionStatus" -> {
        push(graph.intConstant(0));
        return true;
      }
      case "valueOf" -> {
        if (method.owner().equals(ENUM)) {
          push(findEnumConstant(arguments[1]));
          return true;
        }
      }
      case "symbol" -> {
        if (method.owner().equals(CODE) && arguments[0] instanceof StringLiteral name) {
          push(graph.symbolAddress(name.value()));
          return true;
        }
      }
      default -> {}
    }
    return false;
  }

  private Value cloneArray(String type, Value array) {
    Value length = out.emit(new ArrayLength(graph, out.position(), !out.isNonNull(array), array));
    ElementKind kind = ElementKind.ofDescriptor(type.substring(1));
    Value copy = out.emit(new NewArray(graph, out.position(), kind, type, length));
    Value zero = graph.intConstant(0);
    out.call(InvokeKind.STATIC, ARRAY_COPY, array, zero, copy, zero, length);
    return copy;
  }

  /** In the {@code valueOf(String)} that javac gives each enum: searches its constants. */
  private Value findEnumConstant(Value name) {
    String type = graph.method().owner();
    Value constants =
        out.call(InvokeKind.STATIC, new MethodId(type, "values", "()[L" + type + ";"));
    MethodId find =
        new MethodId(ENUM, "find", "([L" + ENUM + ";L" + ReplacedNames.STRING + ";)L" + ENUM + ";");
    return out.call(InvokeKind.STATIC, find, constants, name);
  }

  private void invokeStatic(ParsedMethod method, Value[] arguments) {
    ParsedMethod target = method;
    if (method.redirectedTo() != null) {
      MethodId there =
          new MethodId(method.redirectedTo(), method.id().name(), method.id().descriptor());
      target = repository.find(there);
      if (target == null) {
        unknown(there);
        push(out.zero(method.id().resultType()));
        return;
      }
    }
    if (target.isIntrinsic() && !target.id().equals(Program.INITIALIZE_STATICS)) {
      boolean pure = PURE.contains(target.id().name());
      push(out.emit(new IntrinsicCall(graph, out.position(), target.id(), pure, arguments)));
    } else {
      push(out.call(InvokeKind.STATIC, target.id(), arguments));
    }
  }

  private void invokeInstance(Opcode opcode, String owner, ParsedMethod method, Value[] arguments) {
    MethodId id = method.id();
    if (id.owner().equals(ReplacedNames.OBJECT) && id.name().equals("<init>")) {
      return;
    }
    InvokeKind kind;
    if (opcode == Opcode.INVOKESPECIAL || method.isSealed()) {
      kind = InvokeKind.DIRECT;
    } else if (method.owner().isInterface()) {
      kind = InvokeKind.INTERFACE;
    } else {
      kind = InvokeKind.VIRTUAL;
    }
    boolean checksNull = !out.isNonNull(arguments[0]);
    push(out.emit(new Invoke(graph, out.position(), kind, id, owner, checksNull, arguments)));
  }
}
