package org.matryoshka.gui.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.matryoshka.gui.session.SessionStatus.Activity;
import org.matryoshka.gui.session.history.ActionLog;
import org.matryoshka.gui.session.history.LoggedAction;
import org.matryoshka.gui.session.history.WhyAnswer;
import org.matryoshka.gui.session.history.WhyQuestion;

/**
 * A machine that somebody looks at and steps through. One thread owns the machine; {@linkplain
 * #submit commands} go in from any thread, and immutable answers come out: the {@link #status}, and
 * whatever a {@link Watch} asks.
 *
 * <p>Listeners and sinks are called on the session's thread and must return at once.
 */
public final class Session implements AutoCloseable {
  /** Nanoseconds of host time between two frames while running. */
  private static final long FRAME = 33_000_000;

  /** Nanoseconds of host time that a slice should take: how soon a pause is heard. */
  private static final long SLICE_TIME = 8_000_000;

  private static final long MIN_SLICE = 1_000;
  private static final long MAX_SLICE = 4_000_000;

  /** A run with an aim of its own is given so long before the next command ends it. */
  private static final long GRACE = 300_000_000;

  /** The time that watches take while the machine runs is at most this part of all. */
  private static final int WATCH_SHARE = 4;

  private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
  private final Deque<Deferred> deferred = new ArrayDeque<>();
  private final List<Watch<?>> watches = new CopyOnWriteArrayList<>();
  private final List<Consumer<SessionStatus>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicInteger pauses = new AtomicInteger();
  private final Thread thread;
  private final SessionEngine engine;
  private volatile SessionStatus status;
  private volatile boolean closed;
  private long slice = 20_000;
  private long nextFrame;
  private long framedAt;
  private long framedStep;

  /** A command that waits for a run to end. */
  private record Deferred(Runnable task, CompletableFuture<?> done) {}

