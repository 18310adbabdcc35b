package org.matryoshka.gui.fx.view.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.matryoshka.gui.fx.view.editor.EditorModel.Match;
import org.matryoshka.gui.fx.view.editor.Highlighter.Kind;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.hv.RunResult;

class EditorModelTest {
  @TempDir Path folder;
  private final EditorModel model = new EditorModel();

  static List<EditorModel.Example> examples() {
    return EditorModel.EXAMPLES;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleAssemblesRunsAndEndsWithSuccess(EditorModel.Example example)
      throws WorldException {
    Assembly assembly = Assembly.of(EditorModel.UNTITLED, example.text());
    assertThat(assembly.problems()).isEmpty();
    World world = new World(assembly.world());
    assertThat(world.run(100_000)).isEqualTo(RunResult.ALL_ENDED);
    assertThat(world.machine(1).exitValue()).hasValue(0x10);
  }

  @Test
  void errorsHaveTheirPlace() {
    Assembly assembly = Assembly.of("a.asm", "        bits 64\n        mvo rax, 1\n");
    assertThat(assembly.image()).isEmpty();
    Problem problem = assembly.problems().getFirst();
    assertThat(problem.isHere()).isTrue();
    assertThat(problem.line()).isEqualTo(2);
    assertThat(problem.column()).isEqualTo(9);
    assertThat(problem.text()).startsWith("✖ error  2:9  ");
    assertThat(assembly.sentence()).startsWith("1 error");
    assertThatThrownBy(assembly::world).isInstanceOf(WorldException.class);
  }

  @Test
  void whatIsUnsavedIsKnown() throws IOException {
    Path file = Files.writeString(folder.resolve("a.asm"), "nop\r\nnop\r\n");
    model.open(file);
    assertThat(model.text()).isEqualTo("nop\nnop\n");
    assertThat(model.isUnsaved()).isFalse();
    model.setText("hlt\n");
    assertThat(model.title()).isEqualTo("a.asm • unsaved");
    model.save(file);
    assertThat(model.isUnsaved()).isFalse();
    assertThat(file).hasContent("hlt\n");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void filesThatAreNoTextAreRefused() throws IOException {
    Path binary = Files.write(folder.resolve("b.asm"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
    assertThatThrownBy(() -> model.open(binary)).hasMessageContaining("is not a UTF-8 text");
    assertThatThrownBy(() -> model.open(folder)).hasMessageContaining("there is no such file");
  }

  @Test
  void findsForwardsBackwardsAndAround() {
    String text = "mov a\nMOV b\nmov c";
    assertThat(EditorModel.find(text, "mov", 0, false)).contains(new Match(0, 3));
    assertThat(EditorModel.find(text, "mov", 3, false)).contains(new Match(6, 9));
    assertThat(EditorModel.find(text, "mov", 15, false)).contains(new Match(0, 3));
    assertThat(EditorModel.find(text, "mov", 12, true)).contains(new Match(6, 9));
    assertThat(EditorModel.find(text, "mov", 0, true)).contains(new Match(12, 15));
    assertThat(EditorModel.find(text, "lea", 0, false)).isEmpty();
    assertThat(EditorModel.find(text, "", 0, false)).isEmpty();
    assertThat(EditorModel.replaceAll(text, "mov", "$1")).isEqualTo("$1 a\n$1 b\n$1 c");
  }

  @Test
  void offsetsAndPlacesBelongTogether() {
    String text = "ab\n\ncde";
    for (int offset = 0; offset <= text.length(); offset++) {
      int line = EditorModel.lineOf(text, offset);
      int column = EditorModel.columnOf(text, offset);
      assertThat(EditorModel.offsetOf(text, line, column)).isEqualTo(offset);
    }
    assertThat(EditorModel.offsetOf(text, 99, 0)).isEqualTo(text.length());
  }

  private static List<String> kinds(String line) {
    return Highlighter.pieces(line).stream()
        .filter(piece -> piece.kind() != Kind.PLAIN)
        .map(piece -> piece.text() + "/" + piece.kind())
        .toList();
  }

  @Test
  void piecesAreKnownFromTheInstructionTable() {
    assertThat(kinds("start:  mov rax, [rbx + 0x10] ; now"))
        .containsExactly(
            "start/LABEL",
            "mov/INSTRUCTION",
            "rax/REGISTER",
            "rbx/REGISTER",
            "0x10/NUMBER",
            "; now/COMMENT");
    assertThat(kinds("%define X \"a;b\"")).contains("%define/DIRECTIVE", "\"a;b\"/TEXT");
    assertThat(kinds("        cpuid")).containsExactly("cpuid/INSTRUCTION");
  }

  @Test
  void piecesTogetherAreTheLine() {
    for (String line :
        List.of("", "  'open", "\"x\"y", "a:b:c;", "$0ffh `\\n` %%x §ü", "\t\tdb 1,2")) {
      String joined =
          Highlighter.pieces(line).stream()
              .map(Highlighter.Piece::text)
              .collect(Collectors.joining());
      assertThat(joined).isEqualTo(line);
    }
  }
}
