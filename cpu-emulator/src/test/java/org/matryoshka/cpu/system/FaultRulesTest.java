package org.matryoshka.cpu.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.matryoshka.cpu.image.ElfReader;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.cpu.machine.Machine;
import org.matryoshka.cpu.machine.MachineConfiguration;
import org.matryoshka.cpu.machine.Resources;
import org.matryoshka.cpu.machine.RunEnd;

/**
 * A kernel that provokes some two hundred faults and privileged operations says the same here as on
 * QEMU ({@code src/test/native/system/faults.asm}), but for differences that are each explained in
 * {@code faults.differences.txt}.
 */
class FaultRulesTest {
  private static final Pattern LINE = Pattern.compile("(.*): vector ([0-9a-f]+) (.*)");
  private static final Pattern FLAGS = Pattern.compile("flags ([0-9a-f]+)");

  /** #DE, #UD, #NM, #TS, #NP, #SS, #GP, #PF. */
  private static final Set<Integer> FAULTS = Set.of(0, 6, 7, 10, 11, 12, 13, 14);

  private static final int RF = 1 << 16;

  @TestFactory
  Stream<DynamicTest> eachCaseEndsAsOnTheReferenceMachine() throws ImageException {
    Map<String, String> expected = byName(Resources.lines(FaultRulesTest.class, "faults.qemu.txt"));
    expected.replaceAll((name, line) -> withResumeFlag(line));
    Map<String, String> different =
        byName(Resources.lines(FaultRulesTest.class, "faults.differences.txt"));
    assertThat(expected.keySet()).containsAll(different.keySet());
    different.forEach(
        (name, line) ->
            assertThat(expected.put(name, line))
                .as("a difference that is none")
                .isNotEqualTo(line));
    Map<String, String> actual = byName(run().lines().toList());
    return expected.entrySet().stream()
        .map(
            entry ->
                dynamicTest(
                    entry.getKey(),
                    () -> assertThat(actual.get(entry.getKey())).isEqualTo(entry.getValue())));
  }

  @Test
  void allCasesRun() throws ImageException {
    int cases = Resources.lines(FaultRulesTest.class, "faults.qemu.txt").size();
    assertThat(run().lines()).hasSize(cases).hasSizeGreaterThan(190);
  }

  private static String run() throws ImageException {
    StringBuilder console = new StringBuilder();
    Machine machine =
        new Machine(MachineConfiguration.of(64 << 20, value -> console.append((char) value)));
    machine.boot(ElfReader.read(Resources.bytes(FaultRulesTest.class, "faults.elf")), "");
    RunEnd end = machine.run(5_000_000);
    assertThat(end.exitValue()).as(end.explanation()).hasValue(0x10);
    return console.toString();
  }

  /**
   * QEMU 7.2 never sets RF in the flags that it pushes; a processor does for faults, but not for
   * traps, interrupts and aborts (SDM vol. 3B, 17.3.1.1).
   */
  private static String withResumeFlag(String line) {
    boolean fault = FAULTS.contains(Integer.parseInt(match(line).group(2), 16));
    return FLAGS
        .matcher(line)
        .replaceFirst(
            flags -> {
              int value = Integer.parseInt(flags.group(1), 16);
              return "flags " + Integer.toHexString(fault ? value | RF : value);
            });
  }

  private static Map<String, String> byName(List<String> lines) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String line : lines) {
      assertThat(map.put(match(line).group(1), line)).as("two cases of one name").isNull();
    }
    return map;
  }

  private static Matcher match(String line) {
    Matcher matcher = LINE.matcher(line);
    assertThat(matcher.matches()).as(line).isTrue();
    return matcher;
  }
}
