package org.matryoshka.gui.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.gui.cli.CommandLineHarness.Outcome;

/** Kukla as a user meets it: its shell, its settings, its schedulers, what it tells the host. */
class KuklaTest {
  private final CommandLineHarness cli = new CommandLineHarness();

  @TempDir Path folder;

  private Outcome typed(String text, String... arguments) {
    cli.type(text.getBytes(StandardCharsets.US_ASCII));
    return cli.run(arguments);
  }

  @ParameterizedTest
  @ValueSource(strings = {"boot", "vm"})
  void theShellTakesWhatIsPipedInAndEndsWithIt(String command) {
    Outcome outcome = typed("echo $((6 * 7)) > /tmp/x\ncat /tmp/x\n", command, "kukla");
    assertThat(outcome.status()).as(outcome.toString()).isZero();
    assertThat(outcome.out()).containsPattern("(?m)^42\\r?$");
  }

  @Test
  void theStatusOfTheShellIsThatOfTheRun() {
    assertThat(typed("exit 0\n", "boot", "kukla").status()).isZero();
    assertThat(typed("exit 3\n", "boot", "kukla").status()).isEqualTo(1);
    assertThat(cli.run("boot", "kukla", "--set", "run=false").status()).isEqualTo(1);
    assertThat(cli.run("boot", "kukla", "--set", "run=true && true").status()).isZero();
  }

  @Test
  void theEndOfInputIsReadAsOftenAsSomebodyReads() {
    Outcome outcome = typed("cat; echo then the shell\ncat", "vm", "kukla");
    assertThat(outcome.status()).as(outcome.toString()).isZero();
    assertThat(outcome.out()).contains("then the shell");
  }

  @Test
  void anUnknownSchedulerIsNamed() {
    Outcome outcome = cli.run("boot", "kukla", "--set", "scheduler=fifo");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("there is no scheduler fifo; known are round-robin, mlfq, lottery, stride, fair");
  }

  /** Nanoseconds that processes of these weights got. */
  private Map<Integer, Double> shares(Outcome outcome) {
    assertThat(outcome.status()).as(outcome.toString()).isZero();
    Map<Integer, Double> shares = new TreeMap<>();
    Matcher line = Pattern.compile("(?m)^share (\\d+) (\\d+)").matcher(outcome.out());
    while (line.find()) {
      shares.put(Integer.parseInt(line.group(1)), Double.parseDouble(line.group(2)));
    }
    double all = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    shares.replaceAll((weight, amount) -> amount / all);
    assertThat(shares).containsOnlyKeys(1024, 2048, 4096);
    return shares;
  }

  /** Over ten virtual seconds, as `bench kukla` has it. */
  @ParameterizedTest
  @ValueSource(strings = {"stride", "fair"})
  void sharesFollowWeightsWithinTwoPercent(String scheduler) {
    Map<Integer, Double> shares =
        shares(
            cli.run(
                "vm",
                "kukla",
                "--set",
                "scheduler=" + scheduler,
                "--set",
                "run=measure shares 10 1024 2048 4096"));
    shares.forEach(
        (weight, share) ->
            assertThat(share)
                .as("weight " + weight)
                .isCloseTo(weight / 7168.0, within(0.02 * weight / 7168.0)));
  }

  /** A share of n draws is within five standard deviations of its mean. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void lotterySharesAreWhatChanceAllows(int seed) {
    Map<Integer, Double> shares =
        shares(
            cli.run(
                "vm",
                "kukla",
                "--set",
                "scheduler=lottery",
                "--set",
                "scheduler.seed=" + seed,
                "--set",
                "run=measure shares 0.5 1024 2048 4096"));
    shares.forEach(
        (weight, share) -> {
          double p = weight / 7168.0;
          assertThat(share)
              .as("weight " + weight)
              .isCloseTo(p, within(5 * Math.sqrt(p * (1 - p) / (0.5 * 250))));
        });
  }

  @ParameterizedTest
  @CsvSource({"round-robin, 0.333, 0.05", "mlfq, 0.333, 0.15", "credit, 0, 0"})
  void theOthersRunToo(String scheduler, double each, double off) {
    Map<Integer, Double> shares =
        shares(
            cli.run(
                "vm",
                "kukla",
                "--set",
                "scheduler=" + scheduler,
                "--set",
                "run=measure shares 0.4 1024 2048 4096"));
    if (each > 0) {
      shares.values().forEach(share -> assertThat(share).isCloseTo(each, within(off)));
    } else {
      assertThat(shares.get(4096)).isGreaterThan(shares.get(2048));
      assertThat(shares.get(2048)).isGreaterThan(shares.get(1024));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"boot", "vm"})
  void theSchedulersDeedsComeOutThroughTheTraceChannel(String command) throws IOException {
    Path trace = folder.resolve("sched.txt");
    Path stats = folder.resolve("stats.json");
    Outcome outcome =
        cli.run(
            command,
            "kukla",
            "--set",
            "run=burn -r 3 & sleep 0.01; wait",
            "--trace",
            trace.toString(),
            "--trace-kind",
            "sched",
            "--stats",
            stats.toString());
    assertThat(outcome.status()).as(outcome.toString()).isZero();
    List<String> lines = Files.readAllLines(trace);
    assertThat(lines.getFirst()).startsWith("# time(cycles) guest event");
    assertThat(lines)
        .anyMatch(line -> line.matches("\\d+ kukla switch 0/idle 1/\\S+"))
        .anyMatch(line -> line.matches("\\d+ kukla fork \\d+/\\S+ \\d+/\\S+"))
        .anyMatch(line -> line.matches("\\d+ kukla ready \\d+/\\S+ woken"))
        .anyMatch(line -> line.matches("\\d+ kukla block \\d+/\\S+"))
        .anyMatch(line -> line.matches("\\d+ kukla exit \\d+/burn"));
    long before = 0;
    for (String line : lines.subList(1, lines.size())) {
      long time = Long.parseLong(line.substring(0, line.indexOf(' ')));
      assertThat(time).isGreaterThanOrEqualTo(before);
      before = time;
    }
    assertThat(Files.readString(stats)).contains("\"threads\"", "\"name\" : \"burn\"");
  }

  @Test
  void withoutATraceTheChannelIsSilent() throws IOException {
    Path stats = folder.resolve("stats.json");
    assertThat(cli.run("boot", "kukla", "--set", "run=true", "--stats", stats.toString()).status())
        .isZero();
    assertThat(Files.readString(stats)).doesNotContain("\"threads\"");
  }
}
