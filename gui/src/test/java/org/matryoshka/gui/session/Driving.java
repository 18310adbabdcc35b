package org.matryoshka.gui.session;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.matryoshka.gui.session.history.ActionLog;
import org.matryoshka.gui.session.history.LoggedAction;
import org.matryoshka.gui.session.history.Timeline;

/** Drives a session from a test, and says what a run without a session would give. */
final class Driving {
  private Driving() {}

  static SessionStatus told(Session session, Command command) {
    return told(session, command, false);
  }

  static SessionStatus told(Session session, Command command, boolean discardFuture) {
    try {
      return session.submit(command, discardFuture).orTimeout(60, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  static String hash(Session session) {
    return session.ask(world -> world.hypervisor().stateHash()).join();
  }

  /** The hash at a step of a machine that was powered on and run there with the same input. */
  static String freshHash(WorldSpecification specification, long step, List<LoggedAction> actions)
      throws WorldException {
    World world = new World(specification);
    ActionLog log = new ActionLog();
    actions.stream().filter(action -> action.step() <= step).forEach(log::add);
    Timeline<WorldSnapshot> timeline = new Timeline<>(world, log, 0);
    timeline.run(step);
    return world.hypervisor().stateHash();
  }
}
