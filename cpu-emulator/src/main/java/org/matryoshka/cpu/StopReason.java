package org.matryoshka.cpu;

/** Why {@link Cpu#run} returned. */
public enum StopReason {
  /** The instructions asked for have been retired. */
  BUDGET,
  /** HLT with no interrupt to take; run again when one is pending. */
  HALTED,
  /** A triple fault shut the core down; only a reset gets it out. */
  SHUTDOWN,
  /** The {@link TrapInterceptor} asked for it. */
  INTERCEPTED,
  /** {@link Cpu#requestStop} was called, for instance by a device that ends the run. */
  REQUESTED
}
