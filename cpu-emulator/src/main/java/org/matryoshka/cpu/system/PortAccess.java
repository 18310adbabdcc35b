package org.matryoshka.cpu.system;

import static org.matryoshka.cpu.system.SystemOperands.RAX;
import static org.matryoshka.cpu.system.SystemOperands.RDX;

import org.matryoshka.cpu.CostModel;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Operands;
import org.matryoshka.cpu.segment.TaskState;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.table.InstructionForm;
import org.matryoshka.isa.table.OperandKind;

/** IN and OUT (SDM vol. 2; vol. 1, 19.5 for who may). */
final class PortAccess {
  private PortAccess() {}

  static Handler handlerFor(InstructionForm form) {
    return switch (form.mnemonic()) {
      case IN -> {
        boolean byRegister = SystemOperands.has(form, 1, OperandKind.DX);
        yield (cpu, in) -> input(cpu, in, port(cpu, in, byRegister));
      }
      case OUT -> {
        boolean byRegister = SystemOperands.has(form, 0, OperandKind.DX);
        yield (cpu, in) -> output(cpu, in, port(cpu, in, byRegister));
      }
      default -> null;
    };
  }

  /**
   * Checks that the program may access ports: in the I/O privilege level any, outside of it those
   * that the task-state segment allows.
   *
   * @throws GuestFault #GP(0)
   */
  static void requirePermission(Cpu cpu, int port, int size) {
    if (cpu.state.cpl > FlagsRegister.ioPrivilege(cpu.state)
        && !TaskState.permitsPorts(cpu, port, size)) {
      throw GuestFault.generalProtection(0);
    }
  }

  private static int port(Cpu cpu, DecodedInstruction in, boolean byRegister) {
    long port = byRegister ? cpu.state.gpr[RDX] & 0xFFFF : in.immediate & 0xFF;
    return (int) port;
  }

  private static void input(Cpu cpu, DecodedInstruction in, int port) {
    requirePermission(cpu, port, in.size);
    cpu.charge(CostModel.PORT_ACCESS);
    Operands.writeRegister(cpu.state, RAX, in.size, cpu.ports.read(port, in.size));
  }

  private static void output(Cpu cpu, DecodedInstruction in, int port) {
    requirePermission(cpu, port, in.size);
    cpu.charge(CostModel.PORT_ACCESS);
    cpu.ports.write(port, in.size, (int) Operands.readRegister(cpu.state, RAX, in.size));
  }
}
