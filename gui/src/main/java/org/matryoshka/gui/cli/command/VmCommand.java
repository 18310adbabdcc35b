package org.matryoshka.gui.cli.command;

import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.matryoshka.guest.image.ImageKind;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.cli.io.Terminal;
import org.matryoshka.gui.scenario.BundledScenarios;
import org.matryoshka.gui.scenario.Scenario;
import org.matryoshka.gui.scenario.VmSpecification;
import org.matryoshka.gui.scenario.Words;
import org.matryoshka.gui.session.ImageBytes;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;
import org.matryoshka.gui.session.WorldLoader.FoundScenario;
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
        "Bundled images: " + String.join(", ", ImageBytes.bundled(ImageKind.BOOTABLE)) + ".",
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
    UnaryOperator<VmSpecification> settings =
        vm -> vm.withGuest(guest.applyTo(vm.guest(), vm.image()));
    try {
      FoundScenario found = WorldLoader.find(operand);
      Scenario scenario = withMode(withMemory(found.scenario(), line), line);
      return session.run(scenario.with(settings), found.folder());
    } catch (WorldException e) {
      throw CommandFailure.rejected(e);
    }
  }

  /** A scenario that comes with the program. */
  static Scenario bundled(String name) {
    try {
      return WorldLoader.bundled(name);
    } catch (WorldException e) {
      throw CommandFailure.rejected(e);
    }
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
