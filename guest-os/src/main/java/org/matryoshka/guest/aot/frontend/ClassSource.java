package org.matryoshka.guest.aot.frontend;

/** Where class files come from. */
@FunctionalInterface
public interface ClassSource {
  /**
   * Returns the class file of a class, or null if this source has none.
   *
   * @param name the class as {@code a/b/C}
   * @throws java.io.UncheckedIOException if it is there but can't be read
   */
  byte[] find(String name);

  /** Returns a source that asks another one for what this one does not have. */
  default ClassSource or(ClassSource other) {
    return name -> {
      byte[] found = find(name);
      return found == null ? other.find(name) : found;
    };
  }
}
