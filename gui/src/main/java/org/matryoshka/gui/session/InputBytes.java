package org.matryoshka.gui.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;

/** Reads files that a user named, with messages that say what is wrong with them. */
public final class InputBytes {
  /** What standard input is called in messages. */
  public static final String STANDARD_INPUT = "<stdin>";

  /** No input of ours is larger; a larger file was named by mistake. */
  private static final long MAX_BYTES = 512L << 20;

  private InputBytes() {}

  /**
   * A name as a path.
   *
   * @throws WorldException if it can't be one on this system
   */
  public static Path path(String name) throws WorldException {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new WorldException(name + ": is not a file name: " + e.getReason());
    }
  }

  /**
   * The content of a file.
   *
   * @throws WorldException if there is no such file, it can't be read, or it is empty
   */
  public static byte[] read(String name) throws WorldException {
    Path file = path(name);
    if (Files.notExists(file)) {
      throw new WorldException(name + ": there is no such file");
    }
    if (Files.isDirectory(file)) {
      throw new WorldException(name + ": is a directory; name a file in it");
    }
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new WorldException(
            name + ": has " + Files.size(file) + " bytes; the limit is " + MAX_BYTES);
      }
      return notEmpty(name, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new WorldException(name + ": can't be read: " + reason(e));
    }
  }

  /**
   * What standard input gives, to its end.
   *
   * @throws WorldException if it can't be read, or is empty
   */
  public static byte[] read(InputStream in) throws WorldException {
    try {
      return notEmpty(STANDARD_INPUT, in.readAllBytes());
    } catch (IOException e) {
      throw new WorldException(STANDARD_INPUT + ": can't be read: " + reason(e));
    }
  }

  /**
   * The content of a file as UTF-8 text.
   *
   * @throws WorldException if it can't be read or is no UTF-8
   */
  public static String text(String name) throws WorldException {
    return text(name, read(name));
  }

  /**
   * Bytes as UTF-8 text.
   *
   * @param name of the input, for the message
   * @throws WorldException if they are no UTF-8
   */
  public static String text(String name, byte[] bytes) throws WorldException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new WorldException(name + ": is not a UTF-8 text");
    }
  }

  /** What an input error says. */
  public static String reason(IOException e) {
    return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
  }

  private static byte[] notEmpty(String name, byte[] bytes) throws WorldException {
    if (bytes.length == 0) {
      throw new WorldException(name + ": is empty");
    }
    return bytes;
  }
}
