package org.matryoshka.gui.cli.show;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.matryoshka.gui.inspect.json.TimelineJson;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.gui.text.Table;
import org.matryoshka.gui.timeline.Axis;
import org.matryoshka.gui.timeline.LaneId;
import org.matryoshka.gui.timeline.LaneWindow;
import org.matryoshka.gui.timeline.Moments;
import org.matryoshka.gui.timeline.RangeReport;
import org.matryoshka.gui.timeline.TimelineReader;
import org.matryoshka.gui.timeline.TimelineSlice;
import org.matryoshka.gui.timeline.TimelineWindow;
import org.matryoshka.gui.timeline.VcpuState;
import org.matryoshka.hv.VirtualMachine;

/** What ran when: sums over the run, and the last slices of each lane. */
final class TimelineTopic implements ShowTopic {
  /** Slices of a lane that are printed. */
  private static final int SLICES = 20;

  /** Slices of a lane that are written as JSON. */
  private static final int JSON_SLICES = 500;

  @Override
  public String name() {
    return "timeline";
  }

  @Override
  public String summary() {
    return "what each core and each virtual CPU did when: sums, and the last slices";
  }

  @Override
  public ShowPosition defaultPosition() {
    return new ShowPosition.End();
  }

  @Override
  public void text(ShowRequest request, PrintStream out) {
    RangeReport whole = whole(request);
    out.print(sums(whole, names(request)));
    for (LaneWindow lane : last(request, SLICES).lanes()) {
      if (request.vm().isEmpty() || isOf(lane.id(), request.focus())) {
        out.println();
        out.println("The last slices of " + lane.id().name() + ":");
        out.print(slices(lane, names(request)));
      }
    }
  }

  private static boolean isOf(LaneId id, int vm) {
    return id.kind() == LaneId.Kind.VCPU && id.number() == vm;
  }

  @Override
  public void json(ShowRequest request, JsonGenerator json) throws IOException {
    TimelineJson.write(last(request, JSON_SLICES), whole(request), names(request), json);
  }

  private static RangeReport whole(ShowRequest request) {
    TimelineReader reader = new TimelineReader(request.world().timeline());
    return reader.range(Axis.TIME, 0, Long.MAX_VALUE / 4);
  }

  /** The last slices of each lane. */
  private static TimelineWindow last(ShowRequest request, int most) {
    TimelineReader reader = new TimelineReader(request.world().timeline());
    return reader.last(most);
  }

  private static List<String> names(ShowRequest request) {
    List<String> names = new ArrayList<>();
    for (VirtualMachine vm : request.world().machines()) {
      names.add(vm.config().name());
    }
    return names;
  }

  private static String sums(RangeReport whole, List<String> vms) {
    StringBuilder text = new StringBuilder();
    for (RangeReport.LaneShares lane : whole.lanes()) {
      Table table = new Table().left(lane.id().name()).right("cycles").right("share");
      for (int i = 0; i < lane.sums().length; i++) {
        if (lane.sums()[i] > 0) {
          table.row(
              state(lane.id(), i, vms),
              Quantity.grouped(lane.sums()[i]),
              Moments.percent(lane.share(i)));
        }
      }
      text.append(table.format(""));
      text.append(Quantity.grouped(lane.exits())).append(" VM exits\n\n");
    }
    return text.toString().stripTrailing() + "\n";
  }

  private static String state(LaneId id, int state, List<String> vms) {
    if (id.kind() == LaneId.Kind.VCPU) {
      return VcpuState.values()[state].word();
    }
    return state == 0 ? "idle" : state == 1 ? "hypervisor" : vms.get(state - 2);
  }

  private static String slices(LaneWindow lane, List<String> vms) {
    Table table =
        new Table().right("from").right("cycles").right("step").right("steps").left("what");
    for (int i = 0; i < lane.spans().size(); i++) {
      TimelineSlice slice = lane.spans().slice(lane.id(), i);
      boolean core = slice.state() == null;
      String what = core && slice.vm() > 0 ? vms.get(slice.vm() - 1) : slice.what();
      table.row(
          Moments.time(slice.fromTime()),
          Quantity.grouped(slice.duration()),
          Quantity.grouped(slice.fromStep()),
          Quantity.grouped(slice.steps()),
          what);
    }
    return table.format("");
  }
}
