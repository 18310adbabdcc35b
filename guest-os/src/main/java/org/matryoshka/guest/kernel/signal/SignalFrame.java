package org.matryoshka.guest.kernel.signal;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.memory.UserMemory;
import org.matryoshka.guest.kernel.task.Task;
import org.matryoshka.guest.kernel.trap.FloatingPoint;
import org.matryoshka.guest.kernel.trap.TrapFrame;

/**
 * What a handler finds on the stack: Linux's {@code rt_sigframe} for x86-64 ({@code
 * arch/x86/include/asm/sigframe.h}), to the byte, since C libraries and debuggers look into it.
 *
 * <pre>
 *   +0    return address: the action's restorer, which calls rt_sigreturn
 *   +8    ucontext: flags, link, stack (24 bytes), registers (256 bytes), mask (8 bytes)
 *   +312  siginfo (128 bytes)
 *   +440  end; above, at a multiple of 64, the floating-point state (FXSAVE, 512 bytes)
 * </pre>
 */
final class SignalFrame {
  private static final int SIZE = 440;
  private static final int CONTEXT = 8;
  private static final int STACK = CONTEXT + 16;
  private static final int REGISTERS = CONTEXT + 40;
  private static final int MASK = CONTEXT + 296;
  private static final int INFO = 312;
  private static final int INFO_BYTES = 128;
  private static final int FLOATING_POINT = REGISTERS + 184;
  private static final int RED_ZONE = 128;

  /** UC_SIGCONTEXT_SS | UC_STRICT_RESTORE_SS: SS is saved and restored. */
  private static final long CONTEXT_FLAGS = 6;

  /** The flags that a handler may change in the frame: AC OF DF TF SF ZF AF PF CF RF. */
  private static final long USER_FLAGS = 0x5_0dd5;

  private static final long DIRECTION = 1 << 10;
  private static final long TRAP = 1 << 8;
  private static final long RESUME = 1 << 16;

  private SignalFrame() {}

  /**
   * Puts a frame on the user's stack and the task into the handler.
   *
   * @return false if the stack can't be written, or the handler is no address
   */
  static boolean push(Task task, long frame, SignalInfo info, SignalAction action) {
    long handler = action.handler();
    if (!UserMemory.isRange(handler, 1) || !action.has(SignalAction.SA_RESTORER)) {
      return false;
    }
    AlternateStack alternate = task.alternateStack();
    long top = TrapFrame.rsp(frame) - RED_ZONE;
    boolean switches = false;
    if (action.has(SignalAction.SA_ONSTACK) && alternate.isUsable(TrapFrame.rsp(frame))) {
      top = alternate.address() + alternate.size();
      switches = true;
    }
    long floatingPoint = top - FloatingPoint.AREA_SIZE & -64L;
    long at = (floatingPoint - SIZE & -16L) - 8;
    boolean leaves = !switches && alternate.isOn(TrapFrame.rsp(frame)) && !alternate.holds(at);
    if (leaves || !UserMemory.isRange(at, SIZE + FloatingPoint.AREA_SIZE)) {
      return false; // the alternate stack is used up
    }
    byte[] image = new byte[SIZE];
    putLong(image, 0, action.restorer());
    putLong(image, CONTEXT, CONTEXT_FLAGS);
    putStack(image, alternate, TrapFrame.rsp(frame));
    putRegisters(image, frame, info);
    putLong(image, FLOATING_POINT, Kernel.floatingPoint().isPresent() ? floatingPoint : 0);
    putLong(image, MASK, task.takeSavedMask());
    byte[] details = SignalInfoLayout.bytes(info);
    for (int i = 0; i < INFO_BYTES; i++) {
      image[INFO + i] = details[i];
    }
    UserMemory memory = Kernel.userMemory();
    if (!memory.copyOut(image, 0, SIZE, at) || !saveFloatingPoint(task, floatingPoint)) {
      return false;
    }
    if ((alternate.flags() & AlternateStack.SS_AUTODISARM) != 0) {
      task.setAlternateStack(AlternateStack.none());
    }
    TrapFrame.setRdi(frame, info.number());
    TrapFrame.setRsi(frame, at + INFO);
    TrapFrame.setRdx(frame, at + CONTEXT);
    TrapFrame.setRax(frame, 0);
    TrapFrame.setRsp(frame, at);
    TrapFrame.setRip(frame, handler);
    TrapFrame.setRflags(frame, TrapFrame.rflags(frame) & ~(DIRECTION | TRAP | RESUME));
    TrapFrame.setVector(frame, 0);
    return true;
  }

  private static void putStack(byte[] image, AlternateStack stack, long stackPointer) {
    putLong(image, STACK, stack.address());
    putInt(image, STACK + 8, stack.state(stackPointer));
    putLong(image, STACK + 16, stack.size());
  }

