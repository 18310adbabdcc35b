package org.matryoshka.guest.user.lib;

/**
 * Buffered output to a descriptor. An error is remembered ({@link #error}) and everything after it
 * is swallowed; the program's end reports it.
 */
public final class Output {
  private static final int SIZE = 4096;

  private final Os os;
  private final int fd;
  private byte[] buffer;
  private int used;
  private int error;

  public Output(Os os, int fd) {
    this.os = os;
    this.fd = fd;
  }

  public int fd() {
    return fd;
  }

  /** The errno of the first write that failed; 0 if none did. */
  public int error() {
    return error;
  }

  public Output print(String text) {
    int length = text.length();
    if (buffer == null) {
      buffer = new byte[length < 512 ? 512 : SIZE];
    }
    for (int i = 0; i < length; i++) {
      if (used == buffer.length) {
        makeRoom();
      }
      buffer[used++] = (byte) text.charAt(i);
    }
    return this;
  }

  public Output print(char character) {
    return put(character);
  }

  public Output print(int value) {
    return print(Integer.toString(value));
  }

  public Output print(long value) {
    return print(Long.toString(value));
  }

  public Output line(String text) {
    return print(text).put('\n');
  }

  public Output line() {
    return put('\n');
  }

  /** Prints right-aligned in a width. */
  public Output right(String text, int width) {
    return pad(width - text.length()).print(text);
  }

  public Output right(long value, int width) {
    return right(Long.toString(value), width);
  }

  /** Prints left-aligned in a width. */
  public Output left(String text, int width) {
    return print(text).pad(width - text.length());
  }

  public Output pad(int spaces) {
    for (int i = 0; i < spaces; i++) {
      put(' ');
    }
    return this;
  }

  /** One byte. */
  public Output put(int value) {
    if (buffer == null) {
      buffer = new byte[512];
    }
    if (used == buffer.length) {
      makeRoom();
    }
    buffer[used++] = (byte) value;
    return this;
  }

  public Output write(byte[] bytes, int offset, int length) {
    if (length < SIZE / 4) {
      for (int i = 0; i < length; i++) {
        put(bytes[offset + i]);
      }
      return this;
    }
    flush();
    writeAll(bytes, offset, length);
    return this;
  }

  /** The first buffer is small, since most programs say little; one that fills it gets a page. */
  private void makeRoom() {
    if (buffer.length < SIZE) {
      byte[] larger = new byte[SIZE];
      System.arraycopy(buffer, 0, larger, 0, used);
      buffer = larger;
    } else {
      flush();
    }
  }

  /** Writes out what is buffered; the errno of this or an earlier failure, or 0. */
  public int flush() {
    if (used > 0) {
      int length = used;
      used = 0;
      writeAll(buffer, 0, length);
    }
    return error;
  }

  /**
   * Forgets what is buffered, and an error: for a child of fork that must not print its parent's
   * text again.
   */
  public void discard() {
    used = 0;
    error = 0;
  }

  private void writeAll(byte[] bytes, int offset, int length) {
    int at = offset;
    int end = offset + length;
    while (at < end && error == 0) {
      int written = os.write(fd, bytes, at, end - at);
      if (written < 0 && written != -Errno.EINTR) {
        error = -written;
      } else if (written > 0) {
        at += written;
      }
    }
  }
}
