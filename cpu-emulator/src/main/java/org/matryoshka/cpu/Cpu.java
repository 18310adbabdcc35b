package org.matryoshka.cpu;

import org.matryoshka.cpu.io.InterruptSource;
import org.matryoshka.cpu.io.PortBus;
import org.matryoshka.mmu.Mmu;
import org.matryoshka.mmu.memory.PhysicalMemory;

/**
 * One processor core: its state, its memory management unit, its buses, and the loop that runs
 * instructions.
 */
public final class Cpu {
  /** The register state. */
  public final CpuState state = new CpuState();

  /** Access to linear addresses. */
  public final Mmu mmu;

  /** The I/O ports. */
  public final PortBus ports;

  private final InterruptSource interrupts;
  private TrapInterceptor interceptor;
  private boolean trapSensitive;

  /**
   * A core.
   *
   * @param memory its physical memory
   * @param ports its I/O ports
   * @param interrupts where its maskable interrupts come from
   */
  public Cpu(PhysicalMemory memory, PortBus ports, InterruptSource interrupts) {
    this.mmu = new Mmu(memory);
    this.ports = ports;
    this.interrupts = interrupts;
  }

  /** Puts a hypervisor below whatever runs on this core; null takes it away. */
  public void setInterceptor(TrapInterceptor interceptor) {
    this.interceptor = interceptor;
  }

  /**
   * Whether sensitive instructions in ring 3 go to the interceptor (mode <em>trap</em>) or run as
   * on a classic x86.
   */
  public void setTrapSensitive(boolean trap) {
    trapSensitive = trap;
  }
}
