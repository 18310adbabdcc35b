package org.matryoshka.guest.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.matryoshka.asm.source.SourceLoader;

/** The assembly sources of guests: a folder while the project is built, then the class path. */
@FunctionalInterface
interface GuestSources {
  /** The file at a path with slashes, if there is one. */
  Optional<byte[]> read(String path) throws IOException;

  /** The files of a folder. */
  static GuestSources ofFolder(Path folder) {
    return path -> {
      Path file = folder.resolve(path);
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    };
  }

  /** The files that the build put beside the images. */
  static GuestSources bundled() {
    return path -> {
      try (InputStream in = GuestSources.class.getResourceAsStream("asm/" + path)) {
        return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
      }
    };
  }

  /** For the assembler: names are relative to the file that includes. */
  default SourceLoader loader() {
    return (name, from) -> {
      Path folder = Path.of(from).getParent();
      Path file = folder == null ? Path.of(name) : folder.resolve(name);
      String path = file.normalize().toString().replace('\\', '/');
      return read(path).map(bytes -> new SourceLoader.LoadedFile(path, bytes));
    };
  }
}
