package org.matryoshka.gui.fx.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contrast of the colours with a meaning, after WCAG 2.2: 4.5:1 for text. */
class ContrastTest {
  private static final Pattern COLOUR = Pattern.compile("(-mk-[a-z-]+): (#[0-9A-Fa-f]{6})");
  private static final double TEXT = 4.5;

  @ParameterizedTest
  @CsvSource({
    "light.css, #FFFFFF, #24292F",
    "dark.css, #0D1117, #C9D1D9",
    "contrast.css, #000000, #FFFFFF"
  })
  void everyColourCanBeReadAsText(String sheet, String ground, String text) throws IOException {
    Map<String, String> colours = new TreeMap<>();
    Matcher matcher =
        COLOUR.matcher(
            Files.readString(
                Path.of("src/main/resources/org/matryoshka/gui/fx/theme").resolve(sheet)));
    while (matcher.find()) {
      colours.put(matcher.group(1), matcher.group(2));
    }
    assertThat(colours).hasSizeGreaterThan(20);
    List<String> weak = new ArrayList<>();
    colours.forEach(
        (name, colour) -> {
          if (name.endsWith("-bg")) {
            check(weak, sheet, "text on " + name, text, colour);
          } else {
            check(weak, sheet, name, colour, ground);
            check(
                weak,
                sheet,
                name + " on its ground",
                colour,
                colours.getOrDefault(name + "-bg", ground));
          }
        });
    assertThat(weak).isEmpty();
  }

  private static void check(List<String> weak, String sheet, String what, String a, String b) {
    double ratio = ratio(a, b);
    if (ratio < TEXT) {
      weak.add("%s: %s has %.2f:1".formatted(sheet, what, ratio));
    }
  }

  private static double ratio(String a, String b) {
    double x = luminance(a);
    double y = luminance(b);
    return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
  }

  private static double luminance(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return 0.2126 * linear(rgb >> 16)
        + 0.7152 * linear((rgb >> 8) & 0xff)
        + 0.0722 * linear(rgb & 0xff);
  }

  private static double linear(int channel) {
    double c = (channel & 0xff) / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
