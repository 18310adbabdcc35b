package org.matryoshka.cpu.simd;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.decode.Handler;
import org.matryoshka.cpu.operand.Operands;
import org.matryoshka.isa.instruction.Instruction;

/** Instructions that choose, interleave and narrow the elements of vectors. */
final class VectorShuffles {
  /** Makes the two halves of the result from the halves of both operands. */
  @FunctionalInterface
  private interface Shuffle {
    /**
     * One half of the result.
     *
     * @param a low half of the first operand
     * @param b its high half
     * @param c low half of the second operand
     * @param d its high half
     * @param control the immediate
     * @param which 0 for the low half, 1 for the high
     */
    long half(long a, long b, long c, long d, int control, int which);
  }

  private VectorShuffles() {}

  static Handler handlerFor(Instruction in) {
    return switch (in.mnemonic()) {
      case SHUFPS ->
          shuffle((a, b, c, d, k, w) -> w == 0 ? doublewords(a, b, k) : doublewords(c, d, k >> 4));
      case SHUFPD ->
          shuffle((a, b, c, d, k, w) -> w == 0 ? ((k & 1) == 0 ? a : b) : (k & 2) == 0 ? c : d);
      case UNPCKLPS, PUNPCKLDQ -> shuffle((a, b, c, d, k, w) -> interleave(a, c, 32, w));
      case UNPCKHPS, PUNPCKHDQ -> shuffle((a, b, c, d, k, w) -> interleave(b, d, 32, w));
      case UNPCKLPD, PUNPCKLQDQ -> shuffle((a, b, c, d, k, w) -> w == 0 ? a : c);
      case UNPCKHPD, PUNPCKHQDQ -> shuffle((a, b, c, d, k, w) -> w == 0 ? b : d);
      case PUNPCKLBW -> shuffle((a, b, c, d, k, w) -> interleave(a, c, 8, w));
      case PUNPCKHBW -> shuffle((a, b, c, d, k, w) -> interleave(b, d, 8, w));
      case PUNPCKLWD -> shuffle((a, b, c, d, k, w) -> interleave(a, c, 16, w));
      case PUNPCKHWD -> shuffle((a, b, c, d, k, w) -> interleave(b, d, 16, w));
      case PSHUFD -> shuffle((a, b, c, d, k, w) -> doublewords(c, d, w == 0 ? k : k >> 4));
      case PSHUFLW -> shuffle((a, b, c, d, k, w) -> w == 0 ? words(c, k) : d);
      case PSHUFHW -> shuffle((a, b, c, d, k, w) -> w == 0 ? c : words(d, k));
      case PACKSSWB -> shuffle((a, b, c, d, k, w) -> w == 0 ? pack(a, b, 8) : pack(c, d, 8));
      case PACKSSDW -> shuffle((a, b, c, d, k, w) -> w == 0 ? pack(a, b, 16) : pack(c, d, 16));
      case PACKUSWB ->
          shuffle((a, b, c, d, k, w) -> w == 0 ? packUnsigned(a, b) : packUnsigned(c, d));
      case PINSRW -> VectorShuffles::insertWord;
      case PEXTRW -> VectorShuffles::extractWord;
      default -> null;
    };
  }

  private static Handler shuffle(Shuffle shuffle) {
    return (cpu, in) -> execute(cpu, in, shuffle);
  }

  private static void execute(Cpu cpu, DecodedInstruction in, Shuffle shuffle) {
    VectorOperands.requireEnabled(cpu);
    long[] xmm = cpu.state.xmm;
    long a = xmm[2 * in.reg];
    long b = xmm[2 * in.reg + 1];
    long c;
    long d;
    if (in.memory) {
      long address = VectorOperands.aligned(cpu, in);
      c = cpu.mmu.read64(address);
      d = cpu.mmu.read64(address + 8);
    } else {
      c = xmm[2 * in.rm];
      d = xmm[2 * in.rm + 1];
    }
    int control = (int) in.immediate & 0xFF;
    xmm[2 * in.reg] = shuffle.half(a, b, c, d, control, 0);
    xmm[2 * in.reg + 1] = shuffle.half(a, b, c, d, control, 1);
  }

  /** Two doublewords of a vector, chosen by two bits each. */
  private static long doublewords(long low, long high, int control) {
    return doubleword(low, high, control) | doubleword(low, high, control >> 2) << 32;
  }

  private static long doubleword(long low, long high, int control) {
    long half = (control & 2) == 0 ? low : high;
    return half >>> (32 * (control & 1)) & 0xFFFF_FFFFL;
  }

  /** Four words of a half, chosen by two bits each. */
  private static long words(long half, int control) {
    long result = 0;
    for (int i = 0; i < 4; i++) {
      result |= (half >>> (16 * (control >> (2 * i) & 3)) & 0xFFFF) << (16 * i);
    }
    return result;
  }

  /** Elements of a and b in turn; of all of them the first or the second half. */
  private static long interleave(long a, long b, int bits, int which) {
    long result = 0;
    long mask = -1L >>> (64 - bits);
    int from = 32 * which;
    for (int at = 0; at < 32; at += bits) {
      result |= (a >>> (from + at) & mask) << (2 * at);
      result |= (b >>> (from + at) & mask) << (2 * at + bits);
    }
    return result;
  }

  /** Narrows the elements of two halves to numbers of so many bits with a sign. */
  private static long pack(long low, long high, int bits) {
    long result = 0;
    long mask = -1L >>> (64 - bits);
    for (int at = 0; at < 64; at += 2 * bits) {
      result |= (Lanes.saturate(Lanes.signed(low, at, 2 * bits), bits) & mask) << (at / 2);
      result |= (Lanes.saturate(Lanes.signed(high, at, 2 * bits), bits) & mask) << (32 + at / 2);
    }
    return result;
  }

  private static long packUnsigned(long low, long high) {
    long result = 0;
    for (int at = 0; at < 64; at += 16) {
      result |= Lanes.saturateUnsigned(Lanes.signed(low, at, 16), 8) << (at / 2);
      result |= Lanes.saturateUnsigned(Lanes.signed(high, at, 16), 8) << (32 + at / 2);
    }
    return result;
  }

  private static void insertWord(Cpu cpu, DecodedInstruction in) {
    VectorOperands.requireEnabled(cpu);
    long word = Operands.readRm(cpu, in, 2);
    int number = (int) in.immediate & 7;
    int half = 2 * in.reg + number / 4;
    int at = 16 * (number % 4);
    long[] xmm = cpu.state.xmm;
    xmm[half] = (xmm[half] & ~(0xFFFFL << at)) | word << at;
  }

  private static void extractWord(Cpu cpu, DecodedInstruction in) {
    VectorOperands.requireEnabled(cpu);
    int number = (int) in.immediate & 7;
    long half = cpu.state.xmm[2 * in.rm + number / 4];
    cpu.state.gpr[in.reg] = half >>> (16 * (number % 4)) & 0xFFFF;
  }
}
