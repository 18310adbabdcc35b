package org.matryoshka.cpu.execute;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.alu.BitCount;
import org.matryoshka.cpu.alu.Width;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Address;
import org.matryoshka.cpu.operand.Location;
import org.matryoshka.cpu.operand.Locations;
import org.matryoshka.cpu.operand.Operands;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.table.OperandKind;

/** MOV between general-purpose registers and memory, its extending relatives, LEA, BSWAP, XLATB. */
final class MoveInstructions {
  private static final int RAX = 0;
  private static final int RDX = 2;
  private static final int RBX = 3;

  private MoveInstructions() {}

  /** The handler of an instruction of this family, or null. */
  static Handler handlerFor(Instruction in) {
    return switch (in.mnemonic()) {
      case MOV, MOVZX, MOVNTI -> isSystem(in) ? null : convert(in, MoveInstructions::same);
      case MOVSX, MOVSXD -> convert(in, MoveInstructions::signExtend);
      case MOVBE -> convert(in, MoveInstructions::reverseBytes);
      case BSWAP -> bswap(in);
      case LEA -> lea(in);
      case XLATB -> MoveInstructions::xlat;
      case CBW, CWDE, CDQE -> MoveInstructions::extendInAccumulator;
      case CWD, CDQ, CQO -> MoveInstructions::extendIntoRdx;
      default -> null;
    };
  }

  /** MOV of segment, control and debug registers is a matter of {@code cpu.system}. */
  private static boolean isSystem(Instruction in) {
    return in.form().operands().stream()
        .anyMatch(
            operand ->
                operand.kind() == OperandKind.SREG
                    || operand.kind() == OperandKind.CR
                    || operand.kind() == OperandKind.DR);
  }

  private static Handler convert(Instruction in, UnaryOperation operation) {
    Location target = Locations.of(in, 0);
    Location source = Locations.of(in, 1);
    int targetSize = in.form().operands().get(0).kind().bits() / 8;
    // An immediate is extended to the target already.
    int sourceSize =
        source instanceof Location.Immediate
            ? targetSize
            : in.form().operands().get(1).kind().bits() / 8;
    return Templates.convert(target, targetSize, source, sourceSize, operation);
  }

  private static Handler bswap(Instruction in) {
    int size = in.form().operandBits() / 8;
    return Templates.convert(
        Locations.REG, size, Locations.REG, size, MoveInstructions::reverseBytes);
  }

  private static Handler lea(Instruction in) {
    Address address = Locations.of(in, 1).address();
    return address == Address.ANY
        ? MoveInstructions::leaAny
        : Templates.loadAddress(address, in.form().operandBits() / 8);
  }

  private static void leaAny(Cpu cpu, DecodedInstruction in) {
    long offset = Operands.offset(cpu.state, in);
    Operands.writeReg(cpu, in, in.size, in.address32 ? offset & 0xFFFF_FFFFL : offset);
  }

  private static void xlat(Cpu cpu, DecodedInstruction in) {
    long offset = cpu.state.gpr[RBX] + (cpu.state.gpr[RAX] & 0xFF);
    long value = cpu.mmu.read8(Operands.linear(cpu.state, in, offset));
    Operands.writeRegister(cpu.state, RAX, 1, value);
  }

  /** CBW, CWDE, CDQE: the size is that of the result. */
  private static void extendInAccumulator(Cpu cpu, DecodedInstruction in) {
    long half = Width.signExtend(cpu.state.gpr[RAX], in.size / 2);
    Operands.writeRegister(cpu.state, RAX, in.size, half);
  }

  /** CWD, CDQ, CQO. */
  private static void extendIntoRdx(Cpu cpu, DecodedInstruction in) {
    long sign = Width.signExtend(cpu.state.gpr[RAX], in.size) >> 63;
    Operands.writeRegister(cpu.state, RDX, in.size, sign);
  }

  private static long same(CpuState state, long value, int size) {
    return value;
  }

  private static long signExtend(CpuState state, long value, int size) {
    return Width.signExtend(value, size);
  }

  private static long reverseBytes(CpuState state, long value, int size) {
    return BitCount.reverseBytes(value, size);
  }
}
