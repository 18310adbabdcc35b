package org.matryoshka.guest.aot.frontend;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ConstantDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.matryoshka.guest.aot.ir.ArrayLength;
import org.matryoshka.guest.aot.ir.BinaryOperator;
import org.matryoshka.guest.aot.ir.CheckCast;
import org.matryoshka.guest.aot.ir.CompareThreeWay;
import org.matryoshka.guest.aot.ir.Condition;
import org.matryoshka.guest.aot.ir.Constant;
import org.matryoshka.guest.aot.ir.DivisionCheck;
import org.matryoshka.guest.aot.ir.ElementKind;
import org.matryoshka.guest.aot.ir.InstanceOf;
import org.matryoshka.guest.aot.ir.InvokeKind;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.New;
import org.matryoshka.guest.aot.ir.Unary;
import org.matryoshka.guest.aot.ir.UnaryOperator;
import org.matryoshka.guest.aot.ir.Value;
import org.matryoshka.guest.aot.ir.ValueType;
import org.matryoshka.guest.aot.verify.ViolationLog;

/** Translates one bytecode instruction at a time. */
final class InstructionTranslator {
  private static final MethodId THROWN =
      new MethodId(
          "org/matryoshka/guest/runtime/Traps",
          "thrown",
          "(L" + ReplacedNames.RUNTIME_LANG + "Throwable;)V");

  private final GraphBuilder blocks;
  private final CodeBuilder out;
  private final MemoryTranslator memory;
  private final CallTranslator calls;
  private final DynamicCallTranslator dynamicCalls;

  InstructionTranslator(
      GraphBuilder blocks, CodeBuilder out, ClassRepository repository, ViolationLog log) {
    this.blocks = blocks;
    this.out = out;
    this.memory = new MemoryTranslator(blocks, out, repository, log);
    this.calls = new CallTranslator(blocks, out, repository, log);
    this.dynamicCalls = new DynamicCallTranslator(blocks, out, repository);
  }

  private Frame frame() {
    return blocks.frame();
  }

  void translate(Instruction instruction, int index) {
    switch (instruction.opcode().kind()) {
      case LOAD -> frame().push(frame().local(((LoadInstruction) instruction).slot()));
      case STORE -> frame().setLocal(((StoreInstruction) instruction).slot(), frame().pop());
      case INCREMENT -> increment((IncrementInstruction) instruction);
      case BRANCH -> branch((BranchInstruction) instruction, index + 1);
      case LOOKUP_SWITCH -> {
        LookupSwitchInstruction choice = (LookupSwitchInstruction) instruction;
        choose(choice.cases(), blocks.code().indexOf(choice.defaultTarget()));
      }
      case TABLE_SWITCH -> {
        TableSwitchInstruction choice = (TableSwitchInstruction) instruction;
        choose(choice.cases(), blocks.code().indexOf(choice.defaultTarget()));
      }
      case RETURN -> {
        if (instruction.opcode() == Opcode.RETURN) {
          out.leave();
        } else {
          out.leave(frame().pop());
        }
      }
      case THROW_EXCEPTION -> {
        out.call(InvokeKind.STATIC, THROWN, frame().pop());
        out.fail();
      }
      case FIELD_ACCESS -> memory.field((FieldInstruction) instruction);
      case INVOKE -> calls.invoke((InvokeInstruction) instruction);
      case INVOKE_DYNAMIC -> dynamicCalls.invoke((InvokeDynamicInstruction) instruction);
      case NEW_OBJECT -> newObject((NewObjectInstruction) instruction);
      case NEW_PRIMITIVE_ARRAY ->
          memory.newArray(primitiveKind(((NewPrimitiveArrayInstruction) instruction).typeKind()));
      case NEW_REF_ARRAY ->
          memory.newReferenceArray(
              ((NewReferenceArrayInstruction) instruction).componentType().asInternalName());
      case NEW_MULTI_ARRAY -> {
        NewMultiArrayInstruction array = (NewMultiArrayInstruction) instruction;
        memory.newMultiArray(
            ReplacedNames.ofClass(array.arrayType().asInternalName()), array.dimensions());
      }
      case TYPE_CHECK -> typeCheck((TypeCheckInstruction) instruction);
      case ARRAY_LOAD -> memory.loadElement(elementKind(((ArrayLoadInstruction) instruction)));
      case ARRAY_STORE -> memory.storeElement(elementKind((ArrayStoreInstruction) instruction));
      case STACK -> stack(instruction.opcode());
      case CONVERT -> convert((ConvertInstruction) instruction);
      case OPERATOR -> operator((OperatorInstruction) instruction);
      case CONSTANT -> constant((ConstantInstruction) instruction);
      case MONITOR -> frame().pop();
      case NOP, DISCONTINUED_JSR, DISCONTINUED_RET -> {}
    }
  }

