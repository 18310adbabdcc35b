package org.matryoshka.gui.timeline;

import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.ExitReason;

/** What a virtual CPU can be doing. */
public enum VcpuState {
  /** The guest runs, in its user mode. */
  USER('U', "guest user", "runs in user mode"),
  /** The guest runs, in its kernel. */
  KERNEL('K', "guest kernel", "runs in its kernel"),
  /** The hypervisor works for it: an exit is handled, an interrupt delivered. */
  HYPERVISOR('V', "hypervisor", "is in the hands of the hypervisor"),
  /** It could run, and waits for a core. */
  WAITING('W', "waits for a core", "waits for a core"),
  /** It could run, but has used up what its cap allows. */
  CAPPED('C', "capped", "has used up what its cap allows"),
  /** It has halted and waits for an interrupt. */
  HALTED('H', "halted", "has halted and waits for an interrupt"),
  /** It is not there: not started, paused, switched off or ended. */
  OFF('-', "off", "is off");

  private static final VcpuState[] ALL = values();
  private static final ExitReason[] REASONS = ExitReason.values();
  private static final ExitCause[] CAUSES = ExitCause.values();
  private static final int CORE_SHIFT = 4;
  private static final int REASON_SHIFT = 12;
  private static final int CAUSE_SHIFT = 20;
  private static final int KERNEL_BEFORE = 1 << 28;

  private final char letter;
  private final String word;
  private final String verb;

  VcpuState(char letter, String word, String verb) {
    this.letter = letter;
    this.word = word;
    this.verb = verb;
  }

  /** The letter that stands beside its colour. */
  public char letter() {
    return letter;
  }

  /** For legends and tables. */
  public String word() {
    return word;
  }

  /** What follows the name of the VM in a sentence. */
  public String verb() {
    return verb;
  }

  /** Whether it occupies a core. */
  public boolean isOnCore() {
    return this == USER || this == KERNEL || this == HYPERVISOR;
  }

  // The states with what belongs to them, packed into an int

  /**
   * The guest on a core.
   *
   * @param cpl its virtual privilege level
   */
  static int guest(int cpl, int core) {
    return (cpl == 3 ? USER : KERNEL).ordinal() | core << CORE_SHIFT;
  }

  /** The hypervisor handles an exit of a guest that was in the state {@code before}. */
  static int exit(int before, int core, ExitReason reason, ExitCause cause) {
    return delivery(before, core)
        | (reason.ordinal() + 1) << REASON_SHIFT
        | cause.ordinal() << CAUSE_SHIFT;
  }

  /** The hypervisor delivers an interrupt without an exit. */
  static int delivery(int before, int core) {
    return HYPERVISOR.ordinal() | core << CORE_SHIFT | (kernelBefore(before) ? KERNEL_BEFORE : 0);
  }

  private static boolean kernelBefore(int code) {
    return of(code) == KERNEL || (of(code) == HYPERVISOR && (code & KERNEL_BEFORE) != 0);
  }

  /** What the guest was doing before the hypervisor came in. */
  static int beforeHypervisor(int code) {
    return guest(kernelBefore(code) ? 0 : 3, core(code));
  }

  static VcpuState of(int code) {
    return ALL[code & 15];
  }

  static int core(int code) {
    return code >>> CORE_SHIFT & 0xFF;
  }

  /** Of an exit; null for everything else. */
  static ExitReason reason(int code) {
    int reason = code >>> REASON_SHIFT & 0xFF;
    return reason == 0 ? null : REASONS[reason - 1];
  }

  static ExitCause cause(int code) {
    return CAUSES[code >>> CAUSE_SHIFT & 0xFF];
  }
}
