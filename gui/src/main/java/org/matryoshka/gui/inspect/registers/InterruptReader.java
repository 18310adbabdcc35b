package org.matryoshka.gui.inspect.registers;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.device.Pic8259;
import org.matryoshka.cpu.device.PicPair;
import org.matryoshka.cpu.device.apic.LocalApic;
import org.matryoshka.cpu.io.InterruptSource;
import org.matryoshka.cpu.machine.PcPorts;
import org.matryoshka.hv.VirtualMachine;

/** Reads a VM's interrupt controllers. */
final class InterruptReader {
  private InterruptReader() {}

  static InterruptState read(VirtualMachine vm) {
    CpuState state = vm.cpu().state;
    InterruptSource source = vm.cpu().interrupts();
    LocalApic apic = vm.platform().apic(0);
    boolean enabled = state.interruptsEnabled();
    return new InterruptState(
        enabled,
        state.interruptShadow,
        source.pending(),
        !state.interruptShadow && ((enabled && source.pending()) || source.nmiPending()),
        source.nmiPending(),
        state.halted,
        state.shutdown,
        lines(vm.platform().pics()),
        apic.isEnabled(),
        apic.requestedVectors(),
        apic.vectorsInService());
  }

  private static List<InterruptState.Line> lines(PicPair pics) {
    List<InterruptState.Line> lines = new ArrayList<>();
    for (int number = 0; number < 16; number++) {
      Pic8259 chip = number < 8 ? pics.master() : pics.slave();
      int bit = 1 << (number & 7);
      lines.add(
          new InterruptState.Line(
              number,
              device(number),
              chip.vectorBase() + (number & 7),
              (chip.requests() & bit) != 0,
              (chip.inService() & bit) != 0,
              (chip.mask() & bit) != 0));
    }
    return lines;
  }

  private static String device(int number) {
    if (number == PicPair.CASCADE_LINE) {
      return "second 8259A";
    }
    return number == PcPorts.TIMER_IRQ.start()
        ? "timer"
        : number == PcPorts.SERIAL_IRQ.start()
            ? "serial port"
            : number == PcPorts.RTC_IRQ.start() ? "real-time clock" : "";
  }
}
