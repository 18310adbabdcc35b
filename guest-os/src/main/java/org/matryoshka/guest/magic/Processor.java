package org.matryoshka.guest.magic;

/**
 * The processor's control registers, interrupt flag, time stamp and the few instructions of ring 0
 * (all but {@link #timestamp}, {@link #cpuid} and {@link #stackPointer} fault in user mode).
 */
public final class Processor {
  /** Index of EAX in {@link #cpuid}. */
  public static final int EAX = 0;

  /** Index of EBX in {@link #cpuid}. */
  public static final int EBX = 1;

  /** Index of ECX in {@link #cpuid}. */
  public static final int ECX = 2;

  /** Index of EDX in {@link #cpuid}. */
  public static final int EDX = 3;

  private Processor() {}

  /** CR0: protection, paging and cache control. */
  @Intrinsic
  public static long readCr0() {
    return HostedMachine.current().readControl(0);
  }

  /** Writes CR0. */
  @Intrinsic
  public static void writeCr0(long value) {
    HostedMachine.current().writeControl(0, value);
  }

  /** CR2: the address of the last page fault. */
  @Intrinsic
  public static long readCr2() {
    return HostedMachine.current().readControl(2);
  }

  /** Writes CR2. */
  @Intrinsic
  public static void writeCr2(long value) {
    HostedMachine.current().writeControl(2, value);
  }

  /** CR3: the physical address of the top page table. */
  @Intrinsic
  public static long readCr3() {
    return HostedMachine.current().readControl(3);
  }

  /** Writes CR3. */
  @Intrinsic
  public static void writeCr3(long value) {
    HostedMachine.current().writeControl(3, value);
  }

  /** CR4: extensions. */
  @Intrinsic
  public static long readCr4() {
    return HostedMachine.current().readControl(4);
  }

  /** Writes CR4. */
  @Intrinsic
  public static void writeCr4(long value) {
    HostedMachine.current().writeControl(4, value);
  }

  /** A model-specific register (RDMSR). */
  @Intrinsic
  public static long readMsr(int number) {
    return HostedMachine.current().readMsr(number);
  }

  /** Writes a model-specific register (WRMSR). */
  @Intrinsic
  public static void writeMsr(int number, long value) {
    HostedMachine.current().writeMsr(number, value);
  }

  /** Drops the translation of one page from the TLB (INVLPG). */
  @Intrinsic
  public static void invalidatePage(long address) {
    HostedMachine.current().record("invlpg", address);
  }

  /** Sets the interrupt flag (STI). */
  @Intrinsic
  public static void enableInterrupts() {
    HostedMachine.current().setInterruptsEnabled(true);
  }

  /** Clears the interrupt flag (CLI). */
  @Intrinsic
  public static void disableInterrupts() {
    HostedMachine.current().setInterruptsEnabled(false);
  }

  /**
   * Enables interrupts and waits for one with no gap between the two (STI; HLT; CLI): after it, an
   * interrupt has been handled and interrupts are off again. The idle loop's instruction.
   */
  @Intrinsic
  public static void waitForInterrupt() {
    HostedMachine.current().waitForInterrupt();
  }

  /** Stops the processor until an interrupt comes (HLT); with interrupts off, for ever. */
  @Intrinsic
  public static void halt() {
    HostedMachine.current().halt();
  }

  /** Tells the processor that this is a spin loop (PAUSE). */
  @Intrinsic
  public static void pause() {
    HostedMachine.current().record("pause", 0);
  }

  /** The time-stamp counter (RDTSC): cycles since reset, 1 GHz on our machine. */
  @Intrinsic
  public static long timestamp() {
    return HostedMachine.current().timestamp();
  }

  /**
   * One register of a CPUID leaf.
   *
   * @param register {@link #EAX}, {@link #EBX}, {@link #ECX} or {@link #EDX}; a constant
   */
  @Intrinsic
  public static int cpuid(int leaf, int subleaf, int register) {
    return HostedMachine.current().cpuid(leaf, subleaf, register);
  }

  /** The stack pointer at the call: an address inside the caller's frame. On the JVM 0. */
  @Intrinsic
  public static long stackPointer() {
    return 0;
  }

  /** Loads the global descriptor table register from the 10-byte operand at an address (LGDT). */
  @Intrinsic
  public static void loadGlobalDescriptors(long operand) {
    HostedMachine.current().record("lgdt", operand);
  }

  /**
   * Loads the interrupt descriptor table register from the 10-byte operand at an address (LIDT).
   */
  @Intrinsic
  public static void loadInterruptDescriptors(long operand) {
    HostedMachine.current().record("lidt", operand);
  }

  /** Loads the task register with a selector (LTR). */
  @Intrinsic
  public static void loadTask(int selector) {
    HostedMachine.current().record("ltr", selector);
  }

  /** Saves the x87 and SSE state to 512 bytes at a multiple of 16 (FXSAVE64). */
  @Intrinsic
  public static void saveFloatingPoint(long area) {
    HostedMachine.current().record("fxsave", area);
  }

  /** Loads the x87 and SSE state from 512 bytes at a multiple of 16 (FXRSTOR64). */
  @Intrinsic
  public static void restoreFloatingPoint(long area) {
    HostedMachine.current().record("fxrstor", area);
  }
}
