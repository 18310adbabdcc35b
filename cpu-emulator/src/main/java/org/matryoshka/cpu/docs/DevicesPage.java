package org.matryoshka.cpu.docs;

import org.matryoshka.cpu.machine.PcPorts;
import org.matryoshka.cpu.machine.PcPorts.Space;

/** The page {@code docs/devices.md}: where the devices of a PC stand, and what each does. */
public final class DevicesPage {
  private static final String HEAD =
      """
      <!-- Generated from PcPorts by DevicesPage; see below. -->

      # Devices

      The bare machine and every virtual machine have the devices of a small PC. Each is written from
      its data sheet, in `org.matryoshka.cpu.device`; which port, interrupt line or address it has is
      said in `org.matryoshka.cpu.machine.PcPorts` and nowhere else. To write this page anew after a
      change: `mvn -pl cpu-emulator -am test -Dtest=DevicesPageGoldenTest -Dbless=true
      -Dsurefire.failIfNoSpecifiedTests=false`.

      All time is virtual: a clock of 1 GHz, one cycle an instruction. Devices wait for events of
      that clock, so a run with the same input is the same run. A guest may read and write every
      port and every register with any value; at worst it harms itself.
      """;

  private static final String DEVICES =
      """
      ## 8259A interrupt controllers

      *Intel 8259A data sheet, 231468.* A master with a slave on its line 2: IRQ 0 to 15. All of ICW1
      to ICW4 and OCW1 to OCW3: edge and level, fully nested, special fully nested, special mask,
      rotation, automatic end of interrupt, poll. A request that goes away before it is acknowledged
      is withdrawn; an acknowledge that finds nothing gives the spurious vector of line 7. All
      lines are masked until the guest programs them. The edge/level control registers choose the
      trigger line by line; lines 0, 1, 2, 8 and 13 are always edge-triggered.

      ## 8254 timer

      *Intel 8254 data sheet, 231164.* Three counters at 1,193,182 Hz in all six modes, binary and
      BCD, with counter latch and read-back. OUT of counter 0 is IRQ 0; GATE of counter 2 is bit 0 of
      system control port B and its OUT bit 5 there. The count follows from the clock when it is
      asked for, so nothing drifts: an hour has exactly as many interrupts as the divisor says. A
      count of 1 in modes 2 and 3, which the data sheet forbids, is taken as 2.

      ## System control port B

      Bit 0: gate of timer counter 2. Bit 1: speaker data. Bits 2 and 3 are kept. Bit 4 changes every
      15.085 µs (memory refresh on a PC/AT). Bit 5: output of timer counter 2.

      ## Real-time clock

      *Motorola MC146818 data sheet.* It shows 2026-01-01 00:00:00 at virtual time 0 unless the
      configuration says otherwise. Registers A to D, binary and BCD, 12 and 24 hours, alarm, update
      and periodic interrupts (2 Hz to 8192 Hz) on IRQ 8, update-in-progress, the SET bit, the divider
      reset; the century in BCD at index 0x32. The rest of the 128 bytes is RAM. Bit 7 of the index
      port is the mask of the non-maskable interrupt.

      ## 16550 serial port

      *National Semiconductor PC16550D data sheet.* The console. All registers, FIFOs of 16 with
      trigger levels and time-out, the four interrupts with their priorities, loop mode, modem
      signals; as in a PC, OUT 2 lets the interrupt through. **Sending takes no time**: the
      transmitter is always empty, so a guest that polls is not slowed down to 115,200 baud. Receiving
      takes the time that divisor and frame say. What is typed is a log of bytes with virtual times,
      the only input of a run; the sender waits while the FIFO is full, so nothing is lost.

      ## Debug console and debug exit

      A byte written to the debug console comes out like one of the serial port; it reads as 0xE9. A
      write of `v` to the debug-exit port ends the run, as QEMU's `isa-debug-exit` with `iosize=4`:
      exit status 0 for `v` = 0 or 0x10, else 1.

      ## Trace port

      A guest writes 32-bit words; the host reads them together with the virtual time, and the guest
      notices nothing. Kukla reports scheduling events here when it is told to (`docs/kukla.md`).
      Not among the fields of the state: a trace changes no state hash but by the guest's own work. No
      PC has a device at this port, so the writes do nothing on QEMU.

      ## Local APIC

      *Intel SDM vol. 3A, chapter 11, xAPIC mode.* One for each core, all at the same address. ID,
      version, TPR (also as CR8), PPR, EOI, LDR and DFR, SVR, ISR, TMR, IRR, ESR, ICR, the six entries
      of the local vector table, and the timer, one-shot and periodic, 1 GHz divided by 1 to 128.
      Messages between cores: fixed, lowest priority, NMI, INIT, start-up; physical and logical
      destinations, all shorthands. The timer's interrupts are at least 1 µs apart. As firmware leaves
      it, the first core's APIC is on and its LINT0 lets the 8259As through ("virtual wire"); it can
      be switched off in APIC_BASE. There is no x2APIC, TSC-deadline mode or I/O APIC.

      ## What a device is in the code

      A device implements `PortDevice` or `MmioDevice` and gets offsets, never addresses. It gets a
      `Clock` and an `InterruptLine`, never the core. It lists its fields once, in
      `Stateful.state`: state hash, snapshot and inspection are made from that list. `PcPlatform`
      builds the devices and wires them.
      """;

  private DevicesPage() {}

  /** The whole page. */
  public static String page() {
    return HEAD
        + table("I/O ports", "Ports", Space.PORT)
        + table("Interrupt request lines", "IRQ", Space.IRQ)
        + table("Memory windows", "Physical addresses", Space.MEMORY)
        + "\n"
        + DEVICES;
  }

  private static String table(String title, String column, Space space) {
    StringBuilder text = new StringBuilder();
    text.append("\n## ").append(title).append("\n\n");
    text.append("| ").append(column).append(" | Device | What |\n|---|---|---|\n");
    for (PcPorts place : PcPorts.in(space)) {
      text.append("| %s | `%s` | %s |\n".formatted(range(place), place.name(), place.what()));
    }
    return text.toString();
  }

  private static String range(PcPorts place) {
    if (place.space() == Space.IRQ) {
      return Long.toString(place.start());
    }
    String first = "0x%X".formatted(place.start());
    return place.count() == 1
        ? first
        : first + " to 0x%X".formatted(place.start() + place.count() - 1);
  }
}
