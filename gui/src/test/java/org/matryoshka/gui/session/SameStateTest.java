package org.matryoshka.gui.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.matryoshka.gui.session.Driving.freshHash;
import static org.matryoshka.gui.session.Driving.hash;
import static org.matryoshka.gui.session.Driving.told;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.gui.session.history.LoggedAction;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.ExitReason;

/**
 * However a step was reached, the state there is the one of a machine that was powered on and run
 * there with the same input.
 */
class SameStateTest {
  private static final int COMMANDS = 40;
  private static final long FAR = 400_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void afterAnyCommands(long seed) throws WorldException {
    WorldSpecification specification = WorldLoader.load("two-vms");
    Random random = new Random(seed);
    try (Session session = Session.open(specification)) {
      for (int i = 0; i < COMMANDS; i++) {
        Command command = any(random, session.status());
        told(session, command, true);
        if (i % 5 == 4) {
          check(session, specification, "after command " + i + ": " + command);
        }
      }
      long end = session.status().newest();
      for (int i = 0; i < 4; i++) {
        told(session, new Command.Travel((long) (random.nextDouble() * end)));
        check(session, specification, "travel " + i);
      }
    }
  }

  private static void check(Session session, WorldSpecification specification, String when)
      throws WorldException {
    List<LoggedAction> actions = session.actions().join();
    long step = session.status().step();
    assertThat(hash(session)).as(when).isEqualTo(freshHash(specification, step, actions));
  }

  private static Command any(Random random, SessionStatus status) {
    int vm = 1 + random.nextInt(2);
    return switch (random.nextInt(16)) {
      case 0 -> new Command.Step(0);
      case 1 -> new Command.Step(vm);
      case 2 -> new Command.StepOver(0);
      case 3 -> new Command.StepBack(1);
      case 4 -> new Command.StepBack(1 + random.nextInt(5_000));
      case 5 -> new Command.NextExit(ExitFilter.ALL);
      case 6 -> new Command.PreviousExit(ExitFilter.ALL);
      case 7 ->
          new Command.NextExit(
              new ExitFilter(0, Set.of(), Set.of(ExitCause.TRUE_FAULT, ExitCause.RING_SWITCH)));
      case 8 ->
          new Command.NextExit(
              new ExitFilter(vm, Set.of(ExitReason.VMX_PREEMPTION_TIMER_EXPIRED), Set.of()));
      case 9 -> new Command.Travel((long) (random.nextDouble() * status.newest()));
      case 10, 11 -> new Command.Travel(Math.min(FAR, status.step() + random.nextInt(60_000)));
      case 12 -> new Command.Type(vm, "x" + random.nextInt(10));
      case 13 -> new Command.SetWeight(vm, 1 + random.nextInt(9));
      case 14 -> new Command.SetCap(vm, 20 + random.nextInt(80));
      default -> new Command.WriteRegister(vm, "xmm3", random.nextLong());
    };
  }

  @Test
  void acrossAShellThatIsTypedAt() throws WorldException {
    WorldSpecification specification = WorldLoader.load("kukla");
    try (Session session = Session.open(specification)) {
      assertThat(told(session, new Command.Run()).activity())
          .isEqualTo(SessionStatus.Activity.IDLE);
      long prompt = session.status().step();
      told(session, new Command.Type(1, "echo here && ls /\n"));
      // input lets a run go on that has come to rest
      told(session, new Command.Pause());
      told(session, new Command.Run());
      long end = session.status().step();
      assertThat(end).isGreaterThan(prompt + 10_000);
      String atEnd = hash(session);
      String console =
          session.ask(w -> new String(w.console(1).bytes(0, w.console(1).size()), UTF_8)).join();
      assertThat(console).contains("here");
      told(session, new Command.Travel((prompt + end) / 2));
      check(session, specification, "amid the command");
      told(session, new Command.StepBack(1));
      check(session, specification, "a step before");
      told(session, new Command.PreviousExit(ExitFilter.ALL));
      told(session, new Command.Run());
      assertThat(session.status().step()).isEqualTo(end);
      assertThat(hash(session)).isEqualTo(atEnd);
      assertThat(
              session
                  .ask(w -> new String(w.console(1).bytes(0, w.console(1).size()), UTF_8))
                  .join())
          .isEqualTo(console);
    }
  }

  /** The case of RARS issue 96: going back over a jump must undo the jump. */
  @Test
  void stepsBackAcrossJumps() throws WorldException {
    WorldSpecification specification = WorldLoader.load("demo-kernel");
    try (Session session = Session.open(specification)) {
      told(session, new Command.Travel(5_000));
      long[] rips = new long[300];
      String[] hashes = new String[300];
      for (int i = 0; i < rips.length; i++) {
        rips[i] = session.ask(world -> world.machine(1).cpu().state.rip).join();
        hashes[i] = i % 20 == 0 ? hash(session) : "";
        told(session, new Command.Step(0));
      }
      int jumps = 0;
      for (int i = rips.length - 1; i >= 0; i--) {
        told(session, new Command.StepBack(1));
        assertThat(session.ask(world -> world.machine(1).cpu().state.rip).join())
            .isEqualTo(rips[i]);
        if (i % 20 == 0) {
          assertThat(hash(session)).isEqualTo(hashes[i]);
        }
        jumps += i > 0 && Math.abs(rips[i] - rips[i - 1]) > 15 ? 1 : 0;
      }
      assertThat(jumps).isPositive();
    }
  }
}