  private Session(World world, ActionLog log, long historyLimit) {
    engine =
        new SessionEngine(
            world, log, historyLimit, () -> closed || pauses.get() > 0, this::publish);
    status = engine.status(0);
    thread = new Thread(this::loop, "session");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Opens a session, paused at the first instruction, with the usual limit for its history.
   *
   * @throws WorldException if an image can't be loaded into its VM
   */
  public static Session open(WorldSpecification specification) throws WorldException {
    return open(specification, List.of(), defaultHistoryLimit());
  }

  /**
   * Opens a session, paused at the first instruction.
   *
   * @param actions what was done in an earlier session; it is done again at the same steps
   * @param historyLimit bytes that the history may hold
   * @throws WorldException if an image can't be loaded into its VM
   */
  public static Session open(
      WorldSpecification specification, List<LoggedAction> actions, long historyLimit)
      throws WorldException {
    ActionLog log = new ActionLog();
    actions.forEach(log::add);
    return new Session(new World(specification), log, historyLimit);
  }

  /** Bytes that a history may hold unless told otherwise: 512 MiB, or a quarter of the heap. */
  public static long defaultHistoryLimit() {
    return Math.min(512L << 20, Runtime.getRuntime().maxMemory() / 4);
  }

  /** How it is doing: the latest, from any thread. */
  public SessionStatus status() {
    return status;
  }

  /** The breakpoints that are set, from any thread; a change is told as a new status. */
  public List<Breakpoint> breakpoints() {
    return engine.breakpoints().all();
  }

  /** What was done to the machine so far, in the known future too. */
  public CompletableFuture<List<LoggedAction>> actions() {
    return ask(_ -> engine.timeline().log().entries());
  }

  /** The run up to now as it can be handed in; {@link InputLogJson} makes a file of it. */
  public CompletableFuture<InputLog> inputLog() {
    return ask(world -> InputLog.of(world, engine.timeline().log().entries()));
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
   *     exceptionally with an {@link IllegalArgumentException} whose message says why it can't be,
   *     or with {@link FutureAtStake} if it would change the past
   */
  public CompletableFuture<SessionStatus> submit(Command command) {
    return submit(command, false);
  }

  /**
   * Tells it to do something.
   *
   * @param discardFuture consent to lose the known future if this changes the past
   */
  public CompletableFuture<SessionStatus> submit(Command command, boolean discardFuture) {
    CompletableFuture<SessionStatus> done = new CompletableFuture<>();
    if (command instanceof Command.Pause) {
      pauses.incrementAndGet();
    }
    queue.add(() -> take(command, discardFuture, done));
    return done;
  }

  /** Asks something once; answered between two slices. */
  public <T> CompletableFuture<T> ask(Function<World, ? extends T> query) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    queue.add(
        () -> {
          try {
            answer.complete(query.apply(engine.world()));
          } catch (RuntimeException e) {
            answer.completeExceptionally(e);
          }
        });
    return answer;
  }

  /**
   * Asks something of the machine at two neighbouring steps, for instance right before and right
   * after a VM exit, and comes back to the present. Nobody else sees that it was away.
   *
   * @param step the later of the two, from 1 to the newest one that is known
   * @param before is asked at {@code step - 1}
   * @param after is asked at {@code step}, with the answer from before
   * @return fails with an {@link IllegalStateException} while the machine runs
   */
  public <A, B> CompletableFuture<B> look(
      long step, Function<World, A> before, BiFunction<World, A, B> after) {
    CompletableFuture<B> answer = new CompletableFuture<>();
    queue.add(
        () -> {
          try {
            answer.complete(engine.look(step, before, after));
          } catch (RuntimeException e) {
            answer.completeExceptionally(e);
          }
        });
    return answer;
  }

  /**
   * Asks which step last wrote something, up to now. A run is stopped for it; {@link Command.Pause}
   * stops the search. The present is the same afterwards.
   *
   * @return completed exceptionally with an {@link IllegalArgumentException} if there is no such
   *     thing; its message says why
   */
  public CompletableFuture<WhyAnswer> why(WhyQuestion question) {
    CompletableFuture<WhyAnswer> answer = new CompletableFuture<>();
    Runnable search =
        () -> {
          try {
            answer.complete(engine.why(question));
          } catch (RuntimeException e) {
            answer.completeExceptionally(e);
          }
          publish();
        };
    queue.add(
        () -> {
          if (engine.isRunning()) {
            deferred.add(new Deferred(search, answer));
          } else {
            search.run();
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

  /** Ends it: stops what it is doing, and its thread. */
  @Override
  public void close() {
    closed = true;
    queue.add(() -> {});
  }

  Thread thread() {
    return thread;
  }

  void refresh(Watch<?> watch) {
    queue.add(() -> watch.answer(engine.world(), engine.generation(), true, false));
  }

  void remove(Watch<?> watch) {
    watches.remove(watch);
  }

  // On the session's thread

  private void loop() {
    try {
      while (!closed) {
        if (engine.isRunning()) {
          runSlice();
        } else if (!deferred.isEmpty()) {
          deferred.removeFirst().task().run();
        } else {
          queue.take().run();
        }
      }
      if (engine.isRunning()) {
        finish(engine.stopRun(Activity.PAUSED, "Closed."));
      }
      deferred.forEach(waiting -> waiting.done().cancel(false));
      for (Runnable late = queue.poll(); late != null; late = queue.poll()) {
        late.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      // a window that is closed may be held by the toolkit for a while: the machine must not be
      watches.clear();
      listeners.clear();
      engine.forget();
    }
  }

  private void runSlice() {
    for (int waiting = queue.size(); waiting > 0; waiting--) {
      Runnable next = queue.poll();
      if (next != null) {
        next.run();
      }
    }
    if (!deferred.isEmpty() && engine.isRunning() && !engine.isGivenTime(GRACE)) {
      finish(engine.stopRun(Activity.PAUSED, "Paused."));
    }
    if (!engine.isRunning()) {
      return;
    }
    long start = System.nanoTime();
    CompletableFuture<SessionStatus> ended = engine.slice(slice);
    long took = Math.max(1, System.nanoTime() - start);
    slice = Math.clamp(slice * SLICE_TIME / took, Math.max(MIN_SLICE, slice / 2), 2 * slice);
    slice = Math.min(slice, MAX_SLICE);
    if (ended != null) {
      finish(ended);
    } else if (System.nanoTime() >= nextFrame) {
      publish();
    }
  }

  private void finish(CompletableFuture<SessionStatus> run) {
    publish();
    run.complete(status);
  }

  private void take(Command command, boolean discardFuture, CompletableFuture<SessionStatus> done) {
    if (closed) {
      done.cancel(false);
      return;
    }
    boolean pause = command instanceof Command.Pause;
    if (pause) {
      pauses.decrementAndGet();
      deferred.forEach(waiting -> waiting.done().cancel(false));
      deferred.clear();
    }
    if (engine.isRunning() && pause) {
      finish(engine.stopRun(Activity.PAUSED, "Paused."));
    } else if (engine.isRunning() && !command.keepsRunning()) {
      deferred.add(new Deferred(() -> execute(command, discardFuture, done), done));
      return;
    }
    execute(command, discardFuture, done);
  }

  private void execute(
      Command command, boolean discardFuture, CompletableFuture<SessionStatus> done) {
    try {
      boolean ran = engine.isRunning();
      engine.execute(command, discardFuture, done);
      publish();
      if (ran || !engine.isRunning() || command.keepsRunning()) {
        done.complete(status);
      }
    } catch (RuntimeException | WorldException e) {
      publish();
      done.completeExceptionally(e);
    }
  }

  private void publish() {
    boolean running = engine.isRunning();
    long now = System.nanoTime();
    long step = engine.timeline().position();
    double rate = running && now > framedAt ? (step - framedStep) * 1e9 / (now - framedAt) : 0;
    framedAt = now;
    framedStep = step;
    status = engine.status(Math.max(0, rate));
    listeners.forEach(listener -> listener.accept(status));
    if (engine.activity() != Activity.TRAVELLING) {
      watches.forEach(watch -> watch.answer(engine.world(), engine.generation(), false, running));
    }
    long end = System.nanoTime();
    nextFrame = Math.max(now + FRAME, end + (end - now) * (WATCH_SHARE - 1));
  }
}
