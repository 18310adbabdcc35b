package org.matryoshka.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules about the sources themselves. */
class SourceRulesTest {
  private static final int MAX_LINES = 600;
  private static final int MIN_PACKAGE_COMMENT = 200;
  private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
  private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b");

  private static final List<Path> MAIN = Project.files("src/main/java", ".java");
  private static final List<Path> TEST = Project.files("src/test/java", ".java");

  @Test
  void theRulesSeeTheSources() {
    assertThat(MAIN).hasSizeGreaterThan(60);
    assertThat(TEST).hasSizeGreaterThan(5);
  }

  @Test
  void filesStaySmallEnoughToRead() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : MAIN) {
      int lines = Files.readAllLines(file).size();
      if (lines > MAX_LINES && !isGenerated(file)) {
        tooLong.add(Project.shown(file) + ": " + lines + " lines");
      }
    }
    assertThat(tooLong).as("longer than " + MAX_LINES + " lines: two ideas in one file").isEmpty();
  }

  private static boolean isGenerated(Path file) throws IOException {
    return Files.readString(file).startsWith("// Generated from ");
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    TreeSet<Path> packages = new TreeSet<>();
    MAIN.forEach(file -> packages.add(file.getParent()));
    List<String> silent = new ArrayList<>();
    for (Path folder : packages) {
      Path info = folder.resolve("package-info.java");
      if (!Files.exists(info) || commentOf(info).length() < MIN_PACKAGE_COMMENT) {
        silent.add(Project.shown(folder));
      }
    }
    assertThat(silent)
        .as(
            "packages without a package-info of %d characters or more: purpose, where to start"
                + " reading, what holds, who may call",
            MIN_PACKAGE_COMMENT)
        .isEmpty();
  }

  private static String commentOf(Path info) throws IOException {
    Matcher matcher = COMMENT.matcher(Files.readString(info));
    return matcher.find() ? matcher.group(1).replaceAll("\\s*\\*? +", " ").strip() : "";
  }

  @Test
  void nothingIsLeftForLater() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : MAIN) {
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        if (UNFINISHED.matcher(line).find()) {
          found.add(Project.shown(file) + ":" + number + ": " + line.strip());
        }
      }
    }
    assertThat(found).as("write an issue instead").isEmpty();
  }

  @Test
  void testClassesAreFoundByTheirName() throws IOException {
    List<String> lost = new ArrayList<>();
    for (Path file : TEST) {
      String text = Files.readString(file);
      boolean hasTests = text.contains("@Test") || text.contains("@ParameterizedTest");
      if (hasTests && !file.toString().endsWith("Test.java")) {
        lost.add(Project.shown(file));
      }
    }
    assertThat(lost).as("Surefire runs classes whose names end in Test").isEmpty();
  }
}
