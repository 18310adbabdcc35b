package org.matryoshka.gui.cli.command;

import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.cli.io.Terminal;
import org.matryoshka.gui.scenario.BundledScenarios;

/** {@code demo}: the tour. */
public final class DemoCommand implements Command {
  @Override
  public String name() {
    return "demo";
  }

  @Override
  public String summary() {
    return "the tour: boots two kernels under the hypervisor and shows what happened";
  }

  @Override
  public String operands() {
    return "";
  }

  @Override
  public Options options() {
    return VmCommand.addMode(RunOptions.options());
  }

  @Override
  public List<String> notes() {
    return List.of(
        "The same as: matryoshka vm demo. The scenario is the file scenarios/demo.yaml.",
        "Next: matryoshka vm four-vms; matryoshka demo --trace exits.txt; matryoshka boot"
            + " demo-kernel");
  }

  @Override
  public int run(CommandLine line, Terminal terminal) {
    if (!line.getArgList().isEmpty()) {
      throw CommandFailure.usage(
          "demo: takes no operand, but '"
              + line.getArgList().getFirst()
              + "' is one; for an image or scenario of yours: matryoshka vm");
    }
    RunOptions options = RunOptions.of(line);
    return new VirtualizedSession(terminal, options)
        .run(VmCommand.withMode(VmCommand.bundled(BundledScenarios.DEMO), line), Path.of(""));
  }
}
