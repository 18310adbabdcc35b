package org.matryoshka.gui.cli.io;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The user's terminal while every key goes to a guest: no line editing, no echo, no signals from
 * keys. It is put back as it was by {@link #close}, and if the process is ended in another way
 * (Ctrl-C can't, but a signal can), by a shutdown hook.
 *
 * <p>This is {@code stty}, which every Unix has; where there is none (Windows), input stays as the
 * system gives it: line by line.
 */
public final class RawTerminal implements AutoCloseable {
  private static final File DEVICE = new File("/dev/tty");
  private static final int SECONDS = 2;

  /**
   * Keys come at once and unchanged; output stays as it is, so that our own messages look right.
   */
  private static final List<String> RAW =
      List.of("-icanon", "-echo", "-isig", "-iexten", "-ixon", "-icrnl", "-inlcr", "min", "1");

  private final String saved;
  private final Thread onExit;

  private RawTerminal(String saved) {
    this.saved = saved;
    this.onExit = Thread.ofPlatform().unstarted(() -> stty(List.of(saved)));
  }

  /**
   * Takes the terminal over.
   *
   * @return empty if there is none, or it can't be taken over
   */
  public static Optional<RawTerminal> open(Terminal terminal) {
    if (!terminal.interactive() || !DEVICE.exists()) {
      return Optional.empty();
    }
    Optional<String> saved = stty(List.of("-g"));
    if (saved.isEmpty() || saved.get().isBlank()) {
      return Optional.empty();
    }
    RawTerminal raw = new RawTerminal(saved.get().strip());
    Runtime.getRuntime().addShutdownHook(raw.onExit);
    if (stty(RAW).isEmpty()) {
      raw.close();
      return Optional.empty();
    }
    return Optional.of(raw);
  }

  /** The window's size as {@code ROWS COLUMNS}; empty if it is not known. */
  public static Optional<String> windowSize() {
    return DEVICE.exists()
        ? stty(List.of("size"))
            .map(String::strip)
            .filter(size -> size.matches("[1-9]\\d* [1-9]\\d*"))
        : Optional.empty();
  }

  /** Puts the terminal back as it was. */
  @Override
  public void close() {
    stty(List.of(saved));
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException e) {
      // the process is ending, and the hook is running: it does the same
    }
  }

  /** Runs stty on the terminal; what it printed, or empty if it failed. */
  private static Optional<String> stty(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("stty"));
    command.addAll(arguments);
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectInput(DEVICE)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String printed =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      boolean done = process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
      return done ? Optional.of(printed) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
