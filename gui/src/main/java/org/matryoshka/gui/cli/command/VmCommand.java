package org.matryoshka.gui.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.matryoshka.guest.image.ImageKind;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.cli.io.InputFile;
import org.matryoshka.gui.cli.io.Terminal;
import org.matryoshka.gui.scenario.BundledScenarios;
import org.matryoshka.gui.scenario.Scenario;
import org.matryoshka.gui.scenario.ScenarioReader;
import org.matryoshka.gui.scenario.ScenarioResult;
import org.matryoshka.gui.scenario.VmSpecification;
import org.matryoshka.gui.scenario.Words;
import org.matryoshka.gui.text.NearestName;
import org.matryoshka.hv.VirtualizationMode;

/** {@code vm}: an image, or the VMs of a scenario, under the hypervisor. */
public final class VmCommand implements Command {
  private static final Option MODE =
      RunOptions.option(
          "mode", "MODE", "trap or classic: how sensitive instructions are treated, in all VMs");
  private static final Option MEMORY =
      RunOptions.option("memory", "SIZE", "memory of the VM of an IMAGE (default 64M)");

  @Override
  public String name() {
    return "vm";
  }

  @Override
  public String summary() {
    return "the same image, or the VMs of a scenario, under the hypervisor";
  }

  @Override
  public String operands() {
    return "IMAGE | SCENARIO.yaml";
  }

  @Override
  public Options options() {
    return GuestOptions.addTo(addMode(RunOptions.options())).addOption(MEMORY);
  }

  @Override
  public List<String> notes() {
    return List.of(
        "Bundled scenarios: " + String.join(", ", BundledScenarios.names()) + ".",
        "Bundled images: " + String.join(", ", ImageSource.names(ImageKind.BOOTABLE)) + ".",
        "The scenario format is explained in docs/scenarios.md. With one VM, standard input goes"
            + " to",
        "its serial port.");
  }

  @Override
  public int run(CommandLine line, Terminal terminal) {
    RunOptions options = RunOptions.of(line);
    String operand = CommonOptions.oneOperand(line, "vm", "IMAGE or SCENARIO.yaml");
    VirtualizedSession session = new VirtualizedSession(terminal, options);
    GuestOptions guest = GuestOptions.of(line);
    UnaryOperator<VmSpecification> settings = vm -> vm.withGuest(guest.applyTo(vm.guest()));
    String known = operand.endsWith(".yaml") ? operand.substring(0, operand.length() - 5) : operand;
    boolean file = operand.endsWith(".yaml") && Files.exists(Path.of(operand));
    if (BundledScenarios.names().contains(known) && !file) {
      Scenario scenario = withMemory(bundled(known), line);
      return session.run(withMode(scenario, line).with(settings), Path.of(""));
    }
    if (operand.toLowerCase(Locale.ROOT).matches(".*\\.ya?ml")) {
      InputFile text = InputFile.read(operand, terminal.in());
      Path folder = Objects.requireNonNullElse(Path.of(operand).getParent(), Path.of(""));
      Scenario scenario = withMemory(parse(operand, text.text()), line);
      return session.run(withMode(scenario, line).with(settings), folder);
    }
    Scenario single = Scenario.single(operand, CommonOptions.memory(line, MEMORY));
    return session.run(withMode(single, line).with(settings), Path.of(""));
  }

  /** A scenario that comes with the program. */
  static Scenario bundled(String name) {
    return parse(name + ".yaml", BundledScenarios.text(name).orElseThrow());
  }

  static Options addMode(Options options) {
    return options.addOption(MODE);
  }

  /** The scenario with all VMs in the mode that the command line asks for, if it does. */
  static Scenario withMode(Scenario scenario, CommandLine line) {
    String word = line.getOptionValue(MODE);
    if (word == null) {
      return scenario;
    }
    VirtualizationMode mode = mode(word);
    return scenario.with(vm -> vm.withMode(mode));
  }

  private static VirtualizationMode mode(String word) {
    List<String> words = List.of("trap", "classic");
    for (VirtualizationMode mode : VirtualizationMode.values()) {
      if (Words.of(mode).equals(word)) {
        return mode;
      }
    }
    throw CommandFailure.usage(
        "--mode " + word + ": is neither trap nor classic" + NearestName.hint(word, words));
  }

  private static Scenario parse(String name, String text) {
    return switch (ScenarioReader.read(text)) {
      case ScenarioResult.Valid(Scenario scenario) -> scenario;
      case ScenarioResult.Invalid(var problems) ->
          throw CommandFailure.rejected(
              name + ": is no scenario (docs/scenarios.md explains the format)",
              problems.stream().map(problem -> problem.format(name)).toList());
    };
  }

  private static Scenario withMemory(Scenario scenario, CommandLine line) {
    if (!line.hasOption(MEMORY)) {
      return scenario;
    }
    if (scenario.vms().size() > 1) {
      throw CommandFailure.usage("--memory: a scenario of several VMs says itself how much");
    }
    return scenario.withMemory(CommonOptions.memory(line, MEMORY));
  }
}
