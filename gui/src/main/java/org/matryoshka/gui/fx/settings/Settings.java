package org.matryoshka.gui.fx.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Remembered values by keys. The file has one {@code key = value} a line; empty lines and lines
 * that begin with {@code #} are skipped; {@code \n} in a value stands for the end of a line and
 * {@code \\} for a backslash. Keys are words joined by dots.
 */
public final class Settings {
  private static final long MAX_BYTES = 1 << 20;
  private static final String HEAD =
      "# Settings of matryoshka's window. Lines are key = value; the window writes this file.\n";

  private final Path file;
  private final Map<String, String> values = new TreeMap<>();
  private String problem = "";
  private String written = "";

  private Settings(Path file) {
    this.file = file;
  }

  /** Settings that are in no file and forgotten at the end. */
  public static Settings inMemory() {
    return new Settings(null);
  }

  /**
   * Reads a file. If it is damaged, the defaults hold, and {@link #problem} says why; the damaged
   * file is kept beside it, with the ending {@code .damaged}.
   */
  public static Settings load(Path file) {
    Settings settings = new Settings(file);
    if (Files.exists(file)) {
      try {
        settings.parse(text(file));
        settings.written = settings.format();
      } catch (IOException | IllegalArgumentException e) {
        settings.values.clear();
        settings.problem =
            "The settings in " + file + " can't be used: " + e.getMessage() + settings.setAside();
      }
    }
    return settings;
  }

  private static String text(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("it is a folder");
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException("it is too large");
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new IOException("it is not a UTF-8 text", e);
    }
  }

  private String setAside() {
    Path aside = file.resolveSibling(file.getFileName() + ".damaged");
    try {
      if (Files.isRegularFile(file)) {
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        return ". The defaults are used; the file is kept as " + aside + ".";
      }
    } catch (IOException e) {
      return ". The defaults are used.";
    }
    return ". The defaults are used.";
  }

  private void parse(String text) {
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      int equals = line.indexOf('=');
      String key = equals < 0 ? "" : line.substring(0, equals).strip();
      if (!key.matches("[A-Za-z0-9_.-]+")) {
        throw new IllegalArgumentException("line " + number + " is not key = value");
      }
      values.put(key, unescaped(line.substring(equals + 1).strip()));
    }
  }

  private String format() {
    StringBuilder text = new StringBuilder(HEAD);
    values.forEach(
        (key, value) -> text.append(key).append(" = ").append(escaped(value)).append('\n'));
    return text.toString();
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "");
  }

  private static String unescaped(String value) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        i++;
        c = value.charAt(i) == 'n' ? '\n' : value.charAt(i);
      }
      text.append(c);
    }
    return text.toString();
  }

  /** What was wrong when the file was read or written; empty if nothing was. */
  public String problem() {
    return problem;
  }

  /** A value, if there is one. */
  public Optional<String> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** A value, or else another. */
  public String get(String key, String otherwise) {
    return values.getOrDefault(key, otherwise);
  }

  /** A truth value; anything but {@code true} and {@code false} counts as missing. */
  public boolean getBoolean(String key, boolean otherwise) {
    String value = values.getOrDefault(key, "");
    return value.equals("true") || (!value.equals("false") && otherwise);
  }

  /** A number, brought into a range; what is no number counts as missing. */
  public double getNumber(String key, double otherwise, double least, double greatest) {
    double value = otherwise;
    try {
      value = Double.parseDouble(values.getOrDefault(key, ""));
    } catch (NumberFormatException e) {
      return otherwise;
    }
    return Double.isNaN(value) ? otherwise : Math.clamp(value, least, greatest);
  }

  /** Remembers a value. */
  public void set(String key, Object value) {
    values.put(key, String.valueOf(value));
  }

  /** Forgets a value. */
  public void remove(String key) {
    values.remove(key);
  }

  /** Forgets everything. */
  public void clear() {
    values.clear();
  }

  /** Writes the file, if something has changed. When that fails, {@link #problem} says why. */
  public void save() {
    String text = format();
    if (file == null || text.equals(written)) {
      return;
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, "settings", ".new");
      Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      written = text;
    } catch (IOException e) {
      problem = "The settings can't be written to " + file + ": " + e.getMessage();
    }
  }
}
