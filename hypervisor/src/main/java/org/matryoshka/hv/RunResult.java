package org.matryoshka.hv;

/** Why {@link Hypervisor#run} returned. */
public enum RunResult {
  /** No virtual machine is running any more. */
  ALL_ENDED,
  /** The instructions asked for have been executed. */
  BUDGET,
  /** All running virtual machines wait for an interrupt that no device is going to raise. */
  ALL_IDLE,
  /** {@link Hypervisor#requestStop} was called. */
  REQUESTED
}
