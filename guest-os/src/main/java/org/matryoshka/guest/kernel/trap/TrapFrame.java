package org.matryoshka.guest.kernel.trap;

import org.matryoshka.guest.magic.Memory;

/**
 * The registers of a program that was interrupted, as they lie on the kernel stack. A frame is the
 * address of its lowest byte; the methods are its fields. The order is that of Linux's {@code
 * pt_regs}, with the vector between: the CPU pushes from RIP on, the stubs of {@code traps.asm} the
 * rest.
 */
public final class TrapFrame {
  /** Bytes of a frame. */
  public static final int SIZE = 22 * 8;

  /** Value of {@link #vector} in a frame that SYSCALL made. */
  public static final int SYSTEM_CALL = 0x100;

  /** Selector of the user's code segment: what CS of a frame of user mode holds. */
  public static final int USER_CODE = 0x23;

  /** Selector of the user's data segment, for SS. */
  public static final int USER_DATA = 0x1b;

  private static final int R15 = 0;
  private static final int R14 = 8;
  private static final int R13 = 16;
  private static final int R12 = 24;
  private static final int RBP = 32;
  private static final int RBX = 40;
  private static final int R11 = 48;
  private static final int R10 = 56;
  private static final int R9 = 64;
  private static final int R8 = 72;
  private static final int RAX = 80;
  private static final int RCX = 88;
  private static final int RDX = 96;
  private static final int RSI = 104;
  private static final int RDI = 112;
  private static final int VECTOR = 120;
  private static final int ERROR = 128;
  private static final int RIP = 136;
  private static final int CS = 144;
  private static final int RFLAGS = 152;
  private static final int RSP = 160;
  private static final int SS = 168;

  private TrapFrame() {}

  /** R15 of the interrupted program. */
  public static long r15(long frame) {
    return Memory.readLong(frame + R15);
  }

  /** Sets R15 of the interrupted program. */
  public static void setR15(long frame, long value) {
    Memory.writeLong(frame + R15, value);
  }

  /** R14 of the interrupted program. */
  public static long r14(long frame) {
    return Memory.readLong(frame + R14);
  }

  /** Sets R14 of the interrupted program. */
  public static void setR14(long frame, long value) {
    Memory.writeLong(frame + R14, value);
  }

  /** R13 of the interrupted program. */
  public static long r13(long frame) {
    return Memory.readLong(frame + R13);
  }

  /** Sets R13 of the interrupted program. */
  public static void setR13(long frame, long value) {
    Memory.writeLong(frame + R13, value);
  }

  /** R12 of the interrupted program. */
  public static long r12(long frame) {
    return Memory.readLong(frame + R12);
  }

  /** Sets R12 of the interrupted program. */
  public static void setR12(long frame, long value) {
    Memory.writeLong(frame + R12, value);
  }

  /** RBP of the interrupted program. */
  public static long rbp(long frame) {
    return Memory.readLong(frame + RBP);
  }

  /** Sets RBP of the interrupted program. */
  public static void setRbp(long frame, long value) {
    Memory.writeLong(frame + RBP, value);
  }

  /** RBX of the interrupted program. */
  public static long rbx(long frame) {
    return Memory.readLong(frame + RBX);
  }

  /** Sets RBX of the interrupted program. */
  public static void setRbx(long frame, long value) {
    Memory.writeLong(frame + RBX, value);
  }

  /** R11 of the interrupted program. */
  public static long r11(long frame) {
    return Memory.readLong(frame + R11);
  }

  /** Sets R11 of the interrupted program. */
  public static void setR11(long frame, long value) {
    Memory.writeLong(frame + R11, value);
  }

  /** R10 of the interrupted program. */
  public static long r10(long frame) {
    return Memory.readLong(frame + R10);
  }

  /** Sets R10 of the interrupted program. */
  public static void setR10(long frame, long value) {
    Memory.writeLong(frame + R10, value);
  }

  /** R9 of the interrupted program. */
  public static long r9(long frame) {
    return Memory.readLong(frame + R9);
  }

  /** Sets R9 of the interrupted program. */
  public static void setR9(long frame, long value) {
    Memory.writeLong(frame + R9, value);
  }

