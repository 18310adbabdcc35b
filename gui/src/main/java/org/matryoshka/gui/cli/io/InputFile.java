package org.matryoshka.gui.cli.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The bytes of an input that the user named.
 *
 * @param name as the user wrote it; {@code <stdin>} for {@code -}
 * @param bytes the whole content
 */
public record InputFile(String name, byte[] bytes) {
  /** No input of ours is larger; a larger file was named by mistake. */
  private static final long MAX_BYTES = 512L << 20;

  /**
   * Reads a file, or standard input for {@code -}.
   *
   * @throws CommandFailure (exit code 3) when there is no such file, or it can't be read, or it is
   *     empty
   */
  public static InputFile read(String name, InputStream in) {
    try {
      if (name.equals("-")) {
        return notEmpty(new InputFile("<stdin>", in.readAllBytes()));
      }
      Path path = Path.of(name);
      if (Files.notExists(path)) {
        throw CommandFailure.rejected(name + ": there is no such file");
      }
      if (Files.isDirectory(path)) {
        throw CommandFailure.rejected(name + ": is a directory; name a file in it");
      }
      if (Files.size(path) > MAX_BYTES) {
        throw CommandFailure.rejected(
            name + ": has " + Files.size(path) + " bytes; the limit is " + MAX_BYTES);
      }
      return notEmpty(new InputFile(name, Files.readAllBytes(path)));
    } catch (InvalidPathException e) {
      throw CommandFailure.rejected(name + ": is not a file name: " + e.getReason());
    } catch (IOException e) {
      throw CommandFailure.rejected(name + ": can't be read: " + reason(e));
    }
  }

  /**
   * The content as UTF-8 text.
   *
   * @throws CommandFailure (exit code 3) when it is not UTF-8
   */
  public String text() {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw CommandFailure.rejected(name + ": is not a UTF-8 text");
    }
  }

  private static InputFile notEmpty(InputFile file) {
    if (file.bytes.length == 0) {
      throw CommandFailure.rejected(file.name + ": is empty");
    }
    return file;
  }

  static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
