package org.matryoshka.cpu.device;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;

/**
 * What is typed at a machine, each byte with the virtual time from which the machine can see it:
 * the only input of a run, so that the same log gives the same run. Whoever owns the machine
 * appends, between two slices, on the machine's thread; entries are taken out only when the machine
 * is put back to a time at which they had not been typed.
 */
public final class InputLog implements Stateful {
  private long[] times = new long[64];
  private byte[] bytes = new byte[64];
  private int size;
  private final List<Runnable> listeners = new ArrayList<>();

  /** An empty log. */
  public InputLog() {}

  /**
   * Appends bytes.
   *
   * @param when virtual time in cycles; times never decrease, so an earlier time than the last one
   *     counts as the last one
   */
  public void append(long when, byte[] input) {
    long time = size == 0 ? when : Math.max(when, times[size - 1]);
    if (size + input.length > bytes.length) {
      int capacity = Math.max(size + input.length, 2 * bytes.length);
      times = Arrays.copyOf(times, capacity);
      bytes = Arrays.copyOf(bytes, capacity);
    }
    Arrays.fill(times, size, size + input.length, time);
    System.arraycopy(input, 0, bytes, size, input.length);
    size += input.length;
    listeners.forEach(Runnable::run);
  }

  /** Bytes in the log. */
  public int size() {
    return size;
  }

  /**
   * When a byte can be seen.
   *
   * @param index 0 to {@link #size} − 1
   */
  public long time(int index) {
    return times[index];
  }

  /**
   * A byte, 0 to 255.
   *
   * @param index 0 to {@link #size} − 1
   */
  public int value(int index) {
    return bytes[index] & 0xFF;
  }

  /** All that was typed so far. */
  @Override
  public void state(StateFields fields) {
    size = fields.number("size", size);
    if (size > bytes.length) {
      times = Arrays.copyOf(times, size);
      bytes = Arrays.copyOf(bytes, size);
    }
    fields.numbers("time", times, size);
    fields.bytes("value", bytes, size);
  }

  /** Adds somebody who is told when the log has grown: the serial port. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }
}