  private void increment(IncrementInstruction instruction) {
    int slot = instruction.slot();
    Value amount = out.graph().intConstant(instruction.constant());
    frame().setLocal(slot, out.binary(BinaryOperator.ADD, frame().local(slot), amount));
  }

  private void constant(ConstantInstruction instruction) {
    if (instruction.opcode() == Opcode.ACONST_NULL) {
      frame().push(out.graph().nullReference());
      return;
    }
    ConstantDesc constant = instruction.constantValue();
    frame()
        .push(
            switch (constant) {
              case Integer number -> out.graph().intConstant(number);
              case Long number -> out.graph().longConstant(number);
              case String text -> out.graph().stringLiteral(text);
              case Float _ -> out.graph().intConstant(0);
              case Double _ -> out.graph().longConstant(0);
              default -> out.graph().nullReference();
            });
  }

  private void newObject(NewObjectInstruction instruction) {
    String name = ReplacedNames.ofClass(instruction.className().asInternalName());
    if (memory.requireClass(name)) {
      frame().push(out.emit(new New(out.graph(), out.position(), name)));
    } else {
      frame().push(out.graph().nullReference());
    }
  }

  private static ElementKind primitiveKind(TypeKind kind) {
    return ElementKind.ofDescriptor(kind.upperBound().descriptorString());
  }

  private static ElementKind elementKind(ArrayLoadInstruction load) {
    return elementKind(load.typeKind());
  }

  private static ElementKind elementKind(ArrayStoreInstruction store) {
    return elementKind(store.typeKind());
  }

  /** Booleans and bytes have the same instructions; a boolean is a byte that is 0 or 1. */
  private static ElementKind elementKind(TypeKind kind) {
    return kind == TypeKind.REFERENCE ? ElementKind.REFERENCE : primitiveKind(kind);
  }

  private void typeCheck(TypeCheckInstruction instruction) {
    String type = ReplacedNames.ofClass(instruction.type().asInternalName());
    Value object = frame().pop();
    if (!memory.requireClass(type)) {
      frame().push(instruction.opcode() == Opcode.CHECKCAST ? object : out.graph().intConstant(0));
    } else if (instruction.opcode() != Opcode.CHECKCAST) {
      frame().push(out.emit(new InstanceOf(out.graph(), out.position(), type, object)));
    } else if (type.equals(ReplacedNames.OBJECT)) {
      frame().push(object);
    } else {
      frame().push(out.emit(new CheckCast(out.graph(), out.position(), type, object)));
    }
  }

  private void stack(Opcode opcode) {
    switch (opcode) {
      case POP -> frame().popWords(1);
      case POP2 -> frame().popWords(2);
      case DUP -> frame().push(frame().peek());
      case DUP2 -> duplicateBelow(2, 0);
      case DUP_X1 -> duplicateBelow(1, 1);
      case DUP_X2 -> duplicateBelow(1, 2);
      case DUP2_X1 -> duplicateBelow(2, 1);
      case DUP2_X2 -> duplicateBelow(2, 2);
      case SWAP -> {
        Value top = frame().pop();
        Value below = frame().pop();
        frame().push(top);
        frame().push(below);
      }
      default -> throw new IllegalArgumentException(opcode.name());
    }
  }

  /** Copies the top words of the stack below a number of other words. */
  private void duplicateBelow(int words, int others) {
    List<Value> top = frame().popWords(words);
    List<Value> below = frame().popWords(others);
    frame().pushAll(top);
    frame().pushAll(below);
    frame().pushAll(top);
  }

  private void convert(ConvertInstruction instruction) {
    Value value = frame().pop();
    UnaryOperator operator =
        switch (instruction.opcode()) {
          case I2L -> UnaryOperator.INT_TO_LONG;
          case L2I -> UnaryOperator.LONG_TO_INT;
          case I2B -> UnaryOperator.INT_TO_BYTE;
          case I2C -> UnaryOperator.INT_TO_CHAR;
          case I2S -> UnaryOperator.INT_TO_SHORT;
          default -> null;
        };
    if (operator == null) {
      frame().push(out.zero(wordType(instruction.toType())));
    } else {
      frame().push(unary(operator, value));
    }
  }

  private Value unary(UnaryOperator operator, Value value) {
    if (value instanceof Constant constant) {
      return out.graph()
          .constant(operator.resultType(value.type()), operator.apply(constant.value()));
    }
    return out.emit(new Unary(out.graph(), out.position(), operator, value));
  }

  private static ValueType wordType(TypeKind kind) {
    return kind.slotSize() == 2 ? ValueType.LONG : ValueType.INT;
  }

