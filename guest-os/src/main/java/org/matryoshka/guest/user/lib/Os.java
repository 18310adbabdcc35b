package org.matryoshka.guest.user.lib;

/**
 * All that a program asks of the kernel. {@link LinuxOs} makes the system calls; the tests have one
 * in memory, so that a program can be tried on the JVM.
 */
public interface Os extends FileCalls, ProcessCalls, MachineCalls {
  /** The strings {@code NAME=value} that this process was started with. */
  String[] environment();

  /** The name that this process was started under, as its caller wrote it ({@code argv[0]}). */
  String invokedAs();
}
