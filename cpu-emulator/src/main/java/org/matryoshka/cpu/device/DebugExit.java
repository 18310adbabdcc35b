package org.matryoshka.cpu.device;

import java.util.OptionalInt;
import org.matryoshka.cpu.io.PortDevice;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;

/**
 * The debug-exit port, as QEMU's {@code isa-debug-exit}: a write ends the run. Values 0 and 0x10
 * are the two conventions for success.
 */
public final class DebugExit implements PortDevice, Stateful {
  /** The other convention for success: 0x10 makes QEMU exit with (0x10 << 1) | 1 = 33. */
  private static final int SUCCESS = 0x10;

  private final Runnable listener;
  private boolean ended;
  private int value;

  /** A port that tells this listener of the first write. */
  public DebugExit(Runnable listener) {
    this.listener = listener;
  }

  /** The value written first, if any. */
  public OptionalInt value() {
    return ended ? OptionalInt.of(value) : OptionalInt.empty();
  }

  /** The exit status of a guest that wrote this value: 0 for success, 1 for anything else. */
  public static int status(int value) {
    return value == 0 || value == SUCCESS ? 0 : 1;
  }

  /**
   * The size of the port, which QEMU leaves to its command line, where four bytes are customary.
   */
  @Override
  public int width() {
    return 4;
  }

  @Override
  public int read(int offset, int size) {
    return 0;
  }

  @Override
  public void write(int offset, int size, int written) {
    if (!ended) {
      ended = true;
      value = written;
      listener.run();
    }
  }

  @Override
  public void state(StateFields fields) {
    ended = fields.flag("ended", ended);
    value = fields.number("value", value);
  }
}
