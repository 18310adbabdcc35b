package org.matryoshka.guest.aot.interpret;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.matryoshka.guest.aot.ir.ArrayLength;
import org.matryoshka.guest.aot.ir.Binary;
import org.matryoshka.guest.aot.ir.BinaryOperator;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.BoundsCheck;
import org.matryoshka.guest.aot.ir.Branch;
import org.matryoshka.guest.aot.ir.CheckCast;
import org.matryoshka.guest.aot.ir.Compare;
import org.matryoshka.guest.aot.ir.CompareThreeWay;
import org.matryoshka.guest.aot.ir.Condition;
import org.matryoshka.guest.aot.ir.Constant;
import org.matryoshka.guest.aot.ir.DivisionCheck;
import org.matryoshka.guest.aot.ir.ElementKind;
import org.matryoshka.guest.aot.ir.FieldId;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.InstanceOf;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.Invoke;
import org.matryoshka.guest.aot.ir.InvokeKind;
import org.matryoshka.guest.aot.ir.Jump;
import org.matryoshka.guest.aot.ir.LoadElement;
import org.matryoshka.guest.aot.ir.LoadField;
import org.matryoshka.guest.aot.ir.LoadStatic;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.New;
import org.matryoshka.guest.aot.ir.NewArray;
import org.matryoshka.guest.aot.ir.NullCheck;
import org.matryoshka.guest.aot.ir.NullReference;
import org.matryoshka.guest.aot.ir.Parameter;
import org.matryoshka.guest.aot.ir.Phi;
import org.matryoshka.guest.aot.ir.Program;
import org.matryoshka.guest.aot.ir.ProgramClass;
import org.matryoshka.guest.aot.ir.ProgramField;
import org.matryoshka.guest.aot.ir.Return;
import org.matryoshka.guest.aot.ir.StaticValue;
import org.matryoshka.guest.aot.ir.StoreElement;
import org.matryoshka.guest.aot.ir.StoreField;
import org.matryoshka.guest.aot.ir.StoreStatic;
import org.matryoshka.guest.aot.ir.StringLiteral;
import org.matryoshka.guest.aot.ir.Switch;
import org.matryoshka.guest.aot.ir.Unary;
import org.matryoshka.guest.aot.ir.Value;
import org.matryoshka.guest.aot.ir.ValueType;

/**
 * Interprets the graphs of a program. Values are {@code Long}, {@code GuestObject} or null. What
 * touches memory by address (array copies, printing) is done here instead of by the runtime.
 */
public final class ProgramInterpreter {
  private static final String LANG = "org/matryoshka/guest/runtime/lang/";
  private static final FieldId BYTES = new FieldId(LANG + "String", "bytes", "[B");

  private final Program program;
  private final Map<FieldId, Object> statics = new HashMap<>();
  private final Map<String, GuestObject> literals = new HashMap<>();
  private final StringBuilder output = new StringBuilder();
  private int depth;
  private long steps;

  /** Makes an interpreter and runs the static initializers. */
  public ProgramInterpreter(Program program) {
    this.program = program;
    for (ProgramClass type : program.classes().values()) {
      for (ProgramField field : type.fields()) {
        if (field.isStatic()) {
          statics.put(field.id(), initialValue(field));
        }
      }
    }
    call(Program.INITIALIZE_STATICS);
  }

  private Object initialValue(ProgramField field) {
    return switch (field.initialValue()) {
      case null -> zero(field.id().kind());
      case StaticValue.Scalar number -> number.value();
      case StaticValue.Text text -> literal(text.value());
      case StaticValue.Numbers numbers -> {
        GuestObject array =
            new GuestObject(field.id().descriptor(), numbers.kind(), numbers.elements().size());
        for (int i = 0; i < array.elements.length; i++) {
          array.elements[i] = numbers.elements().get(i);
        }
        yield array;
      }
    };
  }

