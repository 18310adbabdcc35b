package org.matryoshka.isa.encoding;

import org.matryoshka.isa.Register;
import org.matryoshka.isa.RegisterClass;
import org.matryoshka.isa.instruction.Operand;

/** Collects the bits of the REX or VEX prefix, and the reasons for and against REX. */
final class RexBits {
  private int bits;
  private boolean needed;
  private Register highByte;
  private Register reason;

  RexBits(boolean w) {
    bits = w ? 8 : 0;
  }

  /**
   * Notes a register in ModRM.reg.
   *
   * @return its low three bits
   */
  int reg(Register register) {
    return note(register, 4);
  }

  /**
   * Notes a register in ModRM.rm, in the opcode or as a base.
   *
   * @return its low three bits
   */
  int base(Register register) {
    return note(register, 1);
  }

  void memory(Operand.Mem mem) {
    if (mem.base() != null && mem.base().registerClass() != RegisterClass.INSTRUCTION_POINTER) {
      base(mem.base());
    }
    if (mem.index() != null) {
      note(mem.index(), 2);
    }
  }

  private int note(Register register, int bit) {
    if (register.number() >= 8) {
      bits |= bit;
      reason = register;
    }
    if (register.needsRex()) {
      needed = true;
      reason = register;
    }
    if (register.isHighByte()) {
      highByte = register;
    }
    return register.number() & 7;
  }

  void write(ByteWriter out) {
    if (bits == 0 && !needed) {
      return;
    }
    if (highByte != null) {
      throw new EncodingException(
          highByte.text()
              + " can't be used together with "
              + (reason == null ? "a 64-bit operand size" : reason.text())
              + ": that needs a REX prefix, which turns "
              + highByte.text()
              + " into "
              + Register.of(RegisterClass.GPR8, highByte.number()).text());
    }
    out.put(0x40 | bits);
  }

  /**
   * Writes them as a VEX prefix of three bytes, with length and implied prefix 0. (The prefix of
   * two bytes is for map 1 only, in which there are no rows.)
   *
   * @param map 1 to 3
   */
  void writeVex(ByteWriter out, int map, int vvvv) {
    out.put(0xC4);
    out.put((~bits & 7) << 5 | map);
    out.put((bits & 8) << 4 | (~vvvv & 15) << 3);
  }
}
