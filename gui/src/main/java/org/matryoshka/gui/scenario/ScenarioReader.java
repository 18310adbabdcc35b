package org.matryoshka.gui.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.matryoshka.gui.scenario.GuestSettings.ConsoleKind;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.hv.SchedulerPolicy;
import org.matryoshka.hv.VirtualizationMode;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a scenario from YAML and validates it, telling all problems at once. */
public final class ScenarioReader {
  private static final long DEFAULT_VM_MEMORY = 16L << 20;
  private static final int MAX_NESTING = 16;
  private static final int MAX_CHARACTERS = 1 << 18;
  private static final List<String> SCENARIO_KEYS =
      List.of("name", "description", "cores", "memory", "policy", "vms");
  private static final List<String> VM_KEYS =
      List.of(
          "name",
          "image",
          "memory",
          "weight",
          "cap",
          "mode",
          "command-line",
          "classpath",
          "console");

  private final YamlProblems problems = new YamlProblems();
  private final LoadSettings settings =
      LoadSettings.builder().setUseMarks(true).setCodePointLimit(MAX_CHARACTERS).build();

  private ScenarioReader() {}

  /** Reads one scenario. */
  public static ScenarioResult read(String text) {
    return new ScenarioReader().readAll(text);
  }

  private ScenarioResult readAll(String text) {
    Optional<Scenario> scenario = compose(text).flatMap(this::scenario);
    return scenario.isPresent() && !problems.any()
        ? new ScenarioResult.Valid(scenario.get())
        : new ScenarioResult.Invalid(problems.sorted());
  }

  /** The text as a tree, if it is YAML at all. */
  private Optional<Node> compose(String text) {
    try {
      if (nestsTooDeep(text)) {
        return Optional.empty();
      }
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        problems.add(
            Optional.empty(), "there is nothing in it; a scenario has at least 'name' and 'vms'");
      }
      return root;
    } catch (MarkedYamlEngineException e) {
      String context = e.getContext() == null ? "" : " " + e.getContext();
      problems.add(
          e.getProblemMark().or(e::getContextMark), "not YAML: " + e.getProblem() + context);
    } catch (YamlEngineException e) {
      String firstLine = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      problems.add(Optional.empty(), "not YAML: " + firstLine);
    }
    return Optional.empty();
  }

  /** Composing recurs once a level, so the depth is bounded before (hostile input). */
  private boolean nestsTooDeep(String text) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        default -> {}
      }
      if (depth > MAX_NESTING) {
        problems.add(event.getStartMark(), "nested deeper than " + MAX_NESTING + " levels");
        return true;
      }
    }
    return false;
  }

  private Optional<Scenario> scenario(Node root) {
    if (!(root instanceof MappingNode mapping)) {
      problems.add(
          root.getStartMark(), "a scenario is a list of keys with values, as 'name: demo'");
      return Optional.empty();
    }
    YamlSection section = new YamlSection("the scenario", mapping, SCENARIO_KEYS, problems);
    String name = section.text("name");
    String description = section.text("description", "");
    int cores = section.integer("cores", 1, Scenario.MAX_CORES, 1);
    SchedulerPolicy policy =
        section.choice(
            "policy", List.of(SchedulerPolicy.values()), Words::of, SchedulerPolicy.WEIGHTED_FAIR);
    List<VmSpecification> vms = vms(section);
    long needed = vms.stream().mapToLong(VmSpecification::machineBytes).sum();
    long memory =
        section.size(
            "memory",
            Scenario.MIN_MACHINE_MEMORY,
            Scenario.MAX_MACHINE_MEMORY,
            Scenario.machineMemory(needed));
    section.check(
        "vms",
        needed < Scenario.MAX_MACHINE_MEMORY,
        "and their shadow tables may take %s; a machine has at most %s"
            .formatted(Quantity.size(needed), Quantity.size(Scenario.MAX_MACHINE_MEMORY)));
    section.check(
        "memory",
        memory > needed || needed >= Scenario.MAX_MACHINE_MEMORY,
        "is %s, but the VMs and their shadow tables may take %s"
            .formatted(Quantity.size(memory), Quantity.size(needed)));
    return Optional.of(new Scenario(name, description, cores, memory, policy, vms));
  }

  private List<VmSpecification> vms(YamlSection section) {
    List<VmSpecification> vms = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (MappingNode node : section.sections("vms", Scenario.MAX_VMS)) {
      YamlSection vm = new YamlSection("VM " + (vms.size() + 1), node, VM_KEYS, problems);
      String name = vm.text("name");
      vm.check(
          "name",
          name.isEmpty() || name.matches("[A-Za-z0-9_-]{1,24}"),
          "must be 1 to 24 letters, digits, '-' or '_'");
      vm.check("name", name.isEmpty() || names.add(name), "is taken: another VM is called " + name);
      vms.add(
          new VmSpecification(
              name,
              vm.text("image"),
              vm.size(
                  "memory",
                  VmSpecification.MIN_MEMORY,
                  Scenario.MAX_MACHINE_MEMORY,
                  DEFAULT_VM_MEMORY),
              vm.integer("weight", 1, VmSpecification.MAX_WEIGHT, 1),
              vm.integer("cap", 1, VmSpecification.NO_CAP, VmSpecification.NO_CAP),
              vm.choice(
                  "mode", List.of(VirtualizationMode.values()), Words::of, VirtualizationMode.TRAP),
              guest(vm)));
    }
    section.check(
        "vms",
        vms.size() < 2
            || vms.stream().noneMatch(vm -> vm.guest().console() == ConsoleKind.TERMINAL),
        "has more than one; a console that is a terminal is for a VM alone");
    return vms;
  }

  private static GuestSettings guest(YamlSection vm) {
    String commandLine = vm.text("command-line", "");
    vm.check(
        "command-line",
        commandLine.chars().allMatch(c -> c >= ' ' && c < 0x7f),
        "must be printable ASCII characters in one line");
    return new GuestSettings(
        commandLine.strip(),
        vm.text("classpath", ""),
        vm.choice("console", List.of(ConsoleKind.values()), Words::of, ConsoleKind.LINES));
  }
}
