package org.matryoshka.guest.aot.ir;

import java.util.StringJoiner;

/** Writes a graph as text: a line for each node, in the order in which they run. */
public final class GraphDump {
  private final StringBuilder text = new StringBuilder();

  private GraphDump() {}

  /** Returns the text of a graph. */
  public static String of(Graph graph) {
    GraphDump dump = new GraphDump();
    dump.text.append(graph.method()).append('\n');
    graph.blocks().forEach(dump::add);
    return dump.text.toString();
  }

  private void add(Block block) {
    text.append(block).append(':');
    if (!block.predecessors().isEmpty()) {
      text.append(" from ").append(block.predecessors());
    }
    if (block.loopDepth() > 0) {
      text.append(" depth ").append(block.loopDepth());
    }
    text.append('\n');
    block.phis().forEach(this::add);
    block.instructions().forEach(this::add);
    if (block.terminator() != null) {
      add(block.terminator());
    }
  }

  private void add(Node node) {
    text.append("  ");
    if (node.type() != ValueType.VOID) {
      text.append(node).append(" = ");
    }
    text.append(describe(node)).append('\n');
  }

  /** Returns what a node does, without its name. */
  public static String describe(Node node) {
    StringJoiner operands = new StringJoiner(", ", "(", ")");
    for (int i = 0; i < node.operandCount(); i++) {
      operands.add(node.operand(i).toString());
    }
    return word(node) + (node.operandCount() == 0 ? "" : " " + operands) + targets(node);
  }

  private static String word(Node node) {
    return switch (node) {
      case Phi phi -> "phi " + phi.type();
      case Binary binary -> binary.operator() + " " + binary.type();
      case Unary unary -> unary.operator() + " " + unary.type();
      case Compare compare -> "compare " + compare.condition().symbol();
      case CompareThreeWay _ -> "compare3";
      case LoadField load -> "load " + load.field() + check(load.checksNull());
      case StoreField store -> "store " + store.field() + check(store.checksNull());
      case LoadStatic load -> "load static " + load.field();
      case StoreStatic store -> "store static " + store.field();
      case ArrayLength length -> "length" + check(length.checksNull());
      case LoadElement load -> "load element " + load.kind();
      case StoreElement store -> "store element " + store.kind();
      case NullCheck _ -> "check null";
      case BoundsCheck _ -> "check bounds";
      case DivisionCheck _ -> "check divisor";
      case New object -> "new " + object.className();
      case NewArray array -> "new array " + array.typeName();
      case Invoke invoke -> "invoke " + invoke.kind() + " " + invoke.method() + check(invoke);
      case IntrinsicCall call -> "intrinsic " + call.method();
      case InstanceOf test -> "instanceof " + test.typeName();
      case CheckCast cast -> "cast " + cast.typeName();
      case Jump _ -> "jump";
      case Branch branch -> "branch " + branch.condition().symbol();
      case Switch _ -> "switch";
      case Return _ -> "return";
      case Fail _ -> "fail";
    };
  }

  private static String check(Invoke invoke) {
    return check(invoke.checksNull());
  }

  private static String check(boolean checksNull) {
    return checksNull ? "?" : "";
  }

  private static String targets(Node node) {
    if (!(node instanceof Terminator end) || end.successorCount() == 0) {
      return "";
    }
    StringJoiner targets = new StringJoiner(", ", " -> ", "");
    for (int i = 0; i < end.successorCount(); i++) {
      String key =
          end instanceof Switch choice && i < choice.keyCount() ? choice.keyAt(i) + ":" : "";
      targets.add(key + end.successor(i));
    }
    return targets.toString();
  }
}
