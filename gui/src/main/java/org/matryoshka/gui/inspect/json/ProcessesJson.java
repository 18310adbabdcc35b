package org.matryoshka.gui.inspect.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.matryoshka.gui.inspect.guest.AreaInfo;
import org.matryoshka.gui.inspect.guest.FileInfo;
import org.matryoshka.gui.inspect.guest.GuestSnapshot;
import org.matryoshka.gui.inspect.guest.LimitInfo;
import org.matryoshka.gui.inspect.guest.MountInfo;
import org.matryoshka.gui.inspect.guest.ProcessDetail;
import org.matryoshka.gui.inspect.guest.ProcessInfo;
import org.matryoshka.gui.inspect.guest.QueueEntry;
import org.matryoshka.gui.inspect.guest.StackFrame;
import org.matryoshka.gui.inspect.guest.ThreadInfo;
import org.matryoshka.gui.inspect.guest.ThreadStack;

/** A guest's processes as JSON; the field names are a contract with scripts. */
public final class ProcessesJson {
  private ProcessesJson() {}

  /** Writes all fields of a snapshot into the object that is open. */
  public static void write(GuestSnapshot guest, JsonGenerator json) throws IOException {
    json.writeBooleanField("readable", guest.isReadable());
    if (!guest.isReadable()) {
      json.writeStringField("problem", guest.problem());
    }
    json.writeStringField("scheduler", guest.scheduler());
    json.writeStringField("keyName", guest.keyName());
    json.writeStringField("mode", guest.mode());
    json.writeNumberField("currentTid", guest.currentTid());
    json.writeArrayFieldStart("processes");
    for (ProcessInfo process : guest.processes()) {
      json.writeStartObject();
      process(process, json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("runQueue");
    for (QueueEntry entry : guest.runQueue()) {
      json.writeStartObject();
      json.writeNumberField("position", entry.position());
      json.writeNumberField("tid", entry.tid());
      json.writeStringField("name", entry.name());
      json.writeStringField("queue", entry.queue());
      json.writeNumberField("key", entry.key());
      json.writeNumberField("weight", entry.weight());
      json.writeEndObject();
    }
    json.writeEndArray();
    mounts(guest.mounts(), json);
    texts("absent", guest.absent(), json);
    texts("notes", guest.notes(), json);
  }

  /** Writes all about one process into the object that is open. */
  public static void write(ProcessDetail detail, JsonGenerator json) throws IOException {
    process(detail.process(), json);
    json.writeArrayFieldStart("areas");
    for (AreaInfo area : detail.areas()) {
      json.writeStartObject();
      json.writeStringField("start", hex(area.start()));
      json.writeStringField("end", hex(area.end()));
      json.writeStringField("rights", area.rights());
      json.writeStringField("what", area.what());
      json.writeNumberField("fileOffset", area.fileOffset());
      json.writeNumberField("pages", area.pages());
      json.writeNumberField("residentPages", area.residentPages());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("files");
    for (FileInfo file : detail.files()) {
      json.writeStartObject();
      json.writeNumberField("descriptor", file.descriptor());
      json.writeStringField("kind", file.kind());
      json.writeStringField("path", file.path());
      json.writeNumberField("position", file.position());
      json.writeStringField("flags", file.flags());
      json.writeStringField("detail", file.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
    mounts(detail.mounts(), json);
    json.writeArrayFieldStart("limits");
    for (LimitInfo limit : detail.limits()) {
      json.writeStartObject();
      json.writeStringField("name", limit.name());
      json.writeNumberField("soft", limit.soft());
      json.writeNumberField("hard", limit.hard());
      json.writeEndObject();
    }
    json.writeEndArray();
    stacks(detail.stacks(), json);
    texts("notes", detail.notes(), json);
  }

  private static void process(ProcessInfo process, JsonGenerator json) throws IOException {
    json.writeNumberField("pid", process.pid());
    json.writeNumberField("parent", process.parent());
    json.writeStringField("name", process.name());
    json.writeStringField("command", process.command());
    json.writeStringField("executable", process.executable());
    json.writeStringField("state", String.valueOf(process.state()));
    json.writeNumberField("exitStatus", process.exitStatus());
    json.writeNumberField("user", process.user());
    json.writeNumberField("effectiveUser", process.effectiveUser());
    json.writeNumberField("group", process.group());
    json.writeNumberField("effectiveGroup", process.effectiveGroup());
    json.writeNumberField("processGroup", process.processGroup());
    json.writeNumberField("session", process.session());
    json.writeStringField("root", process.root());
    json.writeStringField("workingDirectory", process.workingDirectory());
    texts("namespaces", process.namespaces(), json);
    json.writeStringField("cgroup", process.cgroup());
    json.writeStringField("pageTableRoot", hex(process.pageTableRoot()));
    json.writeNumberField("mappedBytes", process.mappedBytes());
    json.writeNumberField("residentPages", process.residentPages());
    json.writeNumberField("openFiles", process.openFiles());
    json.writeStringField("object", hex(process.object()));
    json.writeArrayFieldStart("threads");
    for (ThreadInfo thread : process.threads()) {
      thread(thread, json);
    }
    json.writeEndArray();
  }

  private static void thread(ThreadInfo thread, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("tid", thread.tid());
    json.writeStringField("name", thread.name());
    json.writeStringField("state", String.valueOf(thread.state()));
    json.writeStringField("doing", thread.doing());
    json.writeStringField("waitsFor", thread.waitsFor());
    json.writeStringField("call", thread.call());
    json.writeBooleanField("current", thread.current());
    json.writeNumberField("nice", thread.nice());
    json.writeNumberField("weight", thread.weight());
    json.writeNumberField("key", thread.key());
    json.writeNumberField("queuePosition", thread.queuePosition());
    json.writeNumberField("userCycles", thread.user());
    json.writeNumberField("systemCycles", thread.system());
    json.writeNumberField("waitingCycles", thread.waiting());
    json.writeNumberField("voluntarySwitches", thread.voluntary());
    json.writeNumberField("involuntarySwitches", thread.involuntary());
    json.writeStringField("userRip", hex(thread.userRip()));
    json.writeStringField("object", hex(thread.object()));
    json.writeEndObject();
  }

  private static void mounts(List<MountInfo> mounts, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("mounts");
    for (MountInfo mount : mounts) {
      json.writeStartObject();
      json.writeNumberField("id", mount.id());
      json.writeNumberField("parent", mount.parent());
      json.writeStringField("place", mount.place());
      json.writeStringField("type", mount.type());
      json.writeStringField("source", mount.source());
      json.writeStringField("options", mount.options());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void stacks(List<ThreadStack> stacks, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("stacks");
    for (ThreadStack stack : stacks) {
      json.writeStartObject();
      json.writeNumberField("tid", stack.tid());
      json.writeStringField("note", stack.note());
      json.writeArrayFieldStart("frames");
      for (StackFrame frame : stack.frames()) {
        json.writeStartObject();
        json.writeStringField("address", hex(frame.address()));
        json.writeStringField("method", frame.method());
        json.writeStringField("file", frame.file());
        json.writeNumberField("line", frame.line());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void texts(String name, List<String> texts, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }
}
