package org.matryoshka.guest.aot.frontend;

import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.ArrayList;
import java.util.List;
import org.matryoshka.guest.aot.ir.BinaryOperator;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.Compare;
import org.matryoshka.guest.aot.ir.Condition;
import org.matryoshka.guest.aot.ir.FieldId;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.InstanceOf;
import org.matryoshka.guest.aot.ir.LoadField;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.Phi;
import org.matryoshka.guest.aot.ir.Unary;
import org.matryoshka.guest.aot.ir.UnaryOperator;
import org.matryoshka.guest.aot.ir.Value;
import org.matryoshka.guest.aot.ir.ValueType;

/** Writes {@code equals}, {@code hashCode} and {@code toString} of a record. */
final class RecordMethods {
  private static final String OBJECT = ReplacedNames.OBJECT;

  private final CodeBuilder out;
  private final Graph graph;

  RecordMethods(CodeBuilder out) {
    this.out = out;
    this.graph = out.graph();
  }

  /** Translates what {@code ObjectMethods.bootstrap} is asked to do. */
  Value translate(String name, InvokeDynamicInstruction instruction, Value[] arguments) {
    List<FieldId> fields = new ArrayList<>();
    for (ConstantDesc constant : instruction.bootstrapArgs()) {
      if (constant instanceof DirectMethodHandleDesc getter) {
        String type = getter.invocationType().returnType().descriptorString();
        fields.add(
            new FieldId(
                graph.method().owner(), getter.methodName(), ReplacedNames.ofDescriptor(type)));
      }
    }
    return switch (name) {
      case "equals" -> isEqual(fields, arguments[0], arguments[1]);
      case "hashCode" -> hash(fields, arguments[0]);
      default -> text(fields, arguments[0]);
    };
  }

  private Value load(FieldId field, Value object) {
    return out.emit(new LoadField(graph, out.position(), field, false, object));
  }

  private Value isEqual(List<FieldId> fields, Value self, Value other) {
    Block done = graph.newBlock();
    Phi result = out.phi(done, ValueType.INT);
    Value isRecord = out.emit(new InstanceOf(graph, out.position(), graph.method().owner(), other));
    unlessZeroGoOn(isRecord, result, done);
    for (FieldId field : fields) {
      Value mine = load(field, self);
      Value theirs = load(field, other);
      if (mine.type() == ValueType.REFERENCE) {
        unlessZeroGoOn(isEqual(field.descriptor(), mine, theirs), result, done);
      } else {
        Block next = graph.newBlock();
        result.addInput(graph.intConstant(0));
        out.branch(Condition.NOT_EQUAL, mine, theirs, done, next);
        out.start(next);
      }
    }
    result.addInput(graph.intConstant(1));
    out.jump(done);
    out.start(done);
    return result;
  }

  /** Ends with the result 0 if a value is 0. */
  private void unlessZeroGoOn(Value value, Phi result, Block done) {
    Block next = graph.newBlock();
    result.addInput(graph.intConstant(0));
    out.branch(Condition.EQUAL, value, graph.intConstant(0), done, next);
    out.start(next);
  }

  /** Compares two references as {@code Objects.equals} does. */
  private Value isEqual(String type, Value one, Value other) {
    Block ask = graph.newBlock();
    Block isNull = graph.newBlock();
    Block done = graph.newBlock();
    Phi result = out.phi(done, ValueType.INT);
    out.branch(Condition.EQUAL, one, graph.nullReference(), isNull, ask);
    out.start(ask);
    MethodId equals = new MethodId(OBJECT, "equals", "(L" + OBJECT + ";)Z");
    result.addInput(out.callOnObject(equals, type, one, other));
    out.jump(done);
    out.start(isNull);
    Value same =
        out.emit(new Compare(graph, out.position(), Condition.EQUAL, other, graph.nullReference()));
    result.addInput(same);
    out.jump(done);
    out.start(done);
    return result;
  }

  private Value hash(List<FieldId> fields, Value self) {
    Value sum = graph.intConstant(0);
    for (FieldId field : fields) {
      Value shifted = out.binary(BinaryOperator.MUL, sum, graph.intConstant(31));
      sum = out.binary(BinaryOperator.ADD, shifted, hash(field, load(field, self)));
    }
    return sum;
  }

  private Value hash(FieldId field, Value value) {
    return switch (field.kind()) {
      case BOOLEAN -> {
        // 1231 for true, 1237 for false, as Boolean.hashCode has it
        Value six = out.binary(BinaryOperator.MUL, value, graph.intConstant(6));
        yield out.binary(BinaryOperator.SUB, graph.intConstant(1237), six);
      }
      case LONG -> {
        Value high = out.binary(BinaryOperator.USHR, value, graph.intConstant(32));
        Value both = out.binary(BinaryOperator.XOR, value, high);
        yield out.emit(new Unary(graph, out.position(), UnaryOperator.LONG_TO_INT, both));
      }
      case REFERENCE -> hashOfReference(field.descriptor(), value);
      default -> value;
    };
  }

  private Value hashOfReference(String type, Value value) {
    Block ask = graph.newBlock();
    Block done = graph.newBlock();
    Phi result = out.phi(done, ValueType.INT);
    result.addInput(graph.intConstant(0));
    out.branch(Condition.EQUAL, value, graph.nullReference(), done, ask);
    out.start(ask);
    result.addInput(out.callOnObject(new MethodId(OBJECT, "hashCode", "()I"), type, value));
    out.jump(done);
    out.start(done);
    return result;
  }

  private Value text(List<FieldId> fields, Value self) {
    StringConcatenation result = new StringConcatenation(out);
    String owner = graph.method().owner();
    String simple = owner.substring(Math.max(owner.lastIndexOf('/'), owner.lastIndexOf('$')) + 1);
    String separator = simple + "[";
    for (FieldId field : fields) {
      result.append(separator + field.name() + "=");
      result.append(field.descriptor(), load(field, self));
      separator = ", ";
    }
    result.append(fields.isEmpty() ? separator + "]" : "]");
    return result.text();
  }
}
