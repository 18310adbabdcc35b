package org.matryoshka.guest.user;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** A descriptor of {@link HostedOs}: a file with a place in it, or a captured output. */
final class HostedOpenFile {
  final HostedFile file;
  int at;
  boolean append;
  private final ByteArrayOutputStream captured;

  HostedOpenFile(HostedFile file, ByteArrayOutputStream captured) {
    this.file = file;
    this.captured = captured;
  }

  int read(byte[] buffer, int offset, int length) {
    int count = Math.max(0, Math.min(length, file.content.length - at));
    System.arraycopy(file.content, at, buffer, offset, count);
    at += count;
    return count;
  }

  int write(byte[] buffer, int offset, int length) {
    if (captured != null) {
      captured.write(buffer, offset, length);
      return length;
    }
    int from = append ? file.content.length : at;
    if (from + length > file.content.length) {
      file.content = Arrays.copyOf(file.content, from + length);
    }
    System.arraycopy(buffer, offset, file.content, from, length);
    at = from + length;
    return length;
  }
}
