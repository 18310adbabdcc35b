package org.matryoshka.guest.aot.backend.select;

import static org.matryoshka.guest.aot.backend.machine.Registers.R11;
import static org.matryoshka.guest.aot.backend.machine.Registers.RAX;
import static org.matryoshka.guest.aot.backend.machine.Registers.RBX;
import static org.matryoshka.guest.aot.backend.machine.Registers.RCX;
import static org.matryoshka.guest.aot.backend.machine.Registers.RDI;
import static org.matryoshka.guest.aot.backend.machine.Registers.RDX;
import static org.matryoshka.guest.aot.backend.machine.Registers.RSI;
import static org.matryoshka.guest.aot.backend.machine.Registers.RSP;

import org.matryoshka.guest.aot.backend.layout.Symbols;
import org.matryoshka.guest.aot.backend.machine.MachineInstruction;
import org.matryoshka.guest.aot.backend.machine.Registers;
import org.matryoshka.guest.aot.ir.Constant;
import org.matryoshka.guest.aot.ir.ElementKind;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.IntrinsicCall;
import org.matryoshka.guest.aot.ir.Program;
import org.matryoshka.guest.aot.ir.Value;
import org.matryoshka.guest.aot.ir.ValueType;
import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.instruction.Prefixes;

/** The methods that are instructions. */
final class IntrinsicSelector {
  private final Values values;
  private final Code code;
  private final InstructionSelector instructions;
  private final StoreSelector stores;
  private final FixedInstructions fixed = new FixedInstructions();
  private final BitSelector bits;

  IntrinsicSelector(Values values, Code code, InstructionSelector instructions) {
    this.values = values;
    this.code = code;
    this.instructions = instructions;
    stores = new StoreSelector(values, code);
    bits = new BitSelector(values, code);
  }

  void select(IntrinsicCall call, boolean wanted) {
    if (Intrinsics.isRead(call.method())) {
      instructions.load(values.result(call), Load.of(call, null));
      return;
    }
    ElementKind kind = Intrinsics.writeKind(call.method());
    if (kind != null) {
      stores.store(
          kind,
          () -> values.address(call.operand(0), 0),
          call.operand(1),
          load ->
              load instanceof IntrinsicCall from
                  && Intrinsics.isRead(from.method())
                  && from.operand(0) == call.operand(0));
      return;
    }
    String owner = call.method().owner();
    String name = owner.substring(owner.lastIndexOf('/') + 1);
    boolean known =
        switch (name) {
          case "Memory" -> memory(call);
          case "Port" -> port(call);
          case "Processor" -> processor(call);
          case "References" -> reference(call);
          case "UserCall" -> systemCall(call);
          case "Code" -> codeCall(call);
          case "StaticInitializers" -> initializeStatics();
          default -> bits.select(call, wanted);
        };
    if (!known) {
      throw new IllegalArgumentException("no code for the intrinsic " + call.method());
    }
  }

  private void result(Instruction call, int from) {
    if (values.isWanted(call)) {
      if (call.type() == ValueType.INT) {
        code.rr(Mnemonic.MOV, 32, values.result(call), from);
      } else {
        code.copy(values.result(call), from);
      }
    }
  }

  private MachineInstruction ready(int uses, int defs, Mnemonic mnemonic, Register... registers) {
    return ready(uses, defs, fixed.bytes(mnemonic, registers));
  }

  private MachineInstruction ready(int uses, int defs, byte[] bytes) {
    MachineInstruction made = code.ready(bytes);
    made.fixedUses = uses;
    made.fixedDefs = defs;
    return made;
  }

