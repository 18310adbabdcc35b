package org.matryoshka.guest.aot.frontend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.Invoke;
import org.matryoshka.guest.aot.ir.InvokeKind;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.Node;
import org.matryoshka.guest.aot.ir.NullCheck;
import org.matryoshka.guest.aot.ir.Value;
import org.matryoshka.guest.aot.ir.ValueType;

/**
 * Turns dispatched calls that can run one method only into direct calls. Where no object can be the
 * receiver it must be null, and the call becomes the check that says so.
 */
final class Devirtualizer {
  private final Graph graph;
  private final ClosedWorld world;
  private final Map<Value, Value> replacements = new HashMap<>();

  private Devirtualizer(Graph graph, ClosedWorld world) {
    this.graph = graph;
    this.world = world;
  }

  static void run(Graph graph, ClosedWorld world) {
    new Devirtualizer(graph, world).run();
  }

  private void run() {
    for (Block block : graph.blocks()) {
      List<Instruction> result = new ArrayList<>(block.instructions().size());
      boolean changed = false;
      for (Instruction instruction : block.instructions()) {
        Instruction better = improve(instruction);
        changed |= better != instruction;
        result.add(better);
      }
      if (changed) {
        block.setInstructions(result);
      }
    }
    if (!replacements.isEmpty()) {
      for (Block block : graph.blocks()) {
        block.phis().forEach(this::replaceOperands);
        block.instructions().forEach(this::replaceOperands);
        replaceOperands(block.terminator());
      }
    }
  }

  private Instruction improve(Instruction instruction) {
    if (!(instruction instanceof Invoke invoke)
        || (invoke.kind() != InvokeKind.VIRTUAL && invoke.kind() != InvokeKind.INTERFACE)) {
      return instruction;
    }
    Set<MethodId> targets = world.targets(invoke);
    if (targets.isEmpty()) {
      if (invoke.type() != ValueType.VOID) {
        replacements.put(invoke, zero(invoke.type()));
      }
      return new NullCheck(graph, invoke.position(), invoke.operand(0));
    }
    if (targets.size() > 1) {
      return invoke;
    }
    MethodId target = targets.iterator().next();
    Value[] arguments = new Value[invoke.operandCount()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = invoke.operand(i);
    }
    Invoke direct =
        new Invoke(
            graph,
            invoke.position(),
            InvokeKind.DIRECT,
            target,
            invoke.receiverClass(),
            invoke.checksNull(),
            arguments);
    if (invoke.type() != ValueType.VOID) {
      replacements.put(invoke, direct);
    }
    return direct;
  }

  private Value zero(ValueType type) {
    return type == ValueType.REFERENCE ? graph.nullReference() : graph.constant(type, 0);
  }

  private void replaceOperands(Node node) {
    for (int i = 0; i < node.operandCount(); i++) {
      Value replacement = replacements.get(node.operand(i));
      if (replacement != null) {
        node.setOperand(i, replacement);
      }
    }
  }
}
