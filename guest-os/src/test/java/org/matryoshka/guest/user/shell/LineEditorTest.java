package org.matryoshka.guest.user.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.HostedOs;
import org.matryoshka.guest.user.lib.Output;

/** Keys typed at the prompt, and what the screen of a terminal shows of it. */
class LineEditorTest {
  private final HostedOs os = new HostedOs();
  private final Sequence<String> history = new Sequence<>();
  private final Output out = new Output(os, 1);

  private String type(String keys) {
    Completion completion = new Completion(os, new Variables());
    os.input(keys);
    String line = new LineEditor(os, out, history, completion).read("$ ", 20);
    String text = os.output();
    int start = text.lastIndexOf("$ ");
    assertThat(start).isNotNegative();
    return line;
  }

  private String screen() {
    return new ScreenModel(20).show(os.output());
  }

  @Test
  void typedTextIsTheLine() {
    assertThat(type("echo hi\r")).isEqualTo("echo hi");
    assertThat(screen()).isEqualTo("$ echo hi");
  }

  @Test
  void theCursorMovesAndTextIsInserted() {
    assertThat(type("ac\u001b[Db\u0001X\u0005Y\r")).isEqualTo("XabcY");
    assertThat(screen()).isEqualTo("$ XabcY");
  }

  @Test
  void textIsDeleted() {
    assertThat(type("abcdef\u007f\u001b[D\u001b[3~\u0002\u0002\u000b\r")).isEqualTo("ab");
    assertThat(screen()).isEqualTo("$ ab");
    assertThat(type("one two three\u0017X\r")).isEqualTo("one two X");
    assertThat(type("rubbish\u0015good\r")).isEqualTo("good");
    assertThat(type("xy\u001b[H\u0004\r")).isEqualTo("y");
  }

  @Test
  void linesWrap() {
    assertThat(type("abcdefghijklmnopqrstuvwxyz\u001b[H123\u0005!\r"))
        .isEqualTo("123abcdefghijklmnopqrstuvwxyz!");
    assertThat(screen()).isEqualTo("$ 123abcdefghijklmno\npqrstuvwxyz!");
  }

  @Test
  void wrappedLinesAreErased() {
    assertThat(type("abcdefghijklmnopqrstuvwxyz\u0015short\r")).isEqualTo("short");
    assertThat(screen()).isEqualTo("$ short");
  }

  @Test
  void historyIsRecalled() {
    history.add("first");
    history.add("second");
    assertThat(type("x\u001b[A\u001b[A\r")).isEqualTo("first");
    assertThat(type("new\u001b[A\u001b[B\r")).isEqualTo("new");
    assertThat(type("\u0012fir\r")).isEqualTo("first");
  }

  @Test
  void endAndInterrupt() {
    assertThat(type("\u0004")).isNull();
    assertThat(type("abc\u0003")).isEmpty();
    assertThat(type("no newline")).isNull();
  }

  @Test
  void filesAreCompleted() {
    os.file("/dir/alpha.txt", "").file("/dir/beta", "").file("/dir/bet you", "");
    assertThat(type("cat /dir/al\t\r")).isEqualTo("cat /dir/alpha.txt ");
    assertThat(type("cat /di\tb\t\t\r")).isEqualTo("cat /dir/bet");
    assertThat(os.output()).contains("bet you  beta  ");
    assertThat(type("cat /dir/bet\\ \t\r")).isEqualTo("cat /dir/bet\\ you ");
    assertThat(type("hist\t\r")).isEqualTo("history ");
  }

  @Test
  void keysWithoutMeaningAreIgnored() {
    assertThat(type("a\u001b[99~\u001bx\u0000\u001b[Z\u001bOQb\r")).isEqualTo("ab");
  }
}
