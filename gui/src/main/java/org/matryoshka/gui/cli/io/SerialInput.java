package org.matryoshka.gui.cli.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Standard input for a guest's serial port. A thread of its own waits for the input, so that the
 * run need not. Input that is piped in and ends at once is taken whole before the run starts, and
 * so arrives at virtual time 0 every time; what a person types arrives when it is typed.
 */
public final class SerialInput {
  /** An empty chunk is the end. */
  private static final byte[] END = new byte[0];

  private static final int MILLIS_FOR_PIPED_INPUT = 200;
  private static final int MILLIS_BETWEEN_LOOKS = 50;

  private final BlockingQueue<byte[]> chunks = new LinkedBlockingQueue<>();
  private final Interruption interruption;
  private boolean ended;

  private SerialInput(Interruption interruption) {
    this.interruption = interruption;
  }

  /** Starts to listen. */
  public static SerialInput of(Terminal terminal) {
    SerialInput input = new SerialInput(terminal.interruption());
    InputStream in = terminal.in();
    Thread.ofPlatform().daemon().name("serial input").start(() -> input.readAll(in));
    return input;
  }

  private void readAll(InputStream in) {
    byte[] buffer = new byte[4096];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        chunks.add(Arrays.copyOf(buffer, n));
      }
    } catch (IOException e) {
      // input that can't be read any more has ended
    }
    chunks.add(END);
  }

  /** Whether the input has ended and all of it was taken. */
  public boolean ended() {
    return ended;
  }

  /** What has come in before the run: all of it if it ends within a moment. */
  public byte[] atStart() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS_FOR_PIPED_INPUT);
    while (!ended && System.nanoTime() < deadline) {
      take(all, MILLIS_BETWEEN_LOOKS);
    }
    return all.toByteArray();
  }

  /** What has come in since the last look; does not wait. */
  public byte[] poll() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (!ended && take(all, 0)) {}
    return all.toByteArray();
  }

  /** Waits for input. Empty when it has ended, or the user wants to stop. */
  public byte[] await() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (!ended && !interruption.requested() && all.size() == 0) {
      take(all, MILLIS_BETWEEN_LOOKS);
    }
    return all.toByteArray();
  }

  private boolean take(ByteArrayOutputStream all, int millis) {
    try {
      byte[] chunk = chunks.poll(millis, TimeUnit.MILLISECONDS);
      if (chunk == null) {
        return false;
      }
      ended = chunk.length == 0;
      all.writeBytes(chunk);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ended = true;
      return false;
    }
  }
}
