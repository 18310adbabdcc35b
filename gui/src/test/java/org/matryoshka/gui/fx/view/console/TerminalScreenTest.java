package org.matryoshka.gui.fx.view.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What single sequences do, as "XTerm Control Sequences" (ctlseqs) and ECMA-48 say it. */
class TerminalScreenTest {
  private final TerminalScreen screen = new TerminalScreen(5, 10);

  private void feed(String text) {
    screen.feed(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void coloursAndAttributes() {
    feed("\u001b[1;31;42mA\u001b[22;39;49mB\u001b[4;7;38;5;200mC\u001b[0;48;2;1;2;3mD\u001b[mE");
    feed("\u001b[95;103mF\u001b[38:5:17mG");
    TerminalLine line = screen.line(0);
    assertThat(line.style(0) & CellStyle.BOLD).isNotZero();
    assertThat(CellStyle.foreground(line.style(0))).isEqualTo(2);
    assertThat(CellStyle.background(line.style(0))).isEqualTo(3);
    assertThat(line.style(1)).isEqualTo(CellStyle.PLAIN);
    assertThat(line.style(2) & CellStyle.UNDERLINE).isNotZero();
    assertThat(line.style(2) & CellStyle.INVERSE).isNotZero();
    assertThat(CellStyle.foreground(line.style(2))).isEqualTo(201);
    assertThat(CellStyle.background(line.style(3))).isEqualTo(CellStyle.RGB | 0x010203);
    assertThat(line.style(4)).isEqualTo(CellStyle.PLAIN);
    assertThat(CellStyle.foreground(line.style(5))).isEqualTo(14);
    assertThat(CellStyle.background(line.style(5))).isEqualTo(12);
    assertThat(CellStyle.foreground(line.style(6))).isEqualTo(18);
    assertThat(CellStyle.paletteRgb(16)).isZero();
    assertThat(CellStyle.paletteRgb(231)).isEqualTo(0xFFFFFF);
    assertThat(CellStyle.paletteRgb(232)).isEqualTo(0x080808);
  }

  @Test
  void erasingKeepsTheBackground() {
    feed("abc\u001b[44m\u001b[2K");
    assertThat(screen.line(0).text()).isEmpty();
    assertThat(CellStyle.background(screen.line(0).style(7))).isEqualTo(5);
  }

  @Test
  void theAlternateScreenLeavesTheNormalOneAlone() {
    feed("normal\r\n\u001b[?1049h\u001b[Hother\u001b[5;1H\n\n\n");
    assertThat(screen.isAlternate()).isTrue();
    assertThat(screen.historySize()).isZero();
    feed("\u001b[?1049l!");
    assertThat(screen.isAlternate()).isFalse();
    assertThat(screen.text()).isEqualTo("normal\n!\n");
  }

  @Test
  void whatLeavesAtTheTopIsKept() {
    for (int i = 0; i < 20; i++) {
      feed("line " + i + "\r\n");
    }
    assertThat(screen.historySize()).isEqualTo(16);
    assertThat(screen.numbered(screen.firstLine()).text()).isEqualTo("line 0");
    assertThat(screen.textWithHistory()).startsWith("line 0\nline 1\n").endsWith("line 19\n");
    for (int i = 0; i < TerminalScreen.SCROLLBACK; i++) {
      feed("x\r\n");
    }
    assertThat(screen.historySize()).isEqualTo(TerminalScreen.SCROLLBACK);
    assertThat(screen.firstLine()).isEqualTo(16);
    feed("\u001b[3J");
    assertThat(screen.historySize()).isZero();
  }

  @Test
  void aRegionThatDoesNotBeginAtTheTopKeepsNothing() {
    feed("top\u001b[2;4r\u001b[4;1Ha\nb\nc\n");
    assertThat(screen.historySize()).isZero();
    assertThat(screen.line(0).text()).isEqualTo("top");
  }

  @Test
  void originModeCountsFromTheRegion() {
    feed("\u001b[2;4r\u001b[?6h\u001b[1;1HX\u001b[9;1HY\u001b[6n");
    assertThat(screen.line(1).text()).isEqualTo("X");
    assertThat(screen.line(3).text()).isEqualTo("Y");
    assertThat(new String(screen.takeReplies(), StandardCharsets.US_ASCII))
        .isEqualTo("\u001b[3;2R");
  }

  @Test
  void questionsAreAnswered() {
    feed("\u001b[5n\u001b[3;4H\u001b[6n\u001b[c\u001b[>c\u001b[18t");
    assertThat(new String(screen.takeReplies(), StandardCharsets.US_ASCII))
        .isEqualTo("\u001b[0n\u001b[3;4R\u001b[?1;2c\u001b[>0;10;1c\u001b[8;5;10t");
    assertThat(screen.takeReplies()).isEmpty();
  }

  @Test
  void lineDrawingCharacters() {
    feed("\u001b(0lqk\u001b(B lqk\r\n\u001b)0\u000ex\u000fx");
    assertThat(screen.text()).isEqualTo("┌─┐ lqk\n│x\n");
  }

  @Test
  void titlesEndWithBellOrTerminator() {
    feed("\u001b]0;first\u0007a");
    assertThat(screen.title()).isEqualTo("first");
    feed("\u001b]2;zwöi\u001b\\b");
    assertThat(screen.title()).isEqualTo("zwöi");
    assertThat(screen.text()).isEqualTo("ab\n");
    feed("\u0007");
    assertThat(screen.bells()).isEqualTo(1);
  }

  @Test
  void theCursorStaysOnTheLastColumnUntilMoreIsPrinted() {
    feed("0123456789");
    assertThat(screen.cursorRow()).isZero();
    assertThat(screen.cursorColumn()).isEqualTo(9);
    feed("\bX");
    assertThat(screen.line(0).text()).isEqualTo("01234567X9");
    feed("\rabcdefghijk");
    assertThat(screen.line(0).isWrapped()).isTrue();
    assertThat(screen.line(1).text()).isEqualTo("k");
    feed("\u001b[?7l\u001b[3;9Habcd");
    assertThat(screen.line(2).text()).isEqualTo("        ad");
  }

  @Test
  void wideCharactersTakeTwoCells() {
    feed("你好\u001b[1;2Hx");
    assertThat(screen.line(0).text()).isEqualTo(" x好");
    feed("\r12345678你你");
    assertThat(screen.line(0).text()).isEqualTo("12345678你");
    assertThat(screen.line(1).text()).isEqualTo("你");
  }

  @Test
  void brokenUtf8ShowsReplacements() {
    screen.feed(new byte[] {'a', (byte) 0xC3, 'b', (byte) 0xFF, (byte) 0xE2, (byte) 0x82, 'c'});
    assertThat(screen.text()).isEqualTo("a\uFFFDb\uFFFD\uFFFDc\n");
  }

  @Test
  void otherSizesKeepTheText() {
    feed("one\r\ntwo\r\nthree");
    screen.resize(2, 20);
    assertThat(screen.line(0).text()).isEqualTo("two");
    assertThat(screen.historySize()).isEqualTo(1);
    assertThat(screen.cursorRow()).isEqualTo(1);
    screen.resize(4, 3);
    assertThat(screen.line(1).text()).isEqualTo("thr");
    feed("\u001b[?1049h");
    screen.resize(9, 9);
    feed("\u001b[?1049l");
    assertThat(screen.line(0).text()).isEqualTo("two");
  }

  @Test
  void aLineFeedAloneMayReturnTheCarriage() {
    screen.setImplicitReturn(true);
    feed("a\nb\u001b[?1049h\u001b[Hc\nd");
    assertThat(screen.text()).isEqualTo("c\n d\n");
    feed("\u001b[?1049l");
    assertThat(screen.text()).isEqualTo("a\nb\n");
  }

  @Test
  void whateverComesTheScreenStaysOne() {
    Random random = new Random(11);
    for (int i = 0; i < 400; i++) {
      byte[] bytes = new byte[600];
      for (int j = 0; j < bytes.length; j++) {
        int kind = random.nextInt(6);
        bytes[j] =
            (byte)
                (kind == 0
                    ? 0x1B
                    : kind == 1
                        ? "[?;]!#(8hlHJKmrST@PLMXbc0".charAt(random.nextInt(25))
                        : kind == 2 ? '0' + random.nextInt(10) : random.nextInt(256));
      }
      screen.feed(bytes);
      screen.resize(1 + random.nextInt(30), 2 + random.nextInt(90));
      screen.takeReplies();
      assertThat(screen.cursorRow()).isBetween(0, screen.rows() - 1);
      assertThat(screen.cursorColumn()).isBetween(0, screen.columns() - 1);
      for (int row = 0; row < screen.rows(); row++) {
        assertThat(screen.line(row).columns()).isEqualTo(screen.columns());
      }
    }
    feed("\u001b[999999999999;99999999999H\u001b[2147483647@\u001b[99999b");
  }

  @Test
  void keysSendWhatXtermSends() {
    TerminalModes modes = screen.modes();
    KeyBytes.Modifiers none = KeyBytes.Modifiers.NONE;
    KeyBytes.Modifiers control = new KeyBytes.Modifiers(true, false, false);
    KeyBytes.Modifiers shift = new KeyBytes.Modifiers(false, false, true);
    assertThat(KeyBytes.of("UP", none, modes)).contains("\u001b[A");
    assertThat(KeyBytes.of("UP", control, modes)).contains("\u001b[1;5A");
    assertThat(KeyBytes.of("C", control, modes)).contains("\u0003");
    assertThat(KeyBytes.of("C", none, modes)).isEmpty();
    assertThat(KeyBytes.of("TAB", shift, modes)).contains("\u001b[Z");
    assertThat(KeyBytes.of("F5", none, modes)).contains("\u001b[15~");
    assertThat(KeyBytes.of("F1", none, modes)).contains("\u001bOP");
    assertThat(KeyBytes.of("DELETE", shift, modes)).contains("\u001b[3;2~");
    assertThat(KeyBytes.of("ENTER", none, modes)).contains("\r");
    feed("\u001b[?1h\u001b[?2004h");
    assertThat(KeyBytes.of("UP", none, modes)).contains("\u001bOA");
    assertThat(KeyBytes.pasted("a\nb\u001b[31m", modes))
        .isEqualTo("\u001b[200~a\rb[31m\u001b[201~");
    assertThat(KeyBytes.typed("ä", true)).isEqualTo("\u001bä");
    assertThat(KeyBytes.typed("\u0003", false)).isEmpty();
  }

  @Test
  void markedTextAndSearch() {
    feed("hello world, and more\r\nMORE");
    TerminalSelection selection = new TerminalSelection(screen);
    assertThat(selection.find("more")).hasSize(2);
    assertThat(selection.find("nothing")).isEmpty();
    selection.word(0, 7);
    assertThat(selection.text()).isEqualTo("worl");
    selection.all();
    assertThat(selection.text().strip()).isEqualTo("hello world, and more\nMORE");
    selection.start(3, 2);
    selection.extend(0, 6);
    assertThat(selection.contains(0, 6)).isTrue();
    assertThat(selection.contains(3, 2)).isFalse();
    assertThat(selection.text()).isEqualTo("world, and more\nMO");
  }
}
