package org.matryoshka.guest.image;

import java.util.List;

/**
 * A program of the initial file system.
 *
 * @param mainClass the binary name of the class with {@code main(String[])}
 * @param path where it lies, without leading slash
 * @param names further paths of the same file
 */
public record KuklaProgram(String mainClass, String path, List<String> names) {
  /** A copy of the list is kept. */
  public KuklaProgram {
    names = List.copyOf(names);
  }

  /** The file's own name. */
  public String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
