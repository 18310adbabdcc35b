package org.matryoshka.guest.aot.backend.allocate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matryoshka.guest.aot.backend.emit.FormCache;
import org.matryoshka.guest.aot.backend.emit.Shape;
import org.matryoshka.guest.aot.backend.machine.ColdPath;
import org.matryoshka.guest.aot.backend.machine.FrameArea;
import org.matryoshka.guest.aot.backend.machine.MachineBlock;
import org.matryoshka.guest.aot.backend.machine.MachineFunction;
import org.matryoshka.guest.aot.backend.machine.MachineInstruction;
import org.matryoshka.guest.aot.backend.machine.Registers;
import org.matryoshka.guest.aot.backend.machine.TrapArgument;
import org.matryoshka.isa.Mnemonic;

/**
 * Moves virtual registers into the frame. Registers that only ever hold one constant are loaded
 * anew at each use instead. A slot always holds all 64 bits of the register.
 */
final class Spiller {
  private final MachineFunction function;
  private final FormCache forms;
  private final BitSet temporaries = new BitSet();
  private final Map<Integer, Integer> slots = new HashMap<>();
  private final Map<Integer, MachineInstruction> constants = new HashMap<>();
  private BitSet spilled;
  private InterferenceGraph graph;
  private List<MachineInstruction> out;

  Spiller(MachineFunction function, FormCache forms) {
    this.function = function;
    this.forms = forms;
  }

  /** Whether a register was made by spilling, so that spilling it again would not help. */
  boolean isTemporary(int register) {
    return temporaries.get(register);
  }

  void spill(BitSet registers, InterferenceGraph nodes) {
    spilled = registers;
    graph = nodes;
    slots.clear();
    findConstants();
    for (MachineBlock block : function.blocks()) {
      out = new ArrayList<>(block.instructions().size() + 8);
      for (MachineInstruction instruction : block.instructions()) {
        rewrite(instruction);
      }
      block.setInstructions(out);
    }
  }

  private void findConstants() {
    constants.clear();
    BitSet several = new BitSet();
    for (MachineBlock block : function.blocks()) {
      for (MachineInstruction instruction : block.instructions()) {
        Operands.forEachDef(
            instruction,
            register -> {
              if (!spilled.get(register)) {
                return;
              }
              boolean isConstant =
                  instruction.mnemonic == Mnemonic.MOV
                      && instruction.shape == Shape.RI
                      && !instruction.keepsFirst;
              if (!isConstant || constants.containsKey(register) || several.get(register)) {
                several.set(register);
                constants.remove(register);
              } else {
                constants.put(register, instruction);
              }
            });
      }
    }
    // registers that were merged share a slot, so all or none of them are constants
    for (int i = spilled.nextSetBit(0); i >= 0; i = spilled.nextSetBit(i + 1)) {
      if (graph.find(i) != i) {
        constants.remove(i);
        constants.remove(graph.find(i));
      }
    }
  }

  private int slot(int register) {
    return slots.computeIfAbsent(graph.find(register), r -> function.newSpillSlot());
  }

  private boolean isSpilled(int register) {
    return register >= Registers.FIRST_VIRTUAL && spilled.get(register);
  }

  private void rewrite(MachineInstruction in) {
    if (in.isCopy()
        && isSpilled(in.first)
        && isSpilled(in.second)
        && graph.find(in.first) == graph.find(in.second)) {
      return;
    }
    if (in.writesFirst() && isSpilled(in.first) && constants.containsKey(in.first)) {
      return;
    }
    traps(in);
    if (fold(in)) {
      out.add(in);
      return;
    }
    Map<Integer, Integer> fresh = new HashMap<>();
    boolean readsFirst = in.readsFirst();
    boolean writesFirst = in.writesFirst();
    int first = in.first;
    int second = in.second;
    if (isSpilled(second)) {
      in.second = read(second, fresh, in);
    }
    if (isSpilled(in.base)) {
      in.base = read(in.base, fresh, in);
    }
    if (isSpilled(in.index)) {
      in.index = read(in.index, fresh, in);
    }
    if (isSpilled(first)) {
      in.first = readsFirst ? read(first, fresh, in) : temporary(first, fresh);
    }
    out.add(in);
    if (isSpilled(first) && writesFirst) {
      store(first, in.first, in);
    }
    if (in.writesSecond && isSpilled(second)) {
      store(second, in.second, in);
    }
  }

  private int temporary(int register, Map<Integer, Integer> fresh) {
    return fresh.computeIfAbsent(
        register,
        r -> {
          int made = function.newRegister();
          temporaries.set(made);
          return made;
        });
  }

