package org.matryoshka.guest.aot.verify;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matryoshka.guest.aot.ir.MethodId;

/** Finds what one method has that restricted Java does not allow, as far as its bytecode tells. */
public final class MethodVerifier {
  private static final Set<String> BOXES =
      Set.of("Integer", "Long", "Short", "Byte", "Character", "Boolean", "Float", "Double");

  private final MethodId method;
  private final String file;
  private final ViolationLog log;
  private final List<ExceptionCatch> handlers = new ArrayList<>();
  private final Map<Label, Integer> labelLines = new HashMap<>();
  private final Map<Label, Boolean> onlyReportsMatch = new HashMap<>();
  private final Set<Rule> reportedOnLine = new HashSet<>();
  private int line;
  private boolean hasMonitor;

  private MethodVerifier(MethodId method, String file, ViolationLog log) {
    this.method = method;
    this.file = file;
    this.log = log;
  }

  /**
   * Checks a method.
   *
   * @param method its name, for messages
   * @param file the simple name of its source file
   * @param isMachineCode whether an annotation says where a native method's code is
   */
  public static void check(
      MethodId method, String file, MethodModel model, boolean isMachineCode, ViolationLog log) {
    MethodVerifier verifier = new MethodVerifier(method, file, log);
    if (model.flags().has(AccessFlag.NATIVE) && !isMachineCode) {
      verifier.report(Rule.NATIVE_METHOD, "method " + method.name() + " is native");
    }
    if (model.flags().has(AccessFlag.SYNCHRONIZED)) {
      verifier.line = firstLine(model);
      verifier.report(Rule.SYNCHRONIZED, "method " + method.name() + " is synchronized");
    }
    model.code().ifPresent(verifier::check);
  }

  private static int firstLine(MethodModel model) {
    return model.code().stream()
        .flatMap(CodeModel::elementStream)
        .filter(LineNumber.class::isInstance)
        .mapToInt(element -> ((LineNumber) element).line())
        .findFirst()
        .orElse(0);
  }

  private void report(Rule rule, String what) {
    if (reportedOnLine.add(rule)) {
      log.add(file, line, method, rule, what);
    }
  }

  private void check(CodeModel code) {
    List<Label> starting = new ArrayList<>();
    List<CodeElement> elements = code.elementList();
    for (int i = 0; i < elements.size(); i++) {
      switch (elements.get(i)) {
        case ExceptionCatch handler -> handlers.add(handler);
        case LabelTarget target -> {
          starting.add(target.label());
          onlyReportsMatch.put(target.label(), throwsMatchException(elements, i));
        }
        case LineNumber number -> {
          line = number.line();
          reportedOnLine.clear();
        }
        case Instruction instruction -> {
          starting.forEach(label -> labelLines.putIfAbsent(label, line));
          starting.clear();
          boolean assertion = isAssertionFlag(elements, i);
          if (!assertion) {
            check(instruction);
          }
        }
        default -> {}
      }
    }
    handlers.forEach(this::checkHandler);
  }

  /** Javac wraps record patterns in a handler that throws a {@code MatchException}. */
  private static boolean throwsMatchException(List<CodeElement> elements, int label) {
    for (int i = label; i < Math.min(label + 6, elements.size()); i++) {
      if (elements.get(i) instanceof NewObjectInstruction object) {
        return object.className().asInternalName().equals("java/lang/MatchException");
      }
    }
    return false;
  }

  /** Class constants that javac makes to ask for the assertion status are no reflection. */
  private static boolean isAssertionFlag(List<CodeElement> elements, int index) {
    for (int i = index; i < Math.min(index + 3, elements.size()); i++) {
      if (elements.get(i) instanceof InvokeInstruction invoke) {
        String name = invoke.name().stringValue();
        boolean isEnumLookup =
            name.equals("valueOf") && invoke.owner().asInternalName().equals("java/lang/Enum");
        return name.equals("desiredAssertionStatus") || isEnumLookup;
      }
    }
    return false;
  }

