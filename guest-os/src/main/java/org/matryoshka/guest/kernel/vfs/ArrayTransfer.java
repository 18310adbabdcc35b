package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.magic.Memory;

/** A transfer from or to an array of the kernel's own. */
public final class ArrayTransfer extends Transfer {
  private final byte[] array;
  private int next;

  /** Transfers so many bytes from or to a place in an array. */
  public ArrayTransfer(byte[] array, int offset, int length) {
    super(length);
    this.array = array;
    this.next = offset;
  }

  @Override
  protected int doGive(long address, int length) {
    Memory.copyToArray(address, array, next, length);
    next += length;
    return length;
  }

  @Override
  protected int doGive(byte[] source, int offset, int length) {
    System.arraycopy(source, offset, array, next, length);
    next += length;
    return length;
  }

  @Override
  protected int doGiveZeros(int length) {
    for (int i = 0; i < length; i++) {
      array[next + i] = 0;
    }
    next += length;
    return length;
  }

  @Override
  protected int doTake(long address, int length) {
    Memory.copyFromArray(array, next, length, address);
    next += length;
    return length;
  }

  @Override
  protected int doTake(byte[] destination, int offset, int length) {
    System.arraycopy(array, next, destination, offset, length);
    next += length;
    return length;
  }

  @Override
  protected void doSkip(long length) {
    next += (int) length;
  }
}
