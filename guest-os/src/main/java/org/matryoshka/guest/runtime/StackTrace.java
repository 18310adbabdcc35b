package org.matryoshka.guest.runtime;

import org.matryoshka.guest.magic.Import;
import org.matryoshka.guest.magic.Memory;

/** Prints stack traces as Java does, by the {@link FunctionTable}; allocates nothing. */
public final class StackTrace {
  private static final int DEEPEST = 64;

  private StackTrace() {}

  /**
   * Prints the frames from a place in compiled code outwards, until code that is not compiled Java.
   *
   * @param programCounter an instruction behind the prologue of its function
   * @param stackPointer RSP there
   * @param isReturnAddress whether the place is where a call returns to, so that the line is that
   *     of the instruction before
   */
  public static void print(
      FailureSink sink, long programCounter, long stackPointer, boolean isReturnAddress) {
    print(sink, programCounter, stackPointer, isReturnAddress, 0);
  }

  static void print(
      FailureSink sink,
      long programCounter,
      long stackPointer,
      boolean isReturnAddress,
      int skippedFrames) {
    long address = isReturnAddress ? programCounter - 1 : programCounter;
    long sp = stackPointer;
    long entry = FunctionTable.find(address);
    for (int depth = 0; entry != 0; depth++) {
      if (depth == DEEPEST) {
        sink.text("\t...\n");
        return;
      }
      if (depth >= skippedFrames) {
        FunctionTable.print(sink, entry, address);
      }
      sp += FunctionTable.frameSize(entry, address);
      address = Memory.readLong(sp) - 1;
      sp += 8;
      entry = FunctionTable.find(address);
    }
  }

  /** RSP of the caller, as it is behind this call. */
  @Import("runtime_stack_pointer")
  static native long stackPointer();

  /** The address behind this call in the caller. */
  @Import("runtime_return_address")
  static native long returnAddress();
}
