package org.matryoshka.cpu.execute;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Operands;
import org.matryoshka.cpu.operand.StringLoop;
import org.matryoshka.cpu.operand.StringLoop.Element;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.table.RepeatKind;

/** MOVS, CMPS, STOS, LODS, SCAS. A segment override applies to the source at RSI alone. */
final class StringInstructions {
  private static final int RAX = 0;
  private static final int RSI = 6;
  private static final int RDI = 7;

  private StringInstructions() {}

  /** The handler of an instruction of this family, or null. */
  static Handler handlerFor(Instruction in) {
    return switch (in.mnemonic()) {
      case MOVSB, MOVSW, MOVSD, MOVSQ -> handler(in, StringInstructions::move);
      case STOSB, STOSW, STOSD, STOSQ -> handler(in, StringInstructions::store);
      case LODSB, LODSW, LODSD, LODSQ -> handler(in, StringInstructions::load);
      case CMPSB, CMPSW, CMPSD, CMPSQ -> handler(in, StringInstructions::compare);
      case SCASB, SCASW, SCASD, SCASQ -> handler(in, StringInstructions::scan);
      default -> null;
    };
  }

  private static Handler handler(Instruction in, Element element) {
    boolean compares = in.form().repeat() == RepeatKind.REP_WHILE;
    if (in.prefixes().rep()) {
      return compares
          ? (cpu, i) -> StringLoop.repeat(cpu, i, element, CpuState::zero)
          : (cpu, i) -> StringLoop.repeat(cpu, i, element, state -> true);
    }
    if (in.prefixes().repne()) {
      return (cpu, i) -> StringLoop.repeat(cpu, i, element, state -> !state.zero());
    }
    return (cpu, i) -> element.iterate(cpu, i, 1);
  }

  private static long move(Cpu cpu, DecodedInstruction in, long atMost) {
    CpuState state = cpu.state;
    long source = source(state, in);
    long target = target(state, in);
    long step = StringLoop.step(state, in.size);
    long count = step > 0 && atMost > 1 ? cpu.mmu.copy(source, target, in.size, atMost) : 0;
    if (count == 0) {
      cpu.mmu.write(target, in.size, cpu.mmu.read(source, in.size));
      count = 1;
    }
    StringLoop.advance(state, in, RSI, step * count);
    StringLoop.advance(state, in, RDI, step * count);
    return count;
  }

  private static long store(Cpu cpu, DecodedInstruction in, long atMost) {
    CpuState state = cpu.state;
    long target = target(state, in);
    long step = StringLoop.step(state, in.size);
    long value = state.gpr[RAX];
    long count = step > 0 && atMost > 1 ? cpu.mmu.fill(target, in.size, value, atMost) : 0;
    if (count == 0) {
      cpu.mmu.write(target, in.size, value);
      count = 1;
    }
    StringLoop.advance(state, in, RDI, step * count);
    return count;
  }

  private static long load(Cpu cpu, DecodedInstruction in, long atMost) {
    CpuState state = cpu.state;
    long value = cpu.mmu.read(source(state, in), in.size);
    Operands.writeRegister(state, RAX, in.size, value);
    StringLoop.advance(state, in, RSI, StringLoop.step(state, in.size));
    return 1;
  }

  private static long compare(Cpu cpu, DecodedInstruction in, long atMost) {
    CpuState state = cpu.state;
    long a = cpu.mmu.read(source(state, in), in.size);
    long b = cpu.mmu.read(target(state, in), in.size);
    Arithmetic.subtract(state, a, b, in.size);
    long step = StringLoop.step(state, in.size);
    StringLoop.advance(state, in, RSI, step);
    StringLoop.advance(state, in, RDI, step);
    return 1;
  }

  private static long scan(Cpu cpu, DecodedInstruction in, long atMost) {
    CpuState state = cpu.state;
    long b = cpu.mmu.read(target(state, in), in.size);
    Arithmetic.subtract(state, Operands.readRegister(state, RAX, in.size), b, in.size);
    StringLoop.advance(state, in, RDI, StringLoop.step(state, in.size));
    return 1;
  }

  private static long source(CpuState state, DecodedInstruction in) {
    return Operands.linear(state, in, state.gpr[RSI]);
  }

  /** The target is always in ES, whose base is 0. */
  private static long target(CpuState state, DecodedInstruction in) {
    return in.address32 ? state.gpr[RDI] & 0xFFFF_FFFFL : state.gpr[RDI];
  }
}
