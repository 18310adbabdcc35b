package org.matryoshka.guest.runtime;

import org.matryoshka.guest.magic.Processor;

/**
 * What compiled code calls when Java says that it throws: it reports the exception with a stack
 * trace to the {@link FailureSink} and stops. None of the methods returns.
 */
public final class Traps {
  private static FailureSink sink;
  private static boolean failing;

  private Traps() {}

  /** Says where reports go. Before this, a failure stops the processor without a word. */
  public static void setSink(FailureSink newSink) {
    sink = newSink;
  }

  /** An array index that is negative or not less than the length. */
  public static void bounds(int index, int length) {
    begin();
    sink.text("java.lang.ArrayIndexOutOfBoundsException: Index ");
    sink.decimal(index);
    sink.text(" out of bounds for length ");
    sink.decimal(length);
    end(StackTrace.returnAddress(), StackTrace.stackPointer());
  }

  /** Null where an object is needed. */
  public static void nullPointer() {
    begin();
    sink.text("java.lang.NullPointerException");
    end(StackTrace.returnAddress(), StackTrace.stackPointer());
  }

  /** An object that is not of the class that it is cast to, given by its type descriptor. */
  public static void cast(Object object, long descriptor) {
    begin();
    sink.text("java.lang.ClassCastException: class ");
    sink.text(Names.classOf(object));
    sink.text(" cannot be cast to class ");
    sink.text(Names.ofDescriptor(descriptor));
    end(StackTrace.returnAddress(), StackTrace.stackPointer());
  }

  /** A division by zero. */
  public static void division() {
    begin();
    sink.text("java.lang.ArithmeticException: / by zero");
    end(StackTrace.returnAddress(), StackTrace.stackPointer());
  }

  /** A negative length of a new array. */
  public static void negativeSize(int length) {
    begin();
    sink.text("java.lang.NegativeArraySizeException: ");
    sink.decimal(length);
    end(StackTrace.returnAddress(), StackTrace.stackPointer());
  }

  /** An object stored into an array whose elements are of another class. */
  public static void arrayStore(Object object) {
    begin();
    sink.text("java.lang.ArrayStoreException: ");
    sink.text(Names.classOf(object));
    end(StackTrace.returnAddress(), StackTrace.stackPointer());
  }

  /** A {@code throw} statement. */
  public static void thrown(Throwable exception) {
    begin();
    sink.text(exception == null ? "java.lang.NullPointerException" : exception.toString());
    end(StackTrace.returnAddress(), StackTrace.stackPointer());
  }

  /** The end of a method that the compiler proved can't be reached. */
  public static void missingReturn() {
    begin();
    sink.text("java.lang.Error: reached the end of a method that does not end");
    end(StackTrace.returnAddress(), StackTrace.stackPointer());
  }

  /** The heap is full. */
  public static void outOfMemory(long bytes) {
    begin();
    sink.text("java.lang.OutOfMemoryError: no room for ");
    sink.decimal(bytes);
    sink.text(" bytes");
    end(StackTrace.returnAddress(), StackTrace.stackPointer());
  }

  /**
   * A processor exception in compiled code, reported by the kernel's trap handler or a program's
   * signal handler.
   *
   * @param what the exception in words; in compiled code an access below 4096 is a null pointer
   * @param address the address that was accessed, shown if {@code what} is a page fault
   * @param programCounter RIP of the instruction
   * @param stackPointer RSP there
   */
  public static void fault(String what, long address, long programCounter, long stackPointer) {
    begin();
    if (address >= 0 && address < 4096 && FunctionTable.find(programCounter) != 0) {
      sink.text("java.lang.NullPointerException");
    } else {
      sink.text(what);
      sink.text(" at ");
      sink.hex(programCounter);
      sink.text(", address ");
      sink.hex(address);
    }
    sink.put('\n');
    StackTrace.print(sink, programCounter, stackPointer, false);
    stop();
  }

  private static void begin() {
    if (sink == null || failing) {
      stop();
    }
    failing = true;
    sink.text(sink.introduction());
  }

  /** Without the frame of the method of this class that calls it, where the trace starts. */
  private static void end(long programCounter, long stackPointer) {
    sink.put('\n');
    StackTrace.print(sink, programCounter, stackPointer, true, 1);
    stop();
  }

  private static void stop() {
    if (sink != null) {
      sink.stop();
    }
    while (true) {
      Processor.halt();
    }
  }
}
