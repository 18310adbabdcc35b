package org.matryoshka.gui.cli.show;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.gui.text.Table;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.VmStatistics;

/** The virtual machines. */
final class VmsTopic implements ShowTopic {
  @Override
  public String name() {
    return "vms";
  }

  @Override
  public String summary() {
    return "the virtual machines: state, instructions, exits, shares";
  }

  @Override
  public void text(ShowRequest request, PrintStream out) {
    Table table =
        new Table()
            .right("#")
            .left("VM")
            .left("State")
            .left("Mode")
            .right("Memory")
            .right("Weight")
            .right("Instructions")
            .right("Exits")
            .right("Cycles in exits")
            .left("RIP");
    for (VirtualMachine vm : request.world().machines()) {
      VmStatistics statistics = vm.statistics();
      table.row(
          Integer.toString(vm.number()),
          vm.config().name(),
          word(vm.state()),
          word(vm.config().mode()),
          Quantity.size(vm.memory().size()),
          Integer.toString(vm.weight()),
          Quantity.grouped(vm.instructions()),
          Quantity.grouped(exits(statistics)),
          Quantity.grouped(statistics.exitCycles()),
          "0x" + Long.toHexString(vm.cpu().state.rip));
    }
    out.print(table.format(""));
  }

  @Override
  public void json(ShowRequest request, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("vms");
    for (VirtualMachine vm : request.world().machines()) {
      VmStatistics statistics = vm.statistics();
      json.writeStartObject();
      json.writeNumberField("number", vm.number());
      json.writeStringField("name", vm.config().name());
      json.writeStringField("state", word(vm.state()));
      json.writeStringField("mode", word(vm.config().mode()));
      json.writeNumberField("memory", vm.memory().size());
      json.writeNumberField("framesTouched", statistics.framesTouched());
      json.writeNumberField("weight", vm.weight());
      json.writeNumberField("cap", vm.config().capPercent());
      json.writeNumberField("instructions", vm.instructions());
      json.writeNumberField("cycles", statistics.cycles());
      json.writeNumberField("exits", exits(statistics));
      json.writeNumberField("exitCycles", statistics.exitCycles());
      json.writeNumberField("shadowPages", statistics.shadowPages());
      json.writeStringField("rip", "0x" + Long.toHexString(vm.cpu().state.rip));
      json.writeNumberField("cpl", vm.cpu().state.cpl);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static long exits(VmStatistics statistics) {
    return statistics.exits().stream().mapToLong(count -> count.count()).sum();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
