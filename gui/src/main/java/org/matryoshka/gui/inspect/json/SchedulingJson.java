package org.matryoshka.gui.inspect.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import org.matryoshka.gui.inspect.scheduling.SchedulingSnapshot;
import org.matryoshka.gui.inspect.scheduling.SharePoint;
import org.matryoshka.gui.inspect.scheduling.ShareSeries;
import org.matryoshka.gui.inspect.scheduling.TaskScheduling;
import org.matryoshka.gui.inspect.scheduling.TaskSnapshot;
import org.matryoshka.gui.inspect.scheduling.VmScheduling;

/** Scheduling as JSON; the field names are a contract with scripts. */
public final class SchedulingJson {
  private SchedulingJson() {}

  /** Writes all fields of a snapshot into the object that is open. */
  public static void write(SchedulingSnapshot snapshot, JsonGenerator json) throws IOException {
    json.writeStringField("policy", snapshot.policy());
    json.writeBooleanField("weightsCount", snapshot.weighted());
    json.writeNumberField("cores", snapshot.cores());
    json.writeArrayFieldStart("runQueue");
    for (VmScheduling vm : snapshot.queue()) {
      json.writeString(vm.name());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("vms");
    for (VmScheduling vm : snapshot.vms()) {
      vm(vm, snapshot, json);
    }
    json.writeEndArray();
  }

  private static void vm(VmScheduling vm, SchedulingSnapshot snapshot, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("number", vm.number());
    json.writeStringField("name", vm.name());
    json.writeStringField("state", vm.state().name().toLowerCase(Locale.ROOT));
    number(json, "since", vm.since());
    json.writeNumberField("queuePosition", vm.queuePosition());
    json.writeNumberField("weight", vm.weight());
    json.writeNumberField("cap", vm.cap());
    number(json, "allowance", vm.allowance() == Long.MAX_VALUE ? -1 : Math.max(0, vm.allowance()));
    number(json, "virtualRuntime", vm.virtualRuntime());
    json.writeNumberField("cycles", vm.cycles());
    share(json, "asked", vm.asked());
    share(json, "received", vm.received());
    share(json, "overall", vm.overall());
    json.writeArrayFieldStart("shares");
    for (ShareSeries series : snapshot.series()) {
      if (series.vm() == vm.number()) {
        for (SharePoint point : series.points()) {
          json.writeStartObject();
          json.writeNumberField("from", point.from());
          json.writeNumberField("to", point.to());
          share(json, "asked", point.asked());
          share(json, "received", point.received());
          json.writeEndObject();
        }
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Writes the threads of a guest into the object that is open. */
  public static void write(TaskSnapshot tasks, JsonGenerator json) throws IOException {
    if (!tasks.problem().isEmpty()) {
      json.writeStringField("problem", tasks.problem());
    }
    json.writeStringField("scheduler", tasks.scheduler());
    json.writeStringField("keyName", tasks.keyName());
    json.writeArrayFieldStart("threads");
    for (TaskScheduling task : tasks.tasks()) {
      json.writeStartObject();
      json.writeNumberField("tid", task.tid());
      json.writeStringField("name", task.name());
      json.writeStringField("doing", task.doing());
      json.writeNumberField("queuePosition", task.queuePosition());
      json.writeNumberField("weight", task.weight());
      json.writeNumberField("key", task.key());
      json.writeNumberField("cycles", task.cycles());
      json.writeNumberField("waited", task.waited());
      share(json, "asked", task.asked());
      share(json, "received", task.received());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void number(JsonGenerator json, String name, long value) throws IOException {
    if (value < 0) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, value);
    }
  }

  private static void share(JsonGenerator json, String name, double value) throws IOException {
    if (Double.isNaN(value)) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, value);
    }
  }
}
