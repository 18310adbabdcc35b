package org.matryoshka.cpu.observe;

import org.matryoshka.cpu.decode.DecodedInstruction;

/**
 * Watches a core. Whether it is observed is decided once per slice of execution, so an observer
 * that is not there costs nothing. It must not change the core.
 */
public interface ExecutionObserver {
  /**
   * An instruction, or the next iteration of a repeated one, is going to be executed; the state is
   * that before it.
   *
   * @param rip its address
   * @return whether to go on; otherwise {@code Cpu.run} returns {@code StopReason.REQUESTED} at
   *     once. When the core runs again, it is asked again.
   */
  default boolean onBegin(long rip) {
    return true;
  }

  /**
   * An instruction has retired; the state is that after it.
   *
   * @param rip its address
   */
  default void onRetire(long rip, DecodedInstruction instruction) {}

  /**
   * A fault, or a debug trap, before it is delivered or intercepted.
   *
   * @param rip of the faulting instruction; after a trap, of the next
   * @param vector 0 to 31
   * @param errorCode 0 where there is none
   * @param address linear address of a page fault, else 0
   */
  default void onFault(long rip, int vector, int errorCode, long address) {}

  /**
   * A maskable interrupt, before it is delivered.
   *
   * @param rip of the next instruction
   */
  default void onInterrupt(long rip, int vector) {}
}
