package org.matryoshka.gui.cli.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.cli.io.ExitCode;
import org.matryoshka.gui.cli.io.Terminal;
import org.matryoshka.gui.cli.show.ShowPosition;
import org.matryoshka.gui.cli.show.ShowRequest;
import org.matryoshka.gui.cli.show.ShowTopic;
import org.matryoshka.gui.cli.show.ShowTopics;
import org.matryoshka.gui.cli.show.WorldAt;
import org.matryoshka.gui.scenario.BundledScenarios;
import org.matryoshka.gui.session.InputLog;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;
import org.matryoshka.gui.session.WorldSpecification;
import org.matryoshka.gui.text.NearestName;
import org.matryoshka.gui.text.Quantity;

/** {@code show}: whatever the window shows, at any place of a run, as text or JSON. */
public final class ShowCommand implements Command {
  /** Steps that a run may take to get where it should: minutes of host time. */
  private static final long DEFAULT_BUDGET = 2_000_000_000;

  private static final JsonFactory FACTORY =
      new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private static final Option AT =
      RunOptions.option(
          "at",
          "PLACE",
          "where in the run: a step (1200), exit:K (right after the K-th VM exit), or end");
  private static final Option VM =
      RunOptions.option(
          "vm", "VM", "the VM to look at: its name or number (default: the one that ran last)");
  private static final Option MAX =
      RunOptions.option(
          "max-instructions", "N", "give up after N steps on the way there (default 2G)");

  @Override
  public String name() {
    return "show";
  }

  @Override
  public String summary() {
    return "what the window shows, at any place of a run, as text or JSON";
  }

  @Override
  public String operands() {
    return "TOPIC [OPERAND] [IMAGE | SCENARIO.yaml]";
  }

  @Override
  public Options options() {
    Options options =
        new Options()
            .addOption(AT)
            .addOption(VM)
            .addOption(MAX)
            .addOption(InputOption.INPUT)
            .addOption(CommonOptions.JSON);
    ShowTopics.all().forEach(topic -> topic.options().getOptions().forEach(options::addOption));
    return options;
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>(List.of("Topics:"));
    int width = ShowTopics.all().stream().mapToInt(t -> synopsis(t).length()).max().orElse(0);
    for (ShowTopic topic : ShowTopics.all()) {
      String synopsis = synopsis(topic);
      String padding = " ".repeat(width - synopsis.length());
      notes.add("  " + synopsis + padding + "  " + topic.summary());
    }
    notes.add("");
    notes.add(
        "Without IMAGE or SCENARIO.yaml: the bundled scenario " + BundledScenarios.DEMO + ".");
    notes.add("A step is one guest instruction, or one VM exit. Example:");
    notes.add("  matryoshka show registers demo-kernel --at exit:3 --json");
    return notes;
  }

  private static String synopsis(ShowTopic topic) {
    return switch (topic.operand()) {
      case NONE -> topic.name();
      case OPTIONAL -> topic.name() + " [" + topic.operandName() + "]";
      case REQUIRED -> topic.name() + " " + topic.operandName();
    };
  }

  @Override
  public int run(CommandLine line, Terminal terminal) {
    Deque<String> words = new ArrayDeque<>(line.getArgList());
    ShowTopic topic = topic(words.poll());
    rejectForeignOptions(line, topic);
    Optional<String> operand = operand(topic, words);
    String source = words.isEmpty() ? BundledScenarios.DEMO : words.poll();
    if (!words.isEmpty()) {
      throw CommandFailure.usage("show " + topic.name() + ": '" + words.peek() + "' is too much");
    }
    ShowPosition position =
        line.hasOption(AT) ? ShowPosition.parse(line.getOptionValue(AT)) : topic.defaultPosition();
    long budget = RunOptions.number(line, MAX, DEFAULT_BUDGET, Quantity::count);
    WorldAt.Arrived arrived = go(source, position, budget, line, terminal);
    World world = arrived.world();
    ShowRequest request = ShowRequest.of(topic, world, line.getOptionValue(VM), operand, line);
    switch (arrived.arrival()) {
      case THERE -> {}
      case INTERRUPTED -> {
        terminal.say("stopped at step " + Quantity.grouped(world.position()));
        return ExitCode.INTERRUPTED.status();
      }
      case BUDGET -> {
        terminal.say(
            "--max-instructions: the place was not reached in "
                + Quantity.grouped(budget)
                + " steps; what follows is as of step "
                + Quantity.grouped(world.position()));
        show(topic, request, line, terminal);
        return ExitCode.BUDGET_USED_UP.status();
      }
    }
    show(topic, request, line, terminal);
    return ExitCode.DONE.status();
  }

