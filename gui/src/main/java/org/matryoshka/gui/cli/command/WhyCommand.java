package org.matryoshka.gui.cli.command;

import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.cli.io.ExitCode;
import org.matryoshka.gui.cli.io.Terminal;
import org.matryoshka.gui.cli.show.ShowPosition;
import org.matryoshka.gui.cli.show.ShowRequest;
import org.matryoshka.gui.cli.show.WorldAt;
import org.matryoshka.gui.inspect.paging.AddressExpression;
import org.matryoshka.gui.scenario.BundledScenarios;
import org.matryoshka.gui.session.InputLog;
import org.matryoshka.gui.session.Session;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.session.WorldException;
import org.matryoshka.gui.session.WorldLoader;
import org.matryoshka.gui.session.WorldSpecification;
import org.matryoshka.gui.session.history.WhyAnswer;
import org.matryoshka.gui.session.history.WhyQuestion;
import org.matryoshka.gui.text.Quantity;

/** {@code why}: which step last wrote something. */
public final class WhyCommand implements Command {
  private static final long DEFAULT_BUDGET = 2_000_000_000;

  private static final Option REGISTER =
      RunOptions.option("reg", "NAME", "a register: rax, rip, rflags, zf, cr3, xmm0, lstar, ...");
  private static final Option MEMORY =
      RunOptions.option(
          "mem",
          "PLACE",
          "memory: gva:ADDRESS, gpa:ADDRESS or hpa:ADDRESS, with ,LENGTH (default 8 bytes)");
  private static final Option ENTRY =
      RunOptions.option(
          "pte", "ADDRESS", "the entry of the guest's page tables that decides about an address");
  private static final Option QUEUE =
      RunOptions.option(
          "queue",
          "FIELD",
          "what the hypervisor's scheduler holds of the VM: runtime, place, weight, state,"
              + " blocked, cap.left, ...; or any");
  private static final Option AT =
      RunOptions.option(
          "at", "PLACE", "up to where: a step (1200), exit:K (right after that exit), or end");
  private static final Option VM =
      RunOptions.option("vm", "VM", "its name or number (default: the one that ran last)");
  private static final Option MAX =
      RunOptions.option(
          "max-instructions", "N", "give up after N steps on the way there (default 2G)");
  private static final Option HISTORY =
      RunOptions.option(
          "history", "SIZE", "memory for going back (default 512M or a quarter of the heap)");

  @Override
  public String name() {
    return "why";
  }

  @Override
  public String summary() {
    return "the step that last wrote a register, memory, a page-table entry";
  }

  @Override
  public String operands() {
    return "[IMAGE | SCENARIO.yaml]";
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(REGISTER)
        .addOption(MEMORY)
        .addOption(ENTRY)
        .addOption(QUEUE)
        .addOption(AT)
        .addOption(VM)
        .addOption(MAX)
        .addOption(HISTORY)
        .addOption(InputOption.INPUT)
        .addOption(CommonOptions.JSON);
  }

  @Override
  public List<String> notes() {
    return List.of(
        "Exactly one of --reg, --mem, --pte and --queue. Without IMAGE or SCENARIO.yaml: the demo.",
        "Addresses may be numbers, symbols and registers: main+0x10, rsp+8. Examples:",
        "  matryoshka why demo-kernel --reg rax --at 1200",
        "  matryoshka why --mem gva:rsp,8 --at exit:500 --vm anna --json");
  }

  @Override
  public int run(CommandLine line, Terminal terminal) {
    requireOneQuestion(line);
    if (line.getArgList().size() > 1) {
      throw CommandFailure.usage("why: '" + line.getArgList().get(1) + "' is too much");
    }
    WorldAt.Arrived arrived = go(line, terminal);
    if (arrived.arrival() != WorldAt.Arrival.THERE) {
      terminal.say("stopped at step " + Quantity.grouped(arrived.world().position()));
      return arrived.arrival() == WorldAt.Arrival.BUDGET
          ? ExitCode.BUDGET_USED_UP.status()
          : ExitCode.INTERRUPTED.status();
    }
    WhyAnswer answer;
    try {
      WhyQuestion question = question(line, arrived.world());
      answer = arrived.replay().why(question, terminal.interruption()::requested);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("why: " + e.getMessage());
    }
    if (line.hasOption(CommonOptions.JSON)) {
      WhyReport.json(arrived.world(), answer, terminal.out());
    } else {
      WhyReport.text(answer, terminal.out());
    }
    return answer.cancelled() ? ExitCode.INTERRUPTED.status() : ExitCode.DONE.status();
  }

