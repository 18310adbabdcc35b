package org.matryoshka.gui.cli.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.matryoshka.gui.session.InputBytes;

/**
 * An output file that appears under its name only when it is complete: it is written beside its
 * place under a temporary name and moved there by {@link #commit}. Closed without a commit, it
 * leaves nothing behind, and what stood there before is untouched.
 */
public final class OutputFile implements AutoCloseable {
  private final Path place;
  private final Path temporary;
  private final OutputStream stream;
  private boolean committed;

  private OutputFile(Path place, Path temporary, OutputStream stream) {
    this.place = place;
    this.temporary = temporary;
    this.stream = stream;
  }

  /**
   * Opens a file for writing, early, so that a wrong name is told before the work is done.
   *
   * @throws CommandFailure (exit code 3) when nothing can be written there
   */
  public static OutputFile open(String name) {
    if (name.isEmpty() || name.equals("-")) {
      throw CommandFailure.usage(
          "'" + name + "': can't be written; name a file (one that is called - is ./-)");
    }
    try {
      Path place = Path.of(name).toAbsolutePath();
      if (Files.isDirectory(place)) {
        throw CommandFailure.rejected(name + ": is a directory; name a file to write");
      }
      if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        place = place.toRealPath();
      }
      Path folder = Objects.requireNonNull(place.getParent(), "a file stands in a folder");
      if (!Files.isDirectory(folder)) {
        throw CommandFailure.rejected(name + ": its folder does not exist; make it first");
      }
      if (Files.exists(place) && !Files.isRegularFile(place)) {
        // a device such as /dev/null: there is nothing to move into place
        return new OutputFile(place, place, new BufferedOutputStream(Files.newOutputStream(place)));
      }
      String part = "." + place.getFileName() + "." + ProcessHandle.current().pid() + ".part";
      Path temporary = folder.resolve(part);
      return new OutputFile(
          place, temporary, new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16));
    } catch (InvalidPathException e) {
      throw CommandFailure.rejected(name + ": is not a file name: " + e.getReason());
    } catch (IOException e) {
      throw CommandFailure.rejected(name + ": can't be written: " + InputBytes.reason(e));
    }
  }

  /** Writes a whole file at once, or nothing. */
  public static void write(String name, byte[] bytes) {
    try (OutputFile file = open(name)) {
      file.stream().write(bytes);
      file.commit();
    } catch (IOException e) {
      throw CommandFailure.rejected(name + ": can't be written: " + InputBytes.reason(e));
    }
  }

  /**
   * Makes sure that an output would not overwrite what is read, or another output.
   *
   * @throws CommandFailure (exit code 2) when both are one file
   */
  public static void mustDiffer(String output, String other) {
    if (output.equals("-")) {
      return;
    }
    try {
      Path a = Path.of(output).toAbsolutePath().normalize();
      Path b = Path.of(other).toAbsolutePath().normalize();
      boolean regular = !Files.exists(a) || Files.isRegularFile(a);
      if (regular && (a.equals(b) || (Files.exists(a) && Files.exists(b) && isSame(a, b)))) {
        throw CommandFailure.usage(output + ": would overwrite " + other + "; name another file");
      }
    } catch (InvalidPathException e) {
      // what is no path is told when it is opened
    }
  }

  private static boolean isSame(Path a, Path b) {
    try {
      return Files.isSameFile(a, b);
    } catch (IOException e) {
      return false;
    }
  }

  /** Where to write; buffered. */
  public OutputStream stream() {
    return stream;
  }

  /** Everything is written: puts the file in its place. */
  public void commit() throws IOException {
    stream.close();
    if (!temporary.equals(place)) {
      try {
        Files.move(
            temporary, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(temporary, place, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    committed = true;
  }

  @Override
  public void close() throws IOException {
    if (!committed) {
      stream.close();
      if (!temporary.equals(place)) {
        Files.deleteIfExists(temporary);
      }
    }
  }
}
