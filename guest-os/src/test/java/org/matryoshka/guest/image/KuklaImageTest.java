package org.matryoshka.guest.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.matryoshka.asm.object.LinkedImage;
import org.matryoshka.guest.differential.TwoWorldsClasses;

class KuklaImageTest {
  private final KuklaBuilder builder = KuklaBuilder.bundled();

  @Test
  void sameClassesGiveTheSameBytes() throws GuestBuildException, IOException {
    Map<String, LinkedImage> images = builder.programs(KuklaPrograms.all());
    Map<KuklaProgram, byte[]> files = new LinkedHashMap<>();
    for (KuklaProgram program : KuklaPrograms.all()) {
      files.put(program, KuklaBuilder.stripped(images.get(program.path())));
    }
    byte[] archive = KuklaBuilder.initramfs(Path.of("src/main/rootfs"), files);

    assertThat(archive).isEqualTo(KuklaBuilder.bundledInitramfs());
    assertThat(builder.kernel(archive)).isEqualTo(GuestImages.bytes(GuestImages.KUKLA));
  }

  @Test
  void aClassThatLeavesTheSubsetIsRefusedWithAllItsViolations() {
    Map<String, byte[]> classes =
        TwoWorldsClasses.compile(
            "Bad",
            """
            package generated;

            public final class Bad {
              public static void main(String[] arguments) {
                double half = 0.5;
                synchronized (arguments) {
                  System.out.println(half);
                }
              }
            }
            """);

    assertThatThrownBy(() -> builder.with(classes).program("generated.Bad"))
        .isInstanceOfSatisfying(
            GuestBuildException.class,
            e -> {
              assertThat(e.problems()).hasSizeGreaterThanOrEqualTo(2);
              assertThat(e.problems()).allMatch(problem -> problem.startsWith("Bad.java:"));
              assertThat(e.problems()).anyMatch(problem -> problem.contains("instead:"));
            });
  }

  @Test
  void largeContentsBeginAtPages() {
    CpioArchive archive = new CpioArchive();
    archive.add("a", CpioArchive.FILE | 0644, 0, "small".getBytes(StandardCharsets.US_ASCII));
    byte[] large = new byte[5000];
    java.util.Arrays.fill(large, (byte) 'x');
    archive.add("b", CpioArchive.FILE | 0644, 0, large);

    byte[] bytes = archive.finish();

    assertThat(bytes.length % 4096).isZero();
    assertThat(bytes[4096]).isEqualTo((byte) 'x');
    assertThat(bytes[4095]).isZero();
    assertThat(new String(bytes, 0, 6, StandardCharsets.US_ASCII)).isEqualTo("070701");
  }
}
