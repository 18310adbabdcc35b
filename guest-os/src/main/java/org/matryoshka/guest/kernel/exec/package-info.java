/**
 * How a file becomes the program of a process: {@code execve}, scripts, ELF64 executables, and the
 * first words on the new stack.
 *
 * <p>Start reading at {@link org.matryoshka.guest.kernel.exec.Exec}. A file is looked at through
 * its {@link org.matryoshka.guest.kernel.memory.PageSource}, and its segments are mapped from
 * there, not copied. Whatever the file holds, the answer is a running program or an errno: it is
 * checked wholly before the old program is given up. Called by the system call and by boot, for
 * init.
 */
package org.matryoshka.guest.kernel.exec;
