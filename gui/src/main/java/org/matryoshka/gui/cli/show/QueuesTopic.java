package org.matryoshka.gui.cli.show;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.matryoshka.gui.inspect.guest.GuestReader;
import org.matryoshka.gui.inspect.json.SchedulingJson;
import org.matryoshka.gui.inspect.scheduling.SchedulingReader;
import org.matryoshka.gui.inspect.scheduling.SchedulingSnapshot;
import org.matryoshka.gui.inspect.scheduling.SchedulingText;
import org.matryoshka.gui.inspect.scheduling.TaskSnapshot;
import org.matryoshka.hv.VirtualMachine;

/** Run queues: of the hypervisor, and of the guests that run Kukla. */
final class QueuesTopic implements ShowTopic {
  private static final int POINTS = 40;

  @Override
  public String name() {
    return "queues";
  }

  @Override
  public String summary() {
    return "who runs, who waits, weights, caps and shares; of VMs and of Kukla's threads";
  }

  @Override
  public ShowPosition defaultPosition() {
    return new ShowPosition.End();
  }

  @Override
  public void text(ShowRequest request, PrintStream out) {
    SchedulingSnapshot snapshot = SchedulingReader.read(request.world(), 0, POINTS);
    out.print(SchedulingText.vms(snapshot));
    out.println();
    out.print(SchedulingText.series(snapshot));
    for (VirtualMachine vm : machines(request)) {
      Optional<TaskSnapshot> tasks = tasks(request, vm);
      if (tasks.isPresent()) {
        out.println();
        out.print(SchedulingText.tasks(vm.config().name(), tasks.get()));
      }
    }
  }

  @Override
  public void json(ShowRequest request, JsonGenerator json) throws IOException {
    SchedulingJson.write(SchedulingReader.read(request.world(), 0, POINTS), json);
    json.writeArrayFieldStart("guests");
    for (VirtualMachine vm : machines(request)) {
      Optional<TaskSnapshot> tasks = tasks(request, vm);
      if (tasks.isPresent()) {
        json.writeStartObject();
        json.writeNumberField("vm", vm.number());
        json.writeStringField("name", vm.config().name());
        SchedulingJson.write(tasks.get(), json);
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private static List<VirtualMachine> machines(ShowRequest request) {
    return request.vm().isPresent() ? List.of(request.machine()) : request.world().machines();
  }

  /** Empty for a guest whose kernel is not Kukla. */
  private static Optional<TaskSnapshot> tasks(ShowRequest request, VirtualMachine vm) {
    GuestReader reader = GuestReader.forImage(request.world().image(vm.number()).bytes());
    return reader.isKukla() ? Optional.of(SchedulingReader.tasks(reader, vm)) : Optional.empty();
  }
}
