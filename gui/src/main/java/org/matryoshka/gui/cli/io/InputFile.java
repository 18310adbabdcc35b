package org.matryoshka.gui.cli.io;

import java.io.InputStream;
import org.matryoshka.gui.session.InputBytes;
import org.matryoshka.gui.session.WorldException;

/**
 * The bytes of an input that the user named.
 *
 * @param name as the user wrote it; {@code <stdin>} for {@code -}
 * @param bytes the whole content
 */
public record InputFile(String name, byte[] bytes) {
  /**
   * Reads a file, or standard input for {@code -}.
   *
   * @throws CommandFailure (exit code 3) when there is no such file, or it can't be read, or it is
   *     empty
   */
  public static InputFile read(String name, InputStream in) {
    try {
      return name.equals("-")
          ? new InputFile(InputBytes.STANDARD_INPUT, InputBytes.read(in))
          : new InputFile(name, InputBytes.read(name));
    } catch (WorldException e) {
      throw CommandFailure.rejected(e);
    }
  }

  /**
   * The content as UTF-8 text.
   *
   * @throws CommandFailure (exit code 3) when it is not UTF-8
   */
  public String text() {
    try {
      return InputBytes.text(name, bytes);
    } catch (WorldException e) {
      throw CommandFailure.rejected(e);
    }
  }
}
