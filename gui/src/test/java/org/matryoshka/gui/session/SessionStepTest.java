package org.matryoshka.gui.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.matryoshka.gui.session.Driving.hash;
import static org.matryoshka.gui.session.Driving.told;

import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matryoshka.gui.session.machine.CodeReader;
import org.matryoshka.isa.Mnemonic;

/** Over, out, to an address, until a condition, and the same ways back. */
class SessionStepTest {
  private Session session;

  @BeforeEach
  void open() throws WorldException {
    session = Session.open(WorldLoader.load("demo-kernel"));
  }

  @AfterEach
  void close() {
    session.close();
  }

  private long rip() {
    return session.ask(world -> world.machine(1).cpu().state.rip).join();
  }

  private long rsp() {
    return session.ask(world -> world.machine(1).cpu().state.gpr[4]).join();
  }

  private Mnemonic mnemonic() {
    return session
        .ask(world -> CodeReader.at(world.machine(1), world.machine(1).cpu().state.rip).mnemonic())
        .join();
  }

  private long length() {
    return session
        .ask(
            world ->
                (long) CodeReader.at(world.machine(1), world.machine(1).cpu().state.rip).length())
        .join();
  }

  private void toMnemonic(Mnemonic wanted) {
    while (mnemonic() != wanted) {
      told(session, new Command.Step(0));
    }
  }

  @Test
  void overACallAndBackOverIt() {
    told(session, new Command.Travel(30_000));
    toMnemonic(Mnemonic.CALL);
    long call = rip();
    long stack = rsp();
    long step = session.status().step();
    long behind = call + length();
    told(session, new Command.StepOver(0));
    assertThat(rip()).isEqualTo(behind);
    assertThat(rsp()).isEqualTo(stack);
    assertThat(session.status().step()).isGreaterThan(step + 1);
    assertThat(session.status().stop()).isEqualTo("Stepped over.");
    told(session, new Command.StepOverBack(0));
    assertThat(rip()).isEqualTo(call);
    assertThat(session.status().step()).isEqualTo(step);
  }

  @Test
  void outOfAFunctionAndBackToItsCall() {
    told(session, new Command.Travel(30_000));
    toMnemonic(Mnemonic.CALL);
    long call = rip();
    long behind = call + length();
    long step = session.status().step();
    told(session, new Command.Step(0));
    told(session, new Command.Step(0));
    told(session, new Command.StepOutBack(0));
    assertThat(session.status().step()).isEqualTo(step);
    told(session, new Command.Step(0));
    told(session, new Command.StepOut(0));
    assertThat(rip()).isEqualTo(behind);
  }

  @Test
  void runsToAnAddressAndBackToIt() {
    told(session, new Command.Travel(30_000));
    toMnemonic(Mnemonic.CALL);
    long call = rip();
    String there = hash(session);
    long step = session.status().step();
    told(session, new Command.Reset());
    told(
        session,
        new Command.AddBreakpoint(
            Breakpoint.at(new Breakpoint.Execution(1, call, OptionalLong.empty()))));
    long last = -1;
    while (session.status().step() < step) {
      SessionStatus at = told(session, new Command.Run());
      assertThat(at.stop()).startsWith("Breakpoint 1 at 0x").endsWith("(kernel).");
      assertThat(rip()).isEqualTo(call);
      assertThat(at.step()).isGreaterThan(last);
      last = at.step();
    }
    assertThat(last).isEqualTo(step);
    assertThat(hash(session)).isEqualTo(there);
    told(session, new Command.Travel(step + 5_000));
    told(session, new Command.RunBack());
    assertThat(rip()).isEqualTo(call);
    assertThat(session.status().step()).isBetween(step, step + 5_000);
  }

  @Test
  void conditionsAndTheirMistakes() {
    told(session, new Command.RunUntil("cpl == 3"));
    assertThat((int) session.ask(world -> world.machine(1).cpu().state.cpl).join()).isEqualTo(3);
    told(session, new Command.RunUntil("exit.cause == true-fault && cpl == 0"));
    assertThat(
            session
                .ask(world -> world.exits().get(world.exits().total()).exit().exit().cause())
                .join()
                .text())
        .isEqualTo("true-fault");
    assertThatThrownBy(() -> told(session, new Command.RunUntil("raz == 1")))
        .hasMessageContaining("column 1")
        .hasMessageContaining("rax");
    assertThatThrownBy(() -> told(session, new Command.RunUntil("rax == (1")))
        .hasMessageContaining("column 10");
  }

  @Test
  void watchpointsOnWrites() {
    told(session, new Command.Travel(30_000));
    toMnemonic(Mnemonic.CALL);
    told(session, new Command.Step(0));
    long stack = rsp() + 8;
    told(
        session,
        new Command.AddBreakpoint(
            Breakpoint.at(new Breakpoint.MemoryAccess(1, false, stack - 8, 8, false, true))));
    SessionStatus hit = told(session, new Command.Run());
    assertThat(hit.stop()).startsWith("Watchpoint 1: 0x").contains("was written");
    long value = session.breakpoints().getFirst().hits();
    assertThat(value).isEqualTo(1);
  }
}
