package org.matryoshka.gui.inspect.guest;

/**
 * A call on a kernel stack.
 *
 * @param address an address in the code of the call, as gva
 * @param method class and method, without the packages that all of the guest's classes have
 * @param file simple name of the source file
 * @param line in it, from 1
 */
public record StackFrame(long address, String method, String file, int line) {
  /** As Java prints it: {@code kernel.sched.Dispatcher.block (Dispatcher.java:412)}. */
  @Override
  public String toString() {
    return method + " (" + file + ":" + line + ")";
  }
}
