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
 */
record VectorResult(
    int vector,
    int errorCode,
    long address,
    long rip,
    int flags,
    long[] registers,
    Map<Integer, Long> memory) {
  static final int NO_EXCEPTION = 1;

  static VectorResult read(ByteBuffer in) {
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
    return new VectorResult(vector, error, address, rip, flags, registers, memory);
  }

  /** Writes it in short: of the registers only those that differ from the initial state. */
  void writeShort(ByteBuffer out, long[] initial) {
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
  }

  static VectorResult readShort(ByteBuffer in, long[] initial) {
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
    return new VectorResult(vector, error, address, rip, flags, registers, memory);
  }
}
