package org.matryoshka.gui.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.matryoshka.gui.session.Driving.hash;
import static org.matryoshka.gui.session.Driving.told;

import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matryoshka.gui.session.history.WhyAnswer;
import org.matryoshka.gui.session.history.WhyQuestion;
import org.matryoshka.gui.session.machine.GuestView;

/** Last writes, compared with what single steps from power-on show. */
class WhyTest {
  private static final long NOW = 40_000;

  private WorldSpecification specification;
  private Session session;

  @BeforeEach
  void open() throws WorldException {
    specification = WorldLoader.load("two-vms");
    session = Session.open(specification);
    told(session, new Command.Travel(NOW));
  }

  @AfterEach
  void close() {
    session.close();
  }

  private WhyAnswer why(WhyQuestion question) {
    return session.why(question).join();
  }

  /** The oracle: the last step at which a value became another one, by single steps. */
  private long lastChange(long until, ToLongFunction<World> value) throws WorldException {
    World world = new World(specification);
    long before = value.applyAsLong(world);
    long found = -1;
    while (world.position() < until) {
      world.run(1);
      long now = value.applyAsLong(world);
      if (now != before) {
        found = world.position();
        before = now;
      }
    }
    return found;
  }

  @Test
  void findsTheLastChangeOfEachGeneralRegister() throws WorldException {
    String before = hash(session);
    for (String name : new String[] {"rax", "rbx", "rsp", "r15", "rip", "rflags", "cr3", "cr2"}) {
      long expected =
          lastChange(
              NOW,
              world -> {
                var state = world.machine(1).cpu().state;
                return switch (name) {
                  case "rax" -> state.gpr[0];
                  case "rbx" -> state.gpr[3];
                  case "rsp" -> state.gpr[4];
                  case "r15" -> state.gpr[15];
                  case "rip" -> state.rip;
                  case "rflags" -> state.rflags();
                  case "cr2" -> state.cr2;
                  default -> state.cr3;
                };
              });
      WhyAnswer answer = why(new WhyQuestion.OfRegister(1, name));
      assertThat(answer.lastChange().map(WhyAnswer.Write::step).orElse(-1L))
          .as(name)
          .isEqualTo(expected);
      answer
          .lastChange()
          .ifPresent(change -> assertThat(change.before()).isNotEqualTo(change.after()));
      assertThat(answer.lastWrite().map(WhyAnswer.Write::step).orElse(-1L))
          .isGreaterThanOrEqualTo(expected);
    }
    assertThat(session.status().step()).isEqualTo(NOW);
    assertThat(hash(session)).isEqualTo(before);
  }

  @Test
  void findsTheLastChangeOfMemoryByAnyAddress() throws WorldException {
    long now = told(session, new Command.RunUntil("vm == anna && cpl == 0")).step();
    long rsp = session.ask(world -> world.machine(1).cpu().state.gpr[4]).join() & ~7L;
    OptionalLong gpa = session.ask(world -> GuestView.translate(world.machine(1), rsp)).join();
    assertThat(gpa).isPresent();
    long expected = lastChange(now, world -> GuestView.peek(world.machine(1), gpa.getAsLong(), 8));
    WhyAnswer answer = why(new WhyQuestion.OfVirtual(1, rsp, 8));
    assertThat(answer.lastChange().orElseThrow().step()).isEqualTo(expected);
    assertThat(why(new WhyQuestion.OfPhysical(1, gpa.getAsLong(), 8)).lastChange())
        .isEqualTo(answer.lastChange());
    long hpa =
        session
            .ask(
                world ->
                    (long) world.machine(1).memory().frame((int) (gpa.getAsLong() >> 12))
                        + (gpa.getAsLong() & 0xFFF))
            .join();
    assertThat(why(new WhyQuestion.OfMachine(hpa, 8)).lastChange().orElseThrow().step())
        .isEqualTo(expected);
  }

  @Test
  void saysWhatWasNeverWritten() {
    WhyAnswer answer = why(new WhyQuestion.OfRegister(1, "xmm7"));
    assertThat(answer.lastWrite()).isEmpty();
    assertThat(answer.sentence()).isEqualTo("xmm7 of VM anna was never written since power-on.");
    assertThatThrownBy(() -> why(new WhyQuestion.OfRegister(1, "rbq")))
        .hasMessageContaining("There is no register rbq");
  }

  @Test
  void namesWhatWasDoneByHand() {
    told(session, new Command.WriteRegister(1, "r15", 0x1234));
    WhyAnswer answer = why(new WhyQuestion.OfRegister(1, "r15"));
    assertThat(answer.lastWrite().orElseThrow().byHand()).isEqualTo("write of r15");
    assertThat(answer.lastWrite().orElseThrow().step()).isEqualTo(NOW);
    assertThat(answer.lastWrite().orElseThrow().after()).isEqualTo("0x1234");
    assertThat(answer.sentence()).contains("write of r15 from outside");
    told(session, new Command.SetWeight(2, 7));
    WhyAnswer weight = why(new WhyQuestion.OfQueue(2, "weight"));
    assertThat(weight.lastWrite().orElseThrow().byHand()).isEqualTo("weight 7 of VM 2");
    assertThat(why(new WhyQuestion.OfQueue(1, "runtime")).lastWrite()).isPresent();
  }

  @Test
  void findsThePageTableEntry() {
    long rip = session.ask(world -> world.machine(1).cpu().state.rip).join();
    WhyAnswer answer = why(new WhyQuestion.OfPageTableEntry(1, rip));
    assertThat(answer.subject()).startsWith("the page-table entry of level ");
    assertThat(answer.lastWrite()).isPresent();
  }
}