  private static ShowTopic topic(String name) {
    List<String> names = ShowTopics.all().stream().map(ShowTopic::name).toList();
    if (name == null) {
      throw CommandFailure.usage(
          "show: needs a topic, one of " + String.join(", ", names) + " (matryoshka show --help)");
    }
    return ShowTopics.find(name)
        .orElseThrow(
            () ->
                CommandFailure.usage(
                    "show: there is no topic "
                        + name
                        + NearestName.hint(name, names)
                        + " (topics: "
                        + String.join(", ", names)
                        + ")"));
  }

  /** An option of another topic is a mistake that must not pass unnoticed. */
  private static void rejectForeignOptions(CommandLine line, ShowTopic topic) {
    for (ShowTopic other : ShowTopics.all()) {
      for (Option option : other.options().getOptions()) {
        if (line.hasOption(option) && !topic.options().hasLongOption(option.getLongOpt())) {
          throw CommandFailure.usage(
              "--%s: is an option of show %s, not of show %s"
                  .formatted(option.getLongOpt(), other.name(), topic.name()));
        }
      }
    }
  }

  private static Optional<String> operand(ShowTopic topic, Deque<String> words) {
    return switch (topic.operand()) {
      case NONE -> Optional.empty();
      case REQUIRED -> {
        if (words.isEmpty()) {
          throw CommandFailure.usage(
              "show %s: needs %s (matryoshka show --help)"
                  .formatted(topic.name(), topic.operandName()));
        }
        yield Optional.of(words.poll());
      }
      case OPTIONAL ->
          words.isEmpty() || (words.size() == 1 && WorldLoader.exists(words.peek()))
              ? Optional.empty()
              : Optional.of(words.poll());
    };
  }

  private static WorldAt.Arrived go(
      String source, ShowPosition position, long budget, CommandLine line, Terminal terminal) {
    try {
      WorldLoader.FoundScenario found = WorldLoader.find(source);
      WorldSpecification specification =
          WorldLoader.read(source, found.scenario(), found.folder(), terminal.in());
      InputLog log = InputOption.read(line, specification, terminal);
      boolean toItsEnd = log != null && !line.hasOption(AT);
      WorldAt.Arrived arrived =
          new WorldAt(
                  specification,
                  budget,
                  terminal.interruption(),
                  log == null ? List.of() : log.actions(),
                  0)
              .go(toItsEnd ? new ShowPosition.Step(log.step()) : position);
      InputOption.check(log, arrived.world());
      return arrived;
    } catch (WorldException e) {
      throw CommandFailure.rejected(e);
    }
  }

  private static void show(
      ShowTopic topic, ShowRequest request, CommandLine line, Terminal terminal) {
    if (!line.hasOption(CommonOptions.JSON)) {
      topic.text(request, terminal.out());
      return;
    }
    try (JsonGenerator json = FACTORY.createGenerator(terminal.out())) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      World world = request.world();
      json.writeStringField("source", world.specification().source());
      json.writeNumberField("step", world.position());
      json.writeNumberField("exitCount", world.exits().total());
      json.writeNumberField("time", world.hypervisor().time());
      topic.json(request, json);
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
