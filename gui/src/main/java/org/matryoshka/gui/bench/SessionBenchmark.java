package org.matryoshka.gui.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.gui.run.GuestRun;
import org.matryoshka.gui.run.RunDriver;
import org.matryoshka.gui.run.VirtualizedRun;
import org.matryoshka.gui.session.Breakpoint;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.Session;
import org.matryoshka.gui.session.SessionStatus;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;
import org.matryoshka.gui.session.WorldSpecification;

/** What it costs a run that somebody can look at it, stop it and go back in it. */
public final class SessionBenchmark {
  /** What a user calls the benchmark. */
  public static final String NAME = "session";

  /** An address at which no guest of the demo ever is. */
  private static final long NOWHERE = 0x1234_5678_9000L;

  private final WorldSpecification demo;
  private final BooleanSupplier interrupted;

  /**
   * On the demo scenario, from power-on to its end.
   *
   * @param interrupted whether the user asked to stop
   */
  public SessionBenchmark(BooleanSupplier interrupted) {
    this.interrupted = interrupted;
    try {
      demo = WorldLoader.demo();
    } catch (WorldException e) {
      throw new IllegalStateException("the bundled demo is broken", e);
    }
  }

  /**
   * Runs it, a round of each kind after the other so that none pays alone for the host's compiler;
   * the fastest of each counts.
   *
   * @param rounds at least 1
   */
  public List<SessionFigure> run(int rounds) {
    double plain = Double.MAX_VALUE;
    double session = Double.MAX_VALUE;
    double broken = Double.MAX_VALUE;
    long pause = 0;
    for (int round = 0; round < rounds && !interrupted.getAsBoolean(); round++) {
      plain = Math.min(plain, plain());
      session = Math.min(session, session(List.of()));
      Breakpoint never = Breakpoint.at(new Breakpoint.Execution(1, NOWHERE, OptionalLong.empty()));
      broken = Math.min(broken, session(List.of(never)));
      pause = Math.max(pause, pause());
    }
    double cost = (session / plain - 1) * 100;
    List<SessionFigure> figures = new ArrayList<>();
    figures.add(new SessionFigure("the demo without a session", plain, "s", "", true));
    figures.add(new SessionFigure("in a session, watched at frame rate", session, "s", "", true));
    figures.add(new SessionFigure("what the session costs", cost, "%", "< 5 %", cost < 5));
    figures.add(new SessionFigure("with a breakpoint that is never hit", broken, "s", "", true));
    figures.add(
        new SessionFigure(
            "pause at full speed, the slowest", pause / 1e6, "ms", "< 33 ms", pause < 33_000_000));
    return figures;
  }

  /** Nanoseconds that the present thread has had: what else the host does counts less. */
  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private double plain() {
    List<IntConsumer> consoles = new ArrayList<>();
    demo.images().forEach(image -> consoles.add(character -> {}));
    try {
      GuestRun run = new VirtualizedRun(demo.scenario(), demo.images(), consoles);
      long start = processorTime();
      new RunDriver(run, UNATTENDED, interrupted).drive(Long.MAX_VALUE);
      return (processorTime() - start) / 1e9;
    } catch (ImageException e) {
      throw new IllegalStateException("the bundled demo is broken", e);
    }
  }

  private double session(List<Breakpoint> breakpoints) {
    try (Session session = Session.open(demo)) {
      session.watch(world -> world.machine(1).cpu().state.rip, rip -> {});
      breakpoints.forEach(set -> session.submit(new Command.AddBreakpoint(set)).join());
      long start = session.ask(world -> processorTime()).join();
      session.submit(new Command.Run()).join();
      return (session.ask(world -> processorTime()).join() - start) / 1e9;
    } catch (WorldException e) {
      throw new IllegalStateException("the bundled demo is broken", e);
    }
  }

  /** Nanoseconds until a pause is answered. */
  private long pause() {
    try (Session session = Session.open(demo)) {
      CompletableFuture<SessionStatus> run = session.submit(new Command.Run());
      session.submit(new Command.Type(1, "")).join();
      session.ask(world -> world.position()).join();
      long start = System.nanoTime();
      session.submit(new Command.Pause()).join();
      long took = System.nanoTime() - start;
      run.join();
      return took;
    } catch (WorldException e) {
      throw new IllegalStateException("the bundled demo is broken", e);
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
