package org.matryoshka.guest.aot.optimize;

import org.matryoshka.guest.aot.ir.ArrayLength;
import org.matryoshka.guest.aot.ir.Binary;
import org.matryoshka.guest.aot.ir.BoundsCheck;
import org.matryoshka.guest.aot.ir.CheckCast;
import org.matryoshka.guest.aot.ir.Compare;
import org.matryoshka.guest.aot.ir.CompareThreeWay;
import org.matryoshka.guest.aot.ir.Constant;
import org.matryoshka.guest.aot.ir.DescriptorAddress;
import org.matryoshka.guest.aot.ir.DivisionCheck;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.InstanceOf;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.IntrinsicCall;
import org.matryoshka.guest.aot.ir.Invoke;
import org.matryoshka.guest.aot.ir.Leaf;
import org.matryoshka.guest.aot.ir.LoadElement;
import org.matryoshka.guest.aot.ir.LoadField;
import org.matryoshka.guest.aot.ir.LoadStatic;
import org.matryoshka.guest.aot.ir.New;
import org.matryoshka.guest.aot.ir.NewArray;
import org.matryoshka.guest.aot.ir.NullCheck;
import org.matryoshka.guest.aot.ir.NullReference;
import org.matryoshka.guest.aot.ir.Parameter;
import org.matryoshka.guest.aot.ir.SourcePosition;
import org.matryoshka.guest.aot.ir.StoreElement;
import org.matryoshka.guest.aot.ir.StoreField;
import org.matryoshka.guest.aot.ir.StoreStatic;
import org.matryoshka.guest.aot.ir.StringLiteral;
import org.matryoshka.guest.aot.ir.SymbolAddress;
import org.matryoshka.guest.aot.ir.Unary;
import org.matryoshka.guest.aot.ir.Value;

/** Copies single values into another graph. */
final class GraphCopier {
  private GraphCopier() {}

  /** Returns a leaf's counterpart in a graph. */
  static Leaf copy(Leaf leaf, Graph graph) {
    return switch (leaf) {
      case Constant constant -> graph.constant(constant.type(), constant.value());
      case NullReference _ -> graph.nullReference();
      case StringLiteral literal -> graph.stringLiteral(literal.value());
      case DescriptorAddress address -> graph.descriptorAddress(address.typeName());
      case SymbolAddress address -> graph.symbolAddress(address.symbol());
      case Parameter _ -> throw new IllegalArgumentException("A parameter has no counterpart");
    };
  }

  /** Returns an instruction that does the same with other operands; it stands nowhere yet. */
  static Instruction copy(Instruction from, Graph graph, SourcePosition at, Value... with) {
    return switch (from) {
      case Binary binary -> new Binary(graph, at, binary.operator(), with[0], with[1]);
      case Unary unary -> new Unary(graph, at, unary.operator(), with[0]);
      case Compare compare -> new Compare(graph, at, compare.condition(), with[0], with[1]);
      case CompareThreeWay _ -> new CompareThreeWay(graph, at, with[0], with[1]);
      case LoadField load -> new LoadField(graph, at, load.field(), load.checksNull(), with[0]);
      case StoreField store ->
          new StoreField(graph, at, store.field(), store.checksNull(), with[0], with[1]);
      case LoadStatic load -> new LoadStatic(graph, at, load.field());
      case StoreStatic store -> new StoreStatic(graph, at, store.field(), with[0]);
      case ArrayLength length -> new ArrayLength(graph, at, length.checksNull(), with[0]);
      case LoadElement load -> new LoadElement(graph, at, load.kind(), with[0], with[1]);
      case StoreElement store ->
          new StoreElement(graph, at, store.kind(), with[0], with[1], with[2]);
      case NullCheck _ -> new NullCheck(graph, at, with[0]);
      case BoundsCheck _ -> new BoundsCheck(graph, at, with[0], with[1]);
      case DivisionCheck _ -> new DivisionCheck(graph, at, with[0]);
      case New object -> new New(graph, at, object.className());
      case NewArray array -> new NewArray(graph, at, array.kind(), array.typeName(), with[0]);
      case Invoke call ->
          new Invoke(
              graph, at, call.kind(), call.method(), call.receiverClass(), call.checksNull(), with);
      case IntrinsicCall call -> new IntrinsicCall(graph, at, call.method(), call.isPure(), with);
      case InstanceOf test -> new InstanceOf(graph, at, test.typeName(), with[0]);
      case CheckCast cast -> new CheckCast(graph, at, cast.typeName(), with[0]);
    };
  }
}
