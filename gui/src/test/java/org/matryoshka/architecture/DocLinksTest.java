package org.matryoshka.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every link of the documents leads somewhere: to a file of the repository, and to a heading in it.
 * In a source file, what stands behind the {@code #} is the name of something declared there: a
 * type, method or field of Java, a label or macro of assembly.
 */
class DocLinksTest {
  private static final Pattern LINK = Pattern.compile("\\[[^\\]\\n]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.*)$");

  @Test
  void linksLeadSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (Path document : documents()) {
      Matcher matcher = LINK.matcher(FENCE.matcher(Files.readString(document)).replaceAll(""));
      while (matcher.find()) {
        links++;
        String target = matcher.group(1);
        if (!target.matches("(https?|mailto):.*") && !resolves(document, target)) {
          broken.add(Project.shown(document) + " -> " + target);
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(links).as("links seen").isGreaterThan(20);
  }

  private static boolean resolves(Path document, String target) throws IOException {
    String[] parts = target.split("#", 2);
    Path file = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
    if (!Files.exists(file) || !file.startsWith(Project.root())) {
      return false;
    }
    if (parts.length == 1) {
      return true;
    }
    return isSource(file) ? declares(file, parts[1]) : anchors(file).contains(parts[1]);
  }

  private static boolean isSource(Path file) {
    return file.toString().matches(".*\\.(java|asm|inc)");
  }

  private static boolean declares(Path source, String name) throws IOException {
    String symbol = Pattern.quote(name);
    String declaration =
        source.toString().endsWith(".java")
            ? "(?m)^ *(?!return )[^/*\\n]*[\\w>\\]] "
                + symbol
                + "( =|;|\\(| \\{|<| extends| implements)"
            : "(?m)^ *(%macro +)?" + symbol + "(:| |$)";
    return Pattern.compile(declaration).matcher(Files.readString(source)).find();
  }

  @Test
  void namesInSourcesAreFoundOnlyWhereTheyAreDeclared() throws IOException {
    Path kernel = Project.root().resolve("guest-os/src/main/java/org/matryoshka/guest/kernel");
    Path java = kernel.resolve("trap/TrapDispatcher.java");
    assertThat(declares(java, "TrapDispatcher")).isTrue();
    assertThat(declares(java, "returnToUser")).isTrue();
    assertThat(declares(java, "PAGE_FAULT")).isTrue();
    assertThat(declares(java, "deliver")).as("called here only").isFalse();
    assertThat(declares(java, "dispatcher")).as("a local variable counts").isTrue();
    assertThat(declares(java, "nothing")).isFalse();
    Path assembly = Project.root().resolve("guest-os/src/main/asm/kukla/syscall.asm");
    assertThat(declares(assembly, "syscall_entry")).isTrue();
    assertThat(declares(assembly, "system_call")).as("extern only").isFalse();
  }

  /** The anchors of a document's headings, as forges make them. */
  private static List<String> anchors(Path document) throws IOException {
    return HEADING
        .matcher(FENCE.matcher(Files.readString(document)).replaceAll(""))
        .results()
        .map(heading -> heading.group(1).strip().toLowerCase(Locale.ROOT))
        .map(text -> text.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    try (Stream<Path> top = Files.list(Project.root())) {
      documents.addAll(top.filter(file -> file.toString().endsWith(".md")).toList());
    }
    documents.addAll(
        Project.walk(Project.root().resolve("docs")).stream()
            .filter(file -> file.toString().endsWith(".md"))
            .collect(Collectors.toList()));
    documents.sort(null);
    return documents;
  }
}
