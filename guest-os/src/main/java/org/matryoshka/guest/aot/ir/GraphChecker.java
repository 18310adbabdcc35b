package org.matryoshka.guest.aot.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what is wrong with a graph; for tests, and for whoever suspects a pass. */
public final class GraphChecker {
  private final Graph graph;
  private final List<String> problems = new ArrayList<>();
  private final Map<Node, Integer> places = new HashMap<>();
  private DominatorTree dominators;

  private GraphChecker(Graph graph) {
    this.graph = graph;
  }

  /** Returns the problems of a graph, one sentence each; empty if it is sound. */
  public static List<String> problems(Graph graph) {
    GraphChecker checker = new GraphChecker(graph);
    checker.checkEdges();
    if (checker.problems.isEmpty()) {
      checker.dominators = DominatorTree.of(graph);
      checker.recordPlaces();
      graph.blocks().forEach(checker::checkBlock);
    }
    return Collections.unmodifiableList(checker.problems);
  }

  private void checkEdges() {
    if (graph.blocks().isEmpty() || graph.blocks().getFirst() != graph.entry()) {
      problems.add("The entry is not the first block.");
      return;
    }
    if (!graph.entry().predecessors().isEmpty()) {
      problems.add("The entry has predecessors.");
    }
    Map<List<Block>, Integer> edges = new HashMap<>();
    for (Block block : graph.blocks()) {
      if (block.terminator() == null) {
        problems.add(block + " has no end.");
        return;
      }
      for (int i = 0; i < block.terminator().successorCount(); i++) {
        edges.merge(List.of(block, block.terminator().successor(i)), 1, Integer::sum);
      }
      for (Block predecessor : block.predecessors()) {
        edges.merge(List.of(predecessor, block), -1, Integer::sum);
      }
    }
    edges.forEach(
        (edge, count) -> {
          if (count != 0 || !graph.blocks().contains(edge.getLast())) {
            problems.add("The edge " + edge + " is not known at both ends.");
          }
        });
  }

  private void recordPlaces() {
    for (Block block : graph.blocks()) {
      int place = 0;
      for (Phi phi : block.phis()) {
        places.put(phi, -1);
      }
      for (Instruction instruction : block.instructions()) {
        places.put(instruction, place++);
      }
    }
  }

  private void checkBlock(Block block) {
    for (Phi phi : block.phis()) {
      if (phi.operandCount() != block.predecessors().size()) {
        problems.add(phi + " has not one operand for each predecessor of " + block + ".");
        continue;
      }
      for (int i = 0; i < phi.operandCount(); i++) {
        expect(phi, phi.operand(i), phi.type());
        checkUse(phi, phi.operand(i), block.predecessors().get(i), Integer.MAX_VALUE);
      }
    }
    int place = 0;
    for (Instruction instruction : block.instructions()) {
      checkOperands(instruction, block, place++);
    }
    checkOperands(block.terminator(), block, place);
  }

  private void checkOperands(Node node, Block block, int place) {
    if (node.block() != block) {
      problems.add(node + " does not know that it is in " + block + ".");
    }
    for (int i = 0; i < node.operandCount(); i++) {
      checkUse(node, node.operand(i), block, place);
    }
    checkTypes(node);
  }

  private void checkUse(Node user, Value used, Block block, int place) {
    if (used == null) {
      problems.add(user + " has an operand that is missing: " + user.getClass().getSimpleName());
    } else if (used instanceof Node node) {
      Integer defined = places.get(node);
      boolean visible =
          defined != null
              && (node.block() == block
                  ? defined < place
                  : dominators.dominates(node.block(), block));
      if (!visible) {
        problems.add(node + " does not dominate its use in " + user + " of " + block + ".");
      }
    }
  }

  private void expect(Node user, Value used, ValueType type) {
    if (used != null && used.type() != type) {
      problems.add(
          user
              + " ("
              + GraphDump.describe(user)
              + ") wants "
              + type
              + ", not "
              + used.type()
              + ".");
    }
  }

  private void checkTypes(Node node) {
    switch (node) {
      case Binary binary ->
          expect(
              node,
              binary.right(),
              binary.operator().isShift() ? ValueType.INT : binary.left().type());
      case Unary unary -> {
        if (unary.operator().operandType() != null) {
          expect(node, unary.value(), unary.operator().operandType());
        }
      }
      case Compare compare -> expect(node, compare.right(), compare.left().type());
      case Branch branch -> expect(node, branch.right(), branch.left().type());
      case CompareThreeWay compare -> {
        expect(node, compare.left(), ValueType.LONG);
        expect(node, compare.right(), ValueType.LONG);
      }
      case LoadField load -> expect(node, load.object(), ValueType.REFERENCE);
      case StoreField store -> {
        expect(node, store.object(), ValueType.REFERENCE);
        expect(node, store.value(), store.field().kind().valueType());
      }
      case StoreStatic store -> expect(node, store.value(), store.field().kind().valueType());
      case ArrayLength length -> expect(node, length.array(), ValueType.REFERENCE);
      case LoadElement load -> {
        expect(node, load.array(), ValueType.REFERENCE);
        expect(node, load.index(), ValueType.INT);
      }
      case StoreElement store -> {
        expect(node, store.array(), ValueType.REFERENCE);
        expect(node, store.index(), ValueType.INT);
        expect(node, store.value(), store.kind().valueType());
      }
      case NullCheck check -> expect(node, check.object(), ValueType.REFERENCE);
      case BoundsCheck check -> {
        expect(node, check.index(), ValueType.INT);
        expect(node, check.length(), ValueType.INT);
      }
      case NewArray array -> expect(node, array.length(), ValueType.INT);
      case InstanceOf test -> expect(node, test.object(), ValueType.REFERENCE);
      case CheckCast cast -> expect(node, cast.object(), ValueType.REFERENCE);
      case Switch choice -> expect(node, choice.key(), ValueType.INT);
      case Invoke invoke -> checkArguments(invoke);
      case Return end -> checkResult(end);
      case Phi _, LoadStatic _, DivisionCheck _, New _, IntrinsicCall _, Jump _, Fail _ -> {}
    }
  }

  private void checkArguments(Invoke invoke) {
    List<String> parameters = invoke.method().parameterDescriptors();
    int first = invoke.kind() == InvokeKind.STATIC ? 0 : 1;
    if (invoke.operandCount() != parameters.size() + first) {
      problems.add(invoke + " has the wrong number of arguments for " + invoke.method() + ".");
      return;
    }
    for (int i = first; i < invoke.operandCount(); i++) {
      expect(invoke, invoke.operand(i), ValueType.ofDescriptor(parameters.get(i - first)));
    }
  }

  private void checkResult(Return end) {
    ValueType result = graph.method().resultType();
    if (end.hasValue() != (result != ValueType.VOID)) {
      problems.add(end + " does not fit the result of " + graph.method() + ".");
    } else if (end.hasValue()) {
      expect(end, end.value(), result);
    }
  }
}
