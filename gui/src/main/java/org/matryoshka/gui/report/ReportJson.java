package org.matryoshka.gui.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.matryoshka.guest.trace.SchedulingAccounts;

/** A run's report as JSON in UTF-8; the field names are a contract with scripts. */
public final class ReportJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private ReportJson() {}

  /** The whole document, indented, ending in a newline. */
  public static byte[] format(RunReport report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("title", report.title());
      json.writeStringField("engine", report.engine());
      json.writeNumberField("cores", report.cores());
      if (!report.policy().isEmpty()) {
        json.writeStringField("policy", report.policy());
      }
      json.writeStringField("ending", report.ending());
      json.writeNumberField("exitStatus", report.exitStatus());
      json.writeNumberField("instructions", report.instructions());
      json.writeNumberField("virtualCycles", report.virtualCycles());
      json.writeNumberField("wallSeconds", report.wallSeconds());
      json.writeNumberField("mips", report.mips());
      json.writeStringField("stateHash", report.stateHash());
      if (!report.vms().isEmpty()) {
        json.writeArrayFieldStart("vms");
        for (VmReport vm : report.vms()) {
          vm(json, vm);
        }
        json.writeEndArray();
      }
      threads(json, report.threads());
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  private static void vm(JsonGenerator json, VmReport vm) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", vm.name());
    json.writeStringField("mode", vm.mode());
    json.writeNumberField("weight", vm.weight());
    json.writeNumberField("cap", vm.cap());
    json.writeStringField("ending", vm.ending());
    json.writeNumberField("exitStatus", vm.exitStatus());
    json.writeNumberField("instructions", vm.instructions());
    json.writeNumberField("cycles", vm.cycles());
    json.writeNumberField("cpuShareAsked", vm.shareAsked());
    if (Double.isNaN(vm.shareReceived())) {
      json.writeNullField("cpuShare");
    } else {
      json.writeNumberField("cpuShare", vm.shareReceived());
    }
    json.writeArrayFieldStart("exits");
    for (VmReport.ExitCount exit : vm.exits()) {
      json.writeStartObject();
      json.writeStringField("reason", exit.reason());
      json.writeStringField("cause", exit.cause());
      json.writeNumberField("count", exit.count());
      json.writeNumberField("cycles", exit.cycles());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("shadowFaults");
    json.writeNumberField("true", vm.shadow().trueFaults());
    json.writeNumberField("hidden", vm.shadow().hiddenFaults());
    json.writeNumberField("traceWrite", vm.shadow().traceWrites());
    json.writeNumberField("mmio", vm.shadow().mmio());
    json.writeEndObject();
    json.writeNumberField("shadowPages", vm.shadow().pages());
    json.writeNumberField("shadowPagesMax", vm.shadow().pagesMax());
    json.writeStringField("stateHash", vm.stateHash());
    threads(json, vm.threads());
    json.writeEndObject();
  }

  /** Only there when the guest was told to trace its scheduling. */
  private static void threads(JsonGenerator json, List<SchedulingAccounts.Account> threads)
      throws IOException {
    if (threads.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("threads");
    for (SchedulingAccounts.Account thread : threads) {
      json.writeStartObject();
      json.writeNumberField("thread", thread.thread());
      json.writeStringField("name", thread.name());
      json.writeNumberField("cycles", thread.cycles());
      json.writeNumberField("turns", thread.turns());
      json.writeNumberField("wakeUps", thread.wakeUps());
      json.writeNumberField("preemptions", thread.preemptions());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
