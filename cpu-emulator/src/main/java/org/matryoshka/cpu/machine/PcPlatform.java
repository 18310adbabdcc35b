package org.matryoshka.cpu.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.matryoshka.cpu.device.CmosRtc;
import org.matryoshka.cpu.device.ConsoleOutput;
import org.matryoshka.cpu.device.DebugConsole;
import org.matryoshka.cpu.device.DebugExit;
import org.matryoshka.cpu.device.InputLog;
import org.matryoshka.cpu.device.PicPair;
import org.matryoshka.cpu.device.Pit8254;
import org.matryoshka.cpu.device.SystemControlPort;
import org.matryoshka.cpu.device.TracePort;
import org.matryoshka.cpu.device.Uart16550;
import org.matryoshka.cpu.device.apic.ApicBus;
import org.matryoshka.cpu.device.apic.IpiListener;
import org.matryoshka.cpu.device.apic.LocalApic;
import org.matryoshka.cpu.io.Clock;
import org.matryoshka.cpu.io.InterruptSource;
import org.matryoshka.cpu.io.PortBus;
import org.matryoshka.cpu.io.PortDevice;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;
import org.matryoshka.mmu.memory.MmioDevice;
import org.matryoshka.mmu.memory.MmioWindows;

/**
 * The devices of a PC with their wires: the same for the bare machine and for every virtual
 * machine. It offers the port bus, the memory windows and each core's interrupt source; whoever
 * runs the cores moves the clock and says which core runs ({@link #selectCore}).
 */
public final class PcPlatform implements Stateful {
  /**
   * What a platform is connected to.
   *
   * @param clock virtual time of the machine
   * @param cores number of cores, 1 to 255
   * @param rtcStart what the real-time clock shows at time 0, in seconds since 1970-01-01 00:00:00
   * @param console gets what the guest sends over the serial port and the debug console
   * @param input what is typed at the serial port
   * @param exit is called when the guest writes the debug-exit port for the first time
   */
  public record Connections(
      Clock clock,
      int cores,
      long rtcStart,
      ConsoleOutput console,
      InputLog input,
      Runnable exit) {}

  /** 2026-01-01 00:00:00 UTC, what the real-time clock shows at time 0 unless told otherwise. */
  public static final long DEFAULT_RTC_START = 1_767_225_600L;

  private final PortBus ports = new PortBus();
  private final ApicBus apicBus = new ApicBus();
  private final List<LocalApic> apics = new ArrayList<>();
  private final PicPair pics;
  private final Pit8254 timer;
  private final SystemControlPort systemControl;
  private final CmosRtc rtc;
  private final Uart16550 serial;
  private final DebugExit debugExit;
  private final TracePort trace;
  private int core;

  /** A platform as its firmware leaves it. */
  public PcPlatform(Connections to) {
    if (to.cores < 1 || to.cores > 255) {
      throw new IllegalArgumentException("a PC has 1 to 255 cores, not " + to.cores);
    }
    pics = new PicPair(high -> apics.getFirst().setExternalLine(high));
    for (int i = 0; i < to.cores; i++) {
      apics.add(new LocalApic(i, to.clock, apicBus, pics));
    }
    timer = new Pit8254(to.clock, pics.line((int) PcPorts.TIMER_IRQ.start()));
    systemControl = new SystemControlPort(to.clock, timer);
    rtc = new CmosRtc(to.clock, pics.line((int) PcPorts.RTC_IRQ.start()), to.rtcStart);
    serial =
        new Uart16550(to.clock, pics.line((int) PcPorts.SERIAL_IRQ.start()), to.console, to.input);
    debugExit = new DebugExit(to.exit);
    trace = new TracePort(to.clock);
    register(PcPorts.PIC_MASTER, pics.masterPorts());
    register(PcPorts.PIC_SLAVE, pics.slavePorts());
    register(PcPorts.EDGE_LEVEL, pics.edgeLevelPorts());
    register(PcPorts.PIT, timer);
    register(PcPorts.SYSTEM_CONTROL, systemControl);
    register(PcPorts.RTC, rtc);
    register(PcPorts.SERIAL, serial);
    register(PcPorts.DEBUG_CONSOLE, new DebugConsole(to.console));
    register(PcPorts.DEBUG_EXIT, debugExit);
    register(PcPorts.TRACE, trace);
  }

  /** The I/O ports. */
  public PortBus ports() {
    return ports;
  }

  /** Puts the memory windows of the platform into a physical address space; call it once. */
  public void installWindows(MmioWindows memory) {
    PcPorts apic = PcPorts.LOCAL_APIC;
    memory.addWindow(apic.name(), apic.start(), apic.count(), new SelectedApic());
  }

  /**
   * The interrupt source of a core.
   *
   * @param index 0 to the number of cores − 1
   */
  public InterruptSource interrupts(int index) {
    return apics.get(index);
  }

  /** The two 8259As, for a look. */
  public PicPair pics() {
    return pics;
  }

  /**
   * The local APIC of a core, for a look.
   *
   * @param index 0 to the number of cores − 1
   */
  public LocalApic apic(int index) {
    return apics.get(index);
  }

  /**
   * Says which core makes the accesses that follow: each core sees its own local APIC at the same
   * address.
   */
  public void selectCore(int index) {
    core = index;
  }

  /** Who is told when one core resets or starts another. */
  public void setIpiListener(IpiListener listener) {
    apicBus.setListener(listener);
  }

  /** What the guest wrote to the debug-exit port first, if it has; see {@link DebugExit#status}. */
  public OptionalInt exitValue() {
    return debugExit.value();
  }

  /** Where the guest reports events to the host, if it wants to. */
  public TracePort trace() {
    return trace;
  }

  /** The number of cores. */
  public int cores() {
    return apics.size();
  }

  @Override
  public void state(StateFields fields) {
    fields.part("pic", pics);
    for (int i = 0; i < apics.size(); i++) {
      fields.part("apic" + i, apics.get(i));
    }
    fields.part("pit", timer);
    fields.part("systemControl", systemControl);
    fields.part("rtc", rtc);
    fields.part("serial", serial);
    fields.part("debugExit", debugExit);
  }

  private void register(PcPorts place, PortDevice device) {
    ports.register(place.name(), (int) place.start(), place.count(), device);
  }

  private final class SelectedApic implements MmioDevice {
    @Override
    public long read(long offset, int size) {
      return apics.get(core).read(offset, size);
    }

    @Override
    public void write(long offset, int size, long value) {
      apics.get(core).write(offset, size, value);
    }
  }
}
