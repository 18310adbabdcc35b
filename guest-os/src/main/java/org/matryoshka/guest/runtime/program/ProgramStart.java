package org.matryoshka.guest.runtime.program;

import org.matryoshka.guest.magic.Code;
import org.matryoshka.guest.magic.Export;
import org.matryoshka.guest.magic.Memory;
import org.matryoshka.guest.magic.UserCall;
import org.matryoshka.guest.runtime.StaticInitializers;
import org.matryoshka.guest.runtime.Traps;

/**
 * The start of a program. The kernel leaves on the new stack: the number of arguments, their
 * addresses, 0, the addresses of the environment, 0, and the auxiliary vector (System V ABI,
 * x86-64, 3.4.1).
 */
public final class ProgramStart {
  private static final int SYS_RT_SIGACTION = 13;
  private static final int SYS_SIGALTSTACK = 131;
  private static final int SIGSEGV = 11;
  private static final long SA_SIGINFO = 4;
  private static final long SA_RESTORER = 0x0400_0000;
  private static final long SA_ONSTACK = 0x0800_0000;
  private static final long SA_RESETHAND = 0x8000_0000L;

  /** Offsets of a {@code struct ucontext} that Linux puts on the stack of a signal handler. */
  private static final int CONTEXT_RSP = 160;

  private static final int CONTEXT_RIP = 168;
  private static final int SIGINFO_ADDRESS = 16;

  private static long stack;

  private ProgramStart() {}

  /**
   * Makes the heap usable, has failures reported, runs the static initializers.
   *
   * @param firstStack the stack pointer that the kernel started the program with
   * @return the arguments of {@code main}: without the program's name
   */
  @Export("program_start")
  static String[] start(long firstStack) {
    stack = firstStack;
    ProgramHeap.start();
    Traps.setSink(new ProgramFailure());
    catchFaults();
    StaticInitializers.run();
    return strings(stack + 16, argumentCount() - 1);
  }

  private static int argumentCount() {
    return Math.max(1, (int) Memory.readLong(stack));
  }

  /** The highest address of the stack that can hold references of Java code. */
  static long stackTop() {
    return stack;
  }

  /** The name that the program was started by: argument 0. */
  public static String invokedAs() {
    return Memory.readLong(stack) == 0 ? "" : string(Memory.readLong(stack + 8));
  }

  /** The environment: texts like {@code PATH=/bin}. A new array each time. */
  public static String[] environment() {
    long first = stack + 16 + 8L * Memory.readLong(stack);
    int count = 0;
    while (Memory.readLong(first + 8L * count) != 0) {
      count++;
    }
    return strings(first, count);
  }

  private static String[] strings(long pointers, int count) {
    String[] strings = new String[count];
    for (int i = 0; i < count; i++) {
      strings[i] = string(Memory.readLong(pointers + 8L * i));
    }
    return strings;
  }

  private static String string(long address) {
    StringBuilder text = new StringBuilder();
    for (long at = address; Memory.readByte(at) != 0; at++) {
      text.append((char) Memory.readUnsignedByte(at));
    }
    return text.toString();
  }

  /**
   * Has SIGSEGV come to {@link #fault}, on a stack of its own in case the stack is what is full.
   */
  private static void catchFaults() {
    long area = Code.symbol("program_signal_area");
    Memory.writeLong(area, Code.symbol("program_fault_stack"));
    Memory.writeLong(
        area + 16, Code.symbol("program_fault_stack_end") - Code.symbol("program_fault_stack"));
    UserCall.syscall(SYS_SIGALTSTACK, area, 0);
    Memory.writeLong(area, Code.symbol("program_fault_entry"));
    Memory.writeLong(area + 8, SA_SIGINFO | SA_RESTORER | SA_ONSTACK | SA_RESETHAND);
    Memory.writeLong(area + 16, Code.symbol("program_signal_return"));
    UserCall.syscall(SYS_RT_SIGACTION, SIGSEGV, area, 0, 8);
  }

  /** The handler of SIGSEGV: reports a null pointer or a full stack, and ends the program. */
  @Export("program_fault")
  static void fault(int signal, long info, long context) {
    long address = Memory.readLong(info + SIGINFO_ADDRESS);
    long stackPointer = Memory.readLong(context + CONTEXT_RSP);
    boolean overflow = address >= stackPointer - 65536 && address < stackPointer + 4096;
    Traps.fault(
        overflow ? "java.lang.StackOverflowError" : "segmentation fault",
        address,
        Memory.readLong(context + CONTEXT_RIP),
        stackPointer);
  }
}
