package org.matryoshka.guest.kernel.signal;

/**
 * The stack for handlers with SA_ONSTACK (sigaltstack).
 *
 * @param address its lowest address
 * @param size its bytes; 0 if there is none
 * @param flags SS_AUTODISARM or 0
 */
public record AlternateStack(long address, long size, int flags) {
  /** State: a handler runs on it now. */
  public static final int SS_ONSTACK = 1;

  /** State: there is none. */
  public static final int SS_DISABLE = 2;

  /** Flag: it is disabled while a handler runs. */
  public static final int SS_AUTODISARM = 1 << 31;

  /** The smallest size that is accepted (MINSIGSTKSZ). */
  public static final int MIN_SIZE = 2048;

  /** No alternate stack. */
  public static AlternateStack none() {
    return new AlternateStack(0, 0, 0);
  }

  /** Whether a stack pointer lies in it. */
  public boolean holds(long stackPointer) {
    return Long.compareUnsigned(stackPointer, address) > 0
        && Long.compareUnsigned(stackPointer - address, size) <= 0;
  }

  /** Whether handlers may be put on it now. */
  public boolean isUsable(long stackPointer) {
    return size != 0 && !isOn(stackPointer);
  }

  /** Whether a handler runs on it, as far as the stack pointer tells. */
  public boolean isOn(long stackPointer) {
    return (flags & SS_AUTODISARM) == 0 && size != 0 && holds(stackPointer);
  }
}
