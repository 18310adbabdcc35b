package org.matryoshka.cpu.snapshot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.matryoshka.mmu.memory.PhysicalMemory;

/**
 * A SHA-256 digest of the values that parts list, each as eight little-endian bytes in their order,
 * and of memory: what a run is compared by.
 */
public final class StateDigest extends StateFields {
  private static final byte[] ZERO_FRAME = new byte[PhysicalMemory.FRAME_SIZE];

  private final MessageDigest digest;
  private final ByteBuffer buffer = ByteBuffer.allocate(8192).order(ByteOrder.LITTLE_ENDIAN);

  /** A digest of nothing yet. */
  public StateDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public boolean loading() {
    return false;
  }

  @Override
  public long number(String name, long value) {
    if (!buffer.hasRemaining()) {
      drain();
    }
    buffer.putLong(value);
    return value;
  }

  @Override
  public void part(String name, Stateful part) {
    part.state(this);
  }

  /**
   * RAM: its size, then the address and the contents of every frame that is not all zero.
   *
   * @param ram whole frames
   */
  public void memory(byte[] ram) {
    number("size", ram.length);
    for (int frame = 0; frame < ram.length; frame += PhysicalMemory.FRAME_SIZE) {
      frame(frame, ram, frame);
    }
  }

  /**
   * One frame of RAM, if it is not all zero.
   *
   * @param address physical address of the frame
   * @param ram holds it
   * @param from its index there
   */
  public void frame(long address, byte[] ram, int from) {
    int end = from + PhysicalMemory.FRAME_SIZE;
    if (!Arrays.equals(ram, from, end, ZERO_FRAME, 0, PhysicalMemory.FRAME_SIZE)) {
      number("frame", address);
      drain();
      digest.update(ram, from, PhysicalMemory.FRAME_SIZE);
    }
  }

  /** The digest as 64 hexadecimal digits; this object can't be used any more. */
  public String hex() {
    drain();
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  protected String element(String name, int index) {
    return name;
  }

  private void drain() {
    digest.update(buffer.array(), 0, buffer.position());
    buffer.clear();
  }
}
