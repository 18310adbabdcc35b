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