  private void checkHandler(ExceptionCatch handler) {
    String caught = handler.catchType().map(type -> type.asInternalName()).orElse("");
    boolean fromEnumSwitch =
        caught.equals("java/lang/NoSuchFieldError") && method.name().equals("<clinit>");
    boolean fromSynchronized = caught.isEmpty() && hasMonitor;
    boolean fromPattern = onlyReportsMatch.getOrDefault(handler.handler(), false);
    if (fromEnumSwitch || fromPattern || fromSynchronized) {
      return;
    }
    line = labelLines.getOrDefault(handler.tryStart(), 0);
    reportedOnLine.clear();
    report(
        Rule.EXCEPTION_HANDLER,
        caught.isEmpty() ? "try … finally" : "catch of " + caught.replace('/', '.'));
  }

  private void check(Instruction instruction) {
    switch (instruction) {
      case LoadInstruction load -> checkKind(load.typeKind());
      case StoreInstruction store -> checkKind(store.typeKind());
      case ReturnInstruction end -> checkKind(end.typeKind());
      case OperatorInstruction operator -> checkKind(operator.typeKind());
      case ArrayLoadInstruction load -> checkKind(load.typeKind());
      case ArrayStoreInstruction store -> checkKind(store.typeKind());
      case ConvertInstruction convert -> {
        checkKind(convert.fromType());
        checkKind(convert.toType());
      }
      case MonitorInstruction monitor -> {
        hasMonitor = true;
        if (monitor.opcode() == Opcode.MONITORENTER) {
          report(Rule.SYNCHRONIZED, "synchronized block");
        }
      }
      case ConstantInstruction constant -> checkConstant(constant);
      case InvokeInstruction invoke -> checkCall(invoke);
      case InvokeDynamicInstruction invoke -> checkDynamicCall(invoke);
      default -> {}
    }
  }

  private void checkKind(TypeKind kind) {
    if (kind == TypeKind.FLOAT || kind == TypeKind.DOUBLE) {
      report(Rule.FLOATING_POINT, "arithmetic of type " + kind.upperBound().displayName());
    }
  }

  private void checkConstant(ConstantInstruction constant) {
    checkKind(constant.typeKind());
    switch (constant.constantValue()) {
      case ClassDesc type -> report(Rule.REFLECTION, "class constant " + type.displayName());
      case String text -> checkText(text);
      default -> {}
    }
  }

  private void checkText(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xFF) {
        report(
            Rule.LATIN_1, "string literal with character U+%04X".formatted((int) text.charAt(i)));
        return;
      }
    }
  }

  private void checkCall(InvokeInstruction invoke) {
    String owner = invoke.owner().asInternalName();
    String name = invoke.name().stringValue();
    if (owner.startsWith("java/lang/reflect/")
        || owner.equals("java/lang/Class")
        || (name.equals("getClass") && invoke.type().equalsString("()Ljava/lang/Class;"))) {
      report(Rule.REFLECTION, "call of " + owner.replace('/', '.') + "." + name);
      return;
    }
    String simple = owner.startsWith("java/lang/") ? owner.substring("java/lang/".length()) : "";
    boolean unboxes = name.endsWith("Value") && invoke.type().stringValue().startsWith("()");
    boolean boxes =
        name.equals("valueOf") && !invoke.type().stringValue().startsWith("(Ljava/lang/String");
    if (BOXES.contains(simple) && (boxes || unboxes || name.equals("<init>"))) {
      report(Rule.BOXING, "a number or boolean as an object of class " + simple);
    }
  }

  private void checkDynamicCall(InvokeDynamicInstruction invoke) {
    String factory = invoke.bootstrapMethod().owner().displayName();
    switch (factory) {
      case "StringConcatFactory" -> {
        if (invoke.bootstrapArgs().getFirst() instanceof String recipe) {
          checkText(recipe);
        }
        String types = invoke.type().stringValue();
        if (types.contains("F") || types.contains("D")) {
          invoke.typeSymbol().parameterList().stream()
              .filter(ClassDesc::isPrimitive)
              .forEach(type -> checkKind(TypeKind.from(type)));
        }
      }
      case "ObjectMethods", "SwitchBootstraps" -> {}
      case "LambdaMetafactory" ->
          report(
              Rule.LAMBDA,
              "lambda expression or method reference for "
                  + invoke.typeSymbol().returnType().displayName().replace('$', '.'));
      default -> report(Rule.DYNAMIC_CALL, "dynamic call of " + factory);
    }
  }
}
