package org.matryoshka.guest.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.matryoshka.cpu.image.ElfReader;
import org.matryoshka.cpu.image.ImageException;

class GuestImagesTest {
  private static final Path SOURCES = Path.of("src/main/asm");

  static Iterable<GuestImage> images() {
    return GuestImages.all();
  }

  static Iterable<GuestImage> assembledImages() {
    return GuestImages.all().stream()
        .filter(image -> !image.source().startsWith("kukla/"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("assembledImages")
  void bundledBytesAreWhatTheSourcesGive(GuestImage image) throws IOException, ImageException {
    byte[] bundled = GuestImages.bytes(image.name());

    assertThat(ImageBuilder.assemble(SOURCES, image, Map.of())).isEqualTo(bundled);
    assertThat(ElfReader.read(bundled).segments()).isNotEmpty();
    assertThat(image.description()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("images")
  void sourceIsBundledToo(GuestImage image) throws IOException {
    assertThat(GuestImages.source(image.source()))
        .isEqualTo(Files.readString(SOURCES.resolve(image.source())));
  }

  @Test
  void namesAreDistinct() {
    assertThat(GuestImages.all()).extracting(GuestImage::name).doesNotHaveDuplicates();
  }

  @Test
  void whereTheSourcesLieDoesNotMatter(@TempDir Path elsewhere) throws IOException {
    Path kernel = Files.createDirectories(elsewhere.resolve("kernel"));
    Files.createDirectories(elsewhere.resolve("common"));
    Files.createDirectories(kernel.resolve("user"));
    try (var files = Files.walk(SOURCES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path relative = SOURCES.relativize(file);
        if (relative.startsWith("kernel") || relative.startsWith("common")) {
          Files.copy(file, elsewhere.resolve(relative.toString()));
        }
      }
    }
    GuestImage image = GuestImages.find(GuestImages.DEMO_KERNEL).orElseThrow();

    assertThat(ImageBuilder.assemble(elsewhere, image, Map.of()))
        .isEqualTo(GuestImages.bytes(GuestImages.DEMO_KERNEL));
  }

  @Test
  void anErrorInASourceFailsTheBuildAndShowsTheLine(@TempDir Path sources) throws IOException {
    Files.writeString(sources.resolve("bad.asm"), "global _start\n_start: mvo rax, 1\n");
    GuestImage image = new GuestImage("bad", ImageKind.BOOTABLE, "bad.asm", "not good");

    assertThatThrownBy(() -> ImageBuilder.assemble(sources, image, Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("bad.asm:2:")
        .hasMessageContaining("mvo");
  }

  @Test
  void unknownNamesAreRefused() {
    assertThatThrownBy(() -> GuestImages.bytes("kulka"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("kulka");
    assertThatThrownBy(() -> GuestImages.source("../GuestImages.class"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(GuestImages.find("kulka")).isEmpty();
  }
}