  private int read(int register, Map<Integer, Integer> fresh, MachineInstruction at) {
    if (fresh.containsKey(register)) {
      return fresh.get(register);
    }
    int made = temporary(register, fresh);
    MachineInstruction constant = constants.get(register);
    MachineInstruction load = new MachineInstruction();
    load.mnemonic = Mnemonic.MOV;
    load.first = made;
    load.position = at.position;
    if (constant != null) {
      load.shape = Shape.RI;
      load.bits = constant.bits;
      load.sourceBits = constant.bits;
      load.immediate = constant.immediate;
      load.immediateSymbol = constant.immediateSymbol;
      load.plan = constant.plan;
    } else {
      load.shape = Shape.RM;
      load.bits = 64;
      load.sourceBits = 64;
      load.plan = forms.plan(Mnemonic.MOV, Shape.RM, 64, 64, 0);
      frame(load, slot(register));
    }
    out.add(load);
    return made;
  }

  private void store(int register, int from, MachineInstruction at) {
    MachineInstruction store = new MachineInstruction();
    store.mnemonic = Mnemonic.MOV;
    store.shape = Shape.MR;
    store.bits = 64;
    store.sourceBits = 64;
    store.second = from;
    store.position = at.position;
    store.plan = forms.plan(Mnemonic.MOV, Shape.MR, 64, 64, 0);
    frame(store, slot(register));
    out.add(store);
  }

  private static void frame(MachineInstruction in, int slot) {
    in.base = Registers.RSP;
    in.displacement = slot;
    in.area = FrameArea.SPILL;
  }

  private void traps(MachineInstruction in) {
    if (in.cold instanceof ColdPath.Trap trap) {
      for (TrapArgument argument : trap.arguments()) {
        if (!argument.isSpilled() && isSpilled(argument.register())) {
          MachineInstruction constant = constants.get(argument.register());
          if (constant != null) {
            argument.becomeConstant(constant.immediate, constant.immediateSymbol);
          } else {
            argument.replace(slot(argument.register()), true);
          }
        }
      }
    }
  }

  /** Lets the instruction work on the slot itself, if it is of a kind that can. */
  private boolean fold(MachineInstruction in) {
    if (in.plan == null
        || in.shape.hasMemory()
        || in.keepsFirst
        || in.writesSecond
        || constants.containsKey(in.first)
        || constants.containsKey(in.second)) {
      return false;
    }
    return switch (in.shape) {
      case RR -> foldPair(in);
      case RI -> isSpilled(in.first) && worksOnMemory(in) && become(in, Shape.MI, in.first);
      case RRI -> {
        if (isSpilled(in.second) && !isSpilled(in.first)) {
          int slot = slot(in.second);
          in.second = MachineInstruction.NONE;
          yield become(in, Shape.RMI, slot, in.first);
        }
        yield false;
      }
      case R -> {
        boolean reads =
            in.mnemonic == Mnemonic.IDIV
                || in.mnemonic == Mnemonic.DIV
                || in.mnemonic == Mnemonic.IMUL
                || in.mnemonic == Mnemonic.MUL
                || in.mnemonic == Mnemonic.CALL;
        boolean changes = in.mnemonic == Mnemonic.NEG && in.bits == 64;
        yield isSpilled(in.first) && (reads || changes) && become(in, Shape.M, in.first);
      }
      default -> false;
    };
  }

  private boolean foldPair(MachineInstruction in) {
    if (isSpilled(in.first) == isSpilled(in.second)) {
      return false;
    }
    if (isSpilled(in.second)) {
      int slot = slot(in.second);
      if (in.mnemonic == Mnemonic.TEST) {
        // its memory operand stands first
        in.second = in.first;
        return become(in, Shape.MR, slot, MachineInstruction.NONE);
      }
      in.second = MachineInstruction.NONE;
      return become(in, Shape.RM, slot, in.first);
    }
    return worksOnMemory(in) && become(in, Shape.MR, in.first);
  }

  /** Whether the instruction exists with memory as first operand, and keeps the slot's 64 bits. */
  private static boolean worksOnMemory(MachineInstruction in) {
    return switch (in.mnemonic) {
      case CMP, TEST -> true;
      case ADD, SUB, AND, OR, XOR -> in.bits == 64;
      case SHL, SHR, SAR -> in.bits == 64 && in.shape == Shape.RI;
      case MOV ->
          in.bits == 64
              && (in.shape == Shape.RR
                  || in.immediateSymbol != null
                  || in.immediate == (int) in.immediate);
      default -> false;
    };
  }

  private boolean become(MachineInstruction in, Shape shape, int spilledFirst) {
    return become(in, shape, slot(spilledFirst), MachineInstruction.NONE);
  }

  private boolean become(MachineInstruction in, Shape shape, int slot, int first) {
    in.shape = shape;
    in.first = first;
    frame(in, slot);
    long immediate = in.immediateSymbol != null ? Integer.MIN_VALUE : in.immediate;
    in.plan = forms.plan(in.mnemonic, shape, in.bits, in.sourceBits, immediate);
    return true;
  }
}