  private static void putRegisters(byte[] image, long frame, SignalInfo info) {
    putLong(image, REGISTERS, TrapFrame.r8(frame));
    putLong(image, REGISTERS + 8, TrapFrame.r9(frame));
    putLong(image, REGISTERS + 16, TrapFrame.r10(frame));
    putLong(image, REGISTERS + 24, TrapFrame.r11(frame));
    putLong(image, REGISTERS + 32, TrapFrame.r12(frame));
    putLong(image, REGISTERS + 40, TrapFrame.r13(frame));
    putLong(image, REGISTERS + 48, TrapFrame.r14(frame));
    putLong(image, REGISTERS + 56, TrapFrame.r15(frame));
    putLong(image, REGISTERS + 64, TrapFrame.rdi(frame));
    putLong(image, REGISTERS + 72, TrapFrame.rsi(frame));
    putLong(image, REGISTERS + 80, TrapFrame.rbp(frame));
    putLong(image, REGISTERS + 88, TrapFrame.rbx(frame));
    putLong(image, REGISTERS + 96, TrapFrame.rdx(frame));
    putLong(image, REGISTERS + 104, TrapFrame.rax(frame));
    putLong(image, REGISTERS + 112, TrapFrame.rcx(frame));
    putLong(image, REGISTERS + 120, TrapFrame.rsp(frame));
    putLong(image, REGISTERS + 128, TrapFrame.rip(frame));
    putLong(image, REGISTERS + 136, TrapFrame.rflags(frame));
    // CS, GS, FS and SS, 16 bits each
    putLong(image, REGISTERS + 144, TrapFrame.USER_CODE | (long) TrapFrame.USER_DATA << 48);
    if (info.isFault()) {
      putLong(image, REGISTERS + 152, info.errorCode());
      putLong(image, REGISTERS + 160, info.trap());
      putLong(image, REGISTERS + 176, info.address());
    }
  }

  /**
   * Takes the frame that the stack pointer stands behind back: rt_sigreturn.
   *
   * @return false if it can't be read or holds what no program can have
   */
  static boolean pop(Task task, long frame) {
    long at = TrapFrame.rsp(frame) - 8;
    byte[] image = new byte[SIZE];
    UserMemory memory = Kernel.userMemory();
    if (!memory.copyIn(at, image, 0, SIZE)) {
      return false;
    }
    long rip = getLong(image, REGISTERS + 128);
    if (!UserMemory.isRange(rip, 1)) {
      return false;
    }
    TrapFrame.setR8(frame, getLong(image, REGISTERS));
    TrapFrame.setR9(frame, getLong(image, REGISTERS + 8));
    TrapFrame.setR10(frame, getLong(image, REGISTERS + 16));
    TrapFrame.setR11(frame, getLong(image, REGISTERS + 24));
    TrapFrame.setR12(frame, getLong(image, REGISTERS + 32));
    TrapFrame.setR13(frame, getLong(image, REGISTERS + 40));
    TrapFrame.setR14(frame, getLong(image, REGISTERS + 48));
    TrapFrame.setR15(frame, getLong(image, REGISTERS + 56));
    TrapFrame.setRdi(frame, getLong(image, REGISTERS + 64));
    TrapFrame.setRsi(frame, getLong(image, REGISTERS + 72));
    TrapFrame.setRbp(frame, getLong(image, REGISTERS + 80));
    TrapFrame.setRbx(frame, getLong(image, REGISTERS + 88));
    TrapFrame.setRdx(frame, getLong(image, REGISTERS + 96));
    TrapFrame.setRax(frame, getLong(image, REGISTERS + 104));
    TrapFrame.setRcx(frame, getLong(image, REGISTERS + 112));
    TrapFrame.setRsp(frame, getLong(image, REGISTERS + 120));
    TrapFrame.setRip(frame, rip);
    long flags = getLong(image, REGISTERS + 136) & USER_FLAGS;
    TrapFrame.setRflags(frame, (TrapFrame.rflags(frame) & ~USER_FLAGS) | flags);
    TrapFrame.setVector(frame, 0);
    task.setBlockedSignals(getLong(image, MASK));
    restoreStack(task, frame, image);
    return restoreFloatingPoint(task, getLong(image, FLOATING_POINT));
  }

  private static void restoreStack(Task task, long frame, byte[] image) {
    AlternateStack.change(
        task,
        getLong(image, STACK),
        getLong(image, STACK + 16),
        (int) getLong(image, STACK + 8),
        TrapFrame.rsp(frame));
  }

  private static boolean saveFloatingPoint(Task task, long address) {
    FloatingPoint registers = Kernel.floatingPoint();
    if (!registers.isPresent()) {
      return true;
    }
    registers.save(task.stack());
    return Kernel.userMemory()
        .copyOut(task.stack().floatingPointArea(), address, FloatingPoint.AREA_SIZE);
  }

  /** Loads what the frame says; without an area, fresh registers, as Linux does. */
  private static boolean restoreFloatingPoint(Task task, long address) {
    FloatingPoint registers = Kernel.floatingPoint();
    if (address == 0 || !registers.isPresent()) {
      registers.reset(task.stack());
      return true;
    }
    boolean read = registers.loadFrom(task.stack(), address);
    if (!read) {
      registers.reset(task.stack());
    }
    return read;
  }

  private static void putInt(byte[] into, int offset, int value) {
    for (int i = 0; i < 4; i++) {
      into[offset + i] = (byte) (value >>> (8 * i));
    }
  }

  private static void putLong(byte[] into, int offset, long value) {
    for (int i = 0; i < 8; i++) {
      into[offset + i] = (byte) (value >>> (8 * i));
    }
  }

  private static long getLong(byte[] from, int offset) {
    long value = 0;
    for (int i = 7; i >= 0; i--) {
      value = value << 8 | (from[offset + i] & 0xff);
    }
    return value;
  }
}
