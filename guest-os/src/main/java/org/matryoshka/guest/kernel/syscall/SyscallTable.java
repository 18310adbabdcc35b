package org.matryoshka.guest.kernel.syscall;
/** . */
public final class SyscallTable {
  private SyscallTable() {}
}
