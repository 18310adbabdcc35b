package org.matryoshka.gui.fx.dock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {
  private static final String TEXT = "h(0.2500:[a,b*],0.7500:v(0.6000:[c],0.4000:[d,e]))";

  private static Layout layout(String text) {
    return LayoutText.parse(text);
  }

  /** The text without the shares, which it rounds. */
  private static String places(Layout layout) {
    return text(layout).replaceAll("0\\.\\d+:", "");
  }

  private static String text(Layout layout) {
    return LayoutText.format(layout);
  }

  @Test
  void textAndLayoutAreTheSame() {
    String whole = TEXT + ";float10 20 300 200[f,g*];maxc";
    assertThat(text(layout(whole))).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "h(",
        "h()",
        "[a",
        "[a b]",
        "h(1:[a]",
        "h(x:[a])",
        "[a];z",
        "[a];float1 2",
        "[,]",
        "h(NaN:[a],1:[b])"
      })
  void damagedTextIsRejectedWithItsPlace(String damaged) {
    assertThatThrownBy(() -> layout(damaged))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("character");
  }

  @Test
  void closingTheLastViewOfAnAreaClosesTheArea() {
    assertThat(text(layout(TEXT).without("c"))).isEqualTo("h(0.2500:[a,b*],0.7500:[d,e])");
    assertThat(layout("[a]").without("a").ids()).isEmpty();
  }

  @Test
  void closingTheSelectedTabSelectsItsNeighbour() {
    assertThat(layout("[a,b*,c]").without("b").visible()).containsExactly("c");
    assertThat(layout("[a,b,c*]").without("c").visible()).containsExactly("b");
  }

  @Test
  void aTabMovesIntoAnotherArea() {
    Layout moved = layout(TEXT).move("a", "d", Side.CENTER, 1);
    assertThat(text(moved)).isEqualTo("h(0.2500:[b],0.7500:v(0.6000:[c],0.4000:[d,a*,e]))");
  }

  @Test
  void aTabMovesAlongItsStrip() {
    assertThat(text(layout("[a,b,c]").move("a", "a", Side.CENTER, 3))).isEqualTo("[b,c,a*]");
    assertThat(text(layout("[a,b,c]").move("c", "a", Side.CENTER, 0))).isEqualTo("[c,a,b]");
  }

  @Test
  void aTabSplitsItsOwnAreaAndAnother() {
    assertThat(text(layout("[a,b]").move("a", "a", Side.RIGHT, 0)))
        .isEqualTo("h(0.5000:[b],0.5000:[a])");
    assertThat(text(layout("h(0.5:[a],0.5:[b])").move("a", "b", Side.TOP, 0)))
        .isEqualTo("v(0.5000:[a],0.5000:[b])");
  }

  @Test
  void splitsOfTheSameDirectionBecomeOne() {
    assertThat(text(layout("h(0.5:[a,x],0.5:[b])").move("x", "b", Side.RIGHT, 0)))
        .isEqualTo("h(0.5000:[a],0.2500:[b],0.2500:[x])");
  }

  @Test
  void aViewFloatsAndComesBack() {
    Layout floating = layout("[a,b]").detach("b", 1, 2, 300, 200);
    assertThat(floating.isFloating("b")).isTrue();
    assertThat(text(floating)).isEqualTo("[a];float1 2 300 200[b]");
    assertThat(text(floating.move("b", "a", Side.CENTER, 9))).isEqualTo("[a,b*]");
  }

  @Test
  void maximizedHidesTheOthersUntilOneIsAskedFor() {
    Layout one = layout(TEXT).maximize("c");
    assertThat(one.visible()).containsExactly("c");
    assertThat(one.select("d").visible()).containsExactlyInAnyOrder("b", "c", "d");
    assertThat(one.without("c").maximized()).isEmpty();
  }

  @Test
  void movingOnGoesRoundAllAreas() {
    Layout now = layout("h(0.5:[a,x],0.5:[b])");
    assertThat(now.moveOn("x", 1).tabsOf("x").orElseThrow().ids()).containsExactly("b", "x");
    assertThat(now.moveOn("b", 1).tabsOf("b").orElseThrow().ids()).containsExactly("a", "x", "b");
    assertThat(now.neighbour("b", 1)).isEqualTo("a");
    assertThat(now.neighbour("a", -1)).isEqualTo("b");
    assertThat(now.nextTab("a", 1)).isEqualTo("x");
  }

  @Test
  void unknownAndRepeatedViewsAreDropped() {
    Layout read = layout("h(0.5:[a,old],0.5:[a,b]);float0 0 10 10[gone];maxold");
    assertThat(text(read.knowing(List.of("a", "b")))).isEqualTo("h(0.5000:[a],0.5000:[b])");
  }

  @Test
  void sharesChange() {
    Layout now = layout(TEXT).withShares(List.of(1), List.of(0.1, 0.9));
    assertThat(text(now)).contains("0.1000:[c],0.9000:[d,e]");
    assertThat(text(layout("h(0.5:[a],0.5:[b])").grow("a", 0.1))).startsWith("h(0.5455:[a]");
  }

  @Test
  void whateverIsDoneNoViewIsLostOrDoubled() {
    Random random = new Random(7);
    List<String> all = List.of("a", "b", "c", "d", "e", "f");
    Layout now = layout("h(0.3:[a,b],0.7:v(0.5:[c,d],0.5:[e,f]))");
    for (int i = 0; i < 2000; i++) {
      String id = all.get(random.nextInt(all.size()));
      String other = all.get(random.nextInt(all.size()));
      Side side = Side.values()[random.nextInt(Side.values().length)];
      now =
          switch (random.nextInt(5)) {
            case 0 -> now.detach(id, 0, 0, 100, 100);
            case 1 -> now.moveToEdge(id, side == Side.CENTER ? Side.LEFT : side);
            case 2 -> now.moveOn(id, 1);
            case 3 -> now.select(id);
            default -> now.move(id, other, side, random.nextInt(4));
          };
      assertThat(now.ids()).containsExactlyInAnyOrderElementsOf(all);
      assertThat(now.tabs()).noneMatch(tabs -> tabs.ids().isEmpty() && all.size() > 1);
      assertThat(places(layout(text(now)))).isEqualTo(places(now));
    }
  }
}
