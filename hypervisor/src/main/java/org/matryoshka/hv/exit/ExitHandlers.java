package org.matryoshka.hv.exit;

import java.util.HashMap;
import java.util.Map;

/** A handler for every kind of exit. Immutable. */
public final class ExitHandlers {
  private final Map<Class<? extends VmExit>, ExitHandler<?>> byKind;

  private ExitHandlers(Map<Class<? extends VmExit>, ExitHandler<?>> byKind) {
    this.byKind = byKind;
  }

  /** The hypervisor's own. */
  public static ExitHandlers standard() {
    ExitHandler<VmExit> emulate = (vcpu, exit) -> vcpu.emulate();
    return new ExitHandlers(Map.of())
        .with(VmExit.PageFault.class, new PageFaultHandler())
        .with(VmExit.GuestException.class, (vcpu, exit) -> vcpu.reflect())
        .with(VmExit.SoftwareInterrupt.class, new SoftwareInterruptHandler())
        .with(VmExit.RingSwitch.class, emulate)
        .with(VmExit.FlagsAccess.class, emulate)
        .with(VmExit.SegmentAccess.class, emulate)
        .with(VmExit.ExternalInterrupt.class, (vcpu, exit) -> vcpu.deliverInterrupt())
        .with(VmExit.TripleFault.class, new TripleFaultHandler())
        .with(VmExit.InterruptWindow.class, (vcpu, exit) -> vcpu.deliverInterrupt())
        .with(VmExit.Cpuid.class, emulate)
        .with(VmExit.Hlt.class, emulate)
        .with(VmExit.Invd.class, emulate)
        .with(VmExit.Wbinvd.class, emulate)
        .with(VmExit.Invlpg.class, emulate)
        .with(VmExit.Rdpmc.class, emulate)
        .with(VmExit.Rdtsc.class, emulate)
        .with(VmExit.Rdtscp.class, emulate)
        .with(VmExit.Vmcall.class, new HypercallHandler())
        .with(VmExit.CrAccess.class, emulate)
        .with(VmExit.DrAccess.class, emulate)
        .with(VmExit.IoInstruction.class, emulate)
        .with(VmExit.Rdmsr.class, emulate)
        .with(VmExit.Wrmsr.class, emulate)
        .with(VmExit.GdtrIdtrAccess.class, emulate)
        .with(VmExit.LdtrTrAccess.class, emulate)
        .with(VmExit.PreemptionTimer.class, (vcpu, exit) -> ExitOutcome.Yielded.INSTANCE);
  }

  /**
   * The same with another handler for one kind.
   *
   * @param kind a record of {@link VmExit}
   * @param handler may be one for any exit
   */
  public <E extends VmExit> ExitHandlers with(Class<E> kind, ExitHandler<? super E> handler) {
    Map<Class<? extends VmExit>, ExitHandler<?>> copy = new HashMap<>(byKind);
    copy.put(kind, handler);
    return new ExitHandlers(copy);
  }

  /**
   * The handler of a kind.
   *
   * @throws IllegalStateException if there is none
   */
  @SuppressWarnings("unchecked") // with() puts only handlers of a kind under its class
  public <E extends VmExit> ExitHandler<? super E> of(Class<E> kind) {
    ExitHandler<?> handler = byKind.get(kind);
    if (handler == null) {
      throw new IllegalStateException("no handler for exits of kind " + kind.getSimpleName());
    }
    return (ExitHandler<? super E>) handler;
  }
}
