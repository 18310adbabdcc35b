package org.matryoshka.gui.fx.view.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matryoshka.gui.inspect.code.CodeLine;
import org.matryoshka.gui.inspect.code.CodeReader;
import org.matryoshka.gui.session.Breakpoint;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;

class CodeModelTest {
  private final CodeModel model = new CodeModel();
  private final CodeReader reader = new CodeReader();
  private World world;

  @BeforeEach
  void load() throws WorldException {
    world = new World(WorldLoader.load("demo"));
  }

  private boolean answer() {
    CodeAnswer answer = CodeAnswer.read(reader, world, model.request());
    return model.accept(answer.code(), answer.exitRip());
  }

  private List<CodeRow.Code> code() {
    return model.rows().stream()
        .filter(CodeRow.Code.class::isInstance)
        .map(CodeRow.Code.class::cast)
        .toList();
  }

  @Test
  void exactlyOneInstructionIsNextAndItIsAtRip() {
    world.run(500);
    answer();
    assertThat(code().stream().filter(CodeRow.Code::next))
        .singleElement()
        .extracting(CodeRow.Code::address)
        .isEqualTo(world.machine(1).cpu().state.rip);
  }

  @Test
  void afterAStepTheInstructionBeforeIsMarkedAsDone() {
    world.run(500);
    answer();
    long before = model.shown().rip();
    world.run(1);
    answer();
    assertThat(model.shown().rip()).isNotEqualTo(before);
    assertThat(model.last()).hasValue(before);
    assertThat(code().stream().filter(CodeRow.Code::last))
        .singleElement()
        .extracting(CodeRow.Code::address)
        .isEqualTo(before);
  }

  @Test
  void afterARunNobodyKnowsWhatWasLastAndNothingIsMarked() {
    world.run(500);
    answer();
    world.run(25);
    answer();
    assertThat(model.last()).isEmpty();
  }

  @Test
  void steppingDoesNotMoveTheList() {
    world.run(500);
    answer();
    long start = model.shown().start();
    for (int i = 0; i < 20; i++) {
      world.run(1);
      answer();
      assertThat(model.shown().start()).isEqualTo(start);
    }
  }

  @Test
  void placesAreRememberedInBothDirections() {
    answer();
    long here = model.shown().rip();
    model.goTo(OptionalLong.empty(), 0x5000);
    answer();
    assertThat(model.focus()).isEqualTo(0x5000);
    model.goTo(OptionalLong.empty(), 0x6000);
    answer();
    assertThat(model.back()).isTrue();
    assertThat(model.focus()).isEqualTo(0x5000);
    assertThat(model.back()).isTrue();
    assertThat(model.focus()).isEqualTo(here);
    assertThat(model.back()).isFalse();
    assertThat(model.forward()).isTrue();
    assertThat(model.focus()).isEqualTo(0x5000);
  }

  @Test
  void whoFollowsComesBackWhenTheMachineMoves() {
    answer();
    model.goTo(OptionalLong.empty(), 0x5000);
    answer();
    world.run(300);
    answer();
    assertThat(model.focus()).isEqualTo(model.shown().rip());
    model.setFollowing(false);
    model.goTo(OptionalLong.empty(), 0x5000);
    answer();
    world.run(300);
    answer();
    assertThat(model.focus()).isEqualTo(0x5000);
  }

  @Test
  void breakpointsHaveShapes() {
    answer();
    long rip = model.shown().rip();
    Breakpoint plain = Breakpoint.at(new Breakpoint.Execution(1, rip, OptionalLong.empty()));
    model.setBreakpoints(List.of(plain));
    assertThat(stop(rip)).isEqualTo(CodeRow.Stop.ALWAYS);
    model.setBreakpoints(List.of(plain.withCondition("rax == 1")));
    assertThat(stop(rip)).isEqualTo(CodeRow.Stop.CONDITIONAL);
    model.setBreakpoints(List.of(plain.withEnabled(false)));
    assertThat(stop(rip)).isEqualTo(CodeRow.Stop.DISABLED);
  }

  private CodeRow.Stop stop(long address) {
    return code().stream()
        .filter(row -> row.address() == address)
        .findFirst()
        .orElseThrow()
        .breakpoint();
  }

  @Test
  void sourceStandsBetweenBesideOrNowhere() {
    answer();
    assertThat(model.rows()).anyMatch(CodeRow.Source.class::isInstance);
    model.setSourceMode(CodeModel.SourceMode.BESIDE);
    assertThat(model.rows()).noneMatch(CodeRow.Source.class::isInstance);
    assertThat(code()).anyMatch(row -> !row.beside().isEmpty());
    model.setSourceMode(CodeModel.SourceMode.NONE);
    assertThat(code()).allMatch(row -> row.beside().isEmpty());
  }

  @Test
  void completionBeginsWithWhatBegins() {
    List<String> symbols = List.of("do_start", "start", "start_high", "stop");
    assertThat(CodeModel.complete(symbols, "STA", 10))
        .containsExactly("start", "start_high", "do_start");
    assertThat(CodeModel.complete(symbols, "sta", 1)).containsExactly("start");
    assertThat(CodeModel.complete(symbols, "0x12", 10)).isEmpty();
  }

  @Test
  void arrowsDoNotCross() {
    world.run(800);
    answer();
    List<CodeLine> lines = model.shown().lines();
    List<List<JumpArrows.Piece>> pieces = JumpArrows.layOut(lines, 0);
    for (List<JumpArrows.Piece> line : pieces) {
      assertThat(line).extracting(JumpArrows.Piece::lane).doesNotHaveDuplicates();
    }
    long starts =
        pieces.stream()
            .flatMap(List::stream)
            .filter(one -> one.part().name().startsWith("START"))
            .count();
    long ends =
        pieces.stream()
            .flatMap(List::stream)
            .filter(one -> one.part().name().startsWith("END"))
            .count();
    assertThat(starts).isPositive().isEqualTo(ends);
  }
}
