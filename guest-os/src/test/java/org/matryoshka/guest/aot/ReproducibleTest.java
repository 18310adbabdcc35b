package org.matryoshka.guest.aot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.matryoshka.asm.object.Elf64Writer;
import org.matryoshka.guest.aot.samples.Objects;

/** The same class files give the same bytes. */
class ReproducibleTest {
  private static byte[] image(AotRequest request) {
    return Elf64Writer.image(ProgramRunner.link(AotCompiler.compile(request)));
  }

  @Test
  void twiceTheSameBytes() {
    AotRequest request = ProgramRunner.request(Objects.class);

    assertThat(image(request)).isEqualTo(image(request));
  }

  @Test
  void theOrderInWhichClassesAreNamedAndReadDoesNotMatter() {
    AotRequest request = ProgramRunner.request(Objects.class);
    List<String> reversed = new ArrayList<>(request.entryClasses());
    Collections.reverse(reversed);
    // classes that were asked for before the compiler does
    ProgramRunner.classes().find("org/matryoshka/guest/runtime/lang/String");
    AotRequest other =
        new AotRequest(request.name(), request.classes(), reversed, request.entryPoints());

    assertThat(image(other)).isEqualTo(image(request));
  }
}
