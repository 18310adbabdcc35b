package org.matryoshka.guest.aot.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.matryoshka.guest.aot.frontend.ClassRepository;
import org.matryoshka.guest.aot.frontend.Frontend;
import org.matryoshka.guest.aot.frontend.MemoryClassSource;
import org.matryoshka.guest.aot.frontend.TestClasses;
import org.matryoshka.guest.aot.interpret.SourceCompiler;
import org.matryoshka.guest.aot.ir.MethodId;

/**
 * For each rule a source that breaks it ({@code rules/NAME.java}) and the messages ({@code
 * NAME.txt}); {@code -Dbless=true} writes the messages anew.
 */
class RulesTest {
  private static final Path RULES =
      Path.of("src/test/resources/org/matryoshka/guest/aot/verify/rules");

  private static List<Violation> violations(String name, String source) {
    Map<String, byte[]> classes = SourceCompiler.compile(Map.of("rules/" + name, source));
    Frontend frontend =
        new Frontend(
            new ClassRepository(new MemoryClassSource(classes).or(TestClasses.onClassPath())));
    Frontend.Result result =
        frontend.translate(List.of(new MethodId("rules/" + name, "main", "()V")));
    List<Violation> all = new ArrayList<>(result.violations());
    if (all.isEmpty()) {
      all.addAll(frontend.unboundedRecursion(result.program()));
    }
    return all;
  }

  private static List<String> names() {
    try (Stream<Path> files = Files.list(RULES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".java"))
          .map(file -> file.substring(0, file.length() - ".java".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> messages() {
    return names().stream().map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
  }

  private static void check(String name) throws IOException {
    String source = Files.readString(RULES.resolve(name + ".java"));
    String actual =
        violations(name, source).stream()
            .map(violation -> violation.message() + "\n")
            .collect(Collectors.joining());
    Path expected = RULES.resolve(name + ".txt");
    if (Boolean.getBoolean("bless")) {
      Files.writeString(expected, actual, StandardCharsets.UTF_8);
    }
    assertThat(actual).isEqualTo(Files.readString(expected));
  }

  /** {@code STACK_DEPTH} is found where frame sizes are known, not by the frontend. */
  @Test
  void everyRuleHasSource() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String name : names()) {
      all.append(Files.readString(RULES.resolve(name + ".txt")));
    }
    for (Rule rule : Rule.values()) {
      if (rule != Rule.STACK_DEPTH && rule != Rule.DYNAMIC_CALL) {
        assertThat(all.toString()).contains(": " + rule.title() + ": ");
      }
    }
  }
}
