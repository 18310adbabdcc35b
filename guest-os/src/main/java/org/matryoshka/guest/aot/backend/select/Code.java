package org.matryoshka.guest.aot.backend.select;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.guest.aot.backend.emit.FormCache;
import org.matryoshka.guest.aot.backend.emit.Shape;
import org.matryoshka.guest.aot.backend.machine.ColdPath;
import org.matryoshka.guest.aot.backend.machine.FrameArea;
import org.matryoshka.guest.aot.backend.machine.LocalLabel;
import org.matryoshka.guest.aot.backend.machine.MachineBlock;
import org.matryoshka.guest.aot.backend.machine.MachineInstruction;
import org.matryoshka.guest.aot.backend.machine.Registers;
import org.matryoshka.guest.aot.ir.SourcePosition;
import org.matryoshka.isa.ConditionCode;
import org.matryoshka.isa.Mnemonic;

/** Makes machine instructions, one after the other. */
final class Code {
  private static final Mnemonic[] MNEMONICS = Mnemonic.values();

  private final FormCache forms;
  private final List<MachineInstruction> instructions = new ArrayList<>();
  private SourcePosition position;

  Code(FormCache forms) {
    this.forms = forms;
  }

  /** Where the next instructions come from. */
  void at(SourcePosition source) {
    position = source;
  }

  SourcePosition position() {
    return position;
  }

  /** The instructions since the last call, in their order. */
  List<MachineInstruction> take() {
    List<MachineInstruction> taken = new ArrayList<>(instructions);
    instructions.clear();
    return taken;
  }

  boolean isEmpty() {
    return instructions.isEmpty();
  }

  private MachineInstruction add(
      Mnemonic mnemonic, Shape shape, int bits, int sourceBits, long immediate) {
    MachineInstruction made = new MachineInstruction();
    made.mnemonic = mnemonic;
    made.shape = shape;
    made.bits = bits;
    made.sourceBits = sourceBits;
    made.immediate = immediate;
    made.plan = forms.plan(mnemonic, shape, bits, sourceBits, immediate);
    made.position = position;
    instructions.add(made);
    return made;
  }

  private static void set(MachineInstruction made, Address address) {
    made.base = address.base();
    made.index = address.index();
    made.scaleBits = address.scaleBits();
    made.displacement = address.displacement();
    made.symbol = address.symbol();
    made.area = address.area();
  }

  MachineInstruction none(Mnemonic mnemonic, int bits) {
    return add(mnemonic, Shape.NONE, bits, bits, 0);
  }

  MachineInstruction r(Mnemonic mnemonic, int bits, int register) {
    MachineInstruction made = add(mnemonic, Shape.R, bits, bits, 0);
    made.first = register;
    return made;
  }

  MachineInstruction m(Mnemonic mnemonic, int bits, Address address) {
    MachineInstruction made = add(mnemonic, Shape.M, bits, bits, 0);
    set(made, address);
    return made;
  }

  MachineInstruction rr(Mnemonic mnemonic, int bits, int first, int second) {
    return rr(mnemonic, bits, bits, first, second);
  }

  MachineInstruction rr(Mnemonic mnemonic, int bits, int sourceBits, int first, int second) {
    MachineInstruction made = add(mnemonic, Shape.RR, bits, sourceBits, 0);
    made.first = first;
    made.second = second;
    return made;
  }

  MachineInstruction rm(Mnemonic mnemonic, int bits, int first, Address address) {
    return rm(mnemonic, bits, bits, first, address);
  }

  MachineInstruction rm(Mnemonic mnemonic, int bits, int sourceBits, int first, Address address) {
    MachineInstruction made = add(mnemonic, Shape.RM, bits, sourceBits, 0);
    made.first = first;
    set(made, address);
    return made;
  }

  MachineInstruction mr(Mnemonic mnemonic, int bits, Address address, int register) {
    MachineInstruction made = add(mnemonic, Shape.MR, bits, bits, 0);
    made.second = register;
    set(made, address);
    return made;
  }

  MachineInstruction ri(Mnemonic mnemonic, int bits, int register, long immediate) {
    MachineInstruction made = add(mnemonic, Shape.RI, bits, bits, immediate);
    made.first = register;
    return made;
  }

  MachineInstruction mi(Mnemonic mnemonic, int bits, Address address, long immediate) {
    MachineInstruction made = add(mnemonic, Shape.MI, bits, bits, immediate);
    set(made, address);
    return made;
  }

