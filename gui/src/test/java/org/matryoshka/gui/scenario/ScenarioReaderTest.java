package org.matryoshka.gui.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.hv.SchedulerPolicy;
import org.matryoshka.hv.VirtualizationMode;

class ScenarioReaderTest {
  private static final String SMALL =
      """
      name: two
      description: a pair
      cores: 2
      memory: 64M
      policy: round-robin
      vms:
        - name: alpha
          image: kukla
          memory: 8M
          weight: 3
          cap: 50
          mode: classic
        - name: beta
          image: other.elf
      """;

  private static Scenario valid(String text) {
    ScenarioResult result = ScenarioReader.read(text);
    assertThat(result).isInstanceOf(ScenarioResult.Valid.class);
    return ((ScenarioResult.Valid) result).scenario();
  }

  private static List<String> problems(String text) {
    ScenarioResult result = ScenarioReader.read(text);
    assertThat(result).isInstanceOf(ScenarioResult.Invalid.class);
    return ((ScenarioResult.Invalid) result)
        .problems().stream().map(problem -> problem.format("s.yaml")).toList();
  }

  @Test
  void readsEveryKeyAndFillsInDefaults() {
    Scenario scenario = valid(SMALL);
    assertThat(scenario)
        .isEqualTo(
            new Scenario(
                "two",
                "a pair",
                2,
                64L << 20,
                SchedulerPolicy.ROUND_ROBIN,
                List.of(
                    new VmSpecification(
                        "alpha", "kukla", 8L << 20, 3, 50, VirtualizationMode.CLASSIC),
                    new VmSpecification(
                        "beta", "other.elf", 16L << 20, 1, 100, VirtualizationMode.TRAP))));
  }

  @Test
  void aGuestCanBeToldThings() {
    Scenario scenario =
        valid(
            """
            name: a
            vms:
              - name: v
                image: kukla
                command-line: scheduler=stride trace=sched
                classpath: classes
                console: terminal
            """);
    GuestSettings guest = scenario.vms().getFirst().guest();
    assertThat(guest)
        .isEqualTo(
            new GuestSettings(
                "scheduler=stride trace=sched", "classes", GuestSettings.ConsoleKind.TERMINAL));
    assertThat(guest.plus(List.of("scheduler=fair")).value("scheduler", "")).isEqualTo("fair");
    assertThat(guest.value("nothing", "otherwise")).isEqualTo("otherwise");
    assertThat(GuestSettings.NONE.plus(List.of("a=b")).commandLine()).isEqualTo("a=b");
    assertThat(GuestSettings.NONE.plus(List.of())).isEqualTo(GuestSettings.NONE);
  }

  @Test
  void aTerminalIsForAVmAlone() {
    assertThat(
            problems(
                """
                name: a
                vms:
                  - name: v
                    image: kukla
                    console: terminal
                  - name: w
                    image: kukla
                    console: teletype
                """))
        .anyMatch(line -> line.contains("a console that is a terminal is for a VM alone"))
        .anyMatch(line -> line.contains("'teletype' is none of lines, terminal"));
  }

  @Test
  void givesTheMachineMoreThanTheVmsMemoryWhenNothingIsSaid() {
    Scenario scenario = valid("name: a\nvms:\n  - name: v\n    image: k\n    memory: 32M\n");
    assertThat(scenario.cores()).isEqualTo(1);
    assertThat(scenario.policy()).isEqualTo(SchedulerPolicy.WEIGHTED_FAIR);
    assertThat(scenario.memory()).isEqualTo(35L << 20);
  }

