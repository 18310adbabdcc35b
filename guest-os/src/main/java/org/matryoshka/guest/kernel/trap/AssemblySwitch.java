package org.matryoshka.guest.kernel.trap;

import org.matryoshka.guest.magic.Code;
import org.matryoshka.guest.magic.Import;
import org.matryoshka.guest.magic.Memory;

/** The stack switch of the machine: {@code switch.asm}. */
public final class AssemblySwitch implements Switch {
  private static final int PRESERVED_REGISTERS = 6;

  @Override
  public void to(KernelStack from, KernelStack to) {
    switchStack(from.stackPointerSlot(), to.stackPointerSlot(), to.top());
  }

  @Override
  public void prepare(KernelStack stack) {
    long returnAddress = stack.userFrame() - 8;
    Memory.writeLong(returnAddress, Code.symbol("task_start"));
    Memory.fillLongs(returnAddress - PRESERVED_REGISTERS * 8, 0, PRESERVED_REGISTERS);
    stack.setStackPointer(returnAddress - PRESERVED_REGISTERS * 8);
  }

  @Import("switch_stack")
  private static native void switchStack(long saveTo, long loadFrom, long top);
}
