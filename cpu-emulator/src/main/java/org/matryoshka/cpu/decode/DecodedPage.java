package org.matryoshka.cpu.decode;

import org.matryoshka.mmu.memory.PhysicalMemory;

/**
 * The decoded instructions of one frame, by the offset of their first byte. A write into the frame
 * drops every instruction that it overlaps, and costs a test of one bit where there is no code.
 */
final class DecodedPage {
  /** The longest instruction, so the farthest that one can reach over a written byte from below. */
  private static final int MAX_LENGTH = 15;

  /** Shift from a byte offset to a chunk of 64 bytes. */
  private static final int CHUNK_SHIFT = 6;

  /**
   * The instruction that starts at each offset, or null. Whoever holds this array sees an
   * instruction disappear at once; only this class writes it.
   */
  final DecodedInstruction[] slots = new DecodedInstruction[PhysicalMemory.FRAME_SIZE];

  /** Bit n: there may be a byte of an instruction in bytes 64 n to 64 n + 63. */
  private long chunks;

  private int count;

  /** Adds an instruction. The part of it that lies beyond the frame is not this page's matter. */
  void put(int offset, DecodedInstruction instruction) {
    if (slots[offset] == null) {
      count++;
    }
    slots[offset] = instruction;
    chunks |= mask(offset, end(offset, instruction) - 1);
  }

  /**
   * Drops the instructions that a write overlaps.
   *
   * @return whether none is left
   */
  boolean written(int offset, int size) {
    int last = offset + size - 1;
    if ((chunks & mask(offset, last)) == 0) {
      return count == 0;
    }
    for (int at = Math.max(0, offset - MAX_LENGTH + 1); at <= last; at++) {
      DecodedInstruction instruction = slots[at];
      if (instruction != null && end(at, instruction) > offset) {
        slots[at] = null;
        count--;
      }
    }
    if (count == 0) {
      chunks = 0;
    }
    return count == 0;
  }

  private static int end(int offset, DecodedInstruction instruction) {
    return Math.min(offset + instruction.length, PhysicalMemory.FRAME_SIZE);
  }

  /** The bits of the chunks from that of one offset to that of another. */
  private static long mask(int first, int last) {
    return -1L << (first >> CHUNK_SHIFT) & -1L >>> (63 - (last >> CHUNK_SHIFT));
  }
}
