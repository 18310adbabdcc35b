package org.matryoshka.cpu.user;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.mmu.paging.AccessType;

/**
 * A program's memory as the system calls see it: by the program's addresses, with the program's
 * rights. An address that the program could not use itself ends a copy.
 */
final class UserMemory {
  private final Cpu cpu;
  private final AddressSpace space;

  UserMemory(Cpu cpu, AddressSpace space) {
    this.cpu = cpu;
    this.space = space;
  }

  /**
   * Copies from the program.
   *
   * @return how many bytes could be copied from the start on
   */
  int copyIn(long address, byte[] target, int length) {
    return copy(address, target, length, AccessType.READ);
  }

  /**
   * Copies to the program.
   *
   * @return how many bytes could be copied from the start on
   */
  int copyOut(long address, byte[] source, int length) {
    return copy(address, source, length, AccessType.WRITE);
  }

  private int copy(long address, byte[] bytes, int length, AccessType access) {
    int done = 0;
    while (done < length) {
      long at = address + done;
      int inPage = (int) Math.min(length - done, AddressSpace.PAGE_SIZE - (at & 0xFFF));
      long physical = translate(at, access);
      if (physical < 0) {
        break;
      }
      if (access == AccessType.READ) {
        cpu.mmu.memory().copyOut(physical, bytes, done, inPage);
      } else {
        cpu.mmu.memory().copyIn(physical, bytes, done, inPage);
      }
      done += inPage;
    }
    return done;
  }

  /** How many bytes from the start on the program could write itself. */
  int writablePrefix(long address, int length) {
    int done = 0;
    while (done < length && translate(address + done, AccessType.WRITE) >= 0) {
      done += AddressSpace.PAGE_SIZE - (int) (address + done & 0xFFF);
    }
    return Math.min(done, length);
  }

  /**
   * Reads numbers of eight bytes each.
   *
   * @return false if they can't be read; then nothing is stored
   */
  boolean readLongs(long address, long[] target) {
    byte[] bytes = new byte[8 * target.length];
    if (copyIn(address, bytes, bytes.length) < bytes.length) {
      return false;
    }
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(target);
    return true;
  }

  /**
   * Writes numbers of eight bytes each.
   *
   * @return false if they can't be written whole
   */
  boolean writeLongs(long address, long... values) {
    byte[] bytes = new byte[8 * values.length];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
    return copyOut(address, bytes, bytes.length) == bytes.length;
  }

  /** Physical address, or −1 where the program has no such access. */
  private long translate(long address, AccessType access) {
    try {
      return cpu.mmu.translate(address, access);
    } catch (GuestFault fault) {
      return space.resolve(fault) ? cpu.mmu.translate(address, access) : -1;
    }
  }
}
