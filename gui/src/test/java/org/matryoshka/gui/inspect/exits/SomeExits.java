package org.matryoshka.gui.inspect.exits;

import java.util.List;
import org.matryoshka.gui.session.ExitEntry;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.ExitCosts;
import org.matryoshka.hv.exit.ExitOutcome;
import org.matryoshka.hv.exit.VmExit;
import org.matryoshka.hv.exit.VmExit.Direction;
import org.matryoshka.hv.observe.ExitRecord;
import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.fault.ExceptionVector;

/** Made-up exits for tests: one of each kind. */
public final class SomeExits {
  private SomeExits() {}

  /** One exit of every record of {@link VmExit}, and of every cause of a page fault. */
  public static List<VmExit> ofEveryKind() {
    return List.of(
        new VmExit.PageFault(0x1000, 2, ExitCause.TRUE_FAULT),
        new VmExit.PageFault(0x2000, 0, ExitCause.HIDDEN_FAULT),
        new VmExit.PageFault(0x3008, 3, ExitCause.TRACE_WRITE),
        new VmExit.PageFault(0xFEE0_0000L, 2, ExitCause.MMIO),
        new VmExit.GuestException(ExceptionVector.GENERAL_PROTECTION, 0x28),
        new VmExit.SoftwareInterrupt(0x80, false),
        new VmExit.SoftwareInterrupt(1, true),
        new VmExit.RingSwitch(Mnemonic.SYSCALL),
        new VmExit.FlagsAccess(Mnemonic.CLI),
        new VmExit.SegmentAccess(Mnemonic.LAR),
        new VmExit.ExternalInterrupt(),
        new VmExit.TripleFault(),
        new VmExit.InterruptWindow(),
        new VmExit.Cpuid(1, 0),
        new VmExit.Hlt(),
        new VmExit.Invd(),
        new VmExit.Wbinvd(),
        new VmExit.Invlpg(0x7000),
        new VmExit.Rdpmc(),
        new VmExit.Rdtsc(),
        new VmExit.Rdtscp(),
        new VmExit.Vmcall(1),
        new VmExit.CrAccess(3, Direction.WRITE),
        new VmExit.DrAccess(7, Direction.READ),
        new VmExit.IoInstruction(0x3F8, 1, Direction.WRITE),
        new VmExit.Rdmsr(0xC000_0080),
        new VmExit.Wrmsr(0xC000_0082, 0xFFFF_FFFF_8010_0000L),
        new VmExit.GdtrIdtrAccess(Mnemonic.LGDT),
        new VmExit.LdtrTrAccess(Mnemonic.LTR),
        new VmExit.PreemptionTimer());
  }

  /** An entry of a history. */
  public static ExitEntry entry(long index, int vm, long rip, VmExit exit, ExitOutcome outcome) {
    return new ExitEntry(
        index,
        10 * index,
        new ExitRecord(1000 * index, vm, 0, rip, exit, outcome, ExitCosts.of(exit, outcome)));
  }

  /** An entry of a history, of VM 1, that was emulated. */
  public static ExitEntry entry(long index, VmExit exit) {
    return entry(index, 1, 0x10_0000 + index, exit, ExitOutcome.Emulated.INSTANCE);
  }
}
