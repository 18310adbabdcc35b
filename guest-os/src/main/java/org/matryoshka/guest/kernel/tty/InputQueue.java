package org.matryoshka.guest.kernel.tty;

import org.matryoshka.guest.kernel.vfs.Transfer;

/**
 * What was typed and not yet read: a ring of bytes. In canonical mode the part up to {@code
 * lineHead} is whole lines, the rest is the line that is being edited; marks stand at the bytes
 * that end lines.
 */
final class InputQueue {
  /** Bytes that are kept; more are lost, as on Linux. */
  static final int CAPACITY = 4096;

  private static final int MASK = CAPACITY - 1;

  /** No mark; a mark of a byte that belongs to the line; a mark of an EOF, which does not. */
  private static final byte NONE = 0;

  private static final byte END_OF_LINE = 1;
  private static final byte END_OF_FILE = 2;

  private final byte[] bytes = new byte[CAPACITY];
  private final byte[] marks = new byte[CAPACITY];
  private long tail;
  private long lineHead;
  private long head;

  /** Bytes in the queue, in lines or not. */
  int size() {
    return (int) (head - tail);
  }

  /** Bytes of the line that is being edited. */
  int editing() {
    return (int) (head - lineHead);
  }

  /** A byte of the line that is being edited, 0 to 255. */
  int edited(int index) {
    return bytes[(int) (lineHead + index) & MASK] & 0xff;
  }

  /** Whether there is a whole line to be read. */
  boolean hasLine() {
    return lineHead > tail;
  }

  /** Whether there is no room but for the end of a line. */
  boolean isFull() {
    return size() >= CAPACITY - 1;
  }

  /** Adds a byte. */
  void add(int character) {
    put(character, NONE);
  }

  /** Adds the byte that ends a line, and with it the line. */
  void addEnd(int character) {
    put(character, END_OF_LINE);
    lineHead = head;
  }

  /** Ends the line without adding a byte to it. */
  void addEndOfFile() {
    put(0, END_OF_FILE);
    lineHead = head;
  }

  private void put(int character, byte mark) {
    if (size() == CAPACITY) {
      return;
    }
    int at = (int) head & MASK;
    bytes[at] = (byte) character;
    marks[at] = mark;
    head++;
  }

  /** Removes the last byte of the line that is being edited. */
  void removeLast() {
    head--;
  }

  /** Forgets everything. */
  void clear() {
    tail = 0;
    head = 0;
    lineHead = 0;
  }

  /** The mode has become canonical: what is there counts as a line; or raw: as bytes. */
  void setCanonical(boolean canonical) {
    for (long at = tail; at < head; at++) {
      marks[(int) at & MASK] = NONE;
    }
    lineHead = tail;
    if (canonical && head > tail) {
      marks[(int) (head - 1) & MASK] = END_OF_LINE;
      lineHead = head;
    }
  }

  /** Bytes that a read in canonical mode could get from the first line, for FIONREAD. */
  int readable() {
    int count = 0;
    for (long at = tail; at < lineHead; at++) {
      if (marks[(int) at & MASK] != END_OF_FILE) {
        count++;
      }
    }
    return count;
  }

  /** Gives what is wanted of the first line, its end included; 0 bytes for an end of file. */
  int takeLine(Transfer to) {
    int count = 0;
    while (tail < lineHead) {
      int at = (int) tail & MASK;
      byte mark = marks[at];
      if (mark == END_OF_FILE) {
        // Swallowed with the line before it, even if the reader wanted no more than the line.
        tail++;
        break;
      }
      if (to.remaining() == 0) {
        break;
      }
      if (to.give(bytes, at, 1) == 0) {
        break;
      }
      tail++;
      count++;
      if (mark == END_OF_LINE) {
        break;
      }
    }
    return count;
  }

  /** Gives up to so many bytes. */
  int takeBytes(Transfer to) {
    int count = 0;
    while (tail < head && to.remaining() > 0) {
      if (to.give(bytes, (int) tail & MASK, 1) == 0) {
        break;
      }
      tail++;
      count++;
    }
    lineHead = Math.max(lineHead, tail);
    return count;
  }
}
