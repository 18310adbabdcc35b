package org.matryoshka.guest.aot.samples;

import org.matryoshka.guest.magic.References;
import org.matryoshka.guest.magic.UserCall;
import org.matryoshka.guest.runtime.heap.TypeDescriptor;

/** Prints numbers, one a line. */
final class Output {
  private static final int SYS_WRITE = 1;

  private Output() {}

  static void line(long value) {
    byte[] text = new byte[24];
    int at = text.length;
    text[--at] = '\n';
    long rest = value < 0 ? value : -value;
    do {
      text[--at] = (byte) ('0' - rest % 10);
      rest /= 10;
    } while (rest != 0);
    if (value < 0) {
      text[--at] = '-';
    }
    long address = References.addressOf(text) + TypeDescriptor.ARRAY_ELEMENTS;
    UserCall.syscall(SYS_WRITE, 1, address + at, text.length - at);
  }
}
