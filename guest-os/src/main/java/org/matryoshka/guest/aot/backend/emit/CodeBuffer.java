package org.matryoshka.guest.aot.backend.emit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.matryoshka.asm.object.Relocation;
import org.matryoshka.asm.object.RelocationKind;
import org.matryoshka.isa.table.EncodingSpec;

/**
 * Code that grows. Instructions are written from plans and numbers of registers; fields that depend
 * on addresses get relocations.
 */
public final class CodeBuffer {
  /** Stands for "no register" in an address. */
  public static final int NONE = -1;

  /** The stack pointer's number, which can't be an index. */
  private static final int RSP = 4;

  private byte[] bytes = new byte[4096];
  private int size;
  private final List<Relocation> relocations = new ArrayList<>();

  // the address of the instruction being written
  private int base = NONE;
  private int index = NONE;
  private int scaleBits;
  private int displacement;
  private String displacementSymbol;
  private String immediateSymbol;

  /** Bytes so far. */
  public int size() {
    return size;
  }

  /** A copy of the bytes. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** Fields for the linker, in order of their offsets. */
  public List<Relocation> relocations() {
    return relocations;
  }

  /**
   * Says the memory operand of the next instruction.
   *
   * @param base number or {@link #NONE}
   * @param index number or {@link #NONE}
   * @param scaleBits 0 to 3
   * @param symbol added to the displacement; null for none
   */
  public CodeBuffer memory(int base, int index, int scaleBits, int displacement, String symbol) {
    this.base = base;
    this.index = index;
    this.scaleBits = scaleBits;
    this.displacement = displacement;
    displacementSymbol = symbol;
    if (index == RSP) {
      throw new IllegalArgumentException("RSP as index");
    }
    return this;
  }

  /** Says that the immediate of the next instruction is an address; the immediate is added. */
  public CodeBuffer immediateSymbol(String symbol) {
    immediateSymbol = symbol;
    return this;
  }

  /**
   * Writes an instruction; one with memory has its address from {@link #memory}.
   *
   * @param plan its form
   * @param memory whether its ModRM operand is memory
   * @param first number of the first operand's register, if that is a register
   * @param second likewise
   * @param immediate its value; for a jump the distance from its end
   */
  public void put(EncodingPlan plan, boolean memory, int first, int second, long immediate) {
    ensure();
    EncodingSpec spec = plan.spec;
    int reg = Math.max(spec.digit(), 0);
    int rm = 0;
    int opcodeRegister = 0;
    boolean byteRegister = false;
    switch (plan.first) {
      case MODRM_REG -> {
        reg = first;
        byteRegister = plan.firstByte && first >= 4;
      }
      case MODRM_RM -> {
        rm = first;
        byteRegister = plan.firstByte && !memory && first >= 4;
      }
      case OPCODE -> {
        opcodeRegister = first;
        byteRegister = plan.firstByte && first >= 4;
      }
      default -> {}
    }
    switch (plan.second) {
      case MODRM_REG -> {
        reg = second;
        byteRegister |= plan.secondByte && second >= 4;
      }
      case MODRM_RM -> {
        rm = second;
        byteRegister |= plan.secondByte && !memory && second >= 4;
      }
      default -> {}
    }
    if (spec.operandSize16()) {
      put(0x66);
    }
    if (spec.mandatoryPrefix() > 0) {
      put(spec.mandatoryPrefix());
    }
    int rex = (spec.rexW() ? 8 : 0) | (reg >= 8 ? 4 : 0) | (opcodeRegister >= 8 ? 1 : 0);
    if (memory) {
      rex |= (index >= 8 ? 2 : 0) | (base >= 8 ? 1 : 0);
    } else {
      rex |= rm >= 8 ? 1 : 0;
    }
    if (rex != 0 || byteRegister) {
      put(0x40 | rex);
    }
    if (spec.map() > 0) {
      put(0x0F);
      if (spec.map() > 1) {
        put(spec.map() == 2 ? 0x38 : 0x3A);
      }
    }
    put(spec.opcode() | (opcodeRegister & 7));
    if (spec.modRm()) {
      if (spec.fixedModRm() >= 0) {
        put(spec.fixedModRm());
      } else if (memory) {
        address((reg & 7) << 3, plan.immediateBytes);
      } else {
        put(0xC0 | (reg & 7) << 3 | (rm & 7));
      }
    }
    immediate(plan.immediateBytes, immediate);
    if (memory) {
      base = NONE;
      index = NONE;
      displacementSymbol = null;
    }
  }

