package org.matryoshka.guest.aot.backend.allocate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.matryoshka.guest.aot.backend.emit.FormCache;
import org.matryoshka.guest.aot.backend.machine.ColdPath;
import org.matryoshka.guest.aot.backend.machine.MachineBlock;
import org.matryoshka.guest.aot.backend.machine.MachineFunction;
import org.matryoshka.guest.aot.backend.machine.MachineInstruction;
import org.matryoshka.guest.aot.backend.machine.Registers;
import org.matryoshka.guest.aot.backend.machine.TrapArgument;

/** Gives every virtual register of a function one of the processor's. */
public final class RegisterAllocator {
  private static final int MOST_ROUNDS = 40;

  private final MachineFunction function;
  private final Spiller spiller;

  private RegisterAllocator(MachineFunction function, FormCache forms) {
    this.function = function;
    spiller = new Spiller(function, forms);
  }

  /**
   * Allocates.
   *
   * @throws IllegalStateException if it does not come to an end, which would be a bug
   */
  public static void allocate(MachineFunction function, FormCache forms) {
    new RegisterAllocator(function, forms).allocate();
  }

  private void allocate() {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      GraphBuilder built = new GraphBuilder(function, spiller);
      new Coalescing(built.graph(), built.copies()).run();
      Colouring colouring = new Colouring(built);
      List<Integer> spilled = colouring.run();
      if (spilled.isEmpty()) {
        rewrite(built.graph(), colouring);
        return;
      }
      BitSet nodes = new BitSet();
      spilled.forEach(nodes::set);
      BitSet registers = new BitSet();
      for (int i = Registers.FIRST_VIRTUAL; i < built.graph().count(); i++) {
        if (nodes.get(built.graph().find(i))) {
          registers.set(i);
        }
      }
      spiller.spill(registers, built.graph());
    }
    throw new IllegalStateException("no registers found for " + function.symbol());
  }

  private void rewrite(InterferenceGraph graph, Colouring colouring) {
    int written = 0;
    for (MachineBlock block : function.blocks()) {
      List<MachineInstruction> kept = new ArrayList<>(block.instructions().size());
      for (MachineInstruction in : block.instructions()) {
        in.first = colour(in.first, graph, colouring);
        in.second = colour(in.second, graph, colouring);
        in.base = colour(in.base, graph, colouring);
        in.index = colour(in.index, graph, colouring);
        if (in.cold instanceof ColdPath.Trap trap) {
          for (TrapArgument argument : trap.arguments()) {
            if (!argument.isSpilled()) {
              argument.replace(colour(argument.register(), graph, colouring), false);
            }
          }
        }
        if (in.writesFirst()) {
          written |= 1 << in.first;
        }
        if (in.writesSecond) {
          written |= 1 << in.second;
        }
        written |= in.fixedDefs;
        if (!(in.isCopy() && in.first == in.second)) {
          kept.add(in);
        }
      }
      block.setInstructions(kept);
    }
    function.setSavedRegisters(written & Registers.CALLEE_SAVED);
  }

  private static int colour(int register, InterferenceGraph graph, Colouring colouring) {
    return register < Registers.FIRST_VIRTUAL ? register : colouring.of(graph.find(register));
  }
}
