package org.matryoshka.isa.encoding;

import org.matryoshka.isa.Register;
import org.matryoshka.isa.RegisterClass;
import org.matryoshka.isa.instruction.Operand;

/**
 * ModRM, SIB and displacement of a memory operand (SDM vol. 2A, tables 2-2, 2-3 and 2-7).
 *
 * @param modRm mod and rm; reg is 0
 * @param sib −1 where there is none
 * @param displacement its value
 * @param displacementBytes 0, 1 or 4
 * @param addressSize32 the prefix 67 is needed
 */
record MemoryBytes(
    int modRm, int sib, long displacement, int displacementBytes, boolean addressSize32) {

  static MemoryBytes of(Operand.Mem mem, DisplacementWidth width) {
    Register base = mem.base();
    Register index = mem.index();
    checkRegisters(base, index, mem.scale());
    long displacement = mem.displacement();
    boolean address32 = isAddress32(base) || isAddress32(index);
    if (base == null && index == null) {
      return absolute(displacement, width);
    }
    if (address32 && OperandMatch.fitsUnsigned(displacement, 32)) {
      displacement = (displacement << 32) >> 32; // sign-extended, as the CPU would see it
    }
    if (!OperandMatch.fitsSigned(displacement, 32)) {
      throw new EncodingException(
          "displacement " + Long.toString(displacement) + " does not fit 32 bits");
    }
    if (base != null && base.registerClass() == RegisterClass.INSTRUCTION_POINTER) {
      noByte(width, base.text() + "-relative addresses");
      return new MemoryBytes(5, -1, displacement, 4, address32);
    }
    int sib = sib(base, index, mem.scale());
    if (base == null) {
      noByte(width, "addresses without a base register");
      return new MemoryBytes(4, sib, displacement, 4, address32);
    }
    int bytes = displacementBytes(base, displacement, width);
    int mod = bytes == 0 ? 0 : bytes == 1 ? 1 : 2;
    int rm = sib >= 0 ? 4 : base.number() & 7;
    return new MemoryBytes(mod << 6 | rm, sib, displacement, bytes, address32);
  }

  private static void checkRegisters(Register base, Register index, int scale) {
    if (base != null && !isAddress32(base) && !isAddress64(base)) {
      throw new EncodingException(base.text() + " can't be a base register");
    }
    if (index == null) {
      return;
    }
    RegisterClass kind = index.registerClass();
    if (index == Register.RSP
        || index == Register.ESP
        || (kind != RegisterClass.GPR64 && kind != RegisterClass.GPR32)) {
      throw new EncodingException(index.text() + " can't be an index");
    }
    if (base != null && base.registerClass() == RegisterClass.INSTRUCTION_POINTER) {
      throw new EncodingException(base.text() + " can't be combined with an index");
    }
    if (base != null && base.registerClass() != kind) {
      throw new EncodingException(base.text() + " and " + index.text() + " have different widths");
    }
    if (scale != 1 && scale != 2 && scale != 4 && scale != 8) {
      throw new EncodingException("scale " + scale + " is not 1, 2, 4 or 8");
    }
  }

  private static boolean isAddress32(Register register) {
    return register != null
        && (register.registerClass() == RegisterClass.GPR32 || register == Register.EIP);
  }

  private static boolean isAddress64(Register register) {
    return register.registerClass() == RegisterClass.GPR64 || register == Register.RIP;
  }

  /** No base, no index: SIB 25 (ModRM alone would mean RIP-relative). */
  private static MemoryBytes absolute(long displacement, DisplacementWidth width) {
    noByte(width, "absolute addresses");
    boolean zeroExtended =
        !OperandMatch.fitsSigned(displacement, 32) && OperandMatch.fitsUnsigned(displacement, 32);
    if (!zeroExtended && !OperandMatch.fitsSigned(displacement, 32)) {
      throw new EncodingException(
          "address 0x" + Long.toHexString(displacement) + " does not fit 32 bits");
    }
    return new MemoryBytes(4, 0x25, displacement, 4, zeroExtended);
  }

  private static void noByte(DisplacementWidth width, String what) {
    if (width == DisplacementWidth.BYTE) {
      throw new EncodingException(what + " have no 8-bit displacement");
    }
  }

  private static int sib(Register base, Register index, int scale) {
    boolean baseNeedsSib = base != null && (base.number() & 7) == 4;
    if (index == null && !baseNeedsSib) {
      return -1;
    }
    int scaleBits = index == null ? 0 : Integer.numberOfTrailingZeros(scale);
    int indexBits = index == null ? 4 : index.number() & 7;
    int baseBits = base == null ? 5 : base.number() & 7;
    return scaleBits << 6 | indexBits << 3 | baseBits;
  }

  /** RBP and R13 can't stand without a displacement: their place means "no base". */
  private static int displacementBytes(Register base, long displacement, DisplacementWidth width) {
    boolean fitsByte = OperandMatch.fitsSigned(displacement, 8);
    return switch (width) {
      case DWORD -> 4;
      case BYTE -> {
        if (!fitsByte) {
          throw new EncodingException("displacement " + displacement + " does not fit 8 bits");
        }
        yield 1;
      }
      case SHORTEST -> {
        if (displacement == 0 && (base.number() & 7) != 5) {
          yield 0;
        }
        yield fitsByte ? 1 : 4;
      }
    };
  }
}
