package org.matryoshka.cpu.device;

import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;

/**
 * The receiver's side of a 16550: a FIFO of 16 characters, or one holding register while FIFOs are
 * off, with the line status that belongs to it (PC16550D data sheet, 8.4 and 8.5).
 */
final class ReceiveFifo implements Stateful {
  private static final int DEPTH = 16;

  private static final int DATA_READY = 1;
  private static final int OVERRUN = 1 << 1;
  private static final int FRAMING_ERROR = 1 << 3;
  private static final int BREAK = 1 << 4;
  private static final int ERROR_IN_FIFO = 1 << 7;
  private static final int ERRORS = 0x1E;

  private static final int ENABLE = 1;
  private static final int RESET_RECEIVER = 1 << 1;
  private static final int[] TRIGGERS = {1, 4, 8, 14};

  /** Characters with their error bits above. */
  private final int[] ring = new int[DEPTH];

  private int first;
  private int count;
  private boolean enabled;
  private int trigger = 1;

  /** Errors shown in the line status and not yet read. */
  private int errors;

  /** What the holding register holds when it is read empty: the last character. */
  private int last;

  /** A write of the FIFO control register. */
  void control(int value) {
    boolean enable = (value & ENABLE) != 0;
    if (enable != enabled || (value & RESET_RECEIVER) != 0) {
      count = 0;
    }
    enabled = enable;
    // "This bit must be a 1 when other FCR bits are written to or they will not be programmed."
    trigger = enable ? TRIGGERS[value >> 6 & 3] : 1;
  }

  boolean enabled() {
    return enabled;
  }

  boolean empty() {
    return count == 0;
  }

  boolean full() {
    return count == (enabled ? DEPTH : 1);
  }

  /** Whether there are enough characters for an interrupt. */
  boolean reachesTrigger() {
    return count >= trigger;
  }

  boolean hasError() {
    return errors != 0;
  }

  /** A character comes in; one that finds no room is an overrun. */
  void add(int character) {
    if (full()) {
      errors |= OVERRUN;
      if (!enabled) {
        // Without FIFOs the new character destroys the old one; with them it is lost itself.
        ring[first] = character;
      }
      return;
    }
    ring[(first + count) % DEPTH] = character;
    count++;
    if (count == 1) {
      showErrorsOfFirst();
    }
  }

  /** A break: one character of zeros with its errors. */
  void addBreak() {
    add((BREAK | FRAMING_ERROR) << 8);
  }

  /** Reads the receiver buffer register. */
  int remove() {
    if (count > 0) {
      last = ring[first] & 0xFF;
      first = (first + 1) % DEPTH;
      count--;
      if (count > 0) {
        showErrorsOfFirst();
      }
    }
    return last;
  }

  /** The receiver's bits of the line status register. */
  int status() {
    int status = errors | (count > 0 ? DATA_READY : 0);
    for (int i = 0; enabled && i < count; i++) {
      if (ring[(first + i) % DEPTH] >>> 8 != 0) {
        status |= ERROR_IN_FIFO;
      }
    }
    return status;
  }

  /** Reads the line status register, which clears the errors. */
  int takeStatus() {
    int status = status();
    errors = 0;
    if (count > 0) {
      ring[first] &= 0xFF;
    }
    return status;
  }

  @Override
  public void state(StateFields fields) {
    fields.numbers("ring", ring);
    first = fields.number("first", first);
    count = fields.number("count", count);
    enabled = fields.flag("enabled", enabled);
    trigger = fields.number("trigger", trigger);
    errors = fields.number("errors", errors);
    last = fields.number("last", last);
  }

  private void showErrorsOfFirst() {
    errors |= ring[first] >>> 8 & ERRORS;
  }
}