  /** R8 of the interrupted program. */
  public static long r8(long frame) {
    return Memory.readLong(frame + R8);
  }

  /** Sets R8 of the interrupted program. */
  public static void setR8(long frame, long value) {
    Memory.writeLong(frame + R8, value);
  }

  /** RAX of the interrupted program. */
  public static long rax(long frame) {
    return Memory.readLong(frame + RAX);
  }

  /** Sets RAX of the interrupted program. */
  public static void setRax(long frame, long value) {
    Memory.writeLong(frame + RAX, value);
  }

  /** RCX of the interrupted program. */
  public static long rcx(long frame) {
    return Memory.readLong(frame + RCX);
  }

  /** Sets RCX of the interrupted program. */
  public static void setRcx(long frame, long value) {
    Memory.writeLong(frame + RCX, value);
  }

  /** RDX of the interrupted program. */
  public static long rdx(long frame) {
    return Memory.readLong(frame + RDX);
  }

  /** Sets RDX of the interrupted program. */
  public static void setRdx(long frame, long value) {
    Memory.writeLong(frame + RDX, value);
  }

  /** RSI of the interrupted program. */
  public static long rsi(long frame) {
    return Memory.readLong(frame + RSI);
  }

  /** Sets RSI of the interrupted program. */
  public static void setRsi(long frame, long value) {
    Memory.writeLong(frame + RSI, value);
  }

  /** RDI of the interrupted program. */
  public static long rdi(long frame) {
    return Memory.readLong(frame + RDI);
  }

  /** Sets RDI of the interrupted program. */
  public static void setRdi(long frame, long value) {
    Memory.writeLong(frame + RDI, value);
  }

  /** RIP of the interrupted program. */
  public static long rip(long frame) {
    return Memory.readLong(frame + RIP);
  }

  /** Sets RIP of the interrupted program. */
  public static void setRip(long frame, long value) {
    Memory.writeLong(frame + RIP, value);
  }

  /** RFLAGS of the interrupted program. */
  public static long rflags(long frame) {
    return Memory.readLong(frame + RFLAGS);
  }

  /** Sets RFLAGS of the interrupted program. */
  public static void setRflags(long frame, long value) {
    Memory.writeLong(frame + RFLAGS, value);
  }

  /** RSP of the interrupted program. */
  public static long rsp(long frame) {
    return Memory.readLong(frame + RSP);
  }

  /** Sets RSP of the interrupted program. */
  public static void setRsp(long frame, long value) {
    Memory.writeLong(frame + RSP, value);
  }

  /** CS of the interrupted program. */
  public static long cs(long frame) {
    return Memory.readLong(frame + CS);
  }

  /** Sets CS of the interrupted program. */
  public static void setCs(long frame, long value) {
    Memory.writeLong(frame + CS, value);
  }

  /** SS of the interrupted program. */
  public static long ss(long frame) {
    return Memory.readLong(frame + SS);
  }

  /** Sets SS of the interrupted program. */
  public static void setSs(long frame, long value) {
    Memory.writeLong(frame + SS, value);
  }

  /** The exception or interrupt vector, or {@link #SYSTEM_CALL}. */
  public static int vector(long frame) {
    return Memory.readInt(frame + VECTOR);
  }

  /** Sets the vector. */
  public static void setVector(long frame, int vector) {
    Memory.writeLong(frame + VECTOR, vector);
  }

  /** The error code that the CPU pushed, 0 if it pushes none. */
  public static int error(long frame) {
    return Memory.readInt(frame + ERROR);
  }

  /**
   * The number of the system call, which stays here when RAX already holds the result: a call that
   * is restarted finds it again. -1 in a frame that no system call made.
   */
  public static long systemCall(long frame) {
    return vector(frame) == SYSTEM_CALL ? Memory.readLong(frame + ERROR) : -1;
  }

  /** Whether the interrupted program is a user's. */
  public static boolean isUser(long frame) {
    return (Memory.readInt(frame + CS) & 3) != 0;
  }

  /** Copies a whole frame, as fork does. */
  public static void copy(long to, long from) {
    Memory.copy(to, from, SIZE);
  }
}
