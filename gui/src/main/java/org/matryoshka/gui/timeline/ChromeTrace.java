package org.matryoshka.gui.timeline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.matryoshka.hv.Hypervisor;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.ExitOutcome;
import org.matryoshka.hv.exit.ExitReason;
import org.matryoshka.hv.exit.VmExit;
import org.matryoshka.hv.observe.ExitObserver;

/**
 * Writes a run as a trace in Chrome's JSON format, which ui.perfetto.dev and chrome://tracing open:
 * a process for each VM with a track for its virtual CPU, one process for the machine with a track
 * for each core; slices that follow each other and never overlap; counters; arrows from a write to
 * a page table to the hidden fault that it made necessary. One microsecond of the trace is one
 * cycle of virtual time, so that all numbers are whole. Nothing is kept in memory but what is going
 * on now.
 */
public final class ChromeTrace implements AutoCloseable {
  /** Process number of the machine. */
  public static final int MACHINE = 1000;

  /** Cycles between two values of a VM's share. */
  private static final long SHARE_WINDOW = 10_000_000;

  private static final JsonFactory FACTORY =
      new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private final JsonGenerator json;
  private final List<VirtualMachine> machines;
  private final Hypervisor hypervisor;
  private final long from;
  private final Track[] ofVm;
  private final Track[] ofCore;
  private long events;
  private long flows;
  private int waiting;
  private boolean closed;

  /** What goes on on a lane. */
  private static final class Track {
    private int code;
    private long time = -1;
    private long step;
    private final PteWrites writes = new PteWrites();
    private int shadowPages = -1;
    private long onCore;
    private long shareEnd = SHARE_WINDOW;
  }

  /**
   * Begins a trace of a machine on which nothing has run yet.
   *
   * @param from slices that end at this step or before are left out
   * @throws UncheckedIOException also from the run, if the file can't be written
   */
  public ChromeTrace(Hypervisor hypervisor, OutputStream out, long from) {
    this.hypervisor = hypervisor;
    this.machines = hypervisor.machines();
    this.from = from;
    ofVm = tracks(machines.size() + 1);
    ofCore = tracks(hypervisor.cores().size());
    try {
      json = FACTORY.createGenerator(out);
      json.writeStartObject();
      json.writeStringField("displayTimeUnit", "ns");
      json.writeObjectFieldStart("otherData");
      json.writeStringField("clock", "1 microsecond here is 1 cycle (1 ns) of virtual time");
      json.writeEndObject();
      json.writeArrayFieldStart("traceEvents");
      json.writeRaw('\n');
      name();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    hypervisor.addObserver((ExitObserver) this::exited);
    new TimelineFeed(hypervisor, new Sink());
  }

  private static Track[] tracks(int count) {
    Track[] tracks = new Track[count];
    Arrays.setAll(tracks, i -> new Track());
    return tracks;
  }

  /** Events written so far. */
  public long events() {
    return events;
  }

  // Names

  private void name() throws IOException {
    for (VirtualMachine vm : machines) {
      String title = "VM " + vm.config().name();
      metadata("process_name", vm.number(), vm.number(), "name", title);
      metadata("process_sort_index", vm.number(), vm.number(), "sort_index", vm.number());
      metadata("thread_name", vm.number(), vm.number(), "name", "vCPU 0 of " + vm.config().name());
    }
    metadata("process_name", MACHINE, MACHINE + 1, "name", "machine");
    metadata("process_sort_index", MACHINE, MACHINE + 1, "sort_index", 0);
    for (int core = 0; core < ofCore.length; core++) {
      metadata("thread_name", MACHINE, MACHINE + 1 + core, "name", "core " + core);
      metadata("thread_sort_index", MACHINE, MACHINE + 1 + core, "sort_index", core);
    }
  }

  private void metadata(String kind, int process, int thread, String key, Object value)
      throws IOException {
    begin("M", kind, "__metadata", process, thread, 0);
    json.writeObjectFieldStart("args");
    if (value instanceof Integer number) {
      json.writeNumberField(key, number);
    } else {
      json.writeStringField(key, value.toString());
    }
    json.writeEndObject();
    end();
  }

  private void begin(String phase, String name, String category, int process, int thread, long time)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("ph", phase);
    json.writeStringField("name", name);
    json.writeStringField("cat", category);
    json.writeNumberField("pid", process);
    json.writeNumberField("tid", thread);
    json.writeNumberField("ts", time);
  }

  private void end() throws IOException {
    json.writeEndObject();
    json.writeRaw('\n');
    events++;
  }

  // Slices

  /** The name of an exit's slice: {@code vmm:} and what the exit table calls it. */
  public static String sliceName(ExitReason reason, ExitCause cause) {
    return "vmm:"
        + (cause == ExitCause.NONE ? reason.name() : reason.name() + " (" + cause.text() + ")");
  }

