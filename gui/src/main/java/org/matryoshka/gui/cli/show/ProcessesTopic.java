package org.matryoshka.gui.cli.show;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.inspect.guest.GuestReader;
import org.matryoshka.gui.inspect.guest.GuestSnapshot;
import org.matryoshka.gui.inspect.guest.ProcessDetail;
import org.matryoshka.gui.inspect.guest.ProcessesText;
import org.matryoshka.gui.inspect.json.ProcessesJson;

/** The processes of a Kukla guest, read from outside; with a number, all about one. */
final class ProcessesTopic implements ShowTopic {
  @Override
  public String name() {
    return "processes";
  }

  @Override
  public String summary() {
    return "processes of a Kukla guest, its run queue and mounts; with PID all about one";
  }

  @Override
  public Operand operand() {
    return Operand.OPTIONAL;
  }

  @Override
  public String operandName() {
    return "PID";
  }

  @Override
  public ShowPosition defaultPosition() {
    return new ShowPosition.End();
  }

  @Override
  public void text(ShowRequest request, PrintStream out) {
    if (request.operand().isPresent()) {
      out.print(ProcessesText.of(detail(request, request.operand().get())));
    } else {
      out.print(ProcessesText.of(reader(request).read(request.machine())));
    }
  }

  @Override
  public void json(ShowRequest request, JsonGenerator json) throws IOException {
    json.writeNumberField("vm", request.focus());
    if (request.operand().isPresent()) {
      ProcessesJson.write(detail(request, request.operand().get()), json);
    } else {
      ProcessesJson.write(reader(request).read(request.machine()), json);
    }
  }

  private static GuestReader reader(ShowRequest request) {
    return GuestReader.forImage(request.world().image(request.focus()).bytes());
  }

  private static ProcessDetail detail(ShowRequest request, String operand) {
    if (!operand.matches("[0-9]{1,6}")) {
      throw CommandFailure.usage("show processes: '" + operand + "' is no process number");
    }
    GuestReader reader = reader(request);
    GuestSnapshot all = reader.read(request.machine());
    if (!all.isReadable()) {
      throw CommandFailure.rejected("show processes " + operand + ": " + all.problem());
    }
    return reader
        .detail(request.machine(), Integer.parseInt(operand))
        .orElseThrow(
            () ->
                CommandFailure.rejected(
                    "show processes "
                        + operand
                        + ": there is no such process now; there are "
                        + all.processes().stream().map(p -> Integer.toString(p.pid())).toList()));
  }
}
