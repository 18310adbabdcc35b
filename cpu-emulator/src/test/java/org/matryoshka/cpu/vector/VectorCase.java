package org.matryoshka.cpu.vector;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/**
 * One instruction with the state it starts from: registers and scratch memory come from a seed,
 * registers that must have certain values are named. The program in src/test/native does the same.
 *
 * @param seed of registers and memory
 * @param code the bytes of the instruction
 * @param flags RFLAGS
 * @param registers values by register number, in place of those from the seed
 */
record VectorCase(long seed, byte[] code, int flags, Map<Integer, Long> registers) {
  /** Where the scratch memory is; the pages around it are not mapped. */
  static final long SCRATCH = 0x100000;

  static final int SCRATCH_SIZE = 8192;

  /** Where the instruction is. */
  static final long CODE = 0x200000;

  static final long GS_BASE = 0x80000;

  private static final long[] CORNERS = {
    0,
    1,
    2,
    3,
    0x7F,
    0x80,
    0xFF,
    0x7FFF,
    0x8000,
    0xFFFF,
    0x7FFFFFFFL,
    0x80000000L,
    0xFFFFFFFFL,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    -1
  };

  private static final long[] DOUBLES = {
    0x0000000000000000L, 0x8000000000000000L, 0x3FF0000000000000L, 0xBFF0000000000000L,
    0x7FF0000000000000L, 0xFFF0000000000000L, 0x7FF8000000000000L, 0xFFF8000000001234L,
    0x7FF0000000000001L, 0xFFF4000000000000L, 0x0000000000000001L, 0x800FFFFFFFFFFFFFL,
    0x0010000000000000L, 0x7FEFFFFFFFFFFFFFL, 0x41E0000000000000L, 0xC3E0000000000000L
  };

  private static final long[] SINGLES = {
    0x00000000L, 0x80000000L, 0x3F800000L, 0xBF800000L, 0x7F800000L, 0xFF800000L, 0x7FC00000L,
    0xFFC01234L, 0x7F800001L, 0xFFA00000L, 0x00000001L, 0x807FFFFFL, 0x00800000L, 0x7F7FFFFFL,
    0x4F000000L, 0xDF000000L
  };

  /** The sixteen registers, then the words of the scratch memory. */
  long[] initialState() {
    long[] values = new long[16 + SCRATCH_SIZE / 8];
    SplitMix random = new SplitMix(seed);
    for (int i = 0; i < 16; i++) {
      long raw = random.next();
      values[i] =
          switch ((int) random.next() & 3) {
            case 0 -> raw;
            case 1 -> (byte) raw;
            case 2 -> raw & 0xFFFF_FFFFL;
            default -> CORNERS[(int) raw & 15];
          };
    }
    for (int i = 16; i < values.length; i++) {
      values[i] = random.next();
    }
    registers.forEach((number, value) -> values[number] = value);
    return values;
  }

  /** The halves of XMM0 to XMM15, low before high, then MXCSR. */
  long[] initialVectors() {
    SplitMix random = new SplitMix(seed ^ 0x5353_4532_5353_4532L);
    long[] values = new long[33];
    for (int i = 0; i < 32; i++) {
      values[i] = lane(random);
    }
    long raw = random.next();
    long mxcsr = 0x1F80;
    if ((raw & 3) == 0) {
      mxcsr |= (raw >>> 8 & 0x7F) | (raw >>> 16 & 7) << 13;
    }
    if ((raw & 0xF0) == 0) {
      mxcsr &= ~((raw >>> 24 & 0x3F) << 7);
    }
    values[32] = mxcsr;
    return values;
  }

  /** Of ST(0) to ST(7) significand, then sign and exponent; then control, status and tag words. */
  long[] initialX87() {
    SplitMix random = new SplitMix(seed ^ 0x3837_3830_3837_3830L);
    long[] values = new long[19];
    for (int i = 0; i < 8; i++) {
      long raw = random.next();
      long kind = random.next();
      long significand = raw | Long.MIN_VALUE;
      long exponent = 16383 - 16 + (kind >>> 8 & 31);
      switch ((int) kind & 15) {
        case 0 -> {
          significand = 0;
          exponent = 0;
        }
        case 1 -> {
          significand = Long.MIN_VALUE;
          exponent = 0x7FFF;
        }
        case 2 -> exponent = 0x7FFF;
        case 3 -> {
          significand = raw & Long.MAX_VALUE;
          exponent = 0;
        }
        case 4 -> {
          significand = (raw & 0xFFFF_0000_0000_0000L) | Long.MIN_VALUE;
          exponent = 16383 + (kind >>> 8 & 15);
        }
        case 5 -> exponent = kind >>> 8 & 0x7FFF;
        case 6 -> significand = raw << 61 | Long.MIN_VALUE;
        case 7 -> exponent = 16383 - 80 + (kind >>> 8 & 127);
        default -> {}
      }
      values[2 * i] = significand;
      values[2 * i + 1] = exponent | (kind >>> 32 & 1) << 15;
    }
    long raw = random.next();
    long control = 0x37F;
    if ((raw & 3) == 0) {
      control = 0x7F | (raw >>> 8 & 3) << 10 | ((raw >>> 10 & 3) == 1 ? 3 : raw >>> 10 & 3) << 8;
    }
    if ((raw & 0xF0) == 0) {
      control &= ~(raw >>> 16 & 0x3F);
    }
    values[16] = control;
    values[17] = (raw >>> 24 & 7) << 11;
    values[18] = (raw >>> 32 & 3) == 0 ? raw >>> 40 & 0xFF : 0xFF & ~(1 << ((raw >>> 24) - 1 & 7));
    return values;
  }

  /** Integers, and doubles and singles of all kinds. */
  private static long lane(SplitMix random) {
    long raw = random.next();
    return switch ((int) random.next() & 7) {
      case 0 -> raw;
      case 1 -> DOUBLES[(int) raw & 15];
      case 2 -> SINGLES[(int) raw & 15] | SINGLES[(int) (raw >>> 4) & 15] << 32;
      case 3 -> (raw & 0x800F_FFFF_FFFF_FFFFL) | (1023 - 32 + (raw >>> 52 & 63)) << 52;
      case 4 ->
          (raw & 0x807F_FFFF_807F_FFFFL)
              | (111 + (raw >>> 23 & 31)) << 23
              | (111 + (raw >>> 55 & 31)) << 55;
      case 5 -> (raw & 0x800F_C000_0000_0000L) | (1023 - 4 + (raw >>> 52 & 15)) << 52;
      case 6 -> (byte) raw;
      default -> raw & 0x800F_FFFF_FFFF_FFFFL;
    };
  }

  void write(ByteBuffer out) {
    out.putLong(seed).put((byte) code.length).put(code).putInt(flags).put((byte) registers.size());
    registers.forEach((number, value) -> out.put(number.byteValue()).putLong(value));
  }

  static VectorCase read(ByteBuffer in) {
    long seed = in.getLong();
    byte[] code = new byte[in.get()];
    in.get(code);
    int flags = in.getInt();
    Map<Integer, Long> registers = new TreeMap<>();
    for (int n = in.get(); n > 0; n--) {
      registers.put((int) in.get(), in.getLong());
    }
    return new VectorCase(seed, code, flags, registers);
  }
}
