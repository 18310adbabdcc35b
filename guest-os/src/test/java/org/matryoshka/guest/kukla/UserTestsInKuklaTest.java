package org.matryoshka.guest.kukla;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.hv.VirtualizationMode;

/** The kernel's own test suite passes in the guest, wherever Kukla runs. */
class UserTestsInKuklaTest {
  private static final int MEGABYTES = 32;
  private static final long BUDGET = 600_000_000;
  private static final int SUCCESS = 0x10;
  private static final String LINE = "run=usertests";

  static Stream<KuklaBootTest.Place> places() {
    return Stream.of(
        line -> KuklaSession.onBareMachine(MEGABYTES, line),
        line -> KuklaSession.underHypervisor(VirtualizationMode.TRAP, MEGABYTES, line),
        line -> KuklaSession.underHypervisor(VirtualizationMode.CLASSIC, MEGABYTES, line));
  }

  @ParameterizedTest
  @MethodSource("places")
  void userTestsPass(KuklaBootTest.Place place) throws ImageException {
    KuklaSession kukla = place.boot(LINE);

    String text = kukla.untilText("no such text", BUDGET);

    assertThat(text.lines().filter(line -> line.startsWith("not ok"))).isEmpty();
    assertThat(text).contains("# 120 passed, 0 failed, 0 skipped").doesNotContain("panic");
    assertThat(kukla.exitValue()).hasValue(SUCCESS);
  }
}