  @Test
  void tellsAllProblemsOfATextInItsOrder() {
    assertThat(
            problems(
                """
                name: bad
                cors: 2
                memory: lots
                policy: weighted
                vms:
                  - name: a b
                    image: kukla
                    weight: 0
                    memory: 5000
                  - name: c
                    imege: kukla
                    mode: fast
                  - 17
                """))
        .containsExactly(
            "s.yaml:2:1: error: unknown key 'cors' in the scenario; did you mean cores?",
            "s.yaml:3:9: error: 'memory' of the scenario: 'lots' is not a size; write for instance"
                + " 64M, 1G or 4096K",
            "s.yaml:4:9: error: 'policy' of the scenario: 'weighted' is none of round-robin,"
                + " weighted-fair; did you mean weighted-fair?",
            "s.yaml:6:11: error: 'name' of VM 1 must be 1 to 24 letters, digits, '-' or '_'",
            "s.yaml:8:13: error: 'weight' of VM 1: '0' is not a whole number from 1 to 1000",
            "s.yaml:9:13: error: 'memory' of VM 1: is 5000; it must be from 1 MiB to 1 GiB",
            "s.yaml:10:5: error: VM 2 has no 'image'; it is required",
            "s.yaml:11:5: error: unknown key 'imege' in VM 2; did you mean image?",
            "s.yaml:12:11: error: 'mode' of VM 2: 'fast' is none of trap, classic",
            "s.yaml:13:5: error: an entry of 'vms' must be keys with values, as 'name: ...'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vms: [{name: a, image: k}] | s.yaml:1:1: error: the scenario has no 'name'",
        "name: x | s.yaml:1:1: error: the scenario has no 'vms'",
        "{name: x, vms: []} | s.yaml:1:16: error: 'vms' has 0 entries; it must have 1 to 64",
        "{name: x, vms: 3} | s.yaml:1:16: error: 'vms' must be a list",
        "{name: x, name: y, vms: [{name: a, image: k}]} | s.yaml:1:11: error: 'name' is given"
            + " twice",
        "{name: x, vms: [{name: a, image: k}, {name: a, image: k}]} | s.yaml:1:45: error: 'name' of"
            + " VM 2 is taken",
        "{name: x, memory: 16M, vms: [{name: a, image: k}]} | s.yaml:1:19: error: 'memory' of the"
            + " scenario is 16 MiB, but the VMs and their shadow tables may take 17.2 MiB",
        "{name: x, vms: [{name: a, image: k, memory: 1G}]} | s.yaml:1:16: error: 'vms' of the"
            + " scenario and their shadow tables may take 1.1 GiB; a machine has at most 1 GiB",
        "{name: x, vms: [{name: a, image: k, memory: 1048577}]} | s.yaml:1:45: error: 'memory' of"
            + " VM 1: '1048577' is not a multiple of 4K",
        "{name: x, cores: 17, vms: [{name: a, image: k}]} | s.yaml:1:18: error: 'cores' of the"
            + " scenario: '17' is not a whole number from 1 to 16",
        "{name: x, cores: 99999999999999999999, vms: [{name: a, image: k}]} | s.yaml:1:18: error:"
            + " 'cores'",
        "{name: [x], vms: [{name: a, image: k}]} | s.yaml:1:8: error: 'name' of the scenario needs"
            + " a plain value",
        "- a | s.yaml:1:1: error: a scenario is a list of keys with values",
        "'name: \"x' | s.yaml:1:9: error: not YAML: found unexpected end of stream",
        "{name: *nobody} | s.yaml:1:8: error: not YAML: found undefined alias nobody",
      })
  void tellsWhereAndWhat(String text, String problem) {
    assertThat(problems(text)).anyMatch(line -> line.startsWith(problem));
  }

  @Test
  void anEmptyTextIsNoScenario() {
    assertThat(problems("# nothing\n"))
        .singleElement()
        .asString()
        .contains("there is nothing in it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- "})
  void hostileNestingIsRejectedAndNotFollowed(String opening) {
    assertThat(problems(opening.repeat(20_000)))
        .singleElement()
        .asString()
        .contains("nested deeper than 16 levels");
  }

  @Test
  void anAliasOfItselfIsRejected() {
    assertThat(problems("name: x\nvms: &v [*v]\n")).isNotEmpty();
  }

  @Test
  void aTextThatIsTooLongIsRejected() {
    assertThat(problems("# " + "x".repeat(1 << 19))).isNotEmpty();
  }
}
