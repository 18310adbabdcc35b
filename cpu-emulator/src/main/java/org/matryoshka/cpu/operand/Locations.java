package org.matryoshka.cpu.operand;

import org.matryoshka.isa.Register;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.table.OperandPlace;

/** All the places that an operand can be in, and which of them it is. */
public final class Locations {
  /** The register in ModRM.reg or the opcode. */
  public static final Location REG = new Location.Reg();

  /** AH, CH, DH or BH in ModRM.reg or the opcode. */
  public static final Location REG_HIGH = new Location.RegHigh();

  /** The register in ModRM.rm. */
  public static final Location RM = new Location.Rm();

  /** AH, CH, DH or BH in ModRM.rm. */
  public static final Location RM_HIGH = new Location.RmHigh();

  /** The register in VEX.vvvv. */
  public static final Location VVVV = new Location.Vvvv();

  /** RAX or a part of it. */
  public static final Location ACCUMULATOR = new Location.Fixed(Register.RAX.number());

  /** CL. */
  public static final Location COUNT = new Location.Fixed(Register.RCX.number());

  /** The immediate; can't be written. */
  public static final Location IMMEDIATE = new Location.Immediate();

  /** Memory at base and displacement. */
  public static final Location BASE = new Location.Memory(Address.BASE);

  /** Memory at base, scaled index and displacement. */
  public static final Location BASE_AND_INDEX = new Location.Memory(Address.BASE_AND_INDEX);

  /** Memory relative to RIP. */
  public static final Location RELATIVE = new Location.Memory(Address.RELATIVE);

  /** Memory at any address. */
  public static final Location ANY = new Location.Memory(Address.ANY);

  private Locations() {}

  /**
   * Where an operand of an instruction is.
   *
   * @param index from 0
   */
  public static Location of(Instruction instruction, int index) {
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
      case VEX_VVVV -> VVVV;
      default -> register.number() == Register.RAX.number() ? ACCUMULATOR : COUNT;
    };
  }

  private static Location memory(Address shape) {
    return switch (shape) {
      case BASE -> BASE;
      case BASE_AND_INDEX -> BASE_AND_INDEX;
      case RELATIVE -> RELATIVE;
      case ANY -> ANY;
    };
  }
}
