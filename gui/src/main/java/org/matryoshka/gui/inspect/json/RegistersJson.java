package org.matryoshka.gui.inspect.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.matryoshka.gui.inspect.registers.BitState;
import org.matryoshka.gui.inspect.registers.ControlRegister;
import org.matryoshka.gui.inspect.registers.CpuSnapshot;
import org.matryoshka.gui.inspect.registers.DescriptorEntry;
import org.matryoshka.gui.inspect.registers.DescriptorTableState;
import org.matryoshka.gui.inspect.registers.InterruptState;
import org.matryoshka.gui.inspect.registers.PrivilegeState;
import org.matryoshka.gui.inspect.registers.RegisterValue;
import org.matryoshka.gui.inspect.registers.SegmentState;
import org.matryoshka.gui.inspect.registers.VectorState;

/** A virtual processor as JSON. */
public final class RegistersJson {
  private final JsonGenerator json;

  private RegistersJson(JsonGenerator json) {
    this.json = json;
  }

  /** Writes its fields into the object that is open. */
  public static void write(CpuSnapshot cpu, JsonGenerator json) throws IOException {
    new RegistersJson(json).write(cpu);
  }

  private void write(CpuSnapshot cpu) throws IOException {
    json.writeNumberField("vm", cpu.vm());
    json.writeStringField("vmName", cpu.vmName());
    json.writeObjectFieldStart("registers");
    for (RegisterValue register : cpu.general()) {
      hex(register.name(), register.value());
    }
    hex(cpu.rip().name(), cpu.rip().value());
    hex(cpu.rflags().name(), cpu.rflags().value());
    json.writeEndObject();
    json.writeStringField("ripSymbol", cpu.rip().meaning());
    bits("flags", cpu.flags());
    control(cpu.control());
    segments(cpu.segments());
    json.writeArrayFieldStart("descriptorTables");
    for (DescriptorTableState table : cpu.tables()) {
      table(table);
    }
    json.writeEndArray();
    values("taskState", cpu.taskState());
    values("modelSpecificRegisters", cpu.modelSpecific());
    values("debugRegisters", cpu.debug());
    vectors(cpu.vectors());
    interrupts(cpu.interrupts());
    privilege(cpu.privilege());
  }

  private void hex(String name, long value) throws IOException {
    json.writeStringField(name, JsonText.hex(value));
  }

  private void bits(String name, List<BitState> bits) throws IOException {
    json.writeObjectFieldStart(name);
    for (BitState bit : bits) {
      json.writeNumberField(bit.bit().name(), bit.value());
    }
    json.writeEndObject();
  }

  private void control(List<ControlRegister> registers) throws IOException {
    json.writeObjectFieldStart("controlRegisters");
    for (ControlRegister register : registers) {
      json.writeObjectFieldStart(register.register().name());
      hex("value", register.register().value());
      if (!register.bits().isEmpty()) {
        bits("bits", register.bits());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void segments(List<SegmentState> segments) throws IOException {
    json.writeObjectFieldStart("segments");
    for (SegmentState segment : segments) {
      json.writeObjectFieldStart(segment.name());
      hex("selector", segment.selector());
      hex("base", segment.base());
      hex("limit", segment.limit());
      hex("attributes", segment.attributes());
      json.writeStringField("meaning", segment.meaning());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void table(DescriptorTableState table) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", table.name());
    hex("base", table.base());
    hex("limit", table.limit());
    json.writeArrayFieldStart("entries");
    for (DescriptorEntry entry : table.entries()) {
      json.writeStartObject();
      hex("selector", entry.selector());
      hex("address", entry.address());
      json.writeBooleanField("present", entry.present());
      hex("target", entry.target());
      json.writeStringField("symbol", entry.symbol());
      json.writeStringField("meaning", entry.meaning());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("problem", table.problem());
    json.writeEndObject();
  }

  private void values(String name, List<RegisterValue> registers) throws IOException {
    json.writeObjectFieldStart(name);
    for (RegisterValue register : registers) {
      hex(register.name(), register.value());
    }
    json.writeEndObject();
  }

  private void vectors(VectorState state) throws IOException {
    json.writeObjectFieldStart("vectors");
    for (VectorState.Vector vector : state.vectors()) {
      json.writeStringField(vector.name(), vector.hex());
    }
    hex("mxcsr", state.mxcsr());
    json.writeEndObject();
    json.writeObjectFieldStart("x87");
    for (VectorState.StackRegister register : state.stack()) {
      json.writeStringField(register.name(), register.empty() ? "empty" : register.text());
    }
    hex("control", state.control());
    hex("status", state.status());
    json.writeEndObject();
  }

  private void interrupts(InterruptState state) throws IOException {
    json.writeObjectFieldStart("interrupts");
    json.writeStringField("summary", state.summary());
    json.writeBooleanField("enabled", state.enabled());
    json.writeBooleanField("shadow", state.shadow());
    json.writeBooleanField("pending", state.pending());
    json.writeBooleanField("deliverable", state.deliverable());
    json.writeBooleanField("nonMaskable", state.nonMaskable());
    json.writeBooleanField("halted", state.halted());
    json.writeBooleanField("shutdown", state.shutdown());
    json.writeArrayFieldStart("lines");
    for (InterruptState.Line line : state.lines()) {
      json.writeStartObject();
      json.writeNumberField("irq", line.number());
      json.writeStringField("device", line.device());
      json.writeNumberField("vector", line.vector());
      json.writeBooleanField("requested", line.requested());
      json.writeBooleanField("inService", line.inService());
      json.writeBooleanField("masked", line.masked());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeBooleanField("apicEnabled", state.apicEnabled());
    numbers("apicRequested", state.apicRequested());
    numbers("apicInService", state.apicInService());
    json.writeEndObject();
  }

  private void numbers(String name, List<Integer> numbers) throws IOException {
    json.writeArrayFieldStart(name);
    for (int number : numbers) {
      json.writeNumber(number);
    }
    json.writeEndArray();
  }

  private void privilege(PrivilegeState state) throws IOException {
    json.writeObjectFieldStart("privilege");
    json.writeNumberField("virtualRing", state.virtualRing());
    json.writeNumberField("realRing", state.realRing());
    json.writeNumberField("core", state.core());
    json.writeNumberField("shadowRoot", state.shadowRoot());
    json.writeObjectFieldStart("registers");
    for (PrivilegeState.Comparison comparison : state.comparisons()) {
      json.writeObjectFieldStart(comparison.name());
      hex("believed", comparison.believed().value());
      hex("real", comparison.real().value());
      json.writeStringField("why", comparison.why());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }
}
