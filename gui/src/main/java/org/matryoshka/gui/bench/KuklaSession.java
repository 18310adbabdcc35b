package org.matryoshka.gui.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.matryoshka.cpu.image.ElfReader;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.guest.image.GuestImages;
import org.matryoshka.gui.run.BareRun;
import org.matryoshka.gui.run.GuestRun;
import org.matryoshka.gui.run.RunDriver;
import org.matryoshka.gui.run.VirtualizedRun;
import org.matryoshka.gui.scenario.GuestSettings;
import org.matryoshka.gui.scenario.Scenario;

/** Kukla booted to be measured: what it prints, and how many instructions that took. */
final class KuklaSession implements RunDriver.Attendant {
  /** Far more than any of the measurements takes. */
  private static final long BUDGET = 40_000_000_000L;

  private final String what;
  private final GuestRun run;
  private final BooleanSupplier interrupted;
  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private String awaited = "";
  private OptionalLong seenAt = OptionalLong.empty();

  /**
   * Boots.
   *
   * @param platform {@link Platform#BARE} or {@link Platform#VM}
   * @param memory of the machine or of the VM, in bytes
   * @param commandLine of the kernel
   * @param interrupted whether the user asked to stop
   */
  KuklaSession(Platform platform, long memory, String commandLine, BooleanSupplier interrupted) {
    this.what = "kukla (" + commandLine + ") on " + platform.label();
    this.interrupted = interrupted;
    byte[] image = GuestImages.bytes(GuestImages.KUKLA);
    try {
      run =
          platform == Platform.BARE
              ? new BareRun(
                  GuestImages.KUKLA, ElfReader.read(image), memory, 1, commandLine, this::print)
              : new VirtualizedRun(
                  Scenario.single(GuestImages.KUKLA, memory)
                      .with(
                          vm ->
                              vm.withGuest(
                                  new GuestSettings(
                                      commandLine, "", GuestSettings.ConsoleKind.LINES))),
                  List.of(ElfReader.read(image)),
                  List.of(this::print));
    } catch (ImageException e) {
      throw new IllegalStateException("the bundled image kukla is broken", e);
    }
  }

  private void print(int character) {
    console.write(character);
    if (seenAt.isEmpty()
        && !awaited.isEmpty()
        && console.toString(StandardCharsets.UTF_8).endsWith(awaited)) {
      seenAt = OptionalLong.of(run.instructions());
    }
  }

  /**
   * Runs until the guest waits for input, and says how many instructions it had retired when it
   * printed a text.
   *
   * @return empty if the user asked to stop
   */
  OptionalLong instructionsUntil(String text) {
    awaited = text;
    RunDriver.Outcome outcome = new RunDriver(run, this, interrupted).drive(BUDGET);
    if (outcome == RunDriver.Outcome.INTERRUPTED) {
      return OptionalLong.empty();
    }
    if (seenAt.isEmpty()) {
      throw new IllegalStateException(what + " never printed '" + text + "':\n" + text());
    }
    return seenAt;
  }

  /**
   * Runs to the guest's end.
   *
   * @return whether it got there; false if the user asked to stop
   * @throws IllegalStateException if the guest fails
   */
  boolean runToEnd() {
    RunDriver.Outcome outcome = new RunDriver(run, this, interrupted).drive(BUDGET);
    if (outcome == RunDriver.Outcome.INTERRUPTED) {
      return false;
    }
    if (outcome != RunDriver.Outcome.ENDED || run.exitStatus() != 0) {
      throw new IllegalStateException(what + " failed: " + outcome + ":\n" + text());
    }
    return true;
  }

  /** The console so far. */
  String text() {
    return console.toString(StandardCharsets.UTF_8);
  }

  /**
   * The number behind a word at the beginning of a line of the console.
   *
   * @throws IllegalStateException if there is no such line
   */
  long figure(String word) {
    Matcher matcher = Pattern.compile("(?m)^" + Pattern.quote(word) + "\\s+(\\d+)").matcher(text());
    if (!matcher.find()) {
      throw new IllegalStateException(what + " did not tell '" + word + "':\n" + text());
    }
    return Long.parseLong(matcher.group(1));
  }

  @Override
  public void afterSlice(GuestRun ran) {}

  @Override
  public boolean awaitInput(GuestRun ran) {
    return false;
  }
}
