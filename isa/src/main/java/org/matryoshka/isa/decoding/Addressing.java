package org.matryoshka.isa.decoding;

import org.matryoshka.isa.Register;
import org.matryoshka.isa.RegisterClass;
import org.matryoshka.isa.instruction.Operand;

/** Memory operands from ModRM, SIB and displacement (SDM vol. 2A, tables 2-2, 2-3 and 2-7). */
final class Addressing {
  /** Added to a REX prefix: the address-size prefix stands. */
  static final int ADDRESS_SIZE_32 = 0x100;

  private Addressing() {}

  /**
   * Bytes of SIB and displacement after a ModRM byte that names memory.
   *
   * @param sib the SIB byte; ignored where there is none
   */
  static int length(int modRm, int sib) {
    int mod = modRm >> 6;
    boolean hasSib = (modRm & 7) == 4;
    int base = hasSib ? sib & 7 : modRm & 7;
    int displacement =
        switch (mod) {
          case 0 -> base == 5 ? 4 : 0;
          case 1 -> 1;
          default -> 4;
        };
    return displacement + (hasSib ? 1 : 0);
  }

  /**
   * The memory operand.
   *
   * @param at where the ModRM byte stands
   * @param fields the REX prefix, and {@link #ADDRESS_SIZE_32}
   * @param bits width of the access
   */
  static Operand.Mem memory(byte[] code, int at, int fields, Register segment, int bits) {
    boolean address32 = (fields & ADDRESS_SIZE_32) != 0;
    RegisterClass registers = address32 ? RegisterClass.GPR32 : RegisterClass.GPR64;
    int modRm = code[at] & 0xFF;
    int mod = modRm >> 6;
    int rm = modRm & 7;
    int next = at + 1;
    Register base = null;
    Register index = null;
    int scale = 1;
    if (rm == 4) {
      int sib = code[next++] & 0xFF;
      int indexNumber = ((sib >> 3) & 7) | ((fields & 2) << 2);
      if (indexNumber != 4) {
        index = Register.of(registers, indexNumber);
        scale = 1 << (sib >> 6);
      }
      if (mod != 0 || (sib & 7) != 5) {
        base = Register.of(registers, (sib & 7) | ((fields & 1) << 3));
      }
    } else if (mod == 0 && rm == 5) {
      base = address32 ? Register.EIP : Register.RIP;
    } else {
      base = Register.of(registers, rm | (fields & 1) << 3);
    }
    int bytes = length(modRm, rm == 4 ? code[at + 1] & 0xFF : 0) - (rm == 4 ? 1 : 0);
    long displacement = bytes == 0 ? 0 : LittleEndian.signed(code, next, bytes);
    if (address32 && base == null && index == null) {
      displacement &= 0xFFFF_FFFFL;
    }
    return new Operand.Mem(bits, segment, base, index, scale, displacement);
  }
}
