package org.matryoshka.guest.aot.frontend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Class files in directories and JAR files, searched in order. */
public final class ClassPathSource implements ClassSource, AutoCloseable {
  private final List<ClassSource> entries = new ArrayList<>();
  private final List<ZipFile> archives = new ArrayList<>();

  /**
   * Opens a class path.
   *
   * @param path directories and JAR files
   * @throws UncheckedIOException if a JAR file can't be opened
   */
  public ClassPathSource(List<Path> path) {
    for (Path entry : path) {
      entries.add(Files.isDirectory(entry) ? directory(entry) : archive(entry));
    }
  }

  private static ClassSource directory(Path directory) {
    return name -> {
      try {
        return Files.readAllBytes(directory.resolve(name + ".class"));
      } catch (NoSuchFileException _) {
        return null;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private ClassSource archive(Path file) {
    ZipFile archive;
    try {
      archive = new ZipFile(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    archives.add(archive);
    return name -> {
      ZipEntry entry = archive.getEntry(name + ".class");
      if (entry == null) {
        return null;
      }
      try (var in = archive.getInputStream(entry)) {
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  @Override
  public byte[] find(String name) {
    for (ClassSource entry : entries) {
      byte[] found = entry.find(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  @Override
  public void close() {
    for (ZipFile archive : archives) {
      try {
        archive.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
