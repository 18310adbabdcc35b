package org.matryoshka.cpu.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Writes ELF64 files for tests, good and bad ones. */
public final class TinyElf {
  private record Part(long virtual, long physical, byte[] bytes, long memorySize, int flags) {}

  private final List<Part> parts = new ArrayList<>();
  private long entry;
  private int type = 2;
  private boolean interpreter;

  /** The entry is the start of the first segment unless told otherwise. */
  public TinyElf entry(long address) {
    entry = address;
    return this;
  }

  /** ET_DYN instead of ET_EXEC. */
  public TinyElf positionIndependent() {
    type = 3;
    return this;
  }

  /** With a PT_INTERP entry. */
  public TinyElf interpreter() {
    interpreter = true;
    return this;
  }

  /** A segment that may be read, written and executed; its bytes in hexadecimal. */
  public TinyElf segment(long address, String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    return segment(address, bytes, bytes.length, 7);
  }

  /** A segment. */
  public TinyElf segment(long address, byte[] bytes, long memorySize, int flags) {
    parts.add(new Part(address, address, bytes, memorySize, flags));
    if (entry == 0) {
      entry = address;
    }
    return this;
  }

  /** The file. */
  public byte[] bytes() {
    int headers = parts.size() + (interpreter ? 1 : 0);
    int data = 64 + 56 * headers;
    int size = data + parts.stream().mapToInt(part -> part.bytes.length).sum();
    ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1}).position(16);
    file.putShort((short) type).putShort((short) 62).putInt(1);
    file.putLong(entry).putLong(64).putLong(0).putInt(0);
    file.putShort((short) 64).putShort((short) 56).putShort((short) headers);
    file.position(64);
    if (interpreter) {
      file.putInt(3).putInt(4).putLong(0).putLong(0).putLong(0).putLong(1).putLong(1).putLong(1);
    }
    int offset = data;
    for (Part part : parts) {
      file.putInt(1).putInt(part.flags).putLong(offset);
      file.putLong(part.virtual).putLong(part.physical);
      file.putLong(part.bytes.length).putLong(part.memorySize).putLong(4096);
      offset += part.bytes.length;
    }
    parts.forEach(part -> file.put(part.bytes));
    return file.array();
  }
}
