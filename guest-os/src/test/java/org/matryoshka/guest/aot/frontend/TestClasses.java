package org.matryoshka.guest.aot.frontend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Class files for tests. */
public final class TestClasses {
  private TestClasses() {}

  /** Returns the class files that the running test can see. */
  public static ClassSource onClassPath() {
    return name -> {
      try (InputStream in =
          TestClasses.class.getClassLoader().getResourceAsStream(name + ".class")) {
        return in == null || name.startsWith("java/") ? null : in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