  private static Object zero(ElementKind kind) {
    return kind == ElementKind.REFERENCE ? null : (Object) 0L;
  }

  /** Returns what was printed. */
  public String output() {
    return output.toString();
  }

  /** Returns how many nodes were run. */
  public long steps() {
    return steps;
  }

  /** Makes a string. */
  public Object literal(String text) {
    return literals.computeIfAbsent(
        text,
        key -> {
          byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
          GuestObject array = new GuestObject("[B", ElementKind.BYTE, bytes.length);
          for (int i = 0; i < bytes.length; i++) {
            array.elements[i] = (long) bytes[i];
          }
          GuestObject string = new GuestObject(LANG + "String");
          string.fields.put(BYTES, array);
          return string;
        });
  }

  private static String text(Object string) {
    GuestObject array = (GuestObject) ((GuestObject) string).fields.get(BYTES);
    StringBuilder text = new StringBuilder();
    for (Object element : array.elements) {
      text.append((char) ((long) element & 0xFF));
    }
    return text.toString();
  }

  /** Calls a method; numbers are longs. */
  public Object call(MethodId method, Object... arguments) {
    Object replaced = builtIn(method, arguments);
    if (replaced != method) {
      return replaced;
    }
    Graph graph = program.graphs().get(method);
    if (graph == null) {
      throw new AssertionError("no graph of " + method);
    }
    if (++depth > 5000) {
      throw new GuestTrap("StackOverflowError");
    }
    try {
      return run(graph, arguments);
    } finally {
      depth--;
    }
  }

  /** Does what only the machine can; returns the method itself if it is none of those. */
  private Object builtIn(MethodId method, Object[] arguments) {
    if (method.owner().equals("org/matryoshka/guest/runtime/Traps")) {
      String what =
          method.name().equals("thrown") && arguments[0] instanceof GuestObject thrown
              ? thrown.type.substring(thrown.type.lastIndexOf('/') + 1)
              : method.name();
      throw new GuestTrap(what);
    }
    if (method.name().equals("line") && method.owner().endsWith("TestConsole$Machine")) {
      output.append(arguments[0] == null ? "null" : text(arguments[0])).append('\n');
      return null;
    }
    if (method.owner().equals(LANG + "System") && method.name().equals("arraycopy")) {
      copy(arguments);
      return null;
    }
    if (method.owner().equals(LANG + "ArrayCopies")) {
      GuestObject array = (GuestObject) arguments[0];
      if (method.name().equals("copy") || method.name().equals("make")) {
        int length = arguments.length == 1 ? array.elements.length : (int) (long) arguments[1];
        GuestObject copy =
            new GuestObject(array.type, ElementKind.ofDescriptor(array.type.substring(1)), length);
        if (method.name().equals("copy")) {
          System.arraycopy(array.elements, 0, copy.elements, 0, length);
        }
        return copy;
      }
    }
    return method;
  }

  private static void copy(Object[] arguments) {
    if (arguments[0] == null || arguments[2] == null) {
      throw new GuestTrap("nullPointer");
    }
    Object[] from = ((GuestObject) arguments[0]).elements;
    Object[] to = ((GuestObject) arguments[2]).elements;
    try {
      System.arraycopy(
          from,
          (int) (long) arguments[1],
          to,
          (int) (long) arguments[3],
          (int) (long) arguments[4]);
    } catch (IndexOutOfBoundsException _) {
      throw new GuestTrap("ArrayIndexOutOfBoundsException");
    }
  }

