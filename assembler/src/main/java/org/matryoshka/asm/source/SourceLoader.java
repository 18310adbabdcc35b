package org.matryoshka.asm.source;

import java.io.IOException;
import java.util.Optional;

/** Where {@code %include} and {@code incbin} find files. */
@FunctionalInterface
public interface SourceLoader {
  /** Finds nothing: for sources that include no file. */
  SourceLoader NONE = (name, from) -> Optional.empty();

  /**
   * Loads a file.
   *
   * @param name the name in the source
   * @param from name of the source that asks, as its {@link SourceText#name()}
   * @return the file, or nothing if there is none of that name
   * @throws IOException if it is there but can't be read
   */
  Optional<LoadedFile> load(String name, String from) throws IOException;

  /**
   * A file that was found.
   *
   * @param name its name for messages, and for files that it includes
   * @param bytes its content
   */
  record LoadedFile(String name, byte[] bytes) {}
}
