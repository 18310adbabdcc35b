package org.matryoshka.gui.cli.io;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The user's wish to stop (Ctrl-C). The command that runs asks {@link #requested} between two
 * slices of work, ends cleanly and prints its summary; the process waits for that in {@link
 * #requestAndAwaitEnd}.
 */
public final class Interruption {
  private static final int MILLIS_TO_HEAR = 1000;
  private static final int MILLIS_TO_END = 5000;

  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean requested;
  private volatile boolean heard;

  /** Whether the user has asked to stop. */
  public boolean requested() {
    if (requested) {
      heard = true;
    }
    return requested;
  }

  /** Asks the command to stop. */
  public void request() {
    requested = true;
  }

  /**
   * Asks the command to stop and waits until it has ended: a second for a command that does not ask
   * (it may wait for input), five for one that is on its way.
   */
  public void requestAndAwaitEnd() throws InterruptedException {
    request();
    if (!ended.await(MILLIS_TO_HEAR, TimeUnit.MILLISECONDS) && heard) {
      heard = ended.await(MILLIS_TO_END, TimeUnit.MILLISECONDS);
    }
  }

  /** The command has ended and all its output is written. */
  public void end() {
    ended.countDown();
  }
}
