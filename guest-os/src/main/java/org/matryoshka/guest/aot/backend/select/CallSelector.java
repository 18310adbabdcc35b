package org.matryoshka.guest.aot.backend.select;

import org.matryoshka.guest.aot.backend.layout.ObjectLayout;
import org.matryoshka.guest.aot.backend.layout.Symbols;
import org.matryoshka.guest.aot.backend.machine.FrameArea;
import org.matryoshka.guest.aot.backend.machine.MachineFunction;
import org.matryoshka.guest.aot.backend.machine.MachineInstruction;
import org.matryoshka.guest.aot.backend.machine.Registers;
import org.matryoshka.guest.aot.backend.machine.TrapArgument;
import org.matryoshka.guest.aot.ir.Constant;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.Invoke;
import org.matryoshka.guest.aot.ir.InvokeKind;
import org.matryoshka.guest.aot.ir.New;
import org.matryoshka.guest.aot.ir.NewArray;
import org.matryoshka.guest.aot.ir.Value;
import org.matryoshka.guest.aot.ir.ValueType;
import org.matryoshka.isa.ConditionCode;
import org.matryoshka.isa.Mnemonic;

/** Calls and allocations. */
final class CallSelector {
  private final Values values;
  private final Code code;
  private final ObjectLayout layout;
  private final MachineFunction function;
  private final InstructionSelector instructions;

  CallSelector(
      Values values,
      Code code,
      ObjectLayout layout,
      MachineFunction function,
      InstructionSelector instructions) {
    this.values = values;
    this.code = code;
    this.layout = layout;
    this.function = function;
    this.instructions = instructions;
  }

  void invoke(Invoke call) {
    boolean dispatched = call.kind() == InvokeKind.VIRTUAL || call.kind() == InvokeKind.INTERFACE;
    if (dispatched && !layout.hasSlot(call.method())) {
      // no object can have this method, so the receiver is null
      instructions.trap(null, Symbols.NULL_POINTER);
      return;
    }
    if (call.checksNull() && !dispatched) {
      instructions.nullCheck(call.operand(0));
    }
    int mask = arguments(call);
    MachineInstruction made;
    if (dispatched) {
      int descriptor = values.temporary();
      code.rm(Mnemonic.MOV, 64, descriptor, Address.of(Registers.argument(0), 0));
      made = code.m(Mnemonic.CALL, 64, Address.of(descriptor, layout.slotOffset(call.method())));
    } else {
      String symbol = layout.program().imports().get(call.method());
      made = code.call(symbol != null ? symbol : Symbols.method(call.method()));
    }
    finish(made, mask);
    boolean foreign = layout.program().imports().containsKey(call.method());
    result(call, foreign);
  }

  /** Passes arguments; the registers that hold some, as a mask. */
  private int arguments(Instruction call) {
    int count = call.operandCount();
    for (int i = Registers.ARGUMENTS; i < count; i++) {
      Value value = call.operand(i);
      int bits = value.type() == ValueType.INT ? 32 : 64;
      code.memoryOp(
          Mnemonic.MOV,
          64,
          Address.frame(FrameArea.OUTGOING, 8 * (i - Registers.ARGUMENTS)),
          bits == 32 && value instanceof Constant constant
              ? new Source.Imm(constant.value())
              : values.registerOrImmediate(value, 64));
    }
    function.needOutgoing(8 * Math.max(0, count - Registers.ARGUMENTS));
    int mask = 0;
    for (int i = 0; i < Math.min(count, Registers.ARGUMENTS); i++) {
      instructions.moveTo(Registers.argument(i), call.operand(i));
      mask |= 1 << Registers.argument(i);
    }
    return mask;
  }

  private static void finish(MachineInstruction call, int uses) {
    call.fixedUses = uses;
    call.fixedDefs = Registers.CALLER_SAVED;
  }

  private void result(Instruction call, boolean foreign) {
    if (values.isWanted(call)) {
      if (foreign && call.type() == ValueType.INT) {
        code.rr(Mnemonic.MOV, 32, values.result(call), Registers.RAX);
      } else {
        code.copy(values.result(call), Registers.RAX);
      }
    }
  }

  void allocate(New allocation) {
    code.op(
        Mnemonic.MOV,
        64,
        Registers.RDI,
        new Source.Sym(Symbols.descriptor(allocation.className())));
    finish(code.call(Symbols.ALLOCATE), 1 << Registers.RDI);
    result(allocation, false);
  }

  void allocate(NewArray allocation) {
    Value length = allocation.length();
    if (length instanceof Constant constant) {
      if (constant.intValue() < 0) {
        instructions.trap(null, Symbols.NEGATIVE_SIZE, TrapArgument.immediate(constant.intValue()));
      }
    } else if (!Ranges.isNonNegative(length, 4)) {
      int register = values.low(length);
      code.rr(Mnemonic.TEST, 32, register, register);
      instructions.trap(ConditionCode.S, Symbols.NEGATIVE_SIZE, TrapArgument.register(register));
    }
    code.op(
        Mnemonic.MOV, 64, Registers.RDI, new Source.Sym(Symbols.descriptor(allocation.typeName())));
    instructions.moveTo(Registers.RSI, length);
    finish(code.call(Symbols.ALLOCATE_ARRAY), 1 << Registers.RDI | 1 << Registers.RSI);
    result(allocation, false);
  }
}
