package org.matryoshka.guest.kernel;

import org.matryoshka.guest.magic.Port;
import org.matryoshka.guest.magic.Processor;
import org.matryoshka.guest.runtime.FailureSink;
import org.matryoshka.guest.runtime.Traps;

/**
 * The end of a kernel that can't go on: says why, shows the way there as a Java stack trace,
 * switches the machine off with {@link #FAILURE}. What compiled code throws ends here, too. Uses
 * nothing that may be broken: no heap, no terminal, no interrupts.
 */
public final class Panic extends FailureSink {
  /** The port of the debug-exit device; the value written is the machine's exit value. */
  public static final int DEBUG_EXIT = 0xf4;

  /** Exit value of a run that ended well. */
  public static final int SUCCESS = 0x10;

  /** Exit value of a run that failed. */
  public static final int FAILURE = 1;

  private static final int UART_STATUS = EarlyConsole.UART + 5;
  private static final int CAN_SEND = 0x20;

  Panic() {}

  /** Ends the kernel with a message and the Java stack trace of the caller. Does not return. */
  @SuppressWarnings("DoNotCallSuggester") // to be called: that is what it is for
  public static void halt(String message) {
    throw new IllegalStateException(message);
  }

  /**
   * Ends the kernel because of a processor exception in it. Does not return.
   *
   * @param what the exception in words
   * @param address that was accessed; -1 if that means nothing
   * @param programCounter RIP of the instruction
   * @param stackPointer RSP there
   */
  public static void fault(String what, long address, long programCounter, long stackPointer) {
    Traps.fault(what, address, programCounter, stackPointer);
  }

  /** Switches the machine off with a value for the debug-exit port. Does not return. */
  public static void powerOff(int value) {
    Processor.disableInterrupts();
    Port.out8(DEBUG_EXIT, value);
    while (true) {
      Processor.halt();
    }
  }

  @Override
  public String introduction() {
    return "\nkernel panic: ";
  }

  @Override
  public void put(int character) {
    while ((Port.in8(UART_STATUS) & CAN_SEND) == 0) {
      // The transmitter empties by itself.
    }
    Port.out8(EarlyConsole.UART, character);
  }

  @Override
  public void stop() {
    if (Kernel.dispatcher() != null) {
      Kernel.dispatcher().explain(this);
    }
    powerOff(FAILURE);
  }
}
