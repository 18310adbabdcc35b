package org.matryoshka.asm.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds files in the file system: as named (from the working directory), beside the source that
 * asks, then in each directory of the include path, in this order.
 */
public final class FileLoader implements SourceLoader {
  /** Bytes of the largest file that is read; beyond it is a mistake rather than a source. */
  public static final long MAX_FILE_BYTES = 64L << 20;

  private final List<Path> directories;

  /** A loader with an include path, searched in order. */
  public FileLoader(List<Path> directories) {
    this.directories = List.copyOf(directories);
  }

  @Override
  public Optional<LoadedFile> load(String name, String from) throws IOException {
    Path wanted;
    Path beside;
    try {
      wanted = Path.of(name);
      beside = Path.of(from).resolveSibling(name);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
    Optional<LoadedFile> found = read(wanted);
    if (found.isEmpty()) {
      found = read(beside);
    }
    for (int i = 0; i < directories.size() && found.isEmpty(); i++) {
      found = read(directories.get(i).resolve(wanted));
    }
    return found;
  }

  private static Optional<LoadedFile> read(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    if (Files.size(path) > MAX_FILE_BYTES) {
      throw new IOException("larger than " + (MAX_FILE_BYTES >> 20) + " MiB");
    }
    return Optional.of(new LoadedFile(path.toString(), Files.readAllBytes(path)));
  }
}