  private boolean memory(IntrinsicCall call) {
    switch (call.method().name()) {
      case "copy" -> {
        instructions.moveTo(RDI, call.operand(0));
        instructions.moveTo(RSI, call.operand(1));
        instructions.moveTo(RCX, call.operand(2));
        int all = 1 << RDI | 1 << RSI | 1 << RCX;
        ready(all, all, fixed.bytes(Prefixes.REP, Mnemonic.MOVSB));
      }
      case "copyLongs" -> {
        instructions.moveTo(RDI, call.operand(0));
        instructions.moveTo(RSI, call.operand(1));
        instructions.moveTo(RCX, call.operand(2));
        int all = 1 << RDI | 1 << RSI | 1 << RCX;
        ready(all, all, fixed.bytes(Prefixes.REP, Mnemonic.MOVSQ));
      }
      case "fill" -> fill(call, Mnemonic.STOSB);
      case "fillLongs" -> fill(call, Mnemonic.STOSQ);
      case "compareAndSwapInt" -> {
        int value = values.low(call.operand(2));
        Address address = Address.of(values.reg(call.operand(0)), 0);
        instructions.moveTo(RAX, call.operand(1));
        MachineInstruction swap = code.mr(Mnemonic.CMPXCHG, 32, address, value);
        swap.fixedUses = 1 << RAX;
        swap.fixedDefs = 1 << RAX;
        swap.prefix = new byte[] {(byte) 0xF0};
        result(call, RAX);
      }
      case "exchangeInt" -> {
        Address address = Address.of(values.reg(call.operand(0)), 0);
        int register = values.temporary();
        code.rr(Mnemonic.MOV, 32, register, values.low(call.operand(1)));
        code.mr(Mnemonic.XCHG, 32, address, register).writesSecond = true;
        if (values.isWanted(call)) {
          code.rr(Mnemonic.MOV, 32, values.result(call), register);
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void fill(IntrinsicCall call, Mnemonic store) {
    instructions.moveTo(RDI, call.operand(0));
    instructions.moveTo(RAX, call.operand(1));
    instructions.moveTo(RCX, call.operand(2));
    ready(1 << RDI | 1 << RAX | 1 << RCX, 1 << RDI | 1 << RCX, fixed.bytes(Prefixes.REP, store));
  }

  private boolean port(IntrinsicCall call) {
    String name = call.method().name();
    Register accumulator =
        name.endsWith("8") ? Register.AL : name.endsWith("16") ? Register.AX : Register.EAX;
    if (name.startsWith("in")) {
      instructions.moveTo(RDX, call.operand(0));
      ready(1 << RDX, 1 << RAX, Mnemonic.IN, accumulator, Register.DX);
      if (values.isWanted(call)) {
        int to = values.result(call);
        switch (accumulator) {
          case AL -> code.rr(Mnemonic.MOVZX, 32, 8, to, RAX);
          case AX -> code.rr(Mnemonic.MOVZX, 32, 16, to, RAX);
          default -> code.rr(Mnemonic.MOV, 32, to, RAX);
        }
      }
    } else {
      instructions.moveTo(RAX, call.operand(1));
      instructions.moveTo(RDX, call.operand(0));
      ready(1 << RDX | 1 << RAX, 0, Mnemonic.OUT, Register.DX, accumulator);
    }
    return true;
  }

  private boolean processor(IntrinsicCall call) {
    switch (call.method().name()) {
      case "readCr0" -> readControl(call, Register.CR0);
      case "readCr2" -> readControl(call, Register.CR2);
      case "readCr3" -> readControl(call, Register.CR3);
      case "readCr4" -> readControl(call, Register.CR4);
      case "writeCr0" -> writeControl(call, Register.CR0);
      case "writeCr2" -> writeControl(call, Register.CR2);
      case "writeCr3" -> writeControl(call, Register.CR3);
      case "writeCr4" -> writeControl(call, Register.CR4);
      case "readMsr" -> {
        instructions.moveTo(RCX, call.operand(0));
        ready(1 << RCX, 1 << RAX | 1 << RDX, Mnemonic.RDMSR);
        joinHalves(call);
      }
      case "writeMsr" -> {
        int value = values.reg(call.operand(1));
        instructions.moveTo(RCX, call.operand(0));
        code.copy(RAX, value);
        code.copy(RDX, value);
        code.ri(Mnemonic.SHR, 64, RDX, 32);
        ready(1 << RCX | 1 << RAX | 1 << RDX, 0, Mnemonic.WRMSR);
      }
      case "invalidatePage" ->
          code.m(Mnemonic.INVLPG, 64, Address.of(values.reg(call.operand(0)), 0));
      case "enableInterrupts" -> ready(0, 0, Mnemonic.STI);
      case "disableInterrupts" -> ready(0, 0, Mnemonic.CLI);
      case "waitForInterrupt" -> {
        ready(0, 0, Mnemonic.STI);
        ready(0, 0, Mnemonic.HLT);
        ready(0, 0, Mnemonic.CLI);
      }
      case "halt" -> ready(0, 0, Mnemonic.HLT);
      case "pause" -> ready(0, 0, Mnemonic.PAUSE);
      case "timestamp" -> {
        ready(0, 1 << RAX | 1 << RDX, Mnemonic.RDTSC);
        joinHalves(call);
      }
      case "cpuid" -> cpuid(call);
      case "stackPointer" -> {
        if (values.isWanted(call)) {
          code.copy(values.result(call), RSP);
        }
      }
      case "loadGlobalDescriptors" ->
          code.m(Mnemonic.LGDT, 64, Address.of(values.reg(call.operand(0)), 0));
      case "loadInterruptDescriptors" ->
          code.m(Mnemonic.LIDT, 64, Address.of(values.reg(call.operand(0)), 0));
      case "saveFloatingPoint" ->
          code.m(Mnemonic.FXSAVE64, 64, Address.of(values.reg(call.operand(0)), 0));
      case "restoreFloatingPoint" ->
          code.m(Mnemonic.FXRSTOR64, 64, Address.of(values.reg(call.operand(0)), 0));
      case "loadTask" -> {
        instructions.moveTo(RAX, call.operand(0));
        ready(1 << RAX, 0, Mnemonic.LTR, Register.AX);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void readControl(IntrinsicCall call, Register register) {
    ready(0, 1 << RAX, Mnemonic.MOV, Register.RAX, register);
    result(call, RAX);
  }

  private void writeControl(IntrinsicCall call, Register register) {
    instructions.moveTo(RAX, call.operand(0));
    ready(1 << RAX, 0, Mnemonic.MOV, register, Register.RAX);
  }

  /** EDX:EAX as a long. */
  private void joinHalves(IntrinsicCall call) {
    if (values.isWanted(call)) {
      code.ri(Mnemonic.SHL, 64, RDX, 32);
      int to = values.result(call);
      code.copy(to, RAX);
      code.rr(Mnemonic.OR, 64, to, RDX);
    }
  }

  private void cpuid(IntrinsicCall call) {
    instructions.moveTo(RAX, call.operand(0));
    instructions.moveTo(RCX, call.operand(1));
    ready(1 << RAX | 1 << RCX, 1 << RAX | 1 << RBX | 1 << RCX | 1 << RDX, Mnemonic.CPUID);
    int[] registers = {RAX, RBX, RCX, RDX};
    if (!(call.operand(2) instanceof Constant constant)) {
      throw new IllegalArgumentException("the register of cpuid must be a constant");
    }
    result(call, registers[constant.intValue() & 3]);
  }

  private boolean reference(IntrinsicCall call) {
    if (call.method().name().equals("descriptorOf")) {
      return false;
    }
    Value same = call.operand(0);
    if (values.isWanted(call)) {
      if (values.immediate(same) != null || same instanceof Constant) {
        values.load(values.result(call), same);
      } else {
        code.copy(values.result(call), values.reg(same));
      }
    }
    return true;
  }

  private boolean systemCall(IntrinsicCall call) {
    int uses = 1 << RAX;
    for (int i = 1; i < call.operandCount(); i++) {
      int register = Registers.systemCallArgument(i - 1);
      instructions.moveTo(register, call.operand(i));
      uses |= 1 << register;
    }
    instructions.moveTo(RAX, call.operand(0));
    // the kernel gives all registers back but the result and the two that SYSCALL overwrites
    ready(uses, 1 << RAX | 1 << RCX | 1 << R11, Mnemonic.SYSCALL);
    result(call, RAX);
    return true;
  }

  private boolean initializeStatics() {
    code.call(Symbols.method(Program.INITIALIZE_STATICS)).fixedDefs = Registers.CALLER_SAVED;
    return true;
  }

  private boolean codeCall(IntrinsicCall call) {
    if (!call.method().name().equals("call")) {
      return false;
    }
    int target = values.reg(call.operand(0));
    int uses = 0;
    for (int i = 1; i < call.operandCount(); i++) {
      instructions.moveTo(Registers.argument(i - 1), call.operand(i));
      uses |= 1 << Registers.argument(i - 1);
    }
    MachineInstruction made = code.r(Mnemonic.CALL, 64, target);
    made.fixedUses = uses;
    made.fixedDefs = Registers.CALLER_SAVED;
    result(call, RAX);
    return true;
  }
}
