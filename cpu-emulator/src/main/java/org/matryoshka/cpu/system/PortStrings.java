package org.matryoshka.cpu.system;

import static org.matryoshka.cpu.system.SystemOperands.RCX;
import static org.matryoshka.cpu.system.SystemOperands.RDI;
import static org.matryoshka.cpu.system.SystemOperands.RDX;
import static org.matryoshka.cpu.system.SystemOperands.RSI;

import org.matryoshka.cpu.CostModel;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Operands;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.RFlags;
import org.matryoshka.isa.table.InstructionForm;

/** INS and OUTS, with or without REP (SDM vol. 2). */
final class PortStrings {
  private PortStrings() {}

  /** One transfer; the permission has been checked. */
  private interface Transfer {
    void execute(Cpu cpu, DecodedInstruction in, int port);
  }

  static Handler handlerFor(InstructionForm form) {
    return switch (form.mnemonic()) {
      case INSB, INSW, INSD -> (cpu, in) -> run(cpu, in, PortStrings::input);
      case OUTSB, OUTSW, OUTSD -> (cpu, in) -> run(cpu, in, PortStrings::output);
      default -> null;
    };
  }

  private static void run(Cpu cpu, DecodedInstruction in, Transfer transfer) {
    int port = (int) cpu.state.gpr[RDX] & 0xFFFF;
    PortAccess.requirePermission(cpu, port, in.size);
    if (!in.instruction.prefixes().rep()) {
      one(cpu, in, port, transfer);
      return;
    }
    int countSize = in.address32 ? 4 : 8;
    long done = 0;
    long left = Operands.readRegister(cpu.state, RCX, countSize);
    try {
      while (left != 0) {
        one(cpu, in, port, transfer);
        left--;
        done++;
        Operands.writeRegister(cpu.state, RCX, countSize, left);
        if (left != 0 && done >= cpu.iterationsLeft()) {
          cpu.iterated(done, true);
          return;
        }
      }
    } catch (GuestFault fault) {
      cpu.countIterations(done);
      throw fault;
    }
    if (done > 0) {
      cpu.iterated(done, false);
    }
  }

  private static void one(Cpu cpu, DecodedInstruction in, int port, Transfer transfer) {
    transfer.execute(cpu, in, port);
    cpu.charge(CostModel.PORT_ACCESS);
  }

  /** Into [RDI], which no segment prefix changes. */
  private static void input(Cpu cpu, DecodedInstruction in, int port) {
    CpuState state = cpu.state;
    long at = Operands.readRegister(state, RDI, in.address32 ? 4 : 8);
    // A value that has been read from a device is gone, so a fault must come before.
    cpu.mmu.probeWrite(at, in.size);
    cpu.mmu.write(at, in.size, cpu.ports.read(port, in.size));
    advance(state, in, RDI);
  }

  private static void output(Cpu cpu, DecodedInstruction in, int port) {
    CpuState state = cpu.state;
    long value = cpu.mmu.read(Operands.linear(state, in, state.gpr[RSI]), in.size);
    cpu.ports.write(port, in.size, (int) value);
    advance(state, in, RSI);
  }

  private static void advance(CpuState state, DecodedInstruction in, int register) {
    int step = (state.systemFlags & RFlags.DF) == 0 ? in.size : -in.size;
    Operands.writeRegister(state, register, in.address32 ? 4 : 8, state.gpr[register] + step);
  }
}
