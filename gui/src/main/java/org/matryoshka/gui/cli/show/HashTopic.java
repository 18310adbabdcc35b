package org.matryoshka.gui.cli.show;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import org.matryoshka.hv.VirtualMachine;

/** The hash over all that the VMs are: equal hashes, equal machines. */
final class HashTopic implements ShowTopic {
  @Override
  public String name() {
    return "hash";
  }

  @Override
  public String summary() {
    return "SHA-256 of the state of all VMs, and of each";
  }

  @Override
  public void text(ShowRequest request, PrintStream out) {
    if (request.vm().isPresent()) {
      out.println(request.machine().stateHash());
      return;
    }
    out.println(request.world().hypervisor().stateHash());
    for (VirtualMachine vm : request.world().machines()) {
      out.println(vm.stateHash() + "  " + vm.config().name());
    }
  }

  @Override
  public void json(ShowRequest request, JsonGenerator json) throws IOException {
    json.writeStringField("stateHash", request.world().hypervisor().stateHash());
    json.writeArrayFieldStart("vms");
    for (VirtualMachine vm : request.world().machines()) {
      json.writeStartObject();
      json.writeNumberField("number", vm.number());
      json.writeStringField("name", vm.config().name());
      json.writeStringField("stateHash", vm.stateHash());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
