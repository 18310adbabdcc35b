package org.matryoshka.hv.vcpu;

import java.util.function.IntConsumer;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.interrupt.InterruptDelivery;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;
import org.matryoshka.hv.exit.ExitContext;
import org.matryoshka.hv.exit.ExitOutcome;
import org.matryoshka.hv.observe.StepObserver;
import org.matryoshka.hv.shadow.ShadowMmu;
import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.RFlags;

/**
 * The virtual processor in the hands of exit handlers: executes what trapped, enters the guest's
 * handlers, and keeps the shadow's root in step with what that changes.
 */
final class VirtualProcessor implements ExitContext, Stateful {
  /** A repeated string instruction that is emulated does so many iterations in one exit. */
  private static final long ITERATIONS = 512;

  private static final int RUNNING = -1;

  private final Cpu cpu;
  private final ShadowMmu shadow;
  private final VirtualInterrupts interrupts;
  private final IntConsumer console;

  /** The instruction that exited; null if it could not be fetched, and for a debug trap. */
  private DecodedInstruction trapped;

  /** The exception that the guest gets if the exit is reflected. */
  private GuestFault fault;

  private long instructions;

  /** Null for nobody. */
  private StepObserver observer;

  private int vm;
  private int powerOffStatus = RUNNING;
  private GuestFault lastFault;
  private long lastFaultRip;

  VirtualProcessor(Cpu cpu, ShadowMmu shadow, VirtualInterrupts interrupts, IntConsumer console) {
    this.cpu = cpu;
    this.shadow = shadow;
    this.interrupts = interrupts;
    this.console = console;
  }

  /**
   * An exit is about to be handled.
   *
   * @param in the instruction that exited, or null
   * @param raised the exception that exited, or null
   */
  void trap(DecodedInstruction in, GuestFault raised) {
    trapped = in;
    fault = raised;
  }

  /** Instructions that were emulated. */
  long instructions() {
    return instructions;
  }

  /** What outlasts an exit; the processor itself is the virtual machine's. */
  @Override
  public void state(StateFields fields) {
    instructions = fields.number("instructions", instructions);
    powerOffStatus = fields.number("powerOffStatus", powerOffStatus);
    lastFaultRip = fields.number("lastFaultRip", lastFaultRip);
    GuestFault last = lastFault == null ? GuestFault.invalidOpcode() : lastFault;
    boolean faulted = fields.flag("faulted", lastFault != null);
    int vector = fields.number("lastFault", last.vector().ordinal());
    int error = fields.number("lastError", last.errorCode());
    long address = fields.number("lastAddress", last.address());
    if (fields.loading()) {
      ExceptionVector kind = ExceptionVector.values()[vector];
      lastFault =
          !faulted
              ? null
              : kind == ExceptionVector.PAGE_FAULT
                  ? GuestFault.pageFault(address, error)
                  : GuestFault.of(kind, error);
    }
  }

  /** The guest has written the debug-exit port. */
  void powerOff(int status) {
    powerOffStatus = status;
  }

  @Override
  public Cpu cpu() {
    return cpu;
  }

  void setStepObserver(int number, StepObserver newObserver) {
    vm = number;
    observer = newObserver;
  }

  @Override
  public ExitOutcome emulate() {
    CpuState state = cpu.state;
    long rip = state.rip;
    boolean stepping = (state.systemFlags & RFlags.TF) != 0;
    long retired = cpu.retired();
    DecodedInstruction in;
    try {
      in = trapped == null ? cpu.fetch(state.rip) : trapped;
      cpu.execute(in, ITERATIONS);
    } catch (GuestFault raised) {
      return reflect(raised);
    }
    instructions += cpu.retired() - retired;
    if (observer != null && cpu.retired() != retired) {
      observer.retired(vm, rip, in);
    }
    if (powerOffStatus != RUNNING) {
      return new ExitOutcome.PoweredOff(powerOffStatus);
    }
    if (stepping && !deliversEvent(in.instruction.mnemonic())) {
      InterruptDelivery.deliverSingleStep(cpu);
    }
    boolean switched = shadow.selectRoot(state);
    if (state.halted) {
      return ExitOutcome.Blocked.INSTANCE;
    }
    return switched
        ? new ExitOutcome.SwitchedRoot(shadow.root().number())
        : ExitOutcome.Emulated.INSTANCE;
  }

  /** Whether an instruction delivers an event itself, so that its own single-step trap is lost. */
  private static boolean deliversEvent(Mnemonic mnemonic) {
    return switch (mnemonic) {
      case INT, INT1, INT3 -> true;
      default -> false;
    };
  }

  @Override
  public ExitOutcome reflect() {
    return reflect(fault);
  }

  @Override
  public ExitOutcome reflect(GuestFault raised) {
    lastFault = raised;
    lastFaultRip = cpu.state.rip;
    InterruptDelivery.deliver(cpu, raised);
    shadow.selectRoot(cpu.state);
    return new ExitOutcome.Injected(raised.vector().vector());
  }

  @Override
  public ExitOutcome reflectSingleStep() {
    InterruptDelivery.deliverSingleStep(cpu);
    shadow.selectRoot(cpu.state);
    return new ExitOutcome.Injected(ExceptionVector.DEBUG.vector());
  }

  @Override
  public ExitOutcome fillShadow() {
    if (!shadow.fill()) {
      return emulate();
    }
    return new ExitOutcome.Filled(fault.address(), shadow.gpa());
  }

  @Override
  public ExitOutcome deliverInterrupt() {
    if (!interrupts.isDeliverable()) {
      return ExitOutcome.Resumed.INSTANCE;
    }
    int vector = interrupts.deliver();
    shadow.selectRoot(cpu.state);
    return new ExitOutcome.Injected(vector);
  }

  @Override
  public void skipInstruction() {
    long rip = cpu.state.rip;
    cpu.state.rip += trapped.length;
    instructions++;
    if (observer != null) {
      observer.retired(vm, rip, trapped);
    }
  }

  @Override
  public void print(int character) {
    console.accept(character);
  }

  @Override
  public String shutdownReason() {
    String first =
        lastFault == null
            ? "an interrupt"
            : "%s at RIP 0x%x".formatted(lastFault.getMessage(), lastFaultRip);
    return "triple fault: the guest's double-fault handler could not be entered after " + first;
  }
}
