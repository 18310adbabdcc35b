package org.matryoshka.hv.exit;

/**
 * Hands each exit to its handler: one switch over all kinds, without a default, so that a new kind
 * of exit does not compile before somebody deals with it.
 */
public final class ExitDispatcher {
  private final ExitHandler<? super VmExit.PageFault> pageFault;
  private final ExitHandler<? super VmExit.GuestException> guestException;
  private final ExitHandler<? super VmExit.SoftwareInterrupt> softwareInterrupt;
  private final ExitHandler<? super VmExit.RingSwitch> ringSwitch;
  private final ExitHandler<? super VmExit.FlagsAccess> flagsAccess;
  private final ExitHandler<? super VmExit.SegmentAccess> segmentAccess;
  private final ExitHandler<? super VmExit.ExternalInterrupt> externalInterrupt;
  private final ExitHandler<? super VmExit.TripleFault> tripleFault;
  private final ExitHandler<? super VmExit.InterruptWindow> interruptWindow;
  private final ExitHandler<? super VmExit.Cpuid> cpuid;
  private final ExitHandler<? super VmExit.Hlt> hlt;
  private final ExitHandler<? super VmExit.Invd> invd;
  private final ExitHandler<? super VmExit.Wbinvd> wbinvd;
  private final ExitHandler<? super VmExit.Invlpg> invlpg;
  private final ExitHandler<? super VmExit.Rdpmc> rdpmc;
  private final ExitHandler<? super VmExit.Rdtsc> rdtsc;
  private final ExitHandler<? super VmExit.Rdtscp> rdtscp;
  private final ExitHandler<? super VmExit.Vmcall> vmcall;
  private final ExitHandler<? super VmExit.CrAccess> crAccess;
  private final ExitHandler<? super VmExit.DrAccess> drAccess;
  private final ExitHandler<? super VmExit.IoInstruction> ioInstruction;
  private final ExitHandler<? super VmExit.Rdmsr> rdmsr;
  private final ExitHandler<? super VmExit.Wrmsr> wrmsr;
  private final ExitHandler<? super VmExit.GdtrIdtrAccess> gdtrIdtrAccess;
  private final ExitHandler<? super VmExit.LdtrTrAccess> ldtrTrAccess;
  private final ExitHandler<? super VmExit.PreemptionTimer> preemptionTimer;

  /** A dispatcher to these handlers. */
  public ExitDispatcher(ExitHandlers handlers) {
    pageFault = handlers.of(VmExit.PageFault.class);
    guestException = handlers.of(VmExit.GuestException.class);
    softwareInterrupt = handlers.of(VmExit.SoftwareInterrupt.class);
    ringSwitch = handlers.of(VmExit.RingSwitch.class);
    flagsAccess = handlers.of(VmExit.FlagsAccess.class);
    segmentAccess = handlers.of(VmExit.SegmentAccess.class);
    externalInterrupt = handlers.of(VmExit.ExternalInterrupt.class);
    tripleFault = handlers.of(VmExit.TripleFault.class);
    interruptWindow = handlers.of(VmExit.InterruptWindow.class);
    cpuid = handlers.of(VmExit.Cpuid.class);
    hlt = handlers.of(VmExit.Hlt.class);
    invd = handlers.of(VmExit.Invd.class);
    wbinvd = handlers.of(VmExit.Wbinvd.class);
    invlpg = handlers.of(VmExit.Invlpg.class);
    rdpmc = handlers.of(VmExit.Rdpmc.class);
    rdtsc = handlers.of(VmExit.Rdtsc.class);
    rdtscp = handlers.of(VmExit.Rdtscp.class);
    vmcall = handlers.of(VmExit.Vmcall.class);
    crAccess = handlers.of(VmExit.CrAccess.class);
    drAccess = handlers.of(VmExit.DrAccess.class);
    ioInstruction = handlers.of(VmExit.IoInstruction.class);
    rdmsr = handlers.of(VmExit.Rdmsr.class);
    wrmsr = handlers.of(VmExit.Wrmsr.class);
    gdtrIdtrAccess = handlers.of(VmExit.GdtrIdtrAccess.class);
    ldtrTrAccess = handlers.of(VmExit.LdtrTrAccess.class);
    preemptionTimer = handlers.of(VmExit.PreemptionTimer.class);
  }

  /** Deals with an exit. */
  public ExitOutcome dispatch(ExitContext vcpu, VmExit exit) {
    return switch (exit) {
      case VmExit.PageFault e -> pageFault.handle(vcpu, e);
      case VmExit.GuestException e -> guestException.handle(vcpu, e);
      case VmExit.SoftwareInterrupt e -> softwareInterrupt.handle(vcpu, e);
      case VmExit.RingSwitch e -> ringSwitch.handle(vcpu, e);
      case VmExit.FlagsAccess e -> flagsAccess.handle(vcpu, e);
      case VmExit.SegmentAccess e -> segmentAccess.handle(vcpu, e);
      case VmExit.ExternalInterrupt e -> externalInterrupt.handle(vcpu, e);
      case VmExit.TripleFault e -> tripleFault.handle(vcpu, e);
      case VmExit.InterruptWindow e -> interruptWindow.handle(vcpu, e);
      case VmExit.Cpuid e -> cpuid.handle(vcpu, e);
      case VmExit.Hlt e -> hlt.handle(vcpu, e);
      case VmExit.Invd e -> invd.handle(vcpu, e);
      case VmExit.Wbinvd e -> wbinvd.handle(vcpu, e);
      case VmExit.Invlpg e -> invlpg.handle(vcpu, e);
      case VmExit.Rdpmc e -> rdpmc.handle(vcpu, e);
      case VmExit.Rdtsc e -> rdtsc.handle(vcpu, e);
      case VmExit.Rdtscp e -> rdtscp.handle(vcpu, e);
      case VmExit.Vmcall e -> vmcall.handle(vcpu, e);
      case VmExit.CrAccess e -> crAccess.handle(vcpu, e);
      case VmExit.DrAccess e -> drAccess.handle(vcpu, e);
      case VmExit.IoInstruction e -> ioInstruction.handle(vcpu, e);
      case VmExit.Rdmsr e -> rdmsr.handle(vcpu, e);
      case VmExit.Wrmsr e -> wrmsr.handle(vcpu, e);
      case VmExit.GdtrIdtrAccess e -> gdtrIdtrAccess.handle(vcpu, e);
      case VmExit.LdtrTrAccess e -> ldtrTrAccess.handle(vcpu, e);
      case VmExit.PreemptionTimer e -> preemptionTimer.handle(vcpu, e);
    };
  }
}
