package org.matryoshka.cpu.machine;

import java.util.Arrays;
import java.util.List;

/**
 * Where everything stands in a PC: every I/O port, interrupt request line and memory window of the
 * platform, and nowhere else. The page {@code docs/devices.md} is made from this list.
 */
public enum PcPorts {
  /** The first 8259A. */
  PIC_MASTER(Space.PORT, 0x20, 2, "8259A interrupt controller, master: command, data"),
  /** The 8254. */
  PIT(Space.PORT, 0x40, 4, "8254 timer: counters 0 to 2, control word"),
  /** Port B. */
  SYSTEM_CONTROL(Space.PORT, 0x61, 1, "System control port B: gate and output of timer counter 2"),
  /** The MC146818. */
  RTC(Space.PORT, 0x70, 2, "Real-time clock and CMOS RAM: index and NMI mask, data"),
  /** The second 8259A. */
  PIC_SLAVE(Space.PORT, 0xA0, 2, "8259A interrupt controller, slave: command, data"),
  /** Bochs' debug console. */
  DEBUG_CONSOLE(Space.PORT, 0xE9, 1, "Debug console: a byte written comes out"),
  /** QEMU's isa-debug-exit. */
  DEBUG_EXIT(Space.PORT, 0xF4, 4, "Debug exit: a write ends the run"),
  /** COM1. */
  SERIAL(Space.PORT, 0x3F8, 8, "16550 serial port, the console"),
  /** ELCR. */
  EDGE_LEVEL(Space.PORT, 0x4D0, 2, "Edge/level control of the 8259As"),
  /** Our own. */
  TRACE(Space.PORT, 0xE70, 4, "Trace port: 32-bit words for the host, which adds the virtual time"),
  /** OUT 0 of the 8254. */
  TIMER_IRQ(Space.IRQ, 0, 1, "8254 timer, counter 0"),
  /** The slave's INT. */
  CASCADE_IRQ(Space.IRQ, 2, 1, "Second 8259A"),
  /** COM1. */
  SERIAL_IRQ(Space.IRQ, 4, 1, "16550 serial port"),
  /** The MC146818. */
  RTC_IRQ(Space.IRQ, 8, 1, "Real-time clock"),
  /** The local APIC of the core that asks. */
  LOCAL_APIC(Space.MEMORY, 0xFEE0_0000L, 0x1000, "Local APIC of the core that makes the access");

  /** What a number counts. */
  public enum Space {
    /** I/O ports. */
    PORT,
    /** Interrupt request lines. */
    IRQ,
    /** Physical addresses. */
    MEMORY
  }

  private final Space space;
  private final long start;
  private final int count;
  private final String what;

  PcPorts(Space space, long start, int count, String what) {
    this.space = space;
    this.start = start;
    this.count = count;
    this.what = what;
  }

  /** What {@link #start} counts. */
  public Space space() {
    return space;
  }

  /** The first port, the interrupt request line, or the first address. */
  public long start() {
    return start;
  }

  /** Ports, lines or bytes. */
  public int count() {
    return count;
  }

  /** The device, in a few words. */
  public String what() {
    return what;
  }

  /** All places of one space, in ascending order. */
  public static List<PcPorts> in(Space space) {
    return Arrays.stream(values()).filter(place -> place.space == space).toList();
  }
}
