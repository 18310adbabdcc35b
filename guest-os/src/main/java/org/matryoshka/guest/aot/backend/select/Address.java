package org.matryoshka.guest.aot.backend.select;

import org.matryoshka.guest.aot.backend.machine.FrameArea;
import org.matryoshka.guest.aot.backend.machine.MachineInstruction;
import org.matryoshka.guest.aot.backend.machine.Registers;

/**
 * A memory operand.
 *
 * @param base register or -1
 * @param index register or -1
 * @param scaleBits the index counts {@code 1 << scaleBits} bytes
 * @param displacement in bytes
 * @param symbol added, or null
 * @param area which part of the frame is meant, if any
 */
record Address(
    int base, int index, int scaleBits, int displacement, String symbol, FrameArea area) {
  static Address of(int base, int displacement) {
    return new Address(base, MachineInstruction.NONE, 0, displacement, null, FrameArea.NONE);
  }

  static Address symbol(String symbol, int displacement) {
    return new Address(
        MachineInstruction.NONE, MachineInstruction.NONE, 0, displacement, symbol, FrameArea.NONE);
  }

  static Address frame(FrameArea area, int offset) {
    return new Address(Registers.RSP, MachineInstruction.NONE, 0, offset, null, area);
  }

  Address plus(int more) {
    return new Address(base, index, scaleBits, displacement + more, symbol, area);
  }

  Address withIndex(int register, int bits) {
    return new Address(base, register, bits, displacement, symbol, area);
  }
}
