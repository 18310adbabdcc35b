package org.matryoshka.hv.vcpu;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.io.InterruptSource;
import org.matryoshka.cpu.io.PortBus;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;
import org.matryoshka.isa.system.Cr0;
import org.matryoshka.isa.system.Cr4;
import org.matryoshka.isa.system.Efer;
import org.matryoshka.mmu.memory.MachineMemory;

/**
 * A core of the machine, set up so that whatever runs on it runs deprivileged: ring 3, no I/O
 * ports, an empty descriptor table, so that every load of a segment register but a null one traps,
 * no SYSCALL, no RDTSC. Where its IDT is does not matter: the hypervisor takes every trap before.
 */
public final class PhysicalCore implements Stateful {
  /** The hypervisor's descriptor tables, as SGDT and SIDT tell them to a guest in classic mode. */
  public static final long GDT_BASE = 0xFFFF_FF00_0000_0000L;

  /** See {@link #GDT_BASE}. */
  public static final long IDT_BASE = 0xFFFF_FF00_0000_1000L;

  /** The code segment that guests run in. */
  public static final int GUEST_CODE = 0x33;

  /** The stack segment that guests run in. */
  public static final int GUEST_STACK = 0x2B;

  /** CR0 while a guest runs. */
  static final long CR0 = Cr0.PG | Cr0.PE | Cr0.WP | Cr0.NE | Cr0.ET;

  private static final long CR4 = Cr4.PAE | Cr4.TSD;
  private static final long EFER = Efer.LME | Efer.LMA | Efer.NXE;
  private static final int CODE_ATTRIBUTES = 0xA0FB;
  private static final int STACK_ATTRIBUTES = 0xC0F3;

  private final int number;
  private final Cpu cpu;

  /** Whose translations and settings the core has. */
  private Vcpu occupant;

  private long time;

  /**
   * A core.
   *
   * @param number from 0
   */
  public PhysicalCore(int number, MachineMemory memory) {
    this.number = number;
    this.cpu = new Cpu(memory, new PortBus(), new NoInterrupts());
    CpuState state = cpu.state;
    state.cr0 = CR0;
    state.cr4 = CR4;
    state.efer = EFER;
    state.gdtBase = GDT_BASE;
    state.gdtLimit = 0;
    state.idtBase = IDT_BASE;
    state.idtLimit = 0xFFF;
    state.cpl = 3;
    state.segments[CpuState.CS].set(GUEST_CODE, 0, -1, CODE_ATTRIBUTES);
    state.segments[CpuState.SS].set(GUEST_STACK, 0, -1, STACK_ATTRIBUTES);
    cpu.reloadFromState();
  }

  /** From 0. */
  public int number() {
    return number;
  }

  /** The core itself. */
  public Cpu cpu() {
    return cpu;
  }

  /** Its local virtual time, in cycles. */
  public long time() {
    return time;
  }

  /** Moves its local time. */
  public void setTime(long now) {
    time = now;
  }

  /** Number of the virtual machine whose translations the core has; 0 before any has run here. */
  public int occupantVm() {
    return occupant == null ? 0 : occupant.vm();
  }

  /** Whether a virtual CPU was the last here, and has not been on another core since. */
  public boolean holdsTranslationsOf(int vm) {
    return occupant != null && occupant.vm() == vm && occupant.isLastCore(this);
  }

  /** Time and the core itself; whose it is comes with {@link #setOccupant}. */
  @Override
  public void state(StateFields fields) {
    time = fields.number("time", time);
    fields.part("cpu", cpu);
  }

  /** Whose translations the core has; null if nobody has run here. */
  public Vcpu occupant() {
    return occupant;
  }

  /** After the state was put back: whose translations the core has. */
  public void setOccupant(Vcpu vcpu) {
    occupant = vcpu;
    if (vcpu != null) {
      vcpu.interceptOn(cpu);
    }
  }

  /**
   * Takes note of who runs here.
   *
   * @return whether it is somebody else than before
   */
  boolean occupy(Vcpu newOccupant) {
    boolean changed = occupant != newOccupant;
    occupant = newOccupant;
    return changed;
  }

  /** The machine's own devices belong to nobody yet. */
  private static final class NoInterrupts implements InterruptSource {
    @Override
    public boolean pending() {
      return false;
    }

    @Override
    public int acknowledge() {
      throw new IllegalStateException("no interrupt is pending");
    }
  }
}
