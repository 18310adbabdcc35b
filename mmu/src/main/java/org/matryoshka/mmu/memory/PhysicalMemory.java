package org.matryoshka.mmu.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A physical address space as a processor sees it: RAM from address 0, and windows of devices. RAM
 * lies in one array, so that a translation cache can keep an index into it and touch the bytes
 * directly.
 */
public abstract class PhysicalMemory {
  /** Base 2 logarithm of {@link #FRAME_SIZE}. */
  public static final int FRAME_SHIFT = 12;

  /** Bytes of a frame. */
  public static final int FRAME_SIZE = 1 << FRAME_SHIFT;

  /**
   * What {@link #readableFrame} and {@link #writableFrame} return for a frame that can't be
   * accessed directly.
   */
  public static final int NOT_DIRECT = -1;

  /** Little-endian access to two bytes of an array at any index. */
  public static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  /** Little-endian access to four bytes. */
  public static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** Little-endian access to eight bytes. */
  public static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Bytes of RAM, from address 0; a multiple of {@link #FRAME_SIZE}. */
  public abstract long size();

  /**
   * The array in which all RAM lies. Its index is not the physical address: ask {@link
   * #readableFrame}.
   */
  public abstract byte[] ram();

  /**
   * Index in {@link #ram()} of the frame that holds a physical address, or {@link #NOT_DIRECT} if
   * reads must go through {@link #read}.
   */
  public abstract int readableFrame(long address);

  /**
   * The same for writes: {@link #NOT_DIRECT} also for RAM whose changes somebody must see (decoded
   * code, traced page tables), so writes must go through {@link #write}. Who gets an index may
   * write there until it is told to ask anew; the frame counts as written.
   */
  public abstract int writableFrame(long address);

  /**
   * Index in {@link #ram()} of a frame to which {@link #store} may be used; else {@link
   * #NOT_DIRECT}. For frames that hold decoded code, which have data beside it more often than not,
   * and for those whose first write must be seen.
   */
  public int watchedFrame(long address) {
    return NOT_DIRECT;
  }

  /**
   * Writes into a watched frame.
   *
   * @param index of the first byte in {@link #ram()}; the access must not cross a frame
   * @param size 1, 2, 4 or 8 bytes
   * @param value its low bytes are written
   * @return whether the frame is still watched
   */
  public boolean store(int index, int size, long value) {
    put(ram(), index, size, value);
    return true;
  }

  /**
   * Reads a little-endian value.
   *
   * @param address physical; the access must not cross a frame
   * @param size 1, 2, 4 or 8 bytes
   * @return the value, zero-extended; all ones where there is nothing
   */
  public abstract long read(long address, int size);

  /**
   * Writes a little-endian value; ignored where there is nothing.
   *
   * @param address physical; the access must not cross a frame
   * @param size 1, 2, 4 or 8 bytes
   * @param value its low bytes are written
   */
  public abstract void write(long address, int size, long value);

  /**
   * Copies bytes in through {@link #write}, so that watchers see them. The range may cross frames.
   */
  public final void copyIn(long address, byte[] source, int from, int length) {
    for (int i = 0; i < length; i++) {
      write(address + i, 1, source[from + i]);
    }
  }

  /** Copies bytes out through {@link #read}. The range may cross frames. */
  public final void copyOut(long address, byte[] target, int from, int length) {
    for (int i = 0; i < length; i++) {
      target[from + i] = (byte) read(address + i, 1);
    }
  }

  /** Value of 1, 2, 4 or 8 bytes at an index of an array, zero-extended. */
  public static long get(byte[] array, int index, int size) {
    return switch (size) {
      case 1 -> array[index] & 0xFFL;
      case 2 -> (short) SHORT.get(array, index) & 0xFFFFL;
      case 4 -> (int) INT.get(array, index) & 0xFFFF_FFFFL;
      case 8 -> (long) LONG.get(array, index);
      default -> throw new IllegalArgumentException("size " + size);
    };
  }

  /** Stores the low 1, 2, 4 or 8 bytes of a value at an index of an array. */
  public static void put(byte[] array, int index, int size, long value) {
    switch (size) {
      case 1 -> array[index] = (byte) value;
      case 2 -> SHORT.set(array, index, (short) value);
      case 4 -> INT.set(array, index, (int) value);
      case 8 -> LONG.set(array, index, value);
      default -> throw new IllegalArgumentException("size " + size);
    }
  }
}