  private Object run(Graph graph, Object[] arguments) {
    Object[] values = new Object[graph.valueCount()];
    for (Parameter parameter : graph.parameters()) {
      values[parameter.id()] = arguments[parameter.index()];
    }
    Block block = graph.entry();
    while (true) {
      for (Instruction instruction : block.instructions()) {
        steps++;
        Object result = run(instruction, values);
        if (instruction.type() == ValueType.INT && (int) (long) result != (long) result) {
          throw new AssertionError(instruction + " of " + graph.method() + " is not an int");
        }
        values[instruction.id()] = result;
      }
      steps++;
      int edge =
          switch (block.terminator()) {
            case Return _ -> -1;
            case Jump _ -> 0;
            case Branch branch ->
                test(branch.condition(), branch.left(), branch.right(), values) ? 0 : 1;
            case Switch choice -> edge(choice, (int) number(choice.key(), values));
            default -> throw new AssertionError("reached " + block.terminator());
          };
      if (edge < 0) {
        Return end = (Return) block.terminator();
        return end.hasValue() ? get(end.value(), values) : null;
      }
      block = enter(block, edge, values);
    }
  }

  private static int edge(Switch choice, int key) {
    for (int i = 0; i < choice.keyCount(); i++) {
      if (choice.keyAt(i) == key) {
        return i;
      }
    }
    return choice.keyCount();
  }

  private Block enter(Block from, int edge, Object[] values) {
    Block to = from.terminator().successor(edge);
    int nth = 0;
    for (int i = 0; i < edge; i++) {
      nth += from.terminator().successor(i) == to ? 1 : 0;
    }
    int index = -1;
    do {
      index++;
    } while (to.predecessors().get(index) != from || nth-- > 0);
    Object[] incoming = new Object[to.phis().size()];
    for (int i = 0; i < incoming.length; i++) {
      incoming[i] = get(to.phis().get(i).operand(index), values);
    }
    int i = 0;
    for (Phi phi : to.phis()) {
      values[phi.id()] = incoming[i++];
    }
    return to;
  }

  private Object get(Value value, Object[] values) {
    return switch (value) {
      case Constant constant -> constant.value();
      case NullReference _ -> null;
      case StringLiteral literal -> literal(literal.value());
      default -> values[value.id()];
    };
  }

  private long number(Value value, Object[] values) {
    return (long) get(value, values);
  }

  private boolean test(Condition condition, Value left, Value right, Object[] values) {
    if (left.type() == ValueType.REFERENCE) {
      boolean same = get(left, values) == get(right, values);
      return same == (condition == Condition.EQUAL);
    }
    return condition.test(number(left, values), number(right, values));
  }

  private GuestObject object(Value value, boolean checksNull, Object[] values) {
    GuestObject object = (GuestObject) get(value, values);
    if (object == null) {
      if (checksNull) {
        throw new GuestTrap("nullPointer");
      }
      throw new AssertionError("unchecked null " + value);
    }
    return object;
  }

