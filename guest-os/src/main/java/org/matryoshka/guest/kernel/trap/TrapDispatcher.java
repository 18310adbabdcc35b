package org.matryoshka.guest.kernel.trap;

/** Where the assembly stubs hand over: exceptions and interrupts, system calls, first steps. */
public final class TrapDispatcher {
  private TrapDispatcher() {}
}
