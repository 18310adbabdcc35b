package org.matryoshka.guest.aot.frontend;

import java.util.HashMap;
import java.util.Map;

/** Class files that are in memory, such as a student's classes that have just been compiled. */
public final class MemoryClassSource implements ClassSource {
  private final Map<String, byte[]> files;

  /**
   * Makes a source.
   *
   * @param files class files by name, {@code a/b/C}
   */
  public MemoryClassSource(Map<String, byte[]> files) {
    this.files = new HashMap<>(files);
  }

  @Override
  public byte[] find(String name) {
    return files.get(name);
  }
}
