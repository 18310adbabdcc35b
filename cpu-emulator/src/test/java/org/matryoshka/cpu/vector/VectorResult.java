package org.matryoshka.cpu.vector;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an instruction did.
 *
 * @param vector of the exception; 1 if there was none
 * @param errorCode of the exception
 * @param address of a page fault
 * @param rip afterwards
 * @param flags RFLAGS afterwards
 * @param registers the sixteen registers afterwards
 * @param memory the words of scratch memory that changed, by index
 * @param vectors the extra state afterwards, as {@link ExtraState} lists it
 */
record VectorResult(
    int vector,
    int errorCode,
    long address,
    long rip,
    int flags,
    long[] registers,
    Map<Integer, Long> memory,
    long[] vectors) {
  static final int NO_EXCEPTION = 1;

  static VectorResult read(ByteBuffer in, ExtraState extra) {
    int vector = in.get();
    int error = in.getShort();
    long address = in.getLong();
    long rip = in.getLong();
    int flags = in.getInt();
    long[] registers = new long[16];
    for (int i = 0; i < 16; i++) {
      registers[i] = in.getLong();
    }
    Map<Integer, Long> memory = new TreeMap<>();
    for (int n = in.getShort(); n > 0; n--) {
      memory.put((int) in.getShort(), in.getLong());
    }
    long[] vectors = new long[extra == ExtraState.SIMD ? 33 : extra == ExtraState.X87 ? 19 : 0];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = in.getLong();
    }
    return new VectorResult(vector, error, address, rip, flags, registers, memory, vectors);
  }

  /** Writes it in short: of the registers only those that differ from the initial state. */
  void writeShort(ByteBuffer out, VectorCase given, ExtraState extra) {
    long[] initial = given.initialState();
    out.put((byte) vector).put((byte) errorCode).putLong(address).putLong(rip).putInt(flags);
    int mask = 0;
    for (int i = 0; i < 16; i++) {
      mask |= registers[i] != initial[i] ? 1 << i : 0;
    }
    out.putShort((short) mask);
    for (int i = 0; i < 16; i++) {
      if ((mask & 1 << i) != 0) {
        out.putLong(registers[i]);
      }
    }
    out.put((byte) memory.size());
    memory.forEach((index, value) -> out.putShort(index.shortValue()).putLong(value));
    if (vectors.length > 0) {
      writeChanges(out, vectors, extra.initial(given));
    }
  }

  private static void writeChanges(ByteBuffer out, long[] values, long[] initial) {
    int at = out.position();
    out.put((byte) 0);
    int changed = 0;
    for (int i = 0; i < values.length; i++) {
      if (values[i] != initial[i]) {
        out.put((byte) i).putLong(values[i]);
        changed++;
      }
    }
    out.put(at, (byte) changed);
  }

  static VectorResult readShort(ByteBuffer in, VectorCase given, ExtraState extra) {
    long[] initial = given.initialState();
    int vector = in.get();
    int error = in.get();
    long address = in.getLong();
    long rip = in.getLong();
    int flags = in.getInt();
    int mask = in.getShort();
    long[] registers = new long[16];
    for (int i = 0; i < 16; i++) {
      registers[i] = (mask & 1 << i) != 0 ? in.getLong() : initial[i];
    }
    Map<Integer, Long> memory = new TreeMap<>();
    for (int n = in.get(); n > 0; n--) {
      memory.put((int) in.getShort(), in.getLong());
    }
    long[] vectors = extra.initial(given);
    if (vectors.length > 0) {
      for (int n = in.get(); n > 0; n--) {
        vectors[in.get()] = in.getLong();
      }
    }
    return new VectorResult(vector, error, address, rip, flags, registers, memory, vectors);
  }
}
