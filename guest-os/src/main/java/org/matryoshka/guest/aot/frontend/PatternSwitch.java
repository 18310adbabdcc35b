package org.matryoshka.guest.aot.frontend;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DynamicConstantDesc;
import java.util.List;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.Compare;
import org.matryoshka.guest.aot.ir.Condition;
import org.matryoshka.guest.aot.ir.FieldId;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.InstanceOf;
import org.matryoshka.guest.aot.ir.InvokeKind;
import org.matryoshka.guest.aot.ir.LoadStatic;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.Phi;
import org.matryoshka.guest.aot.ir.Value;
import org.matryoshka.guest.aot.ir.ValueType;

/**
 * Finds the first label of a pattern switch that an object matches: -1 for null, the number of
 * labels if none matches. Javac asks again, from the next label on, when a guard does not hold.
 */
final class PatternSwitch {
  private final CodeBuilder out;
  private final Graph graph;
  private final ClassRepository repository;

  PatternSwitch(CodeBuilder out, ClassRepository repository) {
    this.out = out;
    this.graph = out.graph();
    this.repository = repository;
  }

  /**
   * Translates what {@code SwitchBootstraps} is asked to do.
   *
   * @param type the descriptor of the object's type
   * @param labels class constants, strings, names of enum constants
   * @param arguments the object and the first label that may match
   */
  Value select(String type, List<ConstantDesc> labels, Value[] arguments) {
    Value object = arguments[0];
    Value first = arguments[1];
    Block done = graph.newBlock();
    Block next = graph.newBlock();
    Phi result = out.phi(done, ValueType.INT);
    result.addInput(graph.intConstant(-1));
    out.branch(Condition.EQUAL, object, graph.nullReference(), done, next);
    out.start(next);
    for (int i = 0; i < labels.size(); i++) {
      Block test = graph.newBlock();
      next = graph.newBlock();
      out.branch(Condition.LESS_EQUAL, first, graph.intConstant(i), test, next);
      out.start(test);
      Value matches = matches(type, labels.get(i), object);
      result.addInput(graph.intConstant(i));
      out.branch(Condition.NOT_EQUAL, matches, graph.intConstant(0), done, next);
      out.start(next);
    }
    result.addInput(graph.intConstant(labels.size()));
    out.jump(done);
    out.start(done);
    return result;
  }

  private Value matches(String type, ConstantDesc label, Value object) {
    return switch (label) {
      case ClassDesc desc ->
          out.emit(new InstanceOf(graph, out.position(), typeName(desc), object));
      case String name when type.equals("L" + ReplacedNames.STRING + ";") -> {
        MethodId equals =
            new MethodId(ReplacedNames.STRING, "equals", "(L" + ReplacedNames.OBJECT + ";)Z");
        yield out.call(InvokeKind.DIRECT, equals, graph.stringLiteral(name), object);
      }
      case String name -> isConstant(type, name, object);
      case DynamicConstantDesc<?> constant -> enumLabel(constant, object);
      default -> graph.intConstant(0);
    };
  }

  private static String typeName(ClassDesc desc) {
    String descriptor = desc.descriptorString();
    return ReplacedNames.ofClass(
        descriptor.charAt(0) == 'L'
            ? descriptor.substring(1, descriptor.length() - 1)
            : descriptor);
  }

  /** A qualified enum constant arrives as a dynamic constant whose arguments are class and name. */
  private Value enumLabel(DynamicConstantDesc<?> constant, Value object) {
    List<ConstantDesc> parts = constant.bootstrapArgsList();
    String name = (String) parts.getLast();
    String owner = null;
    for (ConstantDesc part : parts) {
      if (part instanceof ClassDesc desc) {
        owner = desc.descriptorString();
      } else if (part instanceof DynamicConstantDesc<?> nested
          && nested.bootstrapArgsList().getLast() instanceof String binaryName) {
        owner = "L" + binaryName.replace('.', '/') + ";";
      }
    }
    return owner == null ? graph.intConstant(0) : isConstant(owner, name, object);
  }

  private Value isConstant(String type, String name, Value object) {
    String owner = type.substring(1, type.length() - 1);
    if (repository.resolveField(owner, name, type) == null) {
      return graph.intConstant(0);
    }
    Value constant =
        out.emit(new LoadStatic(graph, out.position(), new FieldId(owner, name, type)));
    return out.emit(new Compare(graph, out.position(), Condition.EQUAL, object, constant));
  }
}
