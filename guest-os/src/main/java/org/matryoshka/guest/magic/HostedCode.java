package org.matryoshka.guest.magic;

/** What a test puts in the place of machine code or of the kernel's system call entry. */
@FunctionalInterface
public interface HostedCode {
  /** Runs with the arguments that were passed, without the address. */
  long call(long... arguments);
}
