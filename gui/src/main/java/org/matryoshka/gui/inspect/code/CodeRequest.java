package org.matryoshka.gui.inspect.code;

import java.util.OptionalLong;

/**
 * What code to show.
 *
 * @param vm number of the VM, from 1
 * @param root guest-physical address of the top page table of the address space; empty for the
 *     current one
 * @param address that must be among the lines; empty for RIP
 * @param start where the lines began the last time: they begin there again if the address is still
 *     among them, so that a list does not jump
 * @param before lines before the address
 * @param count lines in all
 */
public record CodeRequest(
    int vm, OptionalLong root, OptionalLong address, OptionalLong start, int before, int count) {
  /** The code around RIP. */
  public static CodeRequest atRip(int vm, int before, int count) {
    return new CodeRequest(
        vm, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), before, count);
  }

  /** The code around an address. */
  public static CodeRequest at(int vm, long address, int before, int count) {
    return new CodeRequest(
        vm, OptionalLong.empty(), OptionalLong.of(address), OptionalLong.empty(), before, count);
  }

  /** The same, if possible with lines that begin where they began. */
  public CodeRequest from(long newStart) {
    return new CodeRequest(vm, root, address, OptionalLong.of(newStart), before, count);
  }
}
