package org.matryoshka.gui.fx.view.editor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.matryoshka.guest.image.GuestImages;

/** The file in the editor, what of it is unsaved, and how to find things in it. */
final class EditorModel {
  private static final long MAX_BYTES = 4L << 20;

  /** Name of a text that is in no file. */
  static final String UNTITLED = "untitled.asm";

  /** Small guests that show something and end; below the root of the guest sources. */
  static final List<Example> EXAMPLES =
      List.of(
          new Example("CPUID", "examples/cpuid.asm"),
          new Example("Port I/O", "examples/port-io.asm"),
          new Example("Page-table write", "examples/page-table.asm"),
          new Example("Exception and its handler", "examples/interrupt.asm"));

  /**
   * An example.
   *
   * @param title in the menu
   * @param path of its source
   */
  record Example(String title, String path) {
    String text() {
      return GuestImages.source(path);
    }
  }

  /** A place in a text: offsets of characters. */
  record Match(int start, int end) {}

  private Optional<Path> file = Optional.empty();
  private String saved = "";
  private String text = "";

  /** Takes what is in the editor now. */
  void setText(String now) {
    text = now;
  }

  String text() {
    return text;
  }

  Optional<Path> file() {
    return file;
  }

  /** Whether something would be lost. */
  boolean isUnsaved() {
    return !text.equals(saved);
  }

  /** What diagnostics and line tables call the text. */
  String name() {
    return file.map(Path::toString).orElse(UNTITLED);
  }

  /** {@code cpuid.asm •}: the title, with a mark if it is unsaved. */
  String title() {
    String name = file.map(path -> path.getFileName().toString()).orElse(UNTITLED);
    return isUnsaved() ? name + " • unsaved" : name;
  }

  /** Begins a text that is in no file. */
  void begin(String content) {
    file = Optional.empty();
    saved = content;
    text = content;
  }

  /** Begins with a text that was left behind unsaved. */
  void restore(String draft) {
    file = Optional.empty();
    saved = "";
    text = draft;
  }

  /**
   * Opens a file.
   *
   * @throws IOException if it can't be read, is too large, or is no text; the message is for users
   */
  void open(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new IOException(path + ": there is no such file");
    }
    if (Files.size(path) > MAX_BYTES) {
      throw new IOException(path + ": is larger than 4 MiB");
    }
    String content;
    try {
      content =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
              .toString();
    } catch (CharacterCodingException e) {
      throw new IOException(path + ": is not a UTF-8 text", e);
    }
    String unix = content.replace("\r\n", "\n").replace('\r', '\n');
    file = Optional.of(path.toAbsolutePath().normalize());
    saved = unix;
    text = unix;
  }

  /**
   * Saves to a file, whole or not at all.
   *
   * @throws IOException if it can't be written
   */
  void save(Path path) throws IOException {
    Path target = path.toAbsolutePath().normalize();
    Path folder = target.getParent();
    Path part = Files.createTempFile(folder, ".matryoshka", ".asm");
    try {
      Files.writeString(part, text);
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    file = Optional.of(target);
    saved = text;
  }

  /**
   * Finds a text, from a place on and then from the beginning.
   *
   * @param backwards finds the one before the place instead
   * @return empty if it is nowhere, or nothing is looked for
   */
  static Optional<Match> find(String text, String wanted, int from, boolean backwards) {
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = pattern(wanted).matcher(text);
    Match best = null;
    while (matcher.find()) {
      Match match = new Match(matcher.start(), matcher.end());
      if (!backwards && match.start() >= from) {
        return Optional.of(match);
      }
      if (backwards ? match.end() <= from || best == null : best == null) {
        best = match;
      }
    }
    if (backwards && best != null && best.end() > from) {
      matcher.reset();
      while (matcher.find()) {
        best = new Match(matcher.start(), matcher.end());
      }
    }
    return Optional.ofNullable(best);
  }

  /** A text with all occurrences replaced. */
  static String replaceAll(String text, String wanted, String replacement) {
    return wanted.isEmpty()
        ? text
        : pattern(wanted).matcher(text).replaceAll(Matcher.quoteReplacement(replacement));
  }

  private static Pattern pattern(String wanted) {
    return Pattern.compile(Pattern.quote(wanted), Pattern.CASE_INSENSITIVE);
  }

  /** Line (from 0) of an offset. */
  static int lineOf(String text, int offset) {
    return (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
  }

  /** Offset within its line of an offset. */
  static int columnOf(String text, int offset) {
    return offset - (text.lastIndexOf('\n', offset - 1) + 1);
  }

  /** Offset of a place. */
  static int offsetOf(String text, int line, int column) {
    int at = 0;
    for (int i = 0; i < line; i++) {
      int next = text.indexOf('\n', at);
      if (next < 0) {
        return text.length();
      }
      at = next + 1;
    }
    return Math.min(text.length(), at + column);
  }
}
