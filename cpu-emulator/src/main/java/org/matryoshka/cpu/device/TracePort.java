package org.matryoshka.cpu.device;

import org.matryoshka.cpu.io.Clock;
import org.matryoshka.cpu.io.PortDevice;

/**
 * The trace port: a guest writes 32-bit words, somebody on the host reads them with the virtual
 * time. It tells the guest nothing and changes nothing for it; a machine without such a device
 * ignores the writes. What the words mean is between the guest and the reader.
 */
public final class TracePort implements PortDevice {
  /** Who reads the words. */
  @FunctionalInterface
  public interface Listener {
    /**
     * A word was written.
     *
     * @param time in cycles of the machine's clock
     */
    void word(long time, int word);
  }

  private final Clock clock;
  private Listener listener = (time, word) -> {};

  /** A port that nobody reads yet. */
  public TracePort(Clock clock) {
    this.clock = clock;
  }

  /** From now on, words go here. */
  public void setListener(Listener to) {
    listener = to;
  }

  @Override
  public int width() {
    return 4;
  }

  @Override
  public int read(int offset, int size) {
    return 0;
  }

  /** Takes whole words; narrower writes are nothing. */
  @Override
  public void write(int offset, int size, int value) {
    if (size == 4) {
      listener.word(clock.now(), value);
    }
  }
}
