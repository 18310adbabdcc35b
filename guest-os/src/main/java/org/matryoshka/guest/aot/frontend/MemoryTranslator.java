package org.matryoshka.guest.aot.frontend;

import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import org.matryoshka.guest.aot.ir.ArrayLength;
import org.matryoshka.guest.aot.ir.BinaryOperator;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.BoundsCheck;
import org.matryoshka.guest.aot.ir.Condition;
import org.matryoshka.guest.aot.ir.ElementKind;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.LoadElement;
import org.matryoshka.guest.aot.ir.LoadField;
import org.matryoshka.guest.aot.ir.LoadStatic;
import org.matryoshka.guest.aot.ir.NewArray;
import org.matryoshka.guest.aot.ir.Phi;
import org.matryoshka.guest.aot.ir.ProgramField;
import org.matryoshka.guest.aot.ir.StaticValue;
import org.matryoshka.guest.aot.ir.StoreElement;
import org.matryoshka.guest.aot.ir.StoreField;
import org.matryoshka.guest.aot.ir.StoreStatic;
import org.matryoshka.guest.aot.ir.Value;
import org.matryoshka.guest.aot.ir.ValueType;
import org.matryoshka.guest.aot.verify.Rule;
import org.matryoshka.guest.aot.verify.ViolationLog;

/** Translates access to fields and arrays, and the making of arrays. */
final class MemoryTranslator {
  private final GraphBuilder blocks;
  private final CodeBuilder out;
  private final Graph graph;
  private final ClassRepository repository;
  private final ViolationLog log;

  MemoryTranslator(
      GraphBuilder blocks, CodeBuilder out, ClassRepository repository, ViolationLog log) {
    this.blocks = blocks;
    this.out = out;
    this.graph = out.graph();
    this.repository = repository;
    this.log = log;
  }

  /** Returns whether a class or an array's element class exists; notes a violation if not. */
  boolean requireClass(String typeName) {
    String name = typeName;
    if (name.charAt(0) == '[') {
      String element = name.substring(name.lastIndexOf('[') + 1);
      if (element.charAt(0) != 'L') {
        return true;
      }
      name = element.substring(1, element.length() - 1);
    }
    if (repository.find(name) == null) {
      log.add(
          out.position(),
          Rule.UNKNOWN_CLASS,
          "class " + ReplacedNames.forPeople(name) + " is not available");
      return false;
    }
    return true;
  }

  void field(FieldInstruction instruction) {
    String owner = ReplacedNames.ofClass(instruction.owner().asInternalName());
    String name = instruction.name().stringValue();
    String descriptor = ReplacedNames.ofDescriptor(instruction.type().stringValue());
    Opcode opcode = instruction.opcode();
    if (name.equals("$assertionsDisabled")) {
      if (opcode == Opcode.GETSTATIC) {
        blocks.frame().push(graph.intConstant(1));
      } else {
        blocks.frame().pop();
      }
      return;
    }
    ProgramField field = repository.resolveField(owner, name, descriptor);
    if (field == null) {
      unknownField(opcode, owner, name, descriptor);
      return;
    }
    switch (opcode) {
      case GETSTATIC -> blocks.frame().push(loadStatic(field));
      case PUTSTATIC ->
          out.emit(new StoreStatic(graph, out.position(), field.id(), blocks.frame().pop()));
      case GETFIELD -> {
        Value object = blocks.frame().pop();
        blocks
            .frame()
            .push(
                out.emit(
                    new LoadField(
                        graph, out.position(), field.id(), !out.isNonNull(object), object)));
      }
      default -> {
        Value value = blocks.frame().pop();
        Value object = blocks.frame().pop();
        out.emit(
            new StoreField(
                graph, out.position(), field.id(), !out.isNonNull(object), object, value));
      }
    }
  }

  private Value loadStatic(ProgramField field) {
    return switch (field.isFinal() ? field.initialValue() : null) {
      case StaticValue.Scalar number ->
          graph.constant(field.id().kind().valueType(), number.value());
      case StaticValue.Text text -> graph.stringLiteral(text.value());
      case null, default -> out.emit(new LoadStatic(graph, out.position(), field.id()));
    };
  }

  private void unknownField(Opcode opcode, String owner, String name, String descriptor) {
    if (requireClass(owner)) {
      log.add(
          out.position(),
          Rule.UNKNOWN_MEMBER,
          "field " + ReplacedNames.forPeople(owner) + "." + name + " is not available");
    }
    if (opcode == Opcode.PUTSTATIC || opcode == Opcode.PUTFIELD) {
      blocks.frame().pop();
    }
    if (opcode == Opcode.GETFIELD || opcode == Opcode.PUTFIELD) {
      blocks.frame().pop();
    }
    if (opcode == Opcode.GETSTATIC || opcode == Opcode.GETFIELD) {
      blocks.frame().push(out.zero(ValueType.ofDescriptor(descriptor)));
    }
  }

  void loadElement(ElementKind kind) {
    Value index = blocks.frame().pop();
    Value array = blocks.frame().pop();
    checkBounds(array, index);
    blocks.frame().push(out.emit(new LoadElement(graph, out.position(), kind, array, index)));
  }

  void storeElement(ElementKind kind) {
    Value value = blocks.frame().pop();
    Value index = blocks.frame().pop();
    Value array = blocks.frame().pop();
    checkBounds(array, index);
    out.emit(new StoreElement(graph, out.position(), kind, array, index, value));
  }

  private void checkBounds(Value array, Value index) {
    Value length = out.emit(new ArrayLength(graph, out.position(), !out.isNonNull(array), array));
    out.emit(new BoundsCheck(graph, out.position(), index, length));
  }

  void newArray(ElementKind kind) {
    Value length = blocks.frame().pop();
    blocks
        .frame()
        .push(out.emit(new NewArray(graph, out.position(), kind, "[" + kind.letter(), length)));
  }

  void newReferenceArray(String component) {
    String element = ReplacedNames.ofClass(component);
    requireClass(element);
    String type = element.charAt(0) == '[' ? "[" + element : "[L" + element + ";";
    Value length = blocks.frame().pop();
    blocks
        .frame()
        .push(out.emit(new NewArray(graph, out.position(), ElementKind.REFERENCE, type, length)));
  }

  /** Makes an array of arrays: loops that allocate the inner ones. */
  void newMultiArray(String type, int dimensions) {
    requireClass(type);
    Value[] lengths = new Value[dimensions];
    for (int i = dimensions - 1; i >= 0; i--) {
      lengths[i] = blocks.frame().pop();
    }
    blocks.frame().push(allocate(type, lengths, 0));
  }

  private Value allocate(String type, Value[] lengths, int dimension) {
    ElementKind kind = ElementKind.ofDescriptor(type.substring(1));
    Value length = lengths[dimension];
    Value array = out.emit(new NewArray(graph, out.position(), kind, type, length));
    if (dimension + 1 == lengths.length) {
      return array;
    }
    Block head = graph.newBlock();
    Block body = graph.newBlock();
    Block done = graph.newBlock();
    out.jump(head);
    Phi index = out.phi(head, ValueType.INT);
    index.addInput(graph.intConstant(0));
    out.start(head);
    out.branch(Condition.LESS, index, length, body, done);
    out.start(body);
    Value inner = allocate(type.substring(1), lengths, dimension + 1);
    out.emit(new StoreElement(graph, out.position(), ElementKind.REFERENCE, array, index, inner));
    index.addInput(out.binary(BinaryOperator.ADD, index, graph.intConstant(1)));
    out.jump(head);
    out.start(done);
    return array;
  }
}
