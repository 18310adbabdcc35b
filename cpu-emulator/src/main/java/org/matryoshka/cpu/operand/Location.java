package org.matryoshka.cpu.operand;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.table.OperandPlace;

/**
 * Where an operand is. Each kind of place is a record, whose components the JIT compiler takes for
 * constants where the record is one: code that has its locations in static final fields is as good
 * as code written for that kind. Values as in {@link Operands}.
 */
public sealed interface Location {
  /** The register in ModRM.reg or the opcode. */
  Location REG = new Reg();

  /** AH, CH, DH or BH in ModRM.reg or the opcode. */
  Location REG_HIGH = new RegHigh();

  /** The register in ModRM.rm. */
  Location RM = new Rm();

  /** AH, CH, DH or BH in ModRM.rm. */
  Location RM_HIGH = new RmHigh();

  /** RAX or a part of it. */
  Location ACCUMULATOR = new Fixed(Register.RAX.number());

  /** CL. */
  Location COUNT = new Fixed(Register.RCX.number());

  /** The immediate; can't be written. */
  Location IMMEDIATE = new Immediate();

  /** Memory at base and displacement. */
  Location BASE = new Memory(Address.BASE);

  /** Memory at base, scaled index and displacement. */
  Location BASE_AND_INDEX = new Memory(Address.BASE_AND_INDEX);

  /** Memory relative to RIP. */
  Location RELATIVE = new Memory(Address.RELATIVE);

  /** Memory at any address. */
  Location ANY = new Memory(Address.ANY);

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

  /**
   * Where an operand of an instruction is.
   *
   * @param index from 0
   */
  static Location of(Instruction instruction, int index) {
    OperandPlace place = instruction.form().operands().get(index).place();
    return switch (instruction.operands().get(index)) {
      case Operand.Reg(Register register) -> register(place, register);
      case Operand.Mem mem -> memory(Address.shape(mem));
      case Operand.Offset _ -> ANY;
      case Operand.Imm _, Operand.Rel _ -> IMMEDIATE;
    };
  }

  private static Location register(OperandPlace place, Register register) {
    return switch (place) {
      case MODRM_RM -> register.isHighByte() ? RM_HIGH : RM;
      case MODRM_REG, OPCODE -> register.isHighByte() ? REG_HIGH : REG;
      default -> register.number() == Register.RAX.number() ? ACCUMULATOR : COUNT;
    };
  }

  private static Location memory(Address shape) {
    if (shape == Address.BASE) {
      return BASE;
    }
    if (shape == Address.BASE_AND_INDEX) {
      return BASE_AND_INDEX;
    }
    return shape == Address.RELATIVE ? RELATIVE : ANY;
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