  private static String sliceName(int code) {
    return switch (VcpuState.of(code)) {
      case USER -> "guest-user";
      case KERNEL -> "guest-kernel";
      case HYPERVISOR ->
          VcpuState.reason(code) == null
              ? "vmm:interrupt delivered"
              : sliceName(VcpuState.reason(code), VcpuState.cause(code));
      case WAITING -> "waits for a core";
      case CAPPED -> "capped";
      case HALTED -> "halted";
      case OFF -> "";
    };
  }

  private static String category(int code) {
    return switch (VcpuState.of(code)) {
      case USER, KERNEL -> "guest";
      case HYPERVISOR -> "vmm";
      case WAITING, CAPPED, HALTED, OFF -> "sched";
    };
  }

  private void slice(
      String name, String category, int process, int thread, Track track, long time, long step) {
    if (name.isEmpty() || time <= track.time || step <= from - 1) {
      return;
    }
    try {
      begin("X", name, category, process, thread, track.time);
      json.writeNumberField("dur", time - track.time);
      json.writeObjectFieldStart("args");
      json.writeNumberField("step", track.step);
      json.writeNumberField("steps", step - track.step);
      json.writeEndObject();
      end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void counter(int process, String name, String series, long time, double value) {
    if (hypervisor.position() < from) {
      return;
    }
    try {
      begin("C", name, "counter", process, process == MACHINE ? MACHINE + 1 : process, time);
      json.writeObjectFieldStart("args");
      json.writeNumberField(series, value);
      json.writeEndObject();
      end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Sink implements LaneSink {
    @Override
    public int code(int vm) {
      return ofVm[vm].code;
    }

    @Override
    public void vcpu(int vm, int code, long time, long step) {
      Track track = ofVm[vm];
      if (track.time >= 0) {
        slice(sliceName(track.code), category(track.code), vm, vm, track, time, step);
        share(vm, track, time);
      }
      count(track, code, time);
      track.code = code;
      track.time = time;
      track.step = step;
    }

    @Override
    public void core(int core, int vm, long time, long step) {
      Track track = ofCore[core];
      if (track.time >= 0) {
        String name = track.code == 0 ? "" : machines.get(track.code - 1).config().name();
        slice(name, "core", MACHINE, MACHINE + 1 + core, track, time, step);
      }
      track.code = vm;
      track.time = time;
      track.step = step;
    }
  }

  // Counters

  private void count(Track track, int code, long time) {
    boolean was = track.time >= 0 && VcpuState.of(track.code) == VcpuState.WAITING;
    boolean is = VcpuState.of(code) == VcpuState.WAITING;
    if (was != is) {
      waiting += is ? 1 : -1;
      counter(MACHINE, "run queue", "waiting", time, waiting);
    }
  }

  private void share(int vm, Track track, long time) {
    boolean onCore = VcpuState.of(track.code).isOnCore();
    long begin = track.time;
    while (time >= track.shareEnd) {
      track.onCore += onCore ? track.shareEnd - begin : 0;
      double percent = 100.0 * track.onCore / SHARE_WINDOW;
      counter(vm, "share of a core", "percent", track.shareEnd - SHARE_WINDOW, percent);
      begin = track.shareEnd;
      track.onCore = 0;
      track.shareEnd += SHARE_WINDOW;
    }
    track.onCore += onCore ? time - begin : 0;
  }

  // Exits

  private void exited(
      long time, int vm, int vcpu, long rip, VmExit exit, ExitOutcome outcome, int cycles) {
    VirtualMachine machine = machines.get(vm - 1);
    int pages = machine.shadow().statistics().pages();
    if (pages != ofVm[vm].shadowPages) {
      ofVm[vm].shadowPages = pages;
      counter(vm, "shadow pages", "pages", time, pages);
    }
    if (exit instanceof VmExit.PageFault fault) {
      if (fault.cause() == ExitCause.TRACE_WRITE) {
        ofVm[vm].writes.written(machine, fault.gva(), time);
      } else if (fault.cause() == ExitCause.HIDDEN_FAULT && outcome instanceof ExitOutcome.Filled) {
        arrow(vm, ofVm[vm].writes.causeOf(machine, fault.gva()), time);
      }
    }
  }

  private void arrow(int vm, long written, long filled) {
    if (written < 0 || hypervisor.position() < from) {
      return;
    }
    try {
      flows++;
      begin("s", "page-table write", "pte", vm, vm, written);
      json.writeNumberField("id", flows);
      end();
      begin("f", "page-table write", "pte", vm, vm, filled);
      json.writeNumberField("id", flows);
      json.writeStringField("bp", "e");
      end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes what is going on, and the end. The stream remains open. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    long step = hypervisor.position();
    for (int vm = 1; vm < ofVm.length; vm++) {
      long time = Math.max(hypervisor.time(), machines.get(vm - 1).cpu().cycles());
      Track track = ofVm[vm];
      slice(sliceName(track.code), category(track.code), vm, vm, track, time, step);
    }
    for (int core = 0; core < ofCore.length; core++) {
      Track track = ofCore[core];
      String name = track.code == 0 ? "" : machines.get(track.code - 1).config().name();
      long time = hypervisor.cores().get(core).time();
      slice(name, "core", MACHINE, MACHINE + 1 + core, track, time, step);
    }
    try {
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
      json.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
