package org.matryoshka.guest.user.lib;

/**
 * Buffered input from a descriptor, by bytes and by lines. An error ends the input and is
 * remembered.
 */
public final class Input {
  private final Os os;
  private final int fd;
  private final byte[] buffer;
  private int at;
  private int end;
  private int error;
  private boolean finished;
  private boolean lineEnded;

  public Input(Os os, int fd) {
    this(os, fd, 4096);
  }

  /**
   * With a buffer of so many bytes; 1 takes no byte more than asked for, so that another process
   * can read on.
   */
  public Input(Os os, int fd, int bufferSize) {
    this.os = os;
    this.fd = fd;
    this.buffer = new byte[bufferSize];
  }

  public int fd() {
    return fd;
  }

  /** The errno that ended the input; 0 if the end of the file did. */
  public int error() {
    return error;
  }

  /** The next byte, 0 to 255; −1 at the end. */
  public int read() {
    if (at == end && !fill()) {
      return -1;
    }
    return buffer[at++] & 0xff;
  }

  /** The next byte, that stays to be read; −1 at the end. */
  public int peek() {
    if (at == end && !fill()) {
      return -1;
    }
    return buffer[at] & 0xff;
  }

  /** The next line without its newline; null at the end. */
  public String readLine() {
    return readUntil('\n');
  }

  /** What comes before the next {@code delimiter} or the end; null at the end. */
  public String readUntil(int delimiter) {
    if (at == end && !fill()) {
      return null;
    }
    StringBuilder line = new StringBuilder();
    lineEnded = false;
    while (at < end || fill()) {
      int character = buffer[at++] & 0xff;
      if (character == delimiter) {
        lineEnded = true;
        break;
      }
      line.append((char) character);
    }
    return line.toString();
  }

  /** Whether the last line had a newline: false for a last line that the file's end cut off. */
  public boolean lineEnded() {
    return lineEnded;
  }

  private boolean fill() {
    while (!finished) {
      int count = os.read(fd, buffer, 0, buffer.length);
      if (count > 0) {
        at = 0;
        end = count;
        return true;
      }
      if (count != -Errno.EINTR || os.takenSignals() != 0) {
        finished = true;
        error = -count;
      }
    }
    return false;
  }
}
