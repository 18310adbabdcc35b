package org.matryoshka.gui.cli.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {
  @TempDir Path folder;

  private List<Path> present() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void readsAFileOrStandardInput() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "text");
    InputStream in = new ByteArrayInputStream("typed".getBytes(StandardCharsets.UTF_8));
    assertThat(InputFile.read(file.toString(), in).text()).isEqualTo("text");
    assertThat(InputFile.read("-", in)).returns("<stdin>", InputFile::name);
  }

  @Test
  void saysWhatIsWrongWithAnInput() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty"));
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff});
    InputStream in = InputStream.nullInputStream();
    assertThatThrownBy(() -> InputFile.read(folder + "/none", in))
        .hasMessage(folder + "/none: there is no such file");
    assertThatThrownBy(() -> InputFile.read(folder.toString(), in))
        .hasMessageEndingWith("is a directory; name a file in it");
    assertThatThrownBy(() -> InputFile.read(empty.toString(), in)).hasMessageEndingWith("is empty");
    assertThatThrownBy(() -> InputFile.read("-", in)).hasMessage("<stdin>: is empty");
    assertThatThrownBy(() -> InputFile.read("a\0b", in)).hasMessageContaining("is not a file name");
    assertThatThrownBy(() -> InputFile.read(binary.toString(), in).text())
        .hasMessageEndingWith("is not a UTF-8 text");
  }

  @Test
  void anOutputAppearsWholeOrNotAtAll() throws IOException {
    Path place = folder.resolve("out");
    try (OutputFile file = OutputFile.open(place.toString())) {
      file.stream().write(1);
      assertThat(place).doesNotExist();
    }
    assertThat(present()).isEmpty();
    try (OutputFile file = OutputFile.open(place.toString())) {
      file.stream().write(2);
      file.commit();
    }
    assertThat(present()).containsExactly(place);
    assertThat(place).hasBinaryContent(new byte[] {2});
  }

  @Test
  void anOutputThatFailsLeavesTheOldOne() throws IOException {
    Path place = Files.writeString(folder.resolve("out"), "old");
    try (OutputFile file = OutputFile.open(place.toString())) {
      file.stream().write(1);
    }
    assertThat(place).hasContent("old");
    OutputFile.write(place.toString(), "new".getBytes(StandardCharsets.UTF_8));
    assertThat(place).hasContent("new");
    assertThat(present()).containsExactly(place);
  }

  @Test
  void saysWhatIsWrongWithAnOutput() {
    assertThatThrownBy(() -> OutputFile.open(folder.toString()))
        .hasMessageEndingWith("is a directory; name a file to write");
    assertThatThrownBy(() -> OutputFile.open(folder + "/no/such"))
        .hasMessageEndingWith("its folder does not exist; make it first");
  }
}
