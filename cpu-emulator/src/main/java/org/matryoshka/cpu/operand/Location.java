package org.matryoshka.cpu.operand;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;

/**
 * Where an operand is. Each kind of place is a record, whose components the JIT compiler takes for
 * constants where the record is one: code that has its locations in static final fields is as good
 * as code written for that kind. Values as in {@link Operands}.
 */
public sealed interface Location {
  /**
   * Reads it.
   *
   * @param size bytes
   */
  long read(Cpu cpu, DecodedInstruction in, int size);

  /**
   * Writes it.
   *
   * @param size bytes
   */
  void write(Cpu cpu, DecodedInstruction in, int size, long value);

  /** The shape of its address where it is memory, else null. */
  default Address address() {
    return null;
  }

  /** The register in ModRM.reg or the opcode. */
  record Reg() implements Location {
    @Override
    public long read(Cpu cpu, DecodedInstruction in, int size) {
      return Operands.readRegister(cpu.state, in.reg, size);
    }

    @Override
    public void write(Cpu cpu, DecodedInstruction in, int size, long value) {
      Operands.writeRegister(cpu.state, in.reg, size, value);
    }
  }

  /** AH, CH, DH or BH in ModRM.reg or the opcode. */
  record RegHigh() implements Location {
    @Override
    public long read(Cpu cpu, DecodedInstruction in, int size) {
      return Operands.readHighByte(cpu.state, in.reg);
    }

    @Override
    public void write(Cpu cpu, DecodedInstruction in, int size, long value) {
      Operands.writeHighByte(cpu.state, in.reg, value);
    }
  }

  /** The register in ModRM.rm. */
  record Rm() implements Location {
    @Override
    public long read(Cpu cpu, DecodedInstruction in, int size) {
      return Operands.readRegister(cpu.state, in.rm, size);
    }

    @Override
    public void write(Cpu cpu, DecodedInstruction in, int size, long value) {
      Operands.writeRegister(cpu.state, in.rm, size, value);
    }
  }

  /** AH, CH, DH or BH in ModRM.rm. */
  record RmHigh() implements Location {
    @Override
    public long read(Cpu cpu, DecodedInstruction in, int size) {
      return Operands.readHighByte(cpu.state, in.rm);
    }

    @Override
    public void write(Cpu cpu, DecodedInstruction in, int size, long value) {
      Operands.writeHighByte(cpu.state, in.rm, value);
    }
  }

  /** The register in VEX.vvvv. */
  record Vvvv() implements Location {
    @Override
    public long read(Cpu cpu, DecodedInstruction in, int size) {
      return Operands.readRegister(cpu.state, in.vvvv, size);
    }

    @Override
    public void write(Cpu cpu, DecodedInstruction in, int size, long value) {
      Operands.writeRegister(cpu.state, in.vvvv, size, value);
    }
  }

  /** A register that the form implies. */
  record Fixed(int number) implements Location {
    @Override
    public long read(Cpu cpu, DecodedInstruction in, int size) {
      return Operands.readRegister(cpu.state, number, size);
    }

    @Override
    public void write(Cpu cpu, DecodedInstruction in, int size, long value) {
      Operands.writeRegister(cpu.state, number, size, value);
    }
  }

  /** The immediate. */
  record Immediate() implements Location {
    @Override
    public long read(Cpu cpu, DecodedInstruction in, int size) {
      return in.immediate & Operands.mask(size);
    }

    @Override
    public void write(Cpu cpu, DecodedInstruction in, int size, long value) {
      throw new IllegalStateException("an immediate can't be written");
    }
  }

  /** Memory, explicit or at an absolute address. */
  record Memory(Address address) implements Location {
    @Override
    public long read(Cpu cpu, DecodedInstruction in, int size) {
      return cpu.mmu.read(address.of(cpu, in), size);
    }

    @Override
    public void write(Cpu cpu, DecodedInstruction in, int size, long value) {
      cpu.mmu.write(address.of(cpu, in), size, value);
    }
  }
}
