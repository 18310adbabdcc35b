package org.matryoshka.asm;

import java.util.Locale;
import java.util.Optional;

/** What the assembler can write. */
public enum OutputFormat {
  /** A relocatable ELF64 object, for a linker. */
  ELF64("elf64"),
  /** A linked ELF64 image: a static Linux program or a bootable image. */
  IMAGE("image"),
  /** Bytes and nothing else. */
  BIN("bin");

  private final String text;

  OutputFormat(String text) {
    this.text = text;
  }

  /** The name on a command line. */
  public String text() {
    return text;
  }

  /** The format of a name, in any case. */
  public static Optional<OutputFormat> byName(String name) {
    for (OutputFormat format : values()) {
      if (format.text.equals(name.toLowerCase(Locale.ROOT))) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }
}
