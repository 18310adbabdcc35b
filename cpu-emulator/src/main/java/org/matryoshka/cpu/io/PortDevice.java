package org.matryoshka.cpu.io;

/** A device behind I/O ports. It knows offsets; the platform knows port numbers. */
public interface PortDevice {
  /**
   * A read.
   *
   * @param offset from the first port of the range it is registered at
   * @param size 1, 2 or 4 bytes, at most {@link #width}, within the range
   * @return the value; bits above the size are ignored
   */
  int read(int offset, int size);

  /**
   * A write.
   *
   * @param value zero-extended
   */
  void write(int offset, int size, int value);

  /**
   * The widest access that it takes in one piece; the bus breaks a wider one into bytes for
   * consecutive ports, as the ISA bus does.
   */
  default int width() {
    return 1;
  }
}