  private void address(int regBits, int immediateBytes) {
    if (base == NONE && index == NONE) {
      if (displacementSymbol != null) {
        // relative to RIP: shorter by a byte than absolute
        put(regBits | 5);
        relocate(RelocationKind.RELATIVE_32, displacementSymbol, displacement - 4 - immediateBytes);
        putInt(0);
        return;
      }
      put(regBits | 4);
      put(0x25);
      putInt(displacement);
      return;
    }
    if (base == NONE) {
      put(regBits | 4);
      put(scaleBits << 6 | (index & 7) << 3 | 5);
      putDisplacement();
      return;
    }
    boolean small = displacementSymbol == null && (byte) displacement == displacement;
    int mod = displacementSymbol != null || !small ? 2 : 1;
    if (small && displacement == 0 && (base & 7) != 5) {
      mod = 0;
    }
    if (index != NONE || (base & 7) == RSP) {
      put(mod << 6 | regBits | 4);
      put(scaleBits << 6 | (index == NONE ? RSP << 3 : (index & 7) << 3) | (base & 7));
    } else {
      put(mod << 6 | regBits | (base & 7));
    }
    if (mod == 1) {
      put(displacement);
    } else if (mod == 2) {
      putDisplacement();
    }
  }

  private void putDisplacement() {
    if (displacementSymbol != null) {
      relocate(RelocationKind.ABSOLUTE_32_SIGNED, displacementSymbol, displacement);
      putInt(0);
    } else {
      putInt(displacement);
    }
  }

  private void immediate(int count, long value) {
    if (immediateSymbol != null) {
      relocate(
          switch (count) {
            case 4 -> RelocationKind.ABSOLUTE_32_SIGNED;
            case 8 -> RelocationKind.ABSOLUTE_64;
            default -> throw new IllegalArgumentException("an address in " + count + " bytes");
          },
          immediateSymbol,
          value);
      putBytes(0, count);
      immediateSymbol = null;
      return;
    }
    putBytes(value, count);
  }

  /** Writes a call or jump to a symbol. */
  public void putCall(EncodingPlan plan, String symbol) {
    put(plan, false, 0, 0, 0);
    relocations.add(
        new Relocation(
            size - 4L, RelocationKind.RELATIVE_32, new Relocation.Target.OfSymbol(symbol), -4));
  }

  /** Writes a jump over a distance, which counts from its end. */
  public void putJump(EncodingPlan plan, int distance) {
    put(plan, false, 0, 0, distance);
  }

  /** Appends a part of other code, relocations included. */
  public void append(CodeBuffer other, int from, int to, int firstRelocation) {
    while (bytes.length - size < to - from + 256) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
    int shift = size - from;
    System.arraycopy(other.bytes, from, bytes, size, to - from);
    size += to - from;
    for (int i = firstRelocation; i < other.relocations.size(); i++) {
      Relocation relocation = other.relocations.get(i);
      if (relocation.offset() >= to) {
        break;
      }
      relocations.add(
          new Relocation(
              relocation.offset() + shift,
              relocation.kind(),
              relocation.target(),
              relocation.addend()));
    }
  }

  /** Adds a relocation for a field of the bytes that come next. */
  public void relocate(RelocationKind kind, String symbol, long addend) {
    relocations.add(new Relocation(size, kind, new Relocation.Target.OfSymbol(symbol), addend));
  }

  /** Writes ready bytes. */
  public void put(byte[] ready) {
    ensure();
    for (byte b : ready) {
      put(b);
    }
  }

  /** Writes a number, little-endian. */
  public void putBytes(long value, int count) {
    ensure();
    for (int i = 0; i < count; i++) {
      put((int) (value >> (8 * i)));
    }
  }

  /** Writes over 4 bytes that were written before. */
  public void patchInt(int offset, int value) {
    for (int i = 0; i < 4; i++) {
      bytes[offset + i] = (byte) (value >> (8 * i));
    }
  }

  /** Writes over a byte that was written before. */
  public void patchByte(int offset, int value) {
    bytes[offset] = (byte) value;
  }

  /** Fills up to a multiple of a power of two. */
  public void align(int alignment, int fill) {
    while ((size & alignment - 1) != 0) {
      ensure();
      put(fill);
    }
  }

  private void putInt(int value) {
    put(value);
    put(value >> 8);
    put(value >> 16);
    put(value >> 24);
  }

  private void put(int value) {
    bytes[size++] = (byte) value;
  }

  /** Room for the longest instruction and for ready sequences. */
  private void ensure() {
    if (bytes.length - size < 256) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
  }
}
