package org.matryoshka.guest.kernel.fs.tmpfs;

/**
 * The options of a tmpfs: {@code size=} (bytes with k, m, g, or a percentage of memory), {@code
 * nr_inodes=}, {@code mode=}, {@code uid=}, {@code gid=}.
 */
public final class TmpOptions {
  private static final int DEFAULT_MODE = 01777;
  private static final int PAGE = 4096;
  private static final long LARGEST = 1L << 50;

  private final String text;
  private final int frames;
  private long pages = -1;
  private long inodes = -1;
  private int mode = DEFAULT_MODE;
  private int uid;
  private int gid;
  private boolean valid = true;

  /**
   * Reads the options.
   *
   * @param text with commas between, perhaps empty
   * @param frames the frames of the machine, for percentages
   */
  public TmpOptions(String text, int frames) {
    this.text = text.isEmpty() ? "" : "," + text;
    this.frames = frames;
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf(',', start);
      if (end < 0) {
        end = text.length();
      }
      if (end > start) {
        read(text.substring(start, end));
      }
      start = end + 1;
    }
  }

  /** Whether all options were known and their values numbers. */
  public boolean valid() {
    return valid;
  }

  /** The options as {@code /proc/mounts} shows them, with a comma before each. */
  public String text() {
    return text;
  }

  /** The limit of pages; -1 if not given. */
  public long pages() {
    return pages;
  }

  /** The limit of inodes; -1 if not given. */
  public long inodes() {
    return inodes;
  }

  /** The permissions of the root. */
  public int mode() {
    return mode;
  }

  /** The owner of the root. */
  public int uid() {
    return uid;
  }

  /** The group of the root. */
  public int gid() {
    return gid;
  }

  private void read(String option) {
    int equals = option.indexOf('=');
    String name = equals < 0 ? option : option.substring(0, equals);
    String value = equals < 0 ? "" : option.substring(equals + 1);
    switch (name) {
      case "size" -> readSize(value);
      case "nr_inodes" -> inodes = number(value, 10);
      case "mode" -> mode = (int) number(value, 8) & 07777;
      case "uid" -> uid = (int) number(value, 10);
      case "gid" -> gid = (int) number(value, 10);
      default -> valid = false;
    }
  }

  private void readSize(String value) {
    if (value.endsWith("%")) {
      long percent = number(value.substring(0, value.length() - 1), 10);
      pages = frames * Math.min(percent, 100) / 100;
    } else {
      pages = (number(value, 10) + PAGE - 1) / PAGE;
    }
  }

  /** A number with an optional k, m or g behind it. */
  private long number(String digits, int radix) {
    int end = digits.length();
    long unit = 1;
    if (end > 0) {
      char last = digits.charAt(end - 1);
      if (last == 'k' || last == 'K') {
        unit = 1L << 10;
      } else if (last == 'm' || last == 'M') {
        unit = 1L << 20;
      } else if (last == 'g' || last == 'G') {
        unit = 1L << 30;
      }
      if (unit > 1) {
        end--;
      }
    }
    long value = 0;
    for (int i = 0; i < end; i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit >= radix || value > LARGEST) {
        valid = false;
        return 0;
      }
      value = value * radix + digit;
    }
    if (end == 0 || value > LARGEST / unit) {
      valid = false;
      return 0;
    }
    return value * unit;
  }
}
