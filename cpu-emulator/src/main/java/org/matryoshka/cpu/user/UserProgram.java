package org.matryoshka.cpu.user;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * A program to run and what it is connected to.
 *
 * @param image the ELF file's bytes
 * @param arguments argv, the program's name first
 * @param environment strings of the form {@code NAME=value}
 * @param memoryBytes RAM of the machine, a multiple of 4 KiB
 * @param seed of the random bytes that Linux gives a program at its start
 * @param in descriptor 0
 * @param out descriptor 1
 * @param error descriptor 2
 * @param notices takes a line when the program makes a system call that does not exist here, once
 *     for each
 */
public record UserProgram(
    byte[] image,
    List<String> arguments,
    List<String> environment,
    long memoryBytes,
    long seed,
    InputStream in,
    OutputStream out,
    OutputStream error,
    Consumer<String> notices) {
  /** RAM unless told otherwise. */
  public static final long DEFAULT_MEMORY = 64 << 20;
}