  private static void requireOneQuestion(CommandLine line) {
    long asked = List.of(REGISTER, MEMORY, ENTRY, QUEUE).stream().filter(line::hasOption).count();
    if (asked != 1) {
      throw CommandFailure.usage(
          "why: needs one of --reg, --mem, --pte and --queue (matryoshka why --help)");
    }
  }

  private static WorldAt.Arrived go(CommandLine line, Terminal terminal) {
    String source =
        line.getArgList().isEmpty() ? BundledScenarios.DEMO : line.getArgList().getFirst();
    long budget = RunOptions.number(line, MAX, DEFAULT_BUDGET, Quantity::count);
    long history = RunOptions.number(line, HISTORY, Session.defaultHistoryLimit(), Quantity::bytes);
    try {
      WorldLoader.FoundScenario found = WorldLoader.find(source);
      WorldSpecification specification =
          WorldLoader.read(source, found.scenario(), found.folder(), terminal.in());
      InputLog log = InputOption.read(line, specification, terminal);
      if (log == null && !line.hasOption(AT)) {
        throw CommandFailure.usage("why: needs --at: a step, exit:K or end");
      }
      ShowPosition place =
          line.hasOption(AT)
              ? ShowPosition.parse(line.getOptionValue(AT))
              : new ShowPosition.Step(log.step());
      WorldAt.Arrived arrived =
          new WorldAt(
                  specification,
                  budget,
                  terminal.interruption(),
                  log == null ? List.of() : log.actions(),
                  history)
              .go(place);
      InputOption.check(log, arrived.world());
      return arrived;
    } catch (WorldException e) {
      throw CommandFailure.rejected(e);
    }
  }

  private static WhyQuestion question(CommandLine line, World world) {
    int vm =
        line.hasOption(VM)
            ? ShowRequest.vm(world, line.getOptionValue(VM))
            : Math.max(1, world.hypervisor().currentVm());
    if (line.hasOption(REGISTER)) {
      return new WhyQuestion.OfRegister(vm, line.getOptionValue(REGISTER));
    }
    if (line.hasOption(ENTRY)) {
      return new WhyQuestion.OfPageTableEntry(vm, address(world, vm, line.getOptionValue(ENTRY)));
    }
    if (line.hasOption(QUEUE)) {
      String field = line.getOptionValue(QUEUE);
      return new WhyQuestion.OfQueue(vm, field.equals("any") ? "" : field);
    }
    return memory(world, vm, line.getOptionValue(MEMORY));
  }

  private static WhyQuestion memory(World world, int vm, String place) {
    int colon = place.indexOf(':');
    String space = colon < 0 ? "gva" : place.substring(0, colon).toLowerCase(Locale.ROOT);
    String rest = place.substring(colon + 1);
    int comma = rest.indexOf(',');
    long length = comma < 0 ? 8 : Quantity.bytes(rest.substring(comma + 1));
    long at = address(world, vm, comma < 0 ? rest : rest.substring(0, comma));
    int bytes = (int) Math.min(length, Integer.MAX_VALUE);
    return switch (space) {
      case "gva" -> new WhyQuestion.OfVirtual(vm, at, bytes);
      case "gpa" -> new WhyQuestion.OfPhysical(vm, at, bytes);
      case "hpa" -> new WhyQuestion.OfMachine(at, bytes);
      default ->
          throw new IllegalArgumentException(
              "--mem " + place + ": the address is one of gva:, gpa: and hpa:");
    };
  }

  private static long address(World world, int vm, String text) {
    return AddressExpression.evaluate(
        text, world.machine(vm).cpu().state, world.image(vm).symbols());
  }
}
