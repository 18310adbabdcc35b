package org.matryoshka.guest.aot.backend.select;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.matryoshka.guest.aot.backend.emit.FormCache;
import org.matryoshka.guest.aot.backend.layout.ObjectLayout;
import org.matryoshka.guest.aot.backend.layout.Symbols;
import org.matryoshka.guest.aot.backend.machine.FrameArea;
import org.matryoshka.guest.aot.backend.machine.MachineBlock;
import org.matryoshka.guest.aot.backend.machine.MachineFunction;
import org.matryoshka.guest.aot.backend.machine.MachineInstruction;
import org.matryoshka.guest.aot.backend.machine.Registers;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.Branch;
import org.matryoshka.guest.aot.ir.Fail;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.Jump;
import org.matryoshka.guest.aot.ir.Parameter;
import org.matryoshka.guest.aot.ir.Phi;
import org.matryoshka.guest.aot.ir.Return;
import org.matryoshka.guest.aot.ir.Switch;
import org.matryoshka.guest.aot.ir.Terminator;
import org.matryoshka.guest.aot.ir.ValueType;
import org.matryoshka.isa.Mnemonic;

/** Selects the instructions of one method. */
public final class FunctionSelector {
  private final Graph graph;
  private final MachineFunction function;
  private final Code code;
  private final Values values;
  private final InstructionSelector instructions;
  private final ConditionSelector conditions;
  private final SwitchSelector switches;
  private final MachineBlock[] blocks;
  private final List<MachineBlock> edges = new ArrayList<>();
  private final boolean isExported;

  private FunctionSelector(Graph graph, ObjectLayout layout, FormCache forms, boolean isExported) {
    this.graph = graph;
    this.isExported = isExported;
    function = new MachineFunction(Symbols.method(graph.method()));
    code = new Code(forms);
    values = new Values(graph, function, layout, code);
    conditions = new ConditionSelector(values, code, layout);
    instructions = new InstructionSelector(values, code, layout, function, conditions);
    switches = new SwitchSelector(values, code);
    blocks = new MachineBlock[graph.blockCount()];
  }

  /**
   * Selects the instructions of a method.
   *
   * @param isExported whether assembly may call it, which leaves the upper halves of ints undefined
   */
  public static MachineFunction select(
      Graph graph, ObjectLayout layout, FormCache forms, boolean isExported) {
    return new FunctionSelector(graph, layout, forms, isExported).select();
  }

  private MachineFunction select() {
    List<Block> order = graph.blocks();
    int number = 0;
    for (Block block : order) {
      blocks[block.id()] = new MachineBlock(number++, block.loopDepth());
      function.blocks().add(blocks[block.id()]);
    }
    function.setGraphBlocks(order.size());
    for (int i = order.size() - 1; i >= 0; i--) {
      select(order.get(i));
    }
    function.blocks().addAll(edges);
    return function;
  }

  private void select(Block block) {
    MachineBlock machine = blocks[block.id()];
    List<Instruction> body = LateIncrements.arrange(block);
    values.enter(block, body);
    List<MachineInstruction> reversed = new ArrayList<>();
    code.at(block.terminator().position());
    List<MachineBlock> targets = targets(block, machine);
    take(reversed, terminator(block.terminator(), targets));
    for (int i = body.size() - 1; i >= 0; i--) {
      Instruction instruction = body.get(i);
      values.moveTo(i);
      code.at(instruction.position());
      instructions.select(instruction);
      take(reversed, code.take());
    }
    if (block == graph.entry()) {
      parameters();
      take(reversed, code.take());
    }
    Collections.reverse(reversed);
    machine.setInstructions(reversed);
  }

  private static void take(List<MachineInstruction> reversed, List<MachineInstruction> made) {
    for (int i = made.size() - 1; i >= 0; i--) {
      reversed.add(made.get(i));
    }
  }

  /** The blocks that edges lead to: where phis need copies and there is a choice, new blocks. */
  private List<MachineBlock> targets(Block block, MachineBlock machine) {
    Terminator end = block.terminator();
    List<MachineBlock> targets = new ArrayList<>();
    for (int i = 0; i < end.successorCount(); i++) {
      Block successor = end.successor(i);
      MachineBlock target = blocks[successor.id()];
      if (end.successorCount() > 1 && !successor.phis().isEmpty()) {
        MachineBlock edge =
            new MachineBlock(
                function.blocks().size() + edges.size(),
                Math.min(block.loopDepth(), successor.loopDepth()));
        edges.add(edge);
        phiCopies(block, successor, i);
        code.jump(null, target);
        edge.setInstructions(code.take());
        edge.successors().add(target);
        target = edge;
      }
      targets.add(target);
      if (!machine.successors().contains(target)) {
        machine.successors().add(target);
      }
    }
    return targets;
  }

  private void phiCopies(Block from, Block to, int successorIndex) {
    if (to.phis().isEmpty()) {
      return;
    }
    int edge = predecessorIndex(from, to, successorIndex);
    ParallelCopy copies = new ParallelCopy(code, values);
    for (Phi phi : to.phis()) {
      copies.add(values.phi(phi), phi.operand(edge));
    }
    copies.write();
  }

  /** Of several edges between two blocks the n-th is the n-th in both lists. */
  private static int predecessorIndex(Block from, Block to, int successorIndex) {
    int skip = 0;
    for (int i = 0; i < successorIndex; i++) {
      if (from.terminator().successor(i) == to) {
        skip++;
      }
    }
    for (int i = 0; i < to.predecessors().size(); i++) {
      if (to.predecessors().get(i) == from && skip-- == 0) {
        return i;
      }
    }
    throw new IllegalStateException("no edge from " + from + " to " + to);
  }

  private List<MachineInstruction> terminator(Terminator end, List<MachineBlock> targets) {
    switch (end) {
      case Jump jump -> {
        phiCopies(jump.block(), jump.target(), 0);
        code.jump(null, targets.getFirst());
      }
      case Branch branch -> {
        conditions.branch(branch, targets.get(0));
        code.jump(null, targets.get(1));
      }
      case Switch choice -> switches.select(choice, targets);
      case Return leave -> {
        if (leave.hasValue()) {
          instructions.moveTo(Registers.RAX, leave.value());
          code.none(Mnemonic.RET, 64).fixedUses = 1 << Registers.RAX;
        } else {
          code.none(Mnemonic.RET, 64);
        }
      }
      case Fail fail -> code.none(Mnemonic.UD2, 64);
    }
    return code.take();
  }

  private void parameters() {
    List<Parameter> parameters = graph.parameters();
    for (Parameter parameter : parameters) {
      if (!values.isWanted(parameter)) {
        continue;
      }
      int to = values.reg(parameter);
      if (parameter.index() >= Registers.ARGUMENTS) {
        int bits = parameter.type() == ValueType.INT ? 32 : 64;
        code.rm(
            Mnemonic.MOV,
            bits,
            to,
            Address.frame(FrameArea.INCOMING, 8 * (parameter.index() - Registers.ARGUMENTS)));
      } else if (isExported && parameter.type() == ValueType.INT) {
        code.rr(Mnemonic.MOV, 32, to, Registers.argument(parameter.index()));
      } else {
        code.copy(to, Registers.argument(parameter.index()));
      }
    }
  }
}
