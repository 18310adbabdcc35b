package org.matryoshka.gui.bench;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.matryoshka.cpu.image.ElfReader;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.cpu.user.UserProgram;
import org.matryoshka.guest.image.GuestImages;
import org.matryoshka.gui.report.RunReport;
import org.matryoshka.gui.run.BareRun;
import org.matryoshka.gui.run.GuestRun;
import org.matryoshka.gui.run.ProgramRun;
import org.matryoshka.gui.run.RunDriver;
import org.matryoshka.gui.run.VirtualizedRun;
import org.matryoshka.gui.scenario.Scenario;

/** Runs benchmark programs. */
public final class BenchmarkRunner {
  private static final long MEMORY = 64L << 20;

  private final BooleanSupplier interrupted;

  /**
   * @param interrupted whether the user asked to stop
   */
  public BenchmarkRunner(BooleanSupplier interrupted) {
    this.interrupted = interrupted;
  }

  /**
   * Runs one benchmark once on one platform.
   *
   * @return empty if the user asked to stop before its end
   * @throws IllegalStateException if the program fails: it checks its own result
   */
  public Optional<Measurement> measure(Benchmark benchmark, Platform platform) {
    return measure(benchmark.name(), benchmark.image(platform), platform);
  }

  /**
   * Runs a bundled program once, alone in user mode.
   *
   * @return the instructions that it retired; empty if the user asked to stop before its end
   * @throws IllegalStateException if the program fails: it checks its own result
   */
  Optional<Long> programInstructions(String image) {
    return measure(image, image, Platform.USER).map(Measurement::instructions);
  }

  private Optional<Measurement> measure(String name, String image, Platform platform) {
    GuestRun run = prepare(image, platform);
    long start = System.nanoTime();
    RunDriver.Outcome outcome = new RunDriver(run, UNATTENDED, interrupted).drive(Long.MAX_VALUE);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (outcome == RunDriver.Outcome.INTERRUPTED) {
      return Optional.empty();
    }
    if (outcome != RunDriver.Outcome.ENDED || run.exitStatus() != 0) {
      throw new IllegalStateException(
          name + " on " + platform.label() + " failed: " + run.ending());
    }
    RunReport report = run.report("", 0, seconds);
    return Optional.of(
        new Measurement(name, platform, report.instructions(), report.virtualCycles(), seconds));
  }

  private static GuestRun prepare(String image, Platform platform) {
    byte[] bytes = GuestImages.bytes(image);
    try {
      return switch (platform) {
        case USER ->
            new ProgramRun(
                image,
                new UserProgram(
                    bytes,
                    List.of(image),
                    List.of(),
                    MEMORY,
                    0,
                    InputStream.nullInputStream(),
                    OutputStream.nullOutputStream(),
                    OutputStream.nullOutputStream(),
                    notice -> {}));
        case BARE -> new BareRun(image, ElfReader.read(bytes), MEMORY, 1, "", value -> {});
        case VM ->
            new VirtualizedRun(
                Scenario.single(image, MEMORY),
                List.of(ElfReader.read(bytes)),
                List.of(value -> {}));
      };
    } catch (ImageException e) {
      throw new IllegalStateException("the bundled image " + image + " is broken", e);
    }
  }

  private static final RunDriver.Attendant UNATTENDED =
      new RunDriver.Attendant() {
        @Override
        public void afterSlice(GuestRun run) {}

        @Override
        public boolean awaitInput(GuestRun run) {
          return false;
        }
      };
}
