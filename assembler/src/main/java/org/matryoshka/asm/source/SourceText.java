package org.matryoshka.asm.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A source file in memory: its name as messages show it, and its text, which a diagnostic quotes.
 */
public final class SourceText {
  private final String name;
  private final String text;
  private final int[] lineStarts;

  /**
   * A source.
   *
   * @param name the file's name as messages show it
   * @param text the whole text; lines end with LF or CR LF
   */
  public SourceText(String name, String text) {
    this.name = name;
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    this.lineStarts = lineStarts(this.text);
  }

  /**
   * Reads bytes as UTF-8.
   *
   * @param name the file's name as messages show it
   * @param bytes the file's content
   * @return the source
   * @throws CharacterCodingException if the bytes are not UTF-8
   */
  public static SourceText decode(String name, byte[] bytes) throws CharacterCodingException {
    return new SourceText(
        name, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
  }

  private static int[] lineStarts(String text) {
    List<Integer> starts = new ArrayList<>();
    starts.add(0);
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      starts.add(i + 1);
    }
    return starts.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The file's name as messages show it. */
  public String name() {
    return name;
  }

  /** The whole text, without a byte order mark. */
  public String text() {
    return text;
  }

  /** Number of lines; a text without any line end has one. */
  public int lineCount() {
    return lineStarts.length;
  }

  /**
   * The text of a line without its end.
   *
   * @param line 1 …; an empty text for a line that is not there
   */
  public String line(int line) {
    if (line < 1 || line > lineStarts.length) {
      return "";
    }
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
    if (end > start && text.charAt(end - 1) == '\r') {
      end--;
    }
    return text.substring(start, end);
  }

  /** The line, 1 …, in which a character offset lies. */
  public int lineOf(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The column, 1 …, of a character offset in its line. */
  public int columnOf(int offset) {
    return offset - lineStarts[lineOf(offset) - 1] + 1;
  }

  @Override
  public String toString() {
    return name;
  }
}
