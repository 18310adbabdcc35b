package org.matryoshka.gui.inspect.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.matryoshka.gui.timeline.LaneId;
import org.matryoshka.gui.timeline.LaneWindow;
import org.matryoshka.gui.timeline.RangeReport;
import org.matryoshka.gui.timeline.TimelineSlice;
import org.matryoshka.gui.timeline.TimelineWindow;
import org.matryoshka.gui.timeline.VcpuState;

/** What ran when as JSON; the field names are a contract with scripts. */
public final class TimelineJson {
  private TimelineJson() {}

  /**
   * Writes all fields into the object that is open.
   *
   * @param window whose slices are written
   * @param whole sums over the run
   * @param vms names of the VMs
   */
  public static void write(
      TimelineWindow window, RangeReport whole, List<String> vms, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart("lanes");
    for (RangeReport.LaneShares shares : whole.lanes()) {
      json.writeStartObject();
      json.writeStringField("kind", shares.id().kind().name().toLowerCase(Locale.ROOT));
      json.writeNumberField("number", shares.id().number());
      json.writeStringField("name", shares.id().name());
      json.writeNumberField("exits", shares.exits());
      json.writeObjectFieldStart("cycles");
      for (int i = 0; i < shares.sums().length; i++) {
        json.writeNumberField(state(shares.id(), i, vms), shares.sums()[i]);
      }
      json.writeEndObject();
      slices(window.lane(shares.id()), vms, json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void slices(LaneWindow lane, List<String> vms, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart("slices");
    for (int i = 0; lane != null && i < lane.spans().size(); i++) {
      TimelineSlice slice = lane.spans().slice(lane.id(), i);
      json.writeStartObject();
      json.writeStringField(
          "what",
          slice.state() == null
              ? state(lane.id(), slice.vm() == 0 ? 0 : 1 + slice.vm(), vms)
              : slice.state().name().toLowerCase(Locale.ROOT));
      if (slice.state() != null && slice.state().isOnCore()) {
        json.writeNumberField("core", slice.core());
      }
      if (slice.isExit()) {
        json.writeStringField("reason", slice.reason().name());
        json.writeStringField("cause", slice.cause().text());
      }
      json.writeNumberField("fromTime", slice.fromTime());
      json.writeNumberField("toTime", slice.toTime());
      json.writeNumberField("fromStep", slice.fromStep());
      json.writeNumberField("toStep", slice.toStep());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String state(LaneId id, int state, List<String> vms) {
    if (id.kind() == LaneId.Kind.VCPU) {
      return VcpuState.values()[state].name().toLowerCase(Locale.ROOT);
    }
    return state == 0 ? "idle" : state == 1 ? "hypervisor" : vms.get(state - 2);
  }
}
