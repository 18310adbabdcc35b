package org.matryoshka.gui.cli.show;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import org.matryoshka.gui.inspect.json.RegistersJson;
import org.matryoshka.gui.inspect.registers.CpuReader;
import org.matryoshka.gui.inspect.registers.CpuSnapshot;
import org.matryoshka.gui.inspect.registers.CpuText;

/** The registers of a VM's virtual processor, as the guest believes and as they really are. */
final class RegistersTopic implements ShowTopic {
  @Override
  public String name() {
    return "registers";
  }

  @Override
  public String summary() {
    return "all registers of a VM, decoded; what the guest believes beside what is";
  }

  @Override
  public void text(ShowRequest request, PrintStream out) {
    out.print(CpuText.of(read(request)));
  }

  @Override
  public void json(ShowRequest request, JsonGenerator json) throws IOException {
    RegistersJson.write(read(request), json);
  }

  private static CpuSnapshot read(ShowRequest request) {
    return CpuReader.read(request.world(), request.focus());
  }
}
