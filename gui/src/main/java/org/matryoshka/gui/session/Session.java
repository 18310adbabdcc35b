package org.matryoshka.gui.session;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.matryoshka.gui.session.SessionStatus.Activity;
import org.matryoshka.hv.RunResult;

/**
 * A machine that somebody looks at and steps through. One thread owns the machine; {@linkplain
 * #submit commands} go in from any thread, and immutable answers come out: the {@link #status}, and
 * whatever a {@link Watch} asks.
 *
 * <p>Listeners and sinks are called on the session's thread and must return at once.
 */
public final class Session implements AutoCloseable {
  /** Steps between two looks at the queue of commands while running. */
  private static final long SLICE = 200_000;

  /** Nanoseconds of host time between two frames while running. */
  private static final long FRAME = 33_000_000;

  private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
  private final List<Watch<?>> watches = new CopyOnWriteArrayList<>();
  private final List<Consumer<SessionStatus>> listeners = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private World world;
  private volatile SessionStatus status;
  private Activity activity = Activity.PAUSED;
  private String stop = "";
  private long generation;
  private long framed;
  private boolean closed;

  private Session(World world) {
    this.world = world;
    this.status = current();
    this.thread = new Thread(this::loop, "session");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Opens a session, paused at the first instruction.
   *
   * @throws WorldException if an image can't be loaded into its VM
   */
  public static Session open(WorldSpecification specification) throws WorldException {
    return new Session(new World(specification));
  }

  /** How it is doing: the latest, from any thread. */
  public SessionStatus status() {
    return status;
  }

  /** Adds somebody who hears of every new status: at stops, and at frame rate while it runs. */
  public void addListener(Consumer<SessionStatus> listener) {
    listeners.add(listener);
    queue.add(() -> listener.accept(status));
  }

  /**
   * Tells it to do something.
   *
   * @return completed with the status when it has been done (for a run: when it has stopped), or
   *     exceptionally with an {@link IllegalArgumentException} whose message says why it can't be
   */
  public CompletableFuture<SessionStatus> submit(Command command) {
    CompletableFuture<SessionStatus> done = new CompletableFuture<>();
    queue.add(
        () -> {
          try {
            execute(command);
            done.complete(publish());
          } catch (RuntimeException | WorldException e) {
            done.completeExceptionally(e);
          }
        });
    return done;
  }

  /** Asks something once; answered between two slices. */
  public <T> CompletableFuture<T> ask(Function<World, ? extends T> query) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    queue.add(
        () -> {
          try {
            answer.complete(query.apply(world));
          } catch (RuntimeException e) {
            answer.completeExceptionally(e);
          }
        });
    return answer;
  }

  /** Asks something again and again; see {@link Watch}. */
  public <T> Watch<T> watch(Function<World, ? extends T> query, Consumer<? super T> sink) {
    Watch<T> watch = new Watch<>(this, query, sink);
    watches.add(watch);
    watch.refresh();
    return watch;
  }

  @Override
  public void close() {
    queue.add(() -> closed = true);
  }

  void refresh(Watch<?> watch) {
    queue.add(() -> watch.answer(world, generation, true));
  }

  void remove(Watch<?> watch) {
    watches.remove(watch);
  }

  // On the session's thread

  private void loop() {
    try {
      while (!closed) {
        queue.take().run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void execute(Command command) throws WorldException {
    switch (command) {
      case Command.Step _, Command.StepOver _, Command.StepOut _ -> advance(1);
      case Command.Run _ -> run(new ExitFilter(-1, java.util.Set.of(), java.util.Set.of()));
      case Command.Pause _ -> {}
      case Command.NextExit(ExitFilter filter) -> run(filter);
      case Command.Type(int vm, String text) -> {
        world.machine(vm).type(text.getBytes(StandardCharsets.UTF_8));
        generation++;
      }
      case Command.Reset _ -> {
        world = new World(world.specification());
        stopped(Activity.PAUSED, "Reset to power-on.");
      }
      case Command.Load(WorldSpecification specification) -> {
        world = new World(specification);
        stopped(Activity.PAUSED, "");
      }
      case Command.RunTo _,
          Command.PreviousExit _,
          Command.StepBack _,
          Command.RunBack _,
          Command.Travel _,
          Command.SetWeight _,
          Command.SetCap _,
          Command.WriteRegister _,
          Command.WriteMemory _ ->
          throw new IllegalArgumentException("can't be done yet");
    }
  }

  private void run(ExitFilter until) {
    activity = Activity.RUNNING;
    boolean pause = false;
    while (activity == Activity.RUNNING && !pause) {
      long seen = world.exits().total();
      // with somebody waiting for an exit, step by step
      advance(until.vm() < 0 ? SLICE : 1);
      if (world.exits().from(seen + 1).stream().anyMatch(until::matches)) {
        stopped(Activity.PAUSED, world.exits().get(world.exits().total()).exit().sentence());
      } else if (!queue.isEmpty()) {
        pause = true;
      }
      if (System.nanoTime() - framed > FRAME) {
        publish();
      }
    }
    if (activity == Activity.RUNNING) {
      stopped(Activity.PAUSED, "Paused.");
    }
  }

  private void advance(long steps) {
    Activity before = activity;
    RunResult result = world.run(steps);
    generation++;
    switch (result) {
      case ALL_ENDED -> stopped(Activity.ENDED, "All guests have ended.");
      case ALL_IDLE -> stopped(Activity.IDLE, "All guests wait for input.");
      case BUDGET, REQUESTED -> activity = before;
    }
  }

  private void stopped(Activity now, String why) {
    activity = now;
    stop = why;
    generation++;
  }

  private SessionStatus publish() {
    framed = System.nanoTime();
    status = current();
    listeners.forEach(listener -> listener.accept(status));
    watches.forEach(watch -> watch.answer(world, generation, false));
    return status;
  }

  private SessionStatus current() {
    return new SessionStatus(
        activity,
        stop,
        world.position(),
        world.position(),
        0,
        world.hypervisor().time(),
        world.hypervisor().instructions(),
        world.exits().total(),
        world.exits().total() == 0 ? 0 : world.exits().get(world.exits().total()).exit().vm(),
        0,
        0,
        0,
        generation);
  }
}