  MachineInstruction rri(Mnemonic mnemonic, int bits, int first, int second, long immediate) {
    MachineInstruction made = add(mnemonic, Shape.RRI, bits, bits, immediate);
    made.first = first;
    made.second = second;
    return made;
  }

  MachineInstruction rmi(Mnemonic mnemonic, int bits, int first, Address address, long immediate) {
    MachineInstruction made = add(mnemonic, Shape.RMI, bits, bits, immediate);
    made.first = first;
    set(made, address);
    return made;
  }

  /** An operation of a register with a source. */
  MachineInstruction op(Mnemonic mnemonic, int bits, int first, Source source) {
    return switch (source) {
      case Source.Reg reg -> rr(mnemonic, bits, first, reg.register());
      case Source.Imm imm -> ri(mnemonic, bits, first, imm.value());
      case Source.Mem mem -> rm(mnemonic, bits, first, mem.address());
      case Source.Sym sym -> {
        // the widest immediate that is extended with its sign
        MachineInstruction made = add(mnemonic, Shape.RI, bits, bits, Integer.MIN_VALUE);
        made.first = first;
        made.immediate = 0;
        made.immediateSymbol = sym.symbol();
        yield made;
      }
    };
  }

  /** An operation of memory with a register or number. */
  MachineInstruction memoryOp(Mnemonic mnemonic, int bits, Address address, Source source) {
    return switch (source) {
      case Source.Reg reg -> mr(mnemonic, bits, address, reg.register());
      case Source.Imm imm -> mi(mnemonic, bits, address, imm.value());
      case Source.Sym sym -> {
        MachineInstruction made = add(mnemonic, Shape.MI, bits, bits, Integer.MIN_VALUE);
        set(made, address);
        made.immediate = 0;
        made.immediateSymbol = sym.symbol();
        yield made;
      }
      case Source.Mem mem -> throw new IllegalArgumentException("two memory operands");
    };
  }

  /** A copy that register allocation tries to make vanish. */
  void copy(int to, int from) {
    if (to != from) {
      rr(Mnemonic.MOV, 64, to, from);
    }
  }

  /** Loads a number. */
  void constant(int register, long value) {
    // a 32-bit move clears the upper half
    ri(Mnemonic.MOV, value >>> 32 == 0 ? 32 : 64, register, value);
  }

  /** A shift by CL. */
  void shiftByCount(Mnemonic mnemonic, int bits, int register) {
    MachineInstruction made = add(mnemonic, Shape.R_CL, bits, bits, 0);
    made.first = register;
    made.fixedUses = 1 << Registers.RCX;
  }

  /** SETcc; the other bits of the register stay, so it counts as read where that matters. */
  MachineInstruction set(ConditionCode condition, int register) {
    return r(MNEMONICS[Mnemonic.SETO.ordinal() + condition.ordinal()], 8, register);
  }

  private MachineInstruction jumpInstruction(ConditionCode condition) {
    Mnemonic mnemonic =
        condition == null ? Mnemonic.JMP : MNEMONICS[Mnemonic.JO.ordinal() + condition.ordinal()];
    return add(mnemonic, Shape.NEAR, 64, 64, 0);
  }

  /** A jump to a block; {@code null} for always. */
  void jump(ConditionCode condition, MachineBlock target) {
    jumpInstruction(condition).target = target;
  }

  /** A jump forward within the block. */
  void jump(ConditionCode condition, LocalLabel target) {
    jumpInstruction(condition).label = target;
  }

  /** A jump to code behind the function. */
  void jump(ConditionCode condition, ColdPath target) {
    jumpInstruction(condition).cold = target;
  }

  /** The place that jumps within the block go to. */
  void label(LocalLabel label) {
    MachineInstruction made = new MachineInstruction();
    made.label = label;
    made.position = position;
    instructions.add(made);
  }

  /** A call of a symbol. */
  MachineInstruction call(String symbol) {
    MachineInstruction made = add(Mnemonic.CALL, Shape.NEAR, 64, 64, 0);
    made.callee = symbol;
    return made;
  }

  /** A sequence of bytes that has no operands to choose. */
  MachineInstruction ready(byte[] bytes) {
    MachineInstruction made = new MachineInstruction();
    made.ready = bytes;
    made.position = position;
    instructions.add(made);
    return made;
  }

  /** A jump through a table of addresses of blocks. */
  void tableJump(int index, List<MachineBlock> targets) {
    MachineInstruction made = add(Mnemonic.JMP, Shape.M, 64, 64, 0);
    made.index = index;
    made.scaleBits = 3;
    made.area = FrameArea.NONE;
    made.table = targets;
  }
}