  private void operator(OperatorInstruction instruction) {
    Opcode opcode = instruction.opcode();
    switch (opcode) {
      case ARRAYLENGTH -> {
        Value array = frame().pop();
        boolean checksNull = !out.isNonNull(array);
        frame().push(out.emit(new ArrayLength(out.graph(), out.position(), checksNull, array)));
      }
      case INEG, LNEG -> frame().push(unary(UnaryOperator.NEGATE, frame().pop()));
      case LCMP -> {
        Value right = frame().pop();
        Value left = frame().pop();
        frame().push(out.emit(new CompareThreeWay(out.graph(), out.position(), left, right)));
      }
      case FNEG, DNEG -> {}
      case FCMPL, FCMPG, DCMPL, DCMPG -> {
        frame().pop();
        frame().pop();
        frame().push(out.graph().intConstant(0));
      }
      default -> binary(opcode);
    }
  }

  private void binary(Opcode opcode) {
    BinaryOperator operator =
        switch (opcode) {
          case IADD, LADD -> BinaryOperator.ADD;
          case ISUB, LSUB -> BinaryOperator.SUB;
          case IMUL, LMUL -> BinaryOperator.MUL;
          case IDIV, LDIV -> BinaryOperator.DIV;
          case IREM, LREM -> BinaryOperator.REM;
          case IAND, LAND -> BinaryOperator.AND;
          case IOR, LOR -> BinaryOperator.OR;
          case IXOR, LXOR -> BinaryOperator.XOR;
          case ISHL, LSHL -> BinaryOperator.SHL;
          case ISHR, LSHR -> BinaryOperator.SHR;
          case IUSHR, LUSHR -> BinaryOperator.USHR;
          default -> null;
        };
    Value right = frame().pop();
    Value left = frame().pop();
    if (operator == null) {
      frame().push(left);
      return;
    }
    boolean division = operator == BinaryOperator.DIV || operator == BinaryOperator.REM;
    if (division && !(right instanceof Constant constant && constant.value() != 0)) {
      out.emit(new DivisionCheck(out.graph(), out.position(), right));
    }
    frame().push(out.binary(operator, left, right));
  }

  private void branch(BranchInstruction instruction, int next) {
    int target = blocks.code().indexOf(instruction.target());
    Opcode opcode = instruction.opcode();
    switch (opcode) {
      case GOTO, GOTO_W -> blocks.jumpTo(target);
      case IFNULL, IFNONNULL -> {
        Value object = frame().pop();
        Condition condition = opcode == Opcode.IFNULL ? Condition.EQUAL : Condition.NOT_EQUAL;
        Value nothing = out.graph().nullReference();
        if (out.isNonNull(object)) {
          blocks.jumpTo(condition == Condition.NOT_EQUAL ? target : next);
        } else {
          blocks.branchTo(condition, object, nothing, target, next);
        }
      }
      case IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE -> {
        Value value = frame().pop();
        if (value instanceof CompareThreeWay order) {
          blocks.branchTo(condition(opcode), order.left(), order.right(), target, next);
        } else {
          blocks.branchTo(condition(opcode), value, out.graph().intConstant(0), target, next);
        }
      }
      default -> {
        Value right = frame().pop();
        Value left = frame().pop();
        blocks.branchTo(condition(opcode), left, right, target, next);
      }
    }
  }

  private static Condition condition(Opcode opcode) {
    return switch (opcode) {
      case IFEQ, IF_ICMPEQ, IF_ACMPEQ -> Condition.EQUAL;
      case IFNE, IF_ICMPNE, IF_ACMPNE -> Condition.NOT_EQUAL;
      case IFLT, IF_ICMPLT -> Condition.LESS;
      case IFGE, IF_ICMPGE -> Condition.GREATER_EQUAL;
      case IFGT, IF_ICMPGT -> Condition.GREATER;
      case IFLE, IF_ICMPLE -> Condition.LESS_EQUAL;
      default -> throw new IllegalArgumentException(opcode.name());
    };
  }

  private void choose(List<SwitchCase> cases, int defaultTarget) {
    List<SwitchCase> sorted = new ArrayList<>(cases);
    sorted.sort(Comparator.comparingInt(SwitchCase::caseValue));
    int[] keys = new int[sorted.size()];
    int[] targets = new int[sorted.size() + 1];
    int count = 0;
    for (SwitchCase each : sorted) {
      int target = blocks.code().indexOf(each.target());
      // A table has entries for the keys between its cases too.
      if (target != defaultTarget) {
        keys[count] = each.caseValue();
        targets[count++] = target;
      }
    }
    targets[count] = defaultTarget;
    blocks.switchTo(frame().pop(), Arrays.copyOf(keys, count), Arrays.copyOf(targets, count + 1));
  }
}