  private Object run(Instruction instruction, Object[] values) {
    switch (instruction) {
      case Binary binary -> {
        return apply(binary, number(binary.left(), values), number(binary.right(), values));
      }
      case Unary unary -> {
        long result = unary.operator().apply(number(unary.value(), values));
        return unary.type() == ValueType.INT ? (long) (int) result : result;
      }
      case Compare compare -> {
        return test(compare.condition(), compare.left(), compare.right(), values) ? 1L : 0L;
      }
      case CompareThreeWay compare -> {
        return (long) Long.compare(number(compare.left(), values), number(compare.right(), values));
      }
      case LoadField load -> {
        GuestObject object = object(load.object(), load.checksNull(), values);
        return object.fields.getOrDefault(load.field(), zero(load.field().kind()));
      }
      case StoreField store -> {
        GuestObject object = object(store.object(), store.checksNull(), values);
        object.fields.put(store.field(), narrow(store.field().kind(), get(store.value(), values)));
      }
      case LoadStatic load -> {
        return statics.getOrDefault(load.field(), zero(load.field().kind()));
      }
      case StoreStatic store ->
          statics.put(store.field(), narrow(store.field().kind(), get(store.value(), values)));
      case ArrayLength length -> {
        return (long) object(length.array(), length.checksNull(), values).elements.length;
      }
      case LoadElement load -> {
        return element(load.array(), load.index(), values);
      }
      case StoreElement store -> {
        element(store.array(), store.index(), values);
        object(store.array(), false, values).elements[(int) number(store.index(), values)] =
            narrow(store.kind(), get(store.value(), values));
      }
      case NullCheck check -> object(check.object(), true, values);
      case BoundsCheck check -> {
        long index = number(check.index(), values);
        if (index < 0 || index >= number(check.length(), values)) {
          throw new GuestTrap("bounds");
        }
      }
      case DivisionCheck check -> {
        if (number(check.divisor(), values) == 0) {
          throw new GuestTrap("division");
        }
      }
      case New object -> {
        return new GuestObject(object.className());
      }
      case NewArray array -> {
        int length = (int) number(array.length(), values);
        if (length < 0) {
          throw new GuestTrap("negativeSize");
        }
        return new GuestObject(array.typeName(), array.kind(), length);
      }
      case InstanceOf test -> {
        GuestObject object = (GuestObject) get(test.object(), values);
        return object != null && isSubtype(object.type, test.typeName()) ? 1L : 0L;
      }
      case CheckCast cast -> {
        GuestObject object = (GuestObject) get(cast.object(), values);
        if (object != null && !isSubtype(object.type, cast.typeName())) {
          throw new GuestTrap("cast");
        }
        return object;
      }
      case Invoke invoke -> {
        return invoke(invoke, values);
      }
      default -> throw new AssertionError("unexpected " + instruction.getClass());
    }
    return 0L;
  }

  private Object element(Value array, Value index, Object[] values) {
    Object[] elements = object(array, false, values).elements;
    long at = number(index, values);
    if (at < 0 || at >= elements.length) {
      throw new AssertionError("unchecked index " + at);
    }
    return elements[(int) at];
  }

  private static Object apply(Binary binary, long left, long right) {
    BinaryOperator operator = binary.operator();
    return binary.type() == ValueType.INT
        ? (long) operator.apply((int) left, (int) right)
        : operator.apply(left, right);
  }

  private static Object narrow(ElementKind kind, Object value) {
    return switch (kind) {
      case BOOLEAN -> (long) value & 1;
      case BYTE -> (long) (byte) (long) value;
      case CHAR -> (long) (char) (long) value;
      case SHORT -> (long) (short) (long) value;
      case INT, LONG, REFERENCE -> value;
    };
  }

  private boolean isSubtype(String type, String of) {
    if (type.equals(of) || of.equals(LANG + "Object")) {
      return true;
    }
    if (type.charAt(0) != '[' || of.charAt(0) != '[') {
      return type.charAt(0) != '[' && program.isSubclass(type, of);
    }
    return isReference(type) && isReference(of) && isSubtype(element(type), element(of));
  }

  private static boolean isReference(String arrayType) {
    return arrayType.charAt(1) == 'L' || arrayType.charAt(1) == '[';
  }

  private static String element(String arrayType) {
    return arrayType.charAt(1) == '['
        ? arrayType.substring(1)
        : arrayType.substring(2, arrayType.length() - 1);
  }

  private Object invoke(Invoke invoke, Object[] values) {
    Object[] arguments = new Object[invoke.operandCount()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = get(invoke.operand(i), values);
    }
    Object result;
    if (invoke.kind() == InvokeKind.STATIC) {
      result = call(invoke.method(), arguments);
    } else {
      GuestObject receiver = object(invoke.operand(0), invoke.checksNull(), values);
      MethodId target = invoke.method();
      if (invoke.kind() != InvokeKind.DIRECT) {
        String type = receiver.type.charAt(0) == '[' ? LANG + "Object" : receiver.type;
        target = program.implementation(invoke.method(), type);
        if (target == null) {
          throw new AssertionError("no implementation of " + invoke.method() + " in " + type);
        }
      }
      result = call(target, arguments);
    }
    return invoke.type() == ValueType.VOID ? 0L : result;
  }
}
